import type { Block } from './blocks.ts'

const pageNumber = /^[\s\-—–―·.第]*\d{1,4}\s*(?:[/／]\s*\d{1,4}\s*)?[页\s\-—–―·.]*$/
const numbered = /^\s*[（(]?\s*[一二三四五六七八九十\d]/

/**
 * Adds the blocks of the next page. A table that goes on over the page's end becomes one table again: cells that span the break lose their
 * empty second half, and a row broken inside a label is put together.
 */
export function addPage(blocks: Block[], page: readonly Block[]): void {
  const before = blocks.findLastIndex(block => block.kind === 'table' || !pageNumber.test(block.text))
  const after = page.findIndex(block => block.kind === 'table' || !pageNumber.test(block.text))
  const [upper, lower] = [blocks[before], page[after]]
  if (upper?.kind !== 'table' || lower?.kind !== 'table') {
    blocks.push(...page)
    return
  }
  const [first = [], ...rest] = lower.rows
  const opened = first.findIndex(text => text !== '')
  const row = opened > 0 && !first.slice(opened).every(text => /^[\d\s]*$/.test(text)) ? first.slice(opened) : first
  const last = upper.rows.at(-1)
  const whole = last === undefined ? undefined : brokenRow(last, row)
  const rows = whole === undefined ? [...upper.rows, row, ...rest] : [...upper.rows.slice(0, -1), whole, ...rest]
  blocks.splice(before, blocks.length - before, { kind: 'table', rows }, ...page.slice(after + 1))
}

/** The two halves of a row as one row, where the lower half goes on with a label and only one half holds the figures. */
function brokenRow(upper: readonly string[], lower: readonly string[]): string[] | undefined {
  if (lower.some(text => numbered.test(text) && !/^[\d.,]+$/.test(text))) return undefined
  const cells = upper.slice(-lower.length)
  if (cells.length !== lower.length || !lower.some(text => text !== '')) return undefined
  const isFigure = (text: string) => /^[+-]?[\d.,]+$/.test(text)
  const upperFigures = cells.some(isFigure)
  const lowerFigures = lower.some(isFigure)
  if (upperFigures === lowerFigures || !lower.some(text => text !== '' && !isFigure(text))) return undefined
  return [...upper.slice(0, upper.length - lower.length), ...cells.map((text, i) => text + (lower[i] ?? ''))]
}
