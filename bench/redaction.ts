import { documentPdf } from '../src/document/pdf.ts'
import { type Mark, markWords, proveRedacted, type Reading, readForRedaction, redact } from '../src/document/redaction/index.ts'
import { handPdf } from '../test/support/hand-pdf.ts'
import { paragraph, text, wordFile } from '../test/support/word-file.ts'
import type { Bench, Result } from './result.ts'

/** Redaction as the desk does it, each step in a thread of its own: seconds a page for a text, for a scan at 200 dpi, and for a long DOCX. */
const words = '李璟'
const why = { ground: 'E4' } as const
const sentence = `联系人：${words}，电话 13900000000，项目总投资 86.50 万元，申请扶持 30.00 万元，评审得分 88.6 分，排名第 2。`

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

async function textPages(): Promise<Result[]> {
  const blocks = Array.from({ length: 300 }, (_, i) => ({ kind: 'paragraph' as const, runs: [{ text: `${i + 1}. ${sentence}` }] }))
  const bytes = await documentPdf({ title: ['评审结果'], lang: 'zh-CN', blocks })
  let reading: Reading | undefined
  const read = await seconds(async () => {
    reading = await readForRedaction(bytes)
  })
  const pages = reading?.kind === 'pdf' ? reading.pages.length : 1
  const marks = markWords(reading!, words, why)
  let copy = new Uint8Array()
  const made = await seconds(async () => {
    copy = Uint8Array.from((await redact(bytes, 'pdf', marks)).bytes)
  })
  const proven = await seconds(() => proveRedacted(bytes, copy, 'pdf', marks))
  return [
    { what: `a page of text read for marking (${pages} pages)`, measured: read / pages, limit: 0.5, unit: 's' },
    { what: `a page of text redacted (${marks.length} marks)`, measured: made / pages, limit: 0.5, unit: 's' },
    { what: 'a page of text proven', measured: proven / pages, limit: 0.5, unit: 's' },
  ]
}

async function scan(): Promise<Result> {
  const [width, height, pages] = [1654, 2339, 3]
  const grey = Buffer.alloc(width * height, 255)
  for (let i = 0; i < grey.length; i += 3) grey[i] = (i * 7919) % 251 > 200 ? 40 : 250
  const image = {
    dict: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
    stream: grey,
  }
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /XObject << /Im 4 0 R >> >> >>'
  const kids = Array.from({ length: pages }, (_, i) => `${5 + i} 0 R`).join(' ')
  const bytes = handPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    { dict: '', stream: 'q 595 0 0 842 0 0 cm /Im Do Q' },
    image,
    ...Array.from({ length: pages }, () => page),
  ])
  const marks = Array.from(
    { length: pages },
    (_, i): Mark => ({ where: { in: 'page', page: i + 1, rectangle: { x: 50, y: 50, width: 200, height: 30 } }, ...why }),
  )
  return {
    what: 'a scanned page of 200 dpi redacted',
    measured: (await seconds(() => redact(bytes, 'pdf', marks))) / pages,
    limit: 2,
    unit: 's',
  }
}

async function longDocx(): Promise<Result> {
  const bytes = wordFile({ body: Array.from({ length: 3_000 }, () => paragraph(text(sentence))).join('') })
  const marks = markWords(await readForRedaction(bytes), words, why)
  return {
    what: `a DOCX of 3,000 paragraphs redacted (${marks.length} marks)`,
    measured: await seconds(() => redact(bytes, 'docx', marks)),
    limit: 3,
    unit: 's',
  }
}

export default {
  name: 'redaction, each step in its own thread',
  run: async (): Promise<Result[]> => [...(await textPages()), await scan(), await longDocx()],
} satisfies Bench
