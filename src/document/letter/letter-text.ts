import { printable } from '../blocks.ts'
import { attachmentLines, copiesLine, type Letter, undated, unnumbered } from './letter.ts'

/** The letter as plain text, line by line: for mail, for search, for comparing what went out. */
export function letterText(letter: Letter): string {
  const indented = (text: string) => `　　${text}`
  const body = letter.body.flatMap(block => {
    if (block.kind === 'heading') return [indented(block.text)]
    if (block.kind === 'paragraph') return [(block.indent === false ? '' : '　　') + block.runs.map(run => run.text).join('')]
    if (block.kind === 'notice') return [indented(block.text)]
    return []
  })
  const attached = attachmentLines(letter).map((line, i) => (i ? `　　　　　${line}` : indented(`附件：${line}`)))
  return [
    letter.agency,
    letter.number ?? unnumbered,
    letter.title.join(''),
    `${letter.addressee}：`,
    ...body,
    ...attached,
    letter.signedBy,
    letter.day ?? undated,
    ...letter.notes.map(note => indented(`（${note}）`)),
    ...(letter.copies.length ? [copiesLine(letter)] : []),
  ]
    .map(printable)
    .join('\n')
}
