import { BadInput } from '../../errors.ts'

/** A list in CSV (RFC 4180), a comma, semicolon or tab between the cells as its first line has it. Throws BadInput for a quote that never ends. */
export function csvRows(text: string): string[][] {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const comma = ['\t', ';'].find(mark => !first.includes(',') && first.includes(mark)) ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (;;) {
        const end = text.indexOf('"', at + 1)
        if (end < 0) throw new BadInput(`CSV 第 ${rows.length + 1} 行的引号没有结束。 A quote never ends.`)
        cell += text.slice(at + 1, end)
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
      }
    }
    let end = at
    while (end < text.length && text[end] !== comma && text[end] !== '\n') end += 1
    row.push((cell + text.slice(at, end)).replace(/\r$/, ''))
    at = end + 1
    if (end < text.length && text[end] === comma) {
      if (at === text.length) row.push('')
      continue
    }
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}
