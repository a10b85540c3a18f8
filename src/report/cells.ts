import { type Form, forms, isGroup, leafRows, newestForm } from './forms/index.ts'
import type { DisputeKey, Figure, Report } from './report.ts'

/**
 * The cells of a report and what they are called. Everything that walks a report (check, merge, compare, writers) takes its keys,
 * its order and its `at` paths from here, and this file takes them from the forms.
 */
export type Cell = { at: string; table: 2 | 3 | 4; row: string; column: string; figure: Figure }

export const rowAt = (row: string): string => `applications.rows.${row}`
export const applicationAt = (row: string, i: number): string => `applications.rows.${row}[${i}]`
export const columnAt = (column: string): string => `applications.columns.${column}`
export const disclosureAt = (row: string, cell: string): string => `disclosure.${row}.${cell}`
export const disputeAt = (group: string, i: number): string => `disputes.${group}[${i}]`
/** The nth of `sections`, from 0. */
export const sectionAt = (n: number): string => `sections[${n}]`

/** The columns of table 3, the same in every form. */
export const applicationColumns: readonly string[] = newestForm.applications.columns.map(c => c.key)
/** The columns of table 4, the same in every form. */
export const disputeColumns: readonly string[] = newestForm.disputes.columns.map(c => c.key)
export const disputeGroups: readonly DisputeKey[] = newestForm.disputes.groups.map(g => g.key as DisputeKey)

/** Every row of table 3 that any form has, in the order of the printed table. */
export const applicationRows: readonly string[] = union(forms.map(form => leafRows(form.applications.rows).map(row => row.key)))

/** Every row of table 2 that any form has, with every cell that any form has in it. */
export const disclosureCells: readonly { row: string; cells: readonly string[] }[] = union(
  forms.map(form => form.disclosure.flatMap(block => block.rows.map(row => row.key))),
).map(row => ({
  row,
  cells: union(
    forms.map(form => form.disclosure.flatMap(block => (block.rows.some(r => r.key === row) ? block.columns.map(c => c.key) : []))),
  ),
}))

/** One order out of several: a key that only a later list has goes after its neighbour there. */
function union(lists: readonly (readonly string[])[]): string[] {
  const out: string[] = []
  for (const list of lists) {
    let last = -1
    for (const key of list) {
      const at = out.indexOf(key)
      if (at >= 0) last = at
      else out.splice(++last, 0, key)
    }
  }
  return out
}

/** All cells that the report holds, in the order of the printed tables. Keys that no form knows are passed over. */
export function* cellsOf(report: Report): Generator<Cell> {
  for (const { row, cells } of report.disclosure ? disclosureCells : []) {
    const figures = report.disclosure?.[row]
    for (const column of figures ? cells : []) {
      const figure = figures?.[column]
      if (figure !== undefined) yield { at: disclosureAt(row, column), table: 2, row, column, figure }
    }
  }
  for (const row of report.applications ? applicationRows : []) {
    for (const [i, figure] of (report.applications?.rows[row] ?? []).entries())
      yield { at: applicationAt(row, i), table: 3, row, column: applicationColumns[i]!, figure }
  }
  for (const group of report.disputes ? disputeGroups : []) {
    for (const [i, figure] of (report.disputes?.[group] ?? []).entries())
      yield { at: disputeAt(group, i), table: 4, row: group, column: disputeColumns[i]!, figure }
  }
}

/** `一`, `（七）总计`, `（三）2`: how a row of table 3 is called in a line of arithmetic. */
export function shortRowName(form: Form, key: string): string {
  return shortNames(form).get(key) ?? key
}

const namesOfForms = new Map<Form, Map<string, string>>()
function shortNames(form: Form): Map<string, string> {
  let names = namesOfForms.get(form)
  if (!names) {
    names = new Map()
    // The other forms too: a report of one form may carry a row of another (（六） as one row).
    for (const each of [...forms, form])
      for (const row of leafRows(each.applications.rows)) {
        const head = row.heads.at(-1)
        const number = /^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+|\d+)/.exec(row.label)?.[0] ?? row.label
        const group = head && /^（.）/.exec(head)?.[0]
        names.set(
          row.key,
          /^\d/.test(number) && group ? `${group}${number}` : row.key === form.applications.rowTotal.total ? row.label : number,
        )
      }
    namesOfForms.set(form, names)
  }
  return names
}

/** The words of the printed form for a place: `表三 · （三）不予公开 1.属于国家秘密 · 自然人`. `at` itself where it names no place of the forms. */
export function placeName(at: string, form: Form, sections?: Report['sections']): string {
  const [, table, key, rest] =
    /^(applications\.rows|applications\.columns|disclosure|disputes|sections)[.[]([^.[\]]+)[.[\]]*([^.[\]]*)/.exec(at) ?? []
  if (at === 'publishedOn') return '公布日期'
  if (!table || !key) return at
  const column = (columns: readonly { key: string; label: string }[], i: string | undefined) =>
    i ? ` · ${columns[Number(i)]?.label ?? i}` : ''
  if (table === 'applications.columns') return `表三 · ${form.applications.columns.find(c => c.key === key)?.label ?? key}`
  if (table === 'applications.rows') {
    const row = [form, ...forms].flatMap(f => leafRows(f.applications.rows)).find(r => r.key === key)
    const group = row?.heads.findLast(head => head.startsWith('（'))
    return `表三 · ${group ? `${group} ` : ''}${row?.label.replace(/（区分处理.*/, '') ?? key}${column(form.applications.columns, rest)}`
  }
  if (table === 'disputes') {
    const group = form.disputes.groups.find(g => g.key === key)
    return `表四 · ${group?.parent ? `${group.parent}（${group.label}）` : (group?.label ?? key)}${column(form.disputes.columns, rest)}`
  }
  if (table === 'disclosure') {
    const block = [form, ...forms]
      .flatMap(f => f.disclosure)
      .find(b => b.rows.some(r => r.key === key) && (!rest || b.columns.some(c => c.key === rest)))
    return `表二 · ${block?.rows.find(r => r.key === key)?.label ?? key}${rest ? ` · ${block?.columns.find(c => c.key === rest)?.label ?? rest}` : ''}`
  }
  const section = sections?.[Number(key)]
  return section
    ? `${section.number ? `第${'一二三四五六七八九十'[section.number - 1] ?? section.number}部分` : '正文'}“${section.heading}”`
    : `正文第${Number(key) + 1}段`
}

/** The rows that stand under a group head of table 3, by the head's words without its number: `不予公开` → its eight rows. */
export function outcomeGroups(form: Form): { name: string; rows: string[] }[] {
  const results = form.applications.rows.find(isGroup)
  return (results?.rows ?? [])
    .map(row => ({
      name: row.label.replace(/^（.）|（区分处理.*$/g, ''),
      rows: isGroup(row) ? leafRows(row.rows).map(r => r.key) : [row.key],
    }))
    .filter(group => group.rows[0] !== form.applications.rowTotal.total)
}
