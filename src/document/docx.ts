import type { FileChild, IParagraphOptions, IRunOptions, Paragraph } from 'docx'
import { type Block, type Cell, type OfficialDocument, printable, type Run, type Table, tableRows } from './blocks.ts'
import { docxFontTable, docxStyles } from './docx-styles.ts'
import { cellInset, faces, figureSize, page } from './page.ts'

/**
 * DOCX in the layout of GB/T 9704—2012. The values for margins and grid gave the right XML in Word and WPS (a 版心 of 22 lines
 * of 28 characters). Titles and table text have exact line heights: Word gives an East Asian line as many rows of the grid as
 * its face is high, and many faces are two rows high.
 */
export async function documentDocx(doc: OfficialDocument): Promise<Uint8Array> {
  const docx = await import('docx')
  const write = writer(docx)
  const title = doc.title.join('')
  const file = new docx.Document({
    title,
    ...(doc.agency && { creator: printable(doc.agency) }),
    evenAndOddHeaderAndFooters: true,
    externalStyles: docxStyles(doc.lang),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1400 },
          },
          grid: { type: 'linesAndChars', linePitch: 579, charSpace: -842 },
        },
        footers: { default: write.footer('right'), even: write.footer('left') },
        children: [
          ...doc.title.map(line => new docx.Paragraph({ heading: 'Title', children: [write.run(line)] })),
          write.paragraph({ children: [] }),
          ...doc.blocks.flatMap((block, i) => write.block(block, opensPage(doc.blocks, i))),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: docxFontTable }]))
}

/** Latin letters and digits of the text are set in the same face, as the standard has it. */
export const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' })

/** An exact line height in points. */
export const exact = (points: number) => ({ line: Math.round(points * 20), lineRule: 'exact', before: 0, after: 0 }) as const

export const firstLine = { firstLine: 640, firstLineChars: 200 }

const border = { style: 'single', size: 4, color: '000000' } as const
const borders = { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border }

/** A long table begins on a page of its own, with the heading that stands right above it, so that it is whole on one. */
function opensPage(blocks: readonly Block[], i: number): boolean {
  const long = (block: Block | undefined) => block?.kind === 'table' && tableRows(block).length > 20
  return blocks[i]!.kind === 'heading' ? long(blocks[i + 1]) : long(blocks[i]) && blocks[i - 1]?.kind !== 'heading'
}

/** What sets blocks, with one loaded `docx`. */
export function writer(docx: typeof import('docx')) {
  const run = (text: string, options: IRunOptions = {}) => new docx.TextRun({ text: printable(text), ...options })
  const paragraph = (options: IParagraphOptions): Paragraph => new docx.Paragraph(options)
  const runOf = ({ text, face }: Run) => run(text, face ? { font: font(faces[face]) } : {})

  function block(item: Block, pageBreakBefore: boolean, keepNext = false): FileChild[] {
    switch (item.kind) {
      case 'heading':
        return [
          new docx.Paragraph({
            heading: `Heading${item.level}` as 'Heading1',
            ...(pageBreakBefore && { pageBreakBefore }),
            children: [run(item.text)],
          }),
        ]
      case 'paragraph':
        return [
          paragraph({
            ...(item.indent !== false && { indent: firstLine }),
            ...(keepNext && { keepNext }),
            alignment: 'both',
            children: item.runs.map(runOf),
          }),
        ]
      case 'table':
        return table(item, pageBreakBefore)
      case 'attachments':
        return [
          paragraph({ children: [] }),
          ...item.titles.map((title, i) =>
            paragraph({
              indent: { left: i ? 1600 : 1920, hanging: i ? 0 : 1280 },
              children: [run(`${i ? '' : '附件：'}${i + 1}.${title}`)],
            }),
          ),
        ]
      case 'signature':
        return [
          paragraph({ children: [] }),
          paragraph({ alignment: 'right', indent: { right: 640 }, keepNext: true, children: [run(item.agency)] }),
          paragraph({ alignment: 'right', indent: { right: 640 }, children: [run(item.day)] }),
        ]
      case 'notice':
        return [paragraph({ indent: firstLine, children: [run(item.text)] })]
    }
  }

  function table(item: Table, pageBreakBefore: boolean): FileChild[] {
    const total = item.widths.reduce((sum, width) => sum + width, 0)
    const widths = item.widths.map(width => Math.floor((width / total) * 8844))
    const rows = tableRows(item)
    const size = figureSize(item)
    // On paper the heading above is the caption; only the unit stands over the table.
    const unit = item.unit
      ? [
          paragraph({
            alignment: 'right',
            keepNext: true,
            pageBreakBefore,
            style: 'TableText',
            spacing: exact(20),
            children: [run(`单位：${item.unit}`)],
          }),
        ]
      : []
    const body = new docx.Table({
      columnWidths: widths,
      width: { size: 8844, type: 'dxa' },
      alignment: 'center',
      layout: 'fixed',
      borders,
      margins: { left: 20 * cellInset, right: 20 * cellInset, top: 0, bottom: 0, marginUnitType: 'dxa' },
      rows: rows.map(
        (row, y) =>
          new docx.TableRow({
            // Left out where false: readers take the element itself for a yes.
            ...(y < item.head.length && { tableHeader: true }),
            cantSplit: true,
            height: { value: Math.max(rows.length > 20 ? 320 : 460, ...row.cells.map(cell => 57 * (cell.room ?? 0))), rule: 'atLeast' },
            children: row.cells.map(
              cell =>
                new docx.TableCell({
                  ...(cell.colspan && cell.colspan > 1 && { columnSpan: cell.colspan }),
                  ...(cell.rowspan && cell.rowspan > 1 && { rowSpan: cell.rowspan }),
                  verticalAlign: 'center',
                  // Every paragraph but those of the last row keeps with the next: the table moves to a new page whole if it can.
                  children: [cellParagraph(cell, size, y < rows.length - 1)],
                }),
            ),
          }),
      ),
    })
    return [...unit, body, paragraph({ spacing: exact(12), children: [] })]
  }

  const cellParagraph = (cell: Cell, size: number, keepNext: boolean) =>
    paragraph({
      alignment: cell.scope === 'row' || cell.prose ? 'left' : 'center',
      keepNext,
      style: 'TableText',
      children: (cell.role?.startsWith('group') && cell.parts ? cell.parts : [cell.text]).map((text, i) =>
        run(text, { ...(cell.figure !== undefined && { size: 2 * size }), ...(i && { break: 1 }) }),
      ),
    })

  /** — 1 — in 4号 Song: odd pages right, even pages left, one character in. */
  const footer = (alignment: 'left' | 'right', after = 0) =>
    new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment,
          ...(after && { spacing: { after } }),
          indent: alignment === 'left' ? { left: 280 } : { right: 280 },
          children: [
            new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], font: font('宋体'), size: 2 * page.size.pageNumber }),
          ],
        }),
      ],
    })

  return { run, paragraph, block, footer }
}
