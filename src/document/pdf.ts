import { readFile } from 'node:fs/promises'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { BadInput } from '../errors.ts'
import { type Block, type Cell, type OfficialDocument, outlineLevels, printable, type Table } from './blocks.ts'
import { type Fonts, findFonts } from './fonts.ts'
import { figureSize, page } from './page.ts'
import { pdfTemplate } from './pdf-template.ts'

/** What sets pages: Typst today. Text goes in as data; the answer is a tagged PDF (PDF/UA-1, checked while it is made). */
type Press = { print: (data: object, template?: string) => Uint8Array; fonts: Fonts }

let press: Promise<Press> | undefined

/** PDF in the layout of GB/T 9704—2012. The first takes about a second (fonts), the next some 30 ms: the compiler is kept. */
export async function documentPdf(doc: OfficialDocument): Promise<Uint8Array> {
  const { print, fonts } = await housePress()
  return print(pdfData(doc, fonts))
}

/** The one press that all our documents share, with the fonts of this machine. */
export function housePress(): Promise<Press> {
  press ??= openPress(findFonts()).catch(error => {
    press = undefined
    throw error
  })
  return press
}

/** Opens a press with these fonts and no others: what none of them holds is not taken from the system behind our back. */
export async function openPress(fonts: Fonts): Promise<Press> {
  const [{ NodeCompiler }, fontBlobs] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    Promise.all(fonts.files.map(file => readFile(file))),
  ])
  const compiler: NodeCompiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  const print = (data: object, template = pdfTemplate) => {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { doc: JSON.stringify(data) } })
    if (!compiled.result)
      throw new Error(`Typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? compiled.takeError()?.shortDiagnostics)}`)
    const pdf = new Uint8Array(checked(() => compiler.pdf(compiled.result!, { pdfStandard: 'ua-1' })))
    compiler.evictCache(10)
    return pdf
  }
  return { print, fonts }
}

/** PDF/UA refuses text that no font can show. A box or a substitute in an official document would be worse than no document. */
function checked(make: () => Uint8Array): Uint8Array {
  try {
    return make()
  } catch (error) {
    const lacking = [...String(error).matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gs)].map(match => match[1])
    if (lacking.length === 0) throw error
    const list = [...new Set(lacking)].slice(0, 10).join(' ')
    throw new BadInput(`PDF 所用字体缺少以下字符，请改写或安装含有它们的字体：${list}。No font for the PDF has these characters.`)
  }
}

/** The document as the template wants it: every field there, every text printable. */
export function pdfData(doc: OfficialDocument, fonts: Fonts): Record<string, unknown> {
  const [lang, region] = doc.lang.split('-')
  const levels = outlineLevels(doc.blocks)
  return {
    title: printable(doc.title.join('')),
    lines: doc.title.map(printable),
    author: doc.agency ? [printable(doc.agency)] : [],
    lang,
    // Typst knows regions of two letters; zh-Hant is set as in Hong Kong.
    region: region === 'Hant' ? 'HK' : (region ?? null),
    fonts: Object.fromEntries(Object.entries(fonts.uses).map(([use, { families, weight }]) => [use, { families, weight }])),
    blocks: doc.blocks.map((block, i) => ({ ...blockData(block), outline: levels[i] })),
  }
}

function blockData(block: Block): object {
  switch (block.kind) {
    case 'heading':
    case 'notice':
      return { ...block, text: printable(block.text) }
    case 'paragraph':
      return {
        kind: 'paragraph',
        indent: block.indent ?? true,
        runs: block.runs.map(run => ({ text: printable(run.text), face: run.face ?? null })),
      }
    case 'table':
      return tableData(block)
    case 'attachments':
      return { ...block, titles: block.titles.map(printable) }
    case 'signature':
      return { ...block, agency: printable(block.agency), day: printable(block.day) }
  }
}

function tableData(table: Table): object {
  const size = figureSize(table)
  const cell = (c: Cell) => ({
    text: printable(c.text),
    colspan: c.colspan ?? 1,
    rowspan: c.rowspan ?? 1,
    isLeft: c.scope === 'row' || c.prose === true,
    ...(c.parts && { parts: c.parts.map(printable) }),
    room: c.room ?? 0,
    size: c.figure === undefined ? page.size.table : size,
  })
  return {
    kind: 'table',
    unit: table.unit ?? null,
    widths: table.widths,
    head: table.head.flatMap(row => row.cells.map(cell)),
    body: table.bodies.flat().flatMap(row => row.cells.map(cell)),
  }
}
