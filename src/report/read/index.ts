import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import type { Report, SourceKind } from '../report.ts'
import { readApplications } from './applications.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { areLittered, clean, cleanBlocks } from './clean.ts'
import { readDisclosure } from './disclosure.ts'
import { readDisputes } from './disputes.ts'
import { tooManyCells } from './html-tables.ts'
import { identityOf } from './identity.ts'
import { type Region, regionsOf } from './regions.ts'
import type { Remarks } from './remarks.ts'
import { openingOf, sectionsOf } from './sections.ts'
import { unitsOf } from './units.ts'

export type { Block, Limits } from './blocks.ts'
export { defaultLimits } from './blocks.ts'

/**
 * Reads a published annual report: its figures, its sections, and how each doubtful cell was got. The kind of source is told from
 * the content. Nothing is invented: what cannot be given to a row with certainty is null and named in `reading.unread`.
 *
 * @throws BadInput where there is nothing to read, with a sentence that says why (no table at all, a scan, a limit that was passed).
 */
export async function readReport(input: Uint8Array | string, limits: Partial<Limits> = {}): Promise<Report> {
  return (await readOriginal(input, limits)).report
}

/** The report, and the lines and tables of its source as they stand there: for whoever lays one beside the other. JSON has none. */
export async function readOriginal(
  input: Uint8Array | string,
  limits: Partial<Limits> = {},
): Promise<{ report: Report; blocks: readonly Block[] }> {
  const allowed = { ...defaultLimits, ...limits }
  const size = typeof input === 'string' ? input.length : input.byteLength
  if (size > allowed.fileBytes) {
    const megabytes = Math.round(allowed.fileBytes / 1024 / 1024)
    throw new BadInput(`文件超过 ${megabytes} MB 的上限 / the file exceeds the limit of ${megabytes} MB`, 'fileBytes')
  }
  const { sniff } = await loaded.sniff()
  const kind = sniff(typeof input === 'string' ? new TextEncoder().encode(input.slice(0, 65_536)) : input)
  if (kind === 'json') return { report: await readJson(typeof input === 'string' ? input : decodeText(input)), blocks: [] }
  const blocks = await blocksOf(kind, input, allowed)
  return { report: reportOf(blocks, kind, allowed), blocks }
}

/** import() costs a fifth of reading a page, even of a module that is there already: what every page needs is kept. */
const once = <T>(load: () => Promise<T>) => {
  let found: Promise<T> | undefined
  return (): Promise<T> => {
    found ??= load()
    return found
  }
}
const loaded = { sniff: once(() => import('./sniff.ts')), html: once(() => import('./html.ts')) }

/** Reads pasted or decoded plain text, without waiting. */
export const readReportText = (text: string): Report => reportOf(linesOf(text), 'text')

async function readJson(text: string): Promise<Report> {
  const { asReport } = await import('../guard.ts')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadInput('这份 JSON 不完整或格式有误 / this JSON is broken')
  }
  return asReport(value)
}

async function blocksOf(kind: Exclude<SourceKind, 'json'>, input: Uint8Array | string, limits: Limits): Promise<Block[]> {
  const text = () => (typeof input === 'string' ? input : decodeText(input))
  if (kind === 'text') return linesOf(text())
  const bytes = () => (typeof input === 'string' ? new TextEncoder().encode(input) : input)
  switch (kind) {
    case 'html':
      return blocksOfPage(text(), limits)
    case 'docx':
      return cleanBlocks(await (await import('./docx.ts')).readDocx(bytes(), limits))
    case 'xlsx':
      return cleanBlocks((await import('./xlsx.ts')).readXlsx(bytes(), limits))
    case 'pdf':
      return cleanBlocks(await (await import('./pdf.ts')).readPdf(bytes(), limits))
  }
}

async function blocksOfPage(page: string, limits: Limits): Promise<Block[]> {
  const blocks = (await loaded.html()).readHtml(page, limits)
  return areLittered(blocks) ? cleanBlocks(blocks) : blocks
}

const linesOf = (text: string): Block[] =>
  clean(text)
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .map(line => ({ kind: 'line', text: line }))

/** Finds the forms in the blocks of any source, cleaned. */
export function reportOf(blocks: readonly Block[], source: SourceKind, limits: Limits = defaultLimits): Report {
  const regions = regionsOf(unitsOf(blocks))
  for (const region of [regions.disclosure, regions.applications, regions.disputes]) if (region) mustBeATable(region, limits)
  const remarks: Remarks = { unread: [], repaired: [] }
  const disclosure = regions.disclosure && readDisclosure(regions.disclosure, remarks)
  const applications = regions.applications && readApplications(regions.applications, disclosure?.form ?? null, remarks)
  const disputes = regions.disputes && readDisputes(regions.disputes, remarks)
  if (!disclosure && !applications && !disputes)
    throw new BadInput(
      '没有找到政府信息公开工作年度报告的表格 / no table of an annual report on government information disclosure was found',
    )
  const whole = blocks.map(block => (block.kind === 'line' ? block.text : '')).join('')
  const opening = openingOf(regions, source)
  const { agency, year, citedForm } = identityOf(regions, whole)
  return {
    schema: 'gongkai.report/1',
    form: disclosure?.form ?? applications?.form ?? null,
    citedForm,
    agency,
    year,
    ...(opening && { opening }),
    sections: sectionsOf(regions, source),
    disclosure: disclosure?.disclosure ?? null,
    applications: applications ? { columns: applications.columns, rows: applications.rows } : null,
    disputes: disputes as Report['disputes'],
    reading: { source, ...remarks },
  }
}

/** A page of figures without end is no table of the report, and would be weighed for minutes. */
function mustBeATable({ units }: Region, limits: Limits): void {
  let cells = 0
  for (const { pieces } of units) for (const piece of pieces) cells += piece.kind === 'figures' ? piece.slots.length : 1
  if (cells > limits.tableCells) throw tooManyCells(limits)
}
