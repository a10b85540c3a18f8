import type { Block, Cell, Row, Run, Table } from '../../document/blocks.ts'
import { attribute, classesOf, type Element, isBlock, isElement, isText, made, type Node, type Parent, parsed, textOf } from './tree.ts'

/**
 * A stored text as blocks of an official document, for DOCX and PDF. Lists become numbered paragraphs; of a picture stands what it shows; a
 * link to another site stands with its address, for paper.
 */
export function toBlocks(html: string): Block[] {
  const blocks: Block[] = []
  addAll(parsed(html), blocks)
  return blocks
}

const levels: Readonly<Record<string, 1 | 2 | 3 | 4>> = { h2: 1, h3: 2, h4: 3, h5: 4, h6: 4 }

function addAll(parent: Parent, blocks: Block[]): void {
  let inline: Node[] = []
  const close = () => {
    if (inline.length > 0) addLines(made('p', inline), blocks)
    inline = []
  }
  for (const node of [...parent.childNodes]) {
    if (!isBlock(node)) {
      inline.push(node)
      continue
    }
    close()
    addBlock(node, blocks)
  }
  close()
}

function addBlock(node: Element, blocks: Block[]): void {
  const level = levels[node.tagName]
  if (level) {
    const text = textOf(node).trim()
    if (text) blocks.push({ kind: 'heading', level, text: text.replace(/\s*\n\s*/g, ' ') })
  } else if (node.tagName === 'table') {
    const table = tableOf(node, blocks.filter(({ kind }) => kind === 'table').length + 1)
    if (table) blocks.push(table)
  } else if (node.tagName === 'ul' || node.tagName === 'ol') addItems(node, blocks)
  else if (node.childNodes.some(isBlock)) addAll(node, blocks)
  else addLines(node, blocks)
}

/** A paragraph; its line breaks begin new ones. */
function addLines(node: Element, blocks: Block[], before = ''): void {
  const classes = classesOf(node)
  const lines: Run[][] = [before ? [{ text: before }] : []]
  for (const run of runsOf(node.childNodes)) {
    const [first = '', ...rest] = run.text.split('\n')
    if (first) lines.at(-1)!.push({ ...run, text: first })
    for (const one of rest) lines.push(one ? [{ ...run, text: one }] : [])
  }
  const isSigned = classes.includes('sign') || classes.includes('right')
  const words = lines.map(line =>
    line
      .map(({ text }) => text)
      .join('')
      .trim(),
  )
  if (isSigned && words.length === 2 && /\d年\d{1,2}月\d{1,2}日$/.test(words[1]!))
    blocks.push({ kind: 'signature', agency: words[0]!, day: words[1]! })
  else
    for (const [i, runs] of lines.entries())
      if (words[i])
        blocks.push({ kind: 'paragraph', runs, ...((classes.includes('flush') || classes.includes('center')) && { indent: false }) })
}

function addItems(list: Element, blocks: Block[], depth = 0): void {
  let number = Number(attribute(list, 'start') ?? 1)
  for (const item of list.childNodes) {
    if (!isElement(item)) continue
    const marker = list.tagName === 'ol' ? (depth === 0 ? `${number++}. ` : `(${number++}) `) : '· '
    const inner = item.childNodes.filter(node => !isElement(node) || !['ul', 'ol', 'table'].includes(node.tagName))
    const paragraphs = inner.filter((node): node is Element => isElement(node) && node.tagName === 'p')
    if (paragraphs.length > 0) for (const [i, node] of paragraphs.entries()) addLines(node, blocks, i === 0 ? marker : '')
    else addLines({ ...item, childNodes: inner }, blocks, marker)
    for (const node of item.childNodes) {
      if (!isElement(node)) continue
      if (node.tagName === 'ul' || node.tagName === 'ol') addItems(node, blocks, depth + 1)
      else if (node.tagName === 'table') addAll({ ...item, childNodes: [node] }, blocks)
    }
  }
}

function runsOf(nodes: readonly Node[], face?: Run['face']): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (isText(node)) return [{ text: node.value.replace(/[ \t\n]+/g, ' '), ...(face && { face }) }]
    if (!isElement(node)) return []
    if (node.tagName === 'br') return [{ text: '\n' }]
    if (node.tagName === 'img') return attribute(node, 'alt') ? [{ text: `［图：${attribute(node, 'alt')}］` }] : []
    const classes = classesOf(node)
    const own = classes.includes('kai')
      ? 'kai'
      : classes.includes('hei') || node.tagName === 'b' || node.tagName === 'strong'
        ? 'hei'
        : face
    const runs = runsOf(node.childNodes, own)
    const href = node.tagName === 'a' ? attribute(node, 'href') : undefined
    return href && /^https?:/.test(href) && !textOf(node).includes(href) ? [...runs, { text: `（${href}）` }] : runs
  })
}

function tableOf(table: Element, number: number): Table | null {
  const head: Row[] = []
  const body: Row[] = []
  let caption = ''
  const look = (parent: Parent, isHead: boolean) => {
    for (const node of parent.childNodes) {
      if (!isElement(node)) continue
      if (node.tagName === 'caption') caption = textOf(node).trim()
      else if (node.tagName === 'tr') (isHead ? head : body).push({ cells: cellsOf(node) })
      else if (['thead', 'tbody', 'tfoot'].includes(node.tagName)) look(node, node.tagName === 'thead')
    }
  }
  look(table, false)
  const rows = [...head, ...body]
  const covers = covered(rows)
  if (covers === 0) return null
  return { kind: 'table', name: `table${number}`, caption, widths: widthsOf(rows, covers), head, bodies: body.length > 0 ? [body] : [] }
}

function cellsOf(row: Element): Cell[] {
  return row.childNodes.filter(isElement).map(cell => {
    const text = cell.childNodes.some(isBlock)
      ? cell.childNodes
          .map(node => textOf(node).trim())
          .filter(Boolean)
          .join(' ')
      : textOf(cell).trim()
    const span = (name: 'colspan' | 'rowspan') => Math.min(Number(attribute(cell, name) ?? 1), name === 'colspan' ? 50 : 1000)
    const [colspan, rowspan] = [span('colspan'), span('rowspan')]
    return {
      text,
      ...(colspan > 1 && { colspan }),
      ...(rowspan > 1 && { rowspan }),
      ...(cell.tagName === 'th' && { scope: 'col' as const }),
    }
  })
}

/** Columns that the rows cover, and their spans cut to the rows that are there: the writers trust them. */
function covered(rows: Row[]): number {
  let most = 0
  const open: number[] = []
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.cells) {
      while ((open[x] ?? 0) > y) x++
      if (cell.rowspan && y + cell.rowspan > rows.length) cell.rowspan = rows.length - y
      for (let i = 0; i < (cell.colspan ?? 1); i++) open[x + i] = y + (cell.rowspan ?? 1)
      x += cell.colspan ?? 1
    }
    while ((open[x] ?? 0) > y) x++
    most = Math.max(most, x)
  })
  // a short row is filled up: a hole would shift what comes after it
  const filled: number[] = []
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.cells) {
      while ((filled[x] ?? 0) > y) x++
      for (let i = 0; i < (cell.colspan ?? 1); i++) filled[x + i] = y + (cell.rowspan ?? 1)
      x += cell.colspan ?? 1
    }
    for (; x < most; x++) if ((filled[x] ?? 0) <= y) row.cells.push({ text: '' })
  })
  return most
}

/** By the longest words of each column, so that figures do not take as much room as sentences. */
function widthsOf(rows: readonly Row[], columns: number): number[] {
  const widths = Array.from({ length: columns }, () => 4)
  for (const { cells } of rows) {
    if (cells.length !== columns) continue
    for (const [x, { text }] of cells.entries()) widths[x] = Math.max(widths[x]!, Math.min(24, [...text].length))
  }
  return widths
}
