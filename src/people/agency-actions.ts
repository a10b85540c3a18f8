import { isTaken } from '../db/conflicts.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { NotFound } from '../errors.ts'
import { append, appendAll } from '../journal/index.ts'
import { checkedFields } from '../web/layout/submitted.ts'
import { findAgency, insertAgency, insertSection, insertSuccession, setAgencyName } from './agency-store.ts'
import { forms, type Outcome } from './forms.ts'
import { type Agency, mustBeAllowed, type Person } from './person.ts'

/** A new agency under one that the person administers. */
export async function addAgency(db: Db, by: Person, input: unknown, now: Date): Promise<Outcome<{ id: string; slug: string }>> {
  const form = checkedFields(forms.agency, input)
  if (!form.ok) return form
  const { parentId, slug, name, level, region } = form.values
  const parent = await agencyToManage(db, by, parentId)
  if (parent.dissolvedOn) return { ok: false, faults: { parentId: '上级机构已撤并。' } }
  const id = newId()
  return taken('slug', '这个简称已有机构使用。', () =>
    db.transaction().execute(async trx => {
      await insertAgency(trx, { id, slug, name, level, parentId, region }, now)
      const details = { name, level, parent: parent.slug }
      await append(trx, { agencyId: id, at: now, actor: by, action: 'people.add-agency', subject: `agency ${slug}`, details })
      return { ok: true, id, slug }
    }),
  )
}

/** A new name for the same agency; its short name, and so every address and number, stays. */
export async function renameAgency(db: Db, by: Person, id: string, input: unknown, now: Date): Promise<Outcome<object>> {
  const agency = await agencyToManage(db, by, id)
  const form = checkedFields(forms.rename, input)
  if (!form.ok) return form
  await db.transaction().execute(async trx => {
    await setAgencyName(trx, id, form.values.name)
    const details = { before: agency.name, after: form.values.name }
    await append(trx, { agencyId: id, at: now, actor: by, action: 'people.rename-agency', subject: `agency ${agency.slug}`, details })
  })
  return { ok: true }
}

/** The agency ends and another carries on its duties; its records stay where they are, and both journals say so. */
export async function succeedAgency(db: Db, by: Person, id: string, input: unknown, now: Date): Promise<Outcome<object>> {
  const agency = await agencyToManage(db, by, id)
  const form = checkedFields(forms.succession, input)
  if (!form.ok) return form
  const { successorId, effectiveOn } = form.values
  if (successorId === id) return { ok: false, faults: { successorId: '承继机构不能是本机构。' } }
  const successor = await agencyToManage(db, by, successorId)
  if (successor.dissolvedOn) return { ok: false, faults: { successorId: '承继机构已撤并。' } }
  return taken('successorId', '这一承继关系已经登记。', () =>
    db.transaction().execute(async trx => {
      await insertSuccession(trx, id, successorId, effectiveOn)
      const details = { predecessor: agency.slug, successor: successor.slug, effectiveOn }
      const note = { at: now, actor: by, action: 'people.succeed-agency', subject: `agency ${agency.slug}`, details }
      await appendAll(
        trx,
        [id, successorId].map(agencyId => ({ ...note, agencyId })),
      )
      return { ok: true }
    }),
  )
}

export async function addSection(db: Db, by: Person, agencyId: string, input: unknown, now: Date): Promise<Outcome<{ id: string }>> {
  const agency = await agencyToManage(db, by, agencyId)
  const form = checkedFields(forms.section, input)
  if (!form.ok) return form
  const [id, name] = [newId(), form.values.name]
  return taken('name', '已有同名股室。', () =>
    db.transaction().execute(async trx => {
      await insertSection(trx, { id, agencyId, name }, now)
      await append(trx, {
        agencyId,
        at: now,
        actor: by,
        action: 'people.add-section',
        subject: `section ${name}`,
        details: { agency: agency.slug },
      })
      return { ok: true, id }
    }),
  )
}

/** Throws NotFound or Forbidden; that an agency exists is no secret. */
async function agencyToManage(db: Db, by: Person, id: string): Promise<Agency> {
  const agency = await findAgency(db, { id })
  if (!agency) throw new NotFound('没有这个机构。')
  mustBeAllowed(by, 'agency.manage', agency)
  return agency
}

async function taken<T>(field: string, message: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    if (isTaken(error)) return { ok: false, faults: { [field]: message } }
    throw error
  }
}
