import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadInput } from '../../errors.ts'
import { type Block, defaultLimits } from './blocks.ts'
import { readHtml } from './html.ts'
import { readPdf } from './pdf.ts'

/** report-2025.html printed by Chromium, with table rules and without: the page breaks fall inside table 3. */
const sources = new URL('../../../test/corpus/sources/', import.meta.url)
const stored = async (name: string) => new Uint8Array(await readFile(new URL(name, sources)))
const tablesOf = (blocks: Block[]) => blocks.flatMap(block => (block.kind === 'table' ? [block.rows] : []))
const linesOf = (blocks: Block[]) => blocks.flatMap(block => (block.kind === 'line' ? [block.text] : []))

const font = join(
  dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json')),
  '400Regular/NotoSerifSC_400Regular.ttf',
)
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [await readFile(font)] }] })
function pdfOf(body: string): Uint8Array {
  const compiled = compiler.compile({
    mainFileContent: `#set text(font: "Noto Serif SC", size: 10pt)\n#set page(paper: "a4", margin: 2cm)\n${body}`,
  })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
  return new Uint8Array(compiler.pdf(compiled.result))
}
const long = '本报告由某局根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自一月一日起至十二月三十一日止，特此说明。'

describe('a PDF with drawn rules', () => {
  test('printed by a browser gives the same cells as the page it was printed from', async () => {
    const page = readHtml(await readFile(new URL('report-2025.html', sources), 'utf8'))
    const printed = await readPdf(await stored('report-2025-ruled.pdf'))
    expect(tablesOf(printed)).toEqual(tablesOf(page))
    expect(linesOf(printed)).toEqual(linesOf(page).slice(1))
  })

  test('set by typst: spans, blank cells, narrow figures side by side', async () => {
    const blocks = await readPdf(
      pdfOf(`${long}
      #table(columns: (3cm, 4cm, 1cm, 0.6cm, 1cm), inset: 2pt,
        table.cell(rowspan: 2)[三、本年度办理结果], [（一）予以公开], [14069], [3], [],
        [（二）部分公开（区分处理的，只计这一情形，不计其他情形）], [0], [0], [140693],
        table.cell(colspan: 2)[四、结转下年度继续办理], [1], [2], [3])`),
    )
    expect(tablesOf(blocks)).toEqual([
      [
        ['三、本年度办理结果', '（一）予以公开', '14069', '3', ''],
        ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '0', '0', '140693'],
        ['四、结转下年度继续办理', '1', '2', '3'],
      ],
    ])
  })

  test('a table over a page break is one table again, page numbers between its halves or not', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `[第${i}行], [${i}]`).join(',')
    const blocks = await readPdf(pdfOf(`#set page(numbering: "— 1 —")\n${long}\n#table(columns: 2, ${rows})`))
    expect(tablesOf(blocks)).toHaveLength(1)
    expect(tablesOf(blocks)[0]).toHaveLength(60)
  })

  test('two figures in one cell are not run together', async () => {
    const [table] = tablesOf(await readPdf(pdfOf(`${long}\n#table(columns: (4cm, 3cm), [规章], [12 \\ 3], [文件], [4])`)))
    expect(table).toEqual([
      ['规章', '12\n3'],
      ['文件', '4'],
    ])
  })
})

describe('a PDF with odd pages', () => {
  const table = '#table(columns: 3, [规章], [12], [3], [文件], [], [45])'
  const cells = [
    ['规章', '12', '3'],
    ['文件', '', '45'],
  ]
  test.each(['90deg', '-90deg', '180deg'])('a page set sideways by %s is turned', async angle => {
    expect(tablesOf(await readPdf(pdfOf(`#rotate(${angle}, reflow: true)[#block(width: 15cm)[${long}\n\n${table}]]`)))).toEqual([cells])
  })

  test('a watermark across the page is left out', async () => {
    const blocks = await readPdf(pdfOf(`#place(center + horizon, rotate(-45deg, text(60pt)[内部资料]))\n${long}\n${table}`))
    expect(tablesOf(blocks)).toEqual([cells])
    expect(linesOf(blocks).join('')).not.toContain('内部')
  })

  test('figures printed twice to look bold are read once', async () => {
    const bold = (figure: string) => `[#box[#place(dx: 0.3pt)[${figure}]${figure}]]`
    expect(tablesOf(await readPdf(pdfOf(`${long}\n#table(columns: 3, [规章], ${bold('3')}, ${bold('12')}, [文件], [0], [45])`)))).toEqual([
      [
        ['规章', '3', '12'],
        ['文件', '0', '45'],
      ],
    ])
  })
})

describe('a PDF without rules', () => {
  test('keeps its columns by runs of spaces', async () => {
    const lines = linesOf(await readPdf(await stored('report-2025-unruled.pdf'))).map(line => line.trim())
    expect(lines.find(line => line.startsWith('行政规范性文件'))).toMatch(/^行政规范性文件 {2,}564 {2,}984 {2,}4185$/)
    expect(lines.find(line => line.includes('一、本年新收'))).toMatch(
      /^一、本年新收政府信息公开申请数量 {2,}13612 {2,}252 {2,}0 {2,}45 {2,}128 {2,}32 {2,}14069$/,
    )
  })

  test('figures of narrow columns stay apart', async () => {
    const lines = linesOf(
      await readPdf(pdfOf(`${long}\n#table(columns: 4, stroke: none, inset: (x: 1.5pt, y: 2pt), [规章], [14069], [3], [0])`)),
    )
    expect(lines.at(-1)?.trim().split(/\s+/)).toEqual(['规章', '14069', '3', '0'])
  })
})

describe('a PDF that cannot be read', () => {
  test('a scanned one is an error that says so', async () => {
    await expect(readPdf(pdfOf('#rect(width: 10cm, height: 10cm, fill: gray)'))).rejects.toThrow(/扫描图像.* \/ .*scanned/)
  })

  test('a bomb is refused by what it unpacks to', async () => {
    const packed = deflateSync(Buffer.alloc(3_000_000, 32))
    const bomb = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<</Length ${packed.length}/Filter/FlateDecode>>\nstream\r\n`),
      packed,
      Buffer.from('\nendstream'),
    ])
    await expect(readPdf(new Uint8Array(bomb), { ...defaultLimits, unpackedBytes: 1024 * 1024 })).rejects.toThrow(/解压后超过 1 MB 的上限/)
  })

  test('a broken one too', async () => {
    await expect(readPdf(new TextEncoder().encode('%PDF-1.7\nrubbish'))).rejects.toThrow(/PDF 文件已损坏/)
  })

  test('damaged anywhere gives blocks or BadInput', async () => {
    const file = pdfOf(`${long}\n#table(columns: 2, [规章], [1])`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), async damages => {
        const damaged = file.slice()
        for (const [at, byte] of damages) damaged[at] = byte
        await readPdf(damaged).catch(error => expect(error).toBeInstanceOf(BadInput))
      }),
      { numRuns: 60, interruptAfterTimeLimit: 8000 },
    )
  })
})
