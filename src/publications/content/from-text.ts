import { escapeText } from './escape.ts'
import { sanitiseHtml } from './sanitise-html.ts'

/**
 * What somebody types without script, as paragraphs: each line is one (official texts do not break lines inside a paragraph), blank lines
 * and the two spaces in front fall away: the stylesheet indents. Lines with the same number of tabs, one under the other, are a table.
 */
export function fromText(text: string): string {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n').split('\n')
  const parts: string[] = []
  for (let i = 0; i < lines.length; ) {
    const end = tableEnd(lines, i)
    if (end - i >= 2) {
      parts.push(table(lines.slice(i, end)))
      i = end
      continue
    }
    const line = bare(lines[i]!)
    if (line) parts.push(`<p>${escapeText(line)}</p>`)
    i++
  }
  return sanitiseHtml(parts.join('\n'))
}

const bare = (line: string): string => line.replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/g, '').replace(/\t+/g, ' ')

const tabs = (line: string | undefined): number =>
  line === undefined || bare(line) === '' ? 0 : line.replace(/[\s]+$/, match => match.replace(/[^\t]/g, '')).split('\t').length - 1

/** Where the lines that form a table with this one end. A tab in front is an indent. */
function tableEnd(lines: readonly string[], from: number): number {
  const width = tabs(lines[from])
  if (width === 0 || lines[from]!.startsWith('\t')) return from
  let end = from
  while (end < lines.length && tabs(lines[end]) === width) end++
  return end
}

function table(lines: readonly string[]): string {
  const row = (line: string, name: 'th' | 'td') =>
    `<tr>${line
      .split('\t')
      .map(cell => `<${name}${name === 'th' ? ' scope="col"' : ''}>${escapeText(bare(cell))}</${name}>`)
      .join('')}</tr>`
  const [head, ...rest] = lines
  return `<table><thead>${row(head!, 'th')}</thead><tbody>${rest.map(line => row(line, 'td')).join('')}</tbody></table>`
}
