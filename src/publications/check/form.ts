import { attribute, hasClass } from '../content/tree.ts'
import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

type Make = Pick<NewFinding, 'rule' | 'level' | 'at' | 'text' | 'message' | 'english'>
const plain = (made: Make): NewFinding => ({ ...made, suggestion: null })

/** Pictures without words, headings without words, and an article that is a picture (WCAG 1.1.1, 1.3.1). */
export function formFindings({ body, draft }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  const noAlt = (at: NewFinding['at'], text: string) =>
    found.push(
      plain({ rule: 'picture', level: 'mustFix', at, text, message: '图片缺少文字说明', english: 'a picture without a text alternative' }),
    )
  body.blocks.forEach((block, number) => {
    for (const picture of block.pictures)
      if (!saysSomething(attribute(picture, 'alt'))) noAlt({ field: 'body', block: number }, attribute(picture, 'src') ?? '')
    if (/^h[2-6]$/.test(block.name) && block.text.trim() === '')
      found.push(
        plain({
          rule: 'heading',
          level: 'mustFix',
          at: { field: 'body', block: number },
          text: block.name,
          message: '标题没有文字',
          english: 'an empty heading',
        }),
      )
  })
  for (const { role, alt, fileId, title } of draft.attachments)
    if (role === 'picture' && !saysSomething(alt)) noAlt({ field: 'attachments', fileId }, title)
  const words = body.blocks.reduce((sum, block) => sum + block.text.replace(/\s/g, '').length, 0)
  const pictures = body.blocks.reduce((sum, block) => sum + block.pictures.length, 0)
  if (pictures > 0 && words < 30 && !hasClass(body.blocks[0]!.element, 'notice'))
    found.push(
      plain({
        rule: 'picture',
        level: 'warning',
        at: { field: 'body' },
        text: '',
        message: '正文几乎只有图片，检索和读屏都读不到内容，请补充文字',
        english: 'the text is hardly more than a picture: nobody can search it or have it read aloud',
      }),
    )
  if (!draft.title.trim())
    found.push(plain({ rule: 'heading', level: 'mustFix', at: { field: 'title' }, text: '', message: '没有标题', english: 'no title' }))
  return found
}

const saysSomething = (alt: string | null | undefined): boolean =>
  !!alt && !/^(?:图片?|image|img|photo|未标题|无标题|[\w-]+\.(?:jpe?g|png|gif|webp))?\d*$/i.test(alt.trim())

/** 附件：1.… in the text against the files that are there. */
export function attachmentFindings({ passages, draft }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  const files = draft.attachments.filter(({ role }) => role === 'attachment')
  const body = passages.filter(({ isBody }) => isBody)
  let listing = false
  const listed: { title: string; at: NewFinding['at'] }[] = []
  for (const { at, text } of body) {
    const lines = text.split('\n')
    let offset = 0
    for (const line of lines) {
      const begun = /^[\s\u3000]*附件[\d一二三四五六七八九十]{0,3}\s?[:：]\s?/.exec(line)
      const item = /^[\s\u3000]*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])\s?/.exec(line)
      if (begun || (listing && item)) {
        listing = true
        const title = line
          .slice((begun ?? item)![0].length)
          .replace(/^(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])\s?/, '')
          .trim()
        if (title) listed.push({ title, at: placed(at, offset, offset + line.length) })
      } else if (line.trim()) listing = false
      offset += line.length + 1
    }
  }
  const bare = (text: string) =>
    text
      .replace(/\.[a-z]{2,5}$/i, '')
      .replace(/^附件\s?[\d一二三四五六七八九十]{0,3}\s?[.．、:：-]?\s?|^\d{1,2}[.．、]\s?/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
  const titles = files.map(({ title }) => bare(title))
  for (const { title, at } of listed) {
    const wanted = bare(title)
    if (wanted && !titles.some(one => one.includes(wanted) || (one.length > 1 && wanted.includes(one))))
      found.push(
        plain({
          rule: 'attachment',
          level: 'mustFix',
          at,
          text: title,
          message: `正文列出的附件“${title}”没有上传`,
          english: `the attachment “${title}” is named and not attached`,
        }),
      )
  }
  const whole = body.map(({ text }) => text).join('\n')
  if (listed.length === 0 && files.length === 0) {
    const said = /(?:见|详见|参见)(?:附件|附表)|(?:附件|附表)[\d一二三四五六七八九十]{0,2}[)）]/.exec(whole)
    if (said)
      found.push(
        plain({
          rule: 'attachment',
          level: 'warning',
          at: { field: 'body' },
          text: said[0],
          message: `正文提到“${said[0]}”，但是没有附件`,
          english: 'the text speaks of an attachment and there is none',
        }),
      )
  }
  const all = bare(whole)
  files.forEach(({ title, fileId }, i) => {
    if (titles[i] && !all.includes(titles[i]!) && !listed.some(one => titles[i]!.includes(bare(one.title))) && !/附件|附表/.test(whole))
      found.push(
        plain({
          rule: 'attachment',
          level: 'warning',
          at: { field: 'attachments', fileId },
          text: title,
          message: `附件“${title}”在正文中没有提到`,
          english: `the attachment “${title}” is not mentioned in the text`,
        }),
      )
  })
  return found
}
