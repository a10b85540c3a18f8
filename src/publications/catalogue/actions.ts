import { isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, mustBeAllowed, type Person, sectionsOf } from '../../people/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { indexNumber, patternFault } from '../index-number.ts'
import type { Clock } from '../publish.ts'
import { type PublicationSettings, putSettings, settingsOf } from '../settings-store.ts'
import { type Column, wayTo } from './catalogue.ts'
import { movePlaces } from './place-store.ts'
import { insertStatement } from './statement-store.ts'
import { columnsOf, insertColumns, updateColumn } from './store.ts'
import { standardCatalogue } from './template.ts'

type Outcome = { ok: true } | { ok: false; faults: Faults }
/** What can be set of a column after it was made. */
export type ColumnChange = Pick<Column, 'name' | 'description' | 'basis' | 'kind' | 'period' | 'freshDays' | 'sectionId' | 'parentKey'> & {
  position: number | null
}

/** Gives an agency without columns those of the standard catalogue. */
export async function beginCatalogue(db: Db, by: Person, agency: Agency, { now }: Clock): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  return written(db, by, agency, 'catalogue.begun', agency.slug, now, async trx => {
    if ((await columnsOf(trx, agency.id)).length > 0) return { ok: false, faults: { catalogue: '已经有栏目了。' } }
    await insertColumns(trx, agency.id, standardCatalogue())
    return { ok: true }
  })
}

export async function addColumn(
  db: Db,
  by: Person,
  agency: Agency,
  column: ColumnChange & Pick<Column, 'key' | 'part'>,
  { now }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  try {
    return await written(db, by, agency, 'catalogue.added', column.key, now, async trx => {
      const columns = await columnsOf(trx, agency.id)
      const faults = await columnFaults(trx, agency, columns, column)
      if (faults) return { ok: false, faults }
      const last = Math.max(0, ...columns.map(({ position }) => position))
      await insertColumns(trx, agency.id, [{ ...column, position: column.position ?? last + 1, closedOn: null }])
      return { ok: true }
    })
  } catch (error) {
    if (isTaken(error, 'catalogue_columns_pkey')) return { ok: false, faults: { key: '已经有这个网址名的栏目。' } }
    throw error
  }
}

/** Changes a column; where it goes under another, its items go with it into the lists above. */
export async function changeColumn(
  db: Db,
  by: Person,
  agency: Agency,
  key: string,
  change: ColumnChange,
  { now }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  return written(db, by, agency, 'catalogue.changed', key, now, async trx => {
    const columns = await columnsOf(trx, agency.id)
    const before = columnIn(columns, key)
    const after: Column = { ...before, ...change, position: change.position ?? before.position }
    const faults = await columnFaults(trx, agency, columns, after)
    if (faults) return { ok: false, faults }
    await updateColumn(trx, agency.id, after)
    if (before.parentKey !== after.parentKey) {
      const above = (all: readonly Column[]) =>
        wayTo(all, key)
          .slice(0, -1)
          .map(column => column.key)
      const now_ = columns.map(column => (column.key === key ? after : column))
      await movePlaces(trx, agency.id, key, { from: above(columns), to: above(now_) })
    }
    return { ok: true }
  })
}

/** A closed column takes nothing new; what stands in it stays and stays found. It can be opened again. */
export async function closeColumn(
  db: Db,
  by: Person,
  agency: Agency,
  key: string,
  { closed, reason }: { closed: boolean; reason: string },
  { now, today }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  return written(db, by, agency, closed ? 'catalogue.closed' : 'catalogue.opened', key, now, async trx => {
    const column = columnIn(await columnsOf(trx, agency.id), key)
    await updateColumn(trx, agency.id, { ...column, closedOn: closed ? today : null })
    return { ok: true, details: { reason } }
  })
}

/** "本栏目无此类信息", with the day on which it is looked at again. */
export async function stateNothing(
  db: Db,
  by: Person,
  agency: Agency,
  key: string,
  { text, reviewOn }: { text: string; reviewOn: PlainDate },
  { now, today }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  if (reviewOn <= today) return { ok: false, faults: { reviewOn: '复核日期须晚于今天。' } }
  return written(db, by, agency, 'catalogue.statement', key, now, async trx => {
    columnIn(await columnsOf(trx, agency.id), key)
    await insertStatement(trx, {
      ...{ agencyId: agency.id, id: newId(), columnKey: key, text, statedOn: today, reviewOn },
      ...{ at: now, actorId: by.id, actor: by.name },
    })
    return { ok: true, details: { text, reviewOn } }
  })
}

/** How the agency numbers what it publishes; numbers that were given stay. */
export async function setNumbering(
  db: Db,
  by: Person,
  agency: Agency,
  settings: PublicationSettings,
  { now, today }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  const fault = patternFault(settings.indexPattern, settings)
  if (fault) return { ok: false, faults: { indexPattern: fault } }
  return written(db, by, agency, 'catalogue.numbering', agency.slug, now, async trx => {
    const before = await settingsOf(trx, agency.id)
    await putSettings(trx, agency.id, settings)
    const example = indexNumber(settings.indexPattern, { ...settings, year: Number(today.slice(0, 4)), serial: 1, on: today })
    return { ok: true, details: { before: before.indexPattern, after: settings.indexPattern, example } }
  })
}

function columnIn(columns: readonly Column[], key: string): Column {
  const column = columns.find(each => each.key === key)
  if (!column) throw new NotFound('没有这个栏目。')
  return column
}

async function columnFaults(
  trx: Trx,
  agency: Agency,
  columns: readonly Column[],
  { key, part, parentKey, sectionId, name }: Pick<Column, 'key' | 'part' | 'parentKey' | 'sectionId' | 'name'>,
): Promise<Faults | null> {
  const parent = parentKey === null ? null : columns.find(column => column.key === parentKey)
  if (parentKey !== null && parent?.part !== part) return { parentKey: '上级栏目须在同一部分。' }
  if (parent && (parent.key === key || wayTo(columns, parent.key).some(column => column.key === key)))
    return { parentKey: '不能放在自己或者自己的下级栏目之下。' }
  if (parent && wayTo(columns, parent.key).length > 3) return { parentKey: '栏目最多四级。' }
  if (sectionId !== null && !(await sectionsOf(trx, [agency.id])).some(({ id }) => id === sectionId)) return { sectionId: '没有这个股室。' }
  const twin = columns.find(column => column.key !== key && column.parentKey === parentKey && column.part === part && column.name === name)
  return twin ? { name: '同一级已有这个名称的栏目。' } : null
}

/** The change and its journal entry in one transaction. */
function written(
  db: Db,
  by: Person,
  agency: Agency,
  action: string,
  what: string,
  now: Date,
  change: (trx: Trx) => Promise<(Outcome & { ok: false }) | { ok: true; details?: Record<string, unknown> }>,
): Promise<Outcome> {
  return db.transaction().execute(async trx => {
    const done = await change(trx)
    if (!done.ok) return done
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action, subject: `column ${agency.slug}/${what}` },
      ...{ details: done.details ?? {}, article: '《政府信息公开条例》第十二条' },
    })
    return { ok: true }
  })
}
