import { documentFragment, escaped } from '../html.ts'
import { attachmentLines, copiesLine, gaps, type Letter, undated, unnumbered } from './letter.ts'

/** What is still to be filled in is marked, after escaping: 【】 need none. */
const marked = (html: string): string => html.replace(gaps, '<mark>$1</mark>')

const line = (text: string, name?: string): string => `<p${name ? ` class="${name}"` : ''}>${marked(escaped(text))}</p>`

/**
 * The letter as HTML for a page that has the house's stylesheet (class `letter`): the same words as on paper. `level` is that of the
 * letterhead in the page's outline. Every text is escaped.
 */
export function letterFragment(letter: Letter, level = 3): string {
  const open = (text: string | null, words: string) =>
    text === null ? `<p class="sign"><mark>${words}</mark></p>` : `<p class="sign">${escaped(text)}</p>`
  const body = documentFragment({ title: letter.title, lang: letter.lang, blocks: letter.body }, level + 1)
  return [
    '<div class="letter">',
    `<h${level}>${escaped(letter.agency)}</h${level}>`,
    open(letter.number, unnumbered),
    `<h${level + 1}>${marked(letter.title.map(escaped).join('<wbr>'))}</h${level + 1}>`,
    line(`${letter.addressee}：`, 'flush'),
    marked(body),
    ...attachmentLines(letter).map((text, i) => line(i ? `　　　${text}` : `附件：${text}`)),
    line(letter.signedBy, 'sign'),
    open(letter.day, undated),
    ...letter.notes.map(note => line(`（${note}）`)),
    ...(letter.copies.length ? [line(copiesLine(letter), 'flush')] : []),
    '</div>',
  ].join('\n')
}
