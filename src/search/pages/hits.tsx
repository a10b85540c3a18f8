import type { Page } from '../../web/layout/index.ts'
import { Chip, Official } from '../../web/ui/index.ts'
import { addressWith } from '../addresses.ts'
import { downloadKinds, mostDownloaded } from '../downloads.ts'
import { entryKinds, validityWords } from '../entry.ts'
import type { Found, Hit } from '../found.ts'
import type { Asked } from '../query.ts'
import { totalIn } from './facet-words.ts'
import { Marked } from './marked.tsx'

type Props = {
  page: Page
  place: string
  asked: Asked
  found: Found
  office: object | null
  columns: ReadonlyMap<string, string>
  agencies: ReadonlyMap<string, string>
}

export function Hits(props: Props) {
  const { page, place, asked, found } = props
  const { say } = page
  const total = found.total
  const heading = total ? say(`${totalIn(total)} 条结果`, `${totalIn(total)} results`) : say('更早的结果', 'Earlier results')
  const orders = [
    ['relevance', say('相关度', 'Relevance')],
    ['date', say('日期', 'Date')],
  ] as const
  return (
    <>
      <section aria-labelledby="results">
        <div class="head">
          <h2 id="results">{heading}</h2>
          <p>
            {say('排序：', 'Order: ')}
            {orders.map(([order, text], i) => (
              <>
                {i > 0 && '　'}
                {asked.order === order ? <b aria-current="true">{text}</b> : <a href={addressWith(place, asked, { order })}>{text}</a>}
              </>
            ))}
          </p>
        </div>
        <ol class="hits">
          {found.hits.map(hit => (
            <OneHit {...props} hit={hit} />
          ))}
        </ol>
      </section>
      <div class="head">
        <nav class="pager" aria-label={say('分页', 'Pages')}>
          <ul>
            {asked.after && (
              <li>
                <a href={addressWith(place, asked)} rel="prev">
                  {say('回到开头', 'Back to the first page')}
                </a>
              </li>
            )}
            {found.next && (
              <li>
                <a href={addressWith(place, asked, { after: found.next })} rel="next">
                  {say('下一页', 'Next page')}
                </a>
              </li>
            )}
          </ul>
        </nav>
        <p>
          {say(`下载结果（前 ${mostDownloaded} 条）：`, `Take away (the first ${mostDownloaded}): `)}
          {downloadKinds.map((kind, i) => (
            <>
              {i > 0 && '　'}
              <a href={addressWith(`${place}/results.${kind}`, asked)}>{kind.toUpperCase()}</a>
            </>
          ))}
        </p>
      </div>
    </>
  )
}

function OneHit({ page, office, hit, columns, agencies }: Props & { hit: Hit }) {
  const { say, language } = page
  const { kind, documentNumber, validity, genre, column, publishedOn, partOf, extract } = hit
  const columnName = column === null ? null : columns.get(column)
  const words = kind === 'item' ? (genre ?? columnName) : kind === 'attachment' ? null : columnName
  return (
    <li lang={language === 'en' ? 'zh-CN' : undefined}>
      <h3>
        <a href={hit.path}>
          {kind === 'attachment' && !/^附件/.test(hit.title.text) && '附件：'}
          <Marked of={hit.title} />
        </a>
      </h3>
      {extract.text && (
        <p>
          {extract.cutBefore && '……'}
          <Marked of={extract} />
          {extract.cutAfter && '……'}
        </p>
      )}
      <p class="more">
        {documentNumber && (
          <span class="docno" translate="no">
            <Marked of={documentNumber} />
          </span>
        )}
        {validity && (
          <Chip state={validityWords[validity].chip}>{say(validityWords[validity].label, validityWords[validity].english)}</Chip>
        )}
        {words ? <Official language={language}>{words}</Official> : <span>{say(entryKinds[kind].label, entryKinds[kind].english)}</span>}
        {!office && <Official language={language}>{agencies.get(hit.agencyId)}</Official>}
        <time datetime={publishedOn}>{publishedOn}</time>
        {partOf && (
          <span>
            {say('见于：', 'In: ')}
            <Official language={language}>{partOf.title}</Official>
          </span>
        )}
      </p>
    </li>
  )
}
