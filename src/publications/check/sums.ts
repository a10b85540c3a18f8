import { type Element, isElement, type Node } from '../content/tree.ts'
import type { NewFinding } from './finding.ts'
import type { Reading } from './reading.ts'

const total = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|合计数)(?:[（(].{0,10}[)）])?$/

/** Tables without spans whose last row or column is called 合计 and is not the sum of the others. */
export function sumFindings({ body }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  const tables = new Set<Element>()
  for (const { element } of body.blocks) if (element.tagName === 'td') tables.add(tableOf(element) ?? element)
  for (const table of tables) {
    if (table.tagName !== 'table') continue
    const rows = rowsOf(table)
    const width = rows[0]?.length ?? 0
    if (rows.length < 3 || width < 2 || rows.length * width > 10_000) continue
    if (
      rows.some(row => row.length !== width || row.some(cell => cell.attrs.some(one => one.name === 'colspan' || one.name === 'rowspan')))
    )
      continue
    const text = rows.map(row => row.map(wordsOf))
    const number = (cell: Element) => body.blocks.findIndex(block => block.element === cell)
    const add = (cell: Element, said: string, sum: number, way: string) =>
      found.push({
        rule: 'sum',
        level: 'warning',
        at: { field: 'body', block: Math.max(0, number(cell)) },
        text: said,
        key: `${said} ${sum} ${way}`,
        message: `合计 ${said} 与各项之和 ${shownSum(sum)} 不一致（${way}）`,
        english: `the total says ${said}, the entries add up to ${shownSum(sum)}`,
        suggestion: null,
      })
    const last = rows.length - 1
    if (total.test(text[last]![0]!))
      for (let x = 1; x < width; x++) {
        const entries = text.slice(1, last).map(row => figure(row[x]!))
        compare(entries, text[last]![x]!, sum => add(rows[last]![x]!, text[last]![x]!, sum, text[0]![x]!))
      }
    if (total.test(text[0]![width - 1]!))
      for (let y = 1; y <= last; y++) {
        const entries = text[y]!.slice(1, width - 1).map(figure)
        compare(entries, text[y]![width - 1]!, sum => add(rows[y]![width - 1]!, text[y]![width - 1]!, sum, text[y]![0]!))
      }
  }
  return found
}

/** Says so only where every entry is a figure (or blank) and at least two are. */
function compare(entries: readonly (number | null | undefined)[], said: string, differ: (sum: number) => void): void {
  const whole = figure(said)
  const figures = entries.filter(entry => typeof entry === 'number')
  if (typeof whole !== 'number' || entries.includes(undefined) || figures.length < 2) return
  const sum = figures.reduce((one, two) => one + two, 0)
  if (Math.abs(sum - whole) > 1e-6 * Math.max(1, Math.abs(sum))) differ(sum)
}

/** The figure; null for a blank, undefined for words and shares. */
function figure(text: string): number | null | undefined {
  const plain = text.replace(/[,，\s]/g, '')
  if (/^[-—–/]?$/.test(plain)) return null
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

const shownSum = (sum: number): string => String(Math.round(sum * 1e6) / 1e6)

function tableOf(cell: Element): Element | null {
  for (let at = cell.parentNode; at && 'tagName' in at; at = at.parentNode) if (at.tagName === 'table') return at
  return null
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  const look = (nodes: readonly Node[]) => {
    for (const node of nodes)
      if (isElement(node)) {
        if (node.tagName === 'tr')
          rows.push(node.childNodes.filter((one): one is Element => isElement(one) && (one.tagName === 'td' || one.tagName === 'th')))
        else if (['thead', 'tbody', 'tfoot'].includes(node.tagName)) look(node.childNodes)
      }
  }
  look(table.childNodes)
  return rows
}

const wordsOf = (node: Node): string =>
  ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '').trim()
