import { formOfReport, leafRows } from '../forms/index.ts'
import type { Figure, Report } from '../report.ts'

/** The report in the shape of the contract, keys always in the same order, rows in the order of the form, seven figures on a line. */
export function reportJson(report: Report): string {
  const form = formOfReport(report)
  const rowOrder = leafRows(form.applications.rows).map(row => row.key)
  const ordered = {
    schema: report.schema,
    form: report.form,
    citedForm: report.citedForm,
    agency: report.agency,
    year: report.year,
    ...(report.opening && { opening: report.opening }),
    sections: report.sections.map(({ number, heading, text }) => ({ number, heading, text })),
    disclosure:
      report.disclosure &&
      inOrder(
        report.disclosure,
        form.disclosure.flatMap(block => block.rows.map(row => row.key)),
      ),
    applications: report.applications && {
      columns: report.applications.columns,
      rows: inOrder<Figure[]>(report.applications.rows, rowOrder),
    },
    disputes: report.disputes && {
      columns: report.disputes.columns,
      reconsideration: report.disputes.reconsideration,
      litigationDirect: report.disputes.litigationDirect,
      litigationAfterReconsideration: report.disputes.litigationAfterReconsideration,
    },
    reading: report.reading,
  }
  // A line feed stands in the text of JSON only between values, so this touches arrays of figures and nothing else.
  return `${JSON.stringify(ordered, null, 2).replace(/\[\n(?:\s+(?:-?[\d.eE+-]+|null),?\n)+\s+\]/g, list => list.replace(/\s+/g, '').replaceAll(',', ', '))}\n`
}

/** Known keys as ordered, others after them as they came. */
function inOrder<T>(record: Record<string, T>, order: readonly string[]): Record<string, T> {
  const known = order.filter(key => key in record)
  const rest = Object.keys(record).filter(key => !known.includes(key))
  return Object.fromEntries([...known, ...rest].map(key => [key, record[key]!]))
}
