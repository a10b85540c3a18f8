import { BadInput } from '../../errors.ts'
import { unifyRadicals } from '../../text/index.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { tooManyCells } from './html-tables.ts'
import { tooSlow } from './html-tree.ts'
import { tablesOf } from './pdf-grid.ts'
import { addPage } from './pdf-pages.ts'
import { type Matrix, multiply, rulesOf } from './pdf-rules.ts'
import { guardStreams } from './pdf-streams.ts'
import { layoutLines, type Word } from './pdf-words.ts'

const mostPages = 400

/** Fewer characters than the title of a report: page numbers and stamps over pictures of pages. */
const fewestCharacters = 40

const brokenSentence = 'PDF 文件已损坏，无法读取 / the PDF file is damaged and cannot be read'

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

/**
 * A PDF as lines and tables, page by page. Tables whose rules are drawn are rebuilt cell by cell; everything else becomes lines in which columns
 * are kept by runs of two spaces or more. Throws BadInput for broken, encrypted and scanned files.
 */
export async function readPdf(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<Block[]> {
  guardStreams(bytes, limits)
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  fillGaps()
  const end = performance.now() + limits.milliseconds
  let pdf: Pdf
  try {
    // pdf.js takes the buffer over, so it gets a copy. Pictures are not needed, so none is unpacked.
    pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0, maxImageSize: 1 })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new BadInput('这份 PDF 已加密，请取消密码后再提供 / this PDF is encrypted: take the password off first')
    }
    throw new BadInput(brokenSentence)
  }
  try {
    if (pdf.numPages > mostPages) {
      throw new BadInput(`PDF 超过 ${mostPages} 页的上限 / the PDF has more pages than the limit of ${mostPages}`, 'pages')
    }
    const codes = (await getResolvedPDFJS()).OPS as Record<string, number>
    const blocks: Block[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      addPage(blocks, await blocksOf(page, codes, limits))
      page.cleanup()
      if (performance.now() > end) throw tooSlow(limits)
    }
    if (characters(blocks) < fewestCharacters) {
      throw new BadInput(
        '这份 PDF 是扫描图像，没有可读取的文字，请提供网页、DOCX 或可复制文字的 PDF / this PDF is a scanned picture, without text that can be read',
      )
    }
    return blocks
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(brokenSentence)
  } finally {
    await pdf.destroy()
  }
}

/** pdf.js calls this of Node 21; without it, the drawing of a page that embeds certain fonts stops half-way on Node 20. */
function fillGaps(): void {
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer }
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new ArrayBuffer(length)
    new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
    return copy
  }
}

async function blocksOf(page: Page, codes: Record<string, number>, limits: Limits): Promise<Block[]> {
  const { words, matrix } = await wordsOf(page)
  const tables = tablesOf(rulesOf(await page.getOperatorList(), codes, matrix), words)
  for (const { rows } of tables) if (rows.reduce((sum, row) => sum + row.length, 0) > limits.tableCells) throw tooManyCells(limits)
  const outside = words.filter(word => !tables.some(table => table.words.has(word)))
  const placed: { y: number; block: Block }[] = [
    ...layoutLines(outside).map(({ y, text }) => ({ y, block: { kind: 'line', text } as Block })),
    ...tables.map(({ top, rows }) => ({ y: top, block: { kind: 'table', rows } as Block })),
  ]
  return placed.sort((a, b) => a.y - b.y).map(({ block }) => block)
}

/** Turns a page so that text which runs down, up or upside down runs to the right; columns of a matrix as PDF writes them. */
const turns: Record<string, Matrix> = {
  right: [1, 0, 0, 1, 0, 0],
  down: [0, -1, 1, 0, 0, 0],
  up: [0, 1, -1, 0, 0, 0],
  left: [-1, 0, 0, -1, 0, 0],
}

/**
 * The words of a page and the matrix from its space to the one they stand in. A table set sideways is turned; words across the others (a
 * watermark, a mark on the margin) are left out.
 */
async function wordsOf(page: Page): Promise<{ words: Word[]; matrix: Matrix }> {
  const { transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const found = items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return []
    const placed = multiply(transform, item.transform as number[])
    return [{ text: unifyRadicals(item.str), width: item.width, placed, runs: direction(placed) }]
  })
  const counts = new Map<string, number>()
  for (const { runs, text } of found) counts.set(runs, (counts.get(runs) ?? 0) + text.length)
  const most = ['right', 'down', 'up', 'left'].reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a))
  const turn = turns[most] as Matrix
  const words = found.flatMap(({ text, width, placed, runs }) => {
    if (runs !== most) return []
    const [, , h = 0, v = 0, x = 0, y = 0] = multiply(turn, placed)
    return [{ text, x, y, width, size: Math.hypot(h, v) || 10 }]
  })
  return { words, matrix: multiply(turn, transform) }
}

function direction([x = 1, y = 0]: Matrix): string {
  if (Math.abs(y) < Math.abs(x) / 4) return x > 0 ? 'right' : 'left'
  if (Math.abs(x) < Math.abs(y) / 4) return y > 0 ? 'down' : 'up'
  return 'across'
}

function characters(blocks: readonly Block[]): number {
  let sum = 0
  for (const block of blocks) sum += (block.kind === 'line' ? block.text : block.rows.flat().join('')).replace(/\s/g, '').length
  return sum
}
