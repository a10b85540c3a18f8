import { BadInput } from '../../errors.ts'
import { unifyRadicals } from '../../text/index.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { tooManyCells } from './html.ts'
import { tooSlow } from './html-tree.ts'
import { tablesOf } from './pdf-grid.ts'
import { addPage } from './pdf-pages.ts'
import { rulesOf } from './pdf-rules.ts'
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
  const { transform } = page.getViewport({ scale: 1 })
  const words = await wordsOf(page, transform)
  const tables = tablesOf(rulesOf(await page.getOperatorList(), codes, transform), words)
  for (const { rows } of tables) if (rows.reduce((sum, row) => sum + row.length, 0) > limits.tableCells) throw tooManyCells(limits)
  const outside = words.filter(word => !tables.some(table => table.words.has(word)))
  const placed: { y: number; block: Block }[] = [
    ...layoutLines(outside).map(({ y, text }) => ({ y, block: { kind: 'line', text } as Block })),
    ...tables.map(({ top, rows }) => ({ y: top, block: { kind: 'table', rows } as Block })),
  ]
  return placed.sort((a, b) => a.y - b.y).map(({ block }) => block)
}

async function wordsOf(page: Page, [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0]: number[]): Promise<Word[]> {
  const { items } = await page.getTextContent()
  const words: Word[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [, , h = 0, v = 0, x = 0, y = 0] = item.transform as number[]
    const text = unifyRadicals(item.str)
    words.push({ text, x: a * x + c * y + e, y: b * x + d * y + f, width: item.width, size: Math.hypot(h, v) || item.height || 10 })
  }
  return words
}

function characters(blocks: readonly Block[]): number {
  let sum = 0
  for (const block of blocks) sum += (block.kind === 'line' ? block.text : block.rows.flat().join('')).replace(/\s/g, '').length
  return sum
}
