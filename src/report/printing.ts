import { openPrintShop, type Printed } from '../document/print-shop.ts'
import { type RenderKind, renderReport } from './render/index.ts'
import type { Report } from './report.ts'

export type ReportPrinter = (report: Report, version: string, kind: RenderKind) => Promise<Printed>

/** Files of published reports: the same version is set once. */
export function openReportPrinter(mostBytes?: number): ReportPrinter {
  const print = openPrintShop(mostBytes)
  return (report, version, kind) => print(`${version}.${kind}`, () => renderReport(report, kind))
}
