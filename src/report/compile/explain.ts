import { casesBehind } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import { disputesBehind } from '../../disputes/index.ts'
import type { Agency } from '../../people/index.ts'
import { documentsBehind } from '../../publications/index.ts'
import { entriesBehind, registers } from '../../registers/index.ts'
import { placeName } from '../cells.ts'
import { type Form, formForYear, leafRows } from '../forms/index.ts'
import type { DisputeKey } from '../report.ts'
import { applicationsIn } from './applications.ts'
import { countOfCell } from './disclosure.ts'
import { disputesIn } from './disputes.ts'
import { itemsBefore } from './items.ts'
import { daysOf } from './period.ts'

/** A record that a cell counts; `counts`: how many it stands for; `path` leads to it on the desk. */
export type Behind = { on: string | null; number: string; about: string; counts: number; path: string }
export type Explained = { at: string; name: string; records: Behind[]; why: string | null }

type Office = Pick<Agency, 'id' | 'slug' | 'level'>

/** The records behind a cell (`applications.rows.received[6]`, `disclosure.licences.decisions`, `disputes.reconsideration[0]`); null: there is no such cell. */
export async function explainCell(
  db: Db,
  office: Office,
  year: number,
  at: string,
  form: Form = formForYear(year),
): Promise<Explained | null> {
  const cell = cellAt(form, at)
  if (!cell) return null
  const found = await behind(db, office, year, form, cell)
  return { at, name: placeName(at, form), ...(Array.isArray(found) ? { records: found, why: null } : { records: [], why: found.why }) }
}

type CellAt = { table: 2 | 3; row: string; column: string } | { table: 4; row: DisputeKey; column: string }

/** The cell that an address means in this form. */
function cellAt(form: Form, at: string): CellAt | null {
  const [, table, row, column, i] = /^(applications\.rows|disclosure|disputes)\.(\w+)(?:\.(\w+)|\[(\d{1,2})\])$/.exec(at) ?? []
  if (table === 'disclosure') {
    const block = form.disclosure.find(
      ({ rows, columns }) => rows.some(({ key }) => key === row) && columns.some(({ key }) => key === column),
    )
    return block ? { table: 2, row: row!, column: column! } : null
  }
  if (i === undefined) return null
  const key = (table === 'disputes' ? form.disputes : form.applications).columns[Number(i)]?.key
  if (!key) return null
  if (table === 'disputes')
    return form.disputes.groups.some(group => group.key === row) ? { table: 4, row: row as DisputeKey, column: key } : null
  return isRow(form, row!) ? { table: 3, row: row!, column: key } : null
}

const isRow = (form: Form, row: string): boolean => leafRows(form.applications.rows).some(({ key }) => key === row)

async function behind(db: Db, { id, slug, level }: Office, year: number, form: Form, cell: CellAt): Promise<Behind[] | { why: string }> {
  const days = daysOf(year)
  if (cell.table === 3) {
    const cases = await casesBehind(db, id, applicationsIn(form, cell.row, cell.column), days)
    return cases.map(one => ({
      ...{ on: cell.row === 'received' || cell.row === 'carriedIn' ? one.receivedOn : (one.countedOn ?? one.receivedOn) },
      ...{ number: one.number, about: one.asked, counts: 1, path: `/desk/applications/${slug}/${one.year}/${one.ordinal}` },
    }))
  }
  if (cell.table === 4) {
    const disputes = await disputesBehind(db, id, disputesIn(cell.row, cell.column), days)
    return disputes.map(one => ({
      ...{ on: one.decidedOn ?? one.noticedOn, number: one.caseNumber ?? '', about: `${one.body}：${one.about}`, counts: 1 },
      path: `/desk/disputes/${slug}/${one.id}`,
    }))
  }
  const counted = countOfCell(cell.row, cell.column, level)
  if (counted.of === 'none') return { why: counted.why }
  if (counted.of === 'lastReport') {
    const items = (await itemsBefore(db, id, year))(counted.row)
    if (!items) return { why: counted.why }
    const about = `上一年项目数量 ${items.previous}，本年增/减 ${items.change}`
    return [
      { on: null, number: `${year - 1} 年度报告`, about, counts: items.previous + items.change, path: `/desk/reports/${slug}/${year - 1}` },
    ]
  }
  if (counted.of === 'documents') {
    const documents = await documentsBehind(db, id, counted.what, [days.from, days.to])
    return documents.map(one => ({
      ...{ on: one.formedOn, number: one.documentNumber ?? '', about: one.title, counts: 1, path: `/${slug}/items/${one.number}` },
    }))
  }
  const entries = await entriesBehind(db, id, counted.register, days)
  return entries.map(one => ({
    ...{
      on: one.decidedOn,
      number: one.number ?? '',
      about: [one.item, one.party].filter(Boolean).join(' · ') || registers[counted.register].label,
    },
    ...{
      counts: counted.what === 'pieces' ? one.pieces : (one.fen ?? 0) / 1_000_000,
      path: `/desk/registers/${slug}/${one.register}/${one.id}`,
    },
  }))
}
