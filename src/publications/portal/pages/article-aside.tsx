import { encode } from 'uqr'
import type { Office, Page } from '../../../web/layout/index.ts'
import { Files, Official } from '../../../web/ui/index.ts'
import { relationKinds } from '../../content.ts'
import { addressOf } from '../../publish.ts'
import type { ArticleView, Related } from '../article.ts'

type Props = { page: Page; office: Office; view: ArticleView }

/** What stands beside the text: its files, the text in other formats, the documents it has to do with, and its address for a phone. */
export function ArticleAside({ page, office, view }: Props) {
  const { say } = page
  const { item, files, related } = view
  const address = addressOf(office.slug, item.number)
  return (
    <>
      {files.length > 0 && (
        <section aria-labelledby="att" lang={page.language === 'en' ? 'zh-CN' : undefined}>
          <h2 id="att" lang={page.language}>
            {say('附件', 'Attachments')}
          </h2>
          <Files
            files={files.map(({ fileId, title, kind, bytes }) => ({ href: `${address}/files/${fileId}`, kind, name: title, size: bytes }))}
          />
        </section>
      )}
      <section class="noprint" aria-labelledby="down">
        <h2 id="down">{say('下载正文', 'Download the text')}</h2>
        <Files
          files={[
            { href: `${address}.docx`, kind: 'DOCX', name: say('Word 文档', 'Word document') },
            { href: `${address}.pdf`, kind: 'PDF', name: say('公文版式', 'set as an official document') },
            { href: `${address}.txt`, kind: 'TXT', name: say('纯文本', 'plain text') },
            { href: `${address}.json`, kind: 'JSON', name: say('结构化数据', 'data') },
          ]}
        />
      </section>
      {related.length > 0 && (
        <section aria-labelledby="rel">
          <h2 id="rel">{say('相关文件', 'Related documents')}</h2>
          <ul class="files">
            {related.map(each => (
              <li>
                <span class="kind">{wordOf(page, each)}</span>
                <a href={addressOf(office.slug, each.item.number)}>
                  <Official language={page.language}>{each.item.title}</Official>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="ticket" aria-labelledby="qr">
        <div>
          <h2 id="qr">{say('手机阅读', 'On a phone')}</h2>
          <p class="quiet">{say('扫码打开本页，网址长期有效。', 'Scan to open this page; its address is permanent.')}</p>
        </div>
        <Square page={page} text={page.origin + address} />
      </section>
    </>
  )
}

/** What the other document is to this one. */
function wordOf({ say }: Page, { kind, isPassive }: Related): string {
  if (kind === 'interprets') return isPassive ? say('解读', 'reading') : say('原文', 'document')
  const { label, passive, english, passiveEnglish } = relationKinds[kind]
  return isPassive ? say(passive, passiveEnglish) : say(label, english)
}

/** The address as a square for cameras: one path, so that no style is needed. */
function Square({ page, text }: { page: Page; text: string }) {
  const { d, size } = drawn(text)
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={page.say('本页网址的二维码', 'QR code of the address of this page')}>
      <path class="qr" d={d} />
    </svg>
  )
}

type Drawn = { d: string; size: number }
const mostSquares = 500
const squares = new Map<string, Drawn>()

/** The square of an address never changes; those drawn last are kept. */
function drawn(text: string): Drawn {
  const known = squares.get(text)
  if (known) return known
  const { data, size } = encode(text, { border: 2, ecc: 'M' })
  const d = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  if (squares.size >= mostSquares) squares.delete(squares.keys().next().value!)
  squares.set(text, { d, size })
  return { d, size }
}
