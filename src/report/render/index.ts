import type { Report } from '../report.ts'
import { reportDocument } from './document.ts'
import { reportJson } from './json.ts'

export { reportDocument } from './document.ts'

/** The kinds of file a report can be rendered to. */
export const renderKinds = ['html', 'docx', 'pdf', 'xlsx', 'json', 'csv'] as const

export type RenderKind = (typeof renderKinds)[number]

/** Media types, for the web and for whoever writes files. */
export const mediaTypes: Record<RenderKind, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/**
 * A report as a file: the official form of its tables under the six headings (GB/T 9704 layout in DOCX and PDF), a workbook,
 * the JSON of the contract, or a CSV with a row a figure. Read again, it gives the same figures; a figure that is null is printed as a blank, never as 0.
 * Each writer's library is loaded when it is first used.
 */
export async function renderReport(report: Report, to: RenderKind): Promise<Uint8Array> {
  switch (to) {
    case 'html':
      return text((await import('../../document/html.ts')).documentHtml(reportDocument(report)))
    case 'docx':
      return (await import('../../document/docx.ts')).documentDocx(reportDocument(report))
    case 'pdf':
      return (await import('../../document/pdf.ts')).documentPdf(reportDocument(report))
    case 'xlsx':
      return (await import('./xlsx.ts')).reportXlsx(report)
    case 'json':
      return text(reportJson(report))
    case 'csv':
      return text(await (await import('./tidy.ts')).reportCsv(report))
  }
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
