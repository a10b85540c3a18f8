import type { Footer, Header, Paragraph } from 'docx'
import { printable } from '../blocks.ts'
import { exact, font, writer } from '../docx.ts'
import { docxFontTable, docxStyles } from '../docx-styles.ts'
import { faces, page } from '../page.ts'
import { attachmentLines, copiesLine, footLine, headSize, headTop, type Letter, undated, underHead, unnumbered, widthOf } from './letter.ts'

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)
const red = 'E60000'

/** The lines are 170 mm long on a text of 156 mm, centred on the page. */
const overhang = { left: -twips(8), right: -twips(6) }

/** Page numbers stand a little higher than the line of the first page. */
const underNumber = 1400 - twips(footLine)

/** The letter as DOCX: letterhead and lines are header and footer of the first page, which has no number. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const docx = await import('docx')
  const write = writer(docx)
  const last = letter.body.length - 1
  const file = new docx.Document({
    title: letter.title.map(printable).join(''),
    creator: printable(letter.signedBy),
    evenAndOddHeaderAndFooters: true,
    externalStyles: docxStyles(letter.lang),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, right: 1474, bottom: 1984, left: 1588, header: twips(headTop), footer: twips(footLine) },
          },
          grid: { type: 'linesAndChars', linePitch: 579, charSpace: -842 },
        },
        headers: { first: head(docx, letter.agency) },
        footers: { first: foot(docx), default: write.footer('right', underNumber), even: write.footer('left', underNumber) },
        children: [
          write.paragraph({
            alignment: 'right',
            spacing: { ...exact(page.linePitch), before: 60 },
            children: [write.run(letter.number ?? unnumbered)],
          }),
          write.paragraph({ children: [] }),
          write.paragraph({ children: [] }),
          ...letter.title.map(line => new docx.Paragraph({ heading: 'Title', children: [write.run(line)] })),
          write.paragraph({ children: [] }),
          write.paragraph({ children: [write.run(`${letter.addressee}：`)] }),
          ...letter.body.flatMap((block, i) => write.block(block, false, i === last)),
          ...attachments(docx, letter),
          ...signature(docx, letter),
          ...letter.notes.map(note =>
            write.paragraph({ indent: { firstLine: 640, firstLineChars: 200 }, children: [write.run(`（${note}）`)] }),
          ),
          ...copies(docx, letter),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: docxFontTable }]))
}

type Docx = typeof import('docx')

function head(docx: Docx, agency: string): Header {
  const size = headSize(agency)
  return new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: 'center',
        indent: overhang,
        spacing: exact(size * 1.15),
        border: { bottom: { style: 'thickThinSmallGap', size: 24, space: Math.round((underHead / 25.4) * 72), color: red } },
        children: [new docx.TextRun({ text: printable(agency), font: font(faces.title), size: 2 * size, color: red })],
      }),
    ],
  })
}

/** The names of such lines run from the text outwards: below the text the thin one is the upper (ECMA-376 17.18.2). */
function foot(docx: Docx): Footer {
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        indent: overhang,
        spacing: exact(1),
        border: { top: { style: 'thickThinSmallGap', size: 24, space: 0, color: red } },
        children: [],
      }),
    ],
  })
}

function attachments(docx: Docx, letter: Letter): Paragraph[] {
  const lines = attachmentLines(letter)
  const run = (text: string) => new docx.TextRun({ text: printable(text) })
  const several = lines.length > 1
  const titles = lines.map(
    (line, i) =>
      new docx.Paragraph({
        keepNext: true,
        indent: i ? { left: 1920, hanging: 320 } : { left: several ? 1920 : 1600, hanging: several ? 1280 : 960 },
        children: [run(i ? line : `附件：${line}`)],
      }),
  )
  return titles.length ? [new docx.Paragraph({ keepNext: true, children: [] }), ...titles] : []
}

/** Agency and day are centred on one axis: the day four characters in from the right, a longer name moves both to the left. */
function signature(docx: Docx, letter: Letter): Paragraph[] {
  const day = letter.day ?? undated
  const [wide, name] = [widthOf(day), widthOf(letter.signedBy)]
  const box = Math.max(wide + 2 * 4 * page.size.body, name)
  const left = Math.max(0, twips(page.textWidth) - Math.round(box * 20))
  const centred = (text: string, keepNext: boolean) =>
    new docx.Paragraph({ alignment: 'center', indent: { left }, keepNext, children: [new docx.TextRun({ text: printable(text) })] })
  const empty = () => new docx.Paragraph({ keepNext: true, children: [] })
  return [empty(), empty(), centred(letter.signedBy, true), centred(day, letter.notes.length > 0)]
}

/** At the foot of the last page's text. */
function copies(docx: Docx, letter: Letter): Paragraph[] {
  if (letter.copies.length === 0) return []
  return [
    new docx.Paragraph({
      frame: {
        type: 'alignment',
        width: twips(page.textWidth),
        anchor: { horizontal: 'margin', vertical: 'margin' },
        alignment: { x: 'left', y: 'bottom' },
      },
      indent: { left: 280 + 840, right: 280, hanging: 840 },
      spacing: exact(23),
      children: [new docx.TextRun({ text: printable(copiesLine(letter)), size: 28 })],
    }),
  ]
}
