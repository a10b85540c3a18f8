import { isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { BadInput, Conflict, NotFound } from '../../errors.ts'
import { keepFile, type Stored } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { type Action, type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { mustBeAllowedFor } from '../draft-actions.ts'
import type { Clock } from '../publish.ts'
import { type Approval, emptyApproval, filesIn } from './approval.ts'
import { steps } from './steps.ts'
import {
  type ApprovalRow,
  approvalOf,
  filesOf,
  insertApproval,
  insertApprovalFile,
  insertStep,
  type Key,
  lockedApproval,
  updateApproval,
} from './store.ts'

/** The item, for somebody who may do this with it. Throws NotFound, Forbidden. */
export async function approvalFor(
  db: Db | Trx,
  person: Person,
  agency: Agency,
  id: string,
  right: Action = 'publication.read',
  read: (key: Key) => Promise<ApprovalRow | null> = key => approvalOf(db, key),
): Promise<ApprovalRow> {
  mustBeAllowed(person, right, agency)
  const row = await read({ agencyId: agency.id, id })
  if (!row) throw new NotFound('没有这个事项。')
  mustBeAllowedFor(person, right, agency, row)
  return row
}

/** Begins an item under an address that is never given again. */
export async function beginApproval(
  db: Db,
  by: Person,
  agency: Agency,
  { key, name, sectionId, content = {} }: { key: string; name: string; sectionId: string | null; content?: Partial<Approval> },
  clock: Clock,
): Promise<{ ok: true; id: string } | { ok: false; faults: Faults }> {
  mustBeAllowedFor(by, 'publication.write', agency, { sectionId })
  const id = newId()
  const at: Key = { agencyId: agency.id, id }
  try {
    await db.transaction().execute(async trx => {
      await insertApproval(trx, {
        ...{ ...at, key, sectionId, name, stage: 'drafting', standing: 'none', seq: 1, version: null, publicVersion: null },
        draft: { ...emptyApproval, authority: agency.name, ...content, name },
        ...{ authors: [by.id], revision: 1, savedAt: clock.now, savedByName: by.name },
        ...{ publishedOn: null, updatedOn: null, verifiedOn: null },
      })
      await insertStep(trx, at, {
        ...{ seq: 1, step: 'drafted', at: clock.now, takenOn: clock.today, actorId: by.id, actor: by.name, opinion: null, version: null },
      })
      await append(trx, {
        ...{ agencyId: agency.id, at: clock.now, actor: by, action: 'approval.drafted', subject: `approval ${agency.slug}/${key}` },
        ...{ details: { name }, article: steps.drafted.article },
      })
    })
    return { ok: true, id }
  } catch (error) {
    if (isTaken(error, 'approvals_key')) return { ok: false, faults: { key: '已经有这个网址名的事项。' } }
    throw error
  }
}

/** A file that came with the form: where in the content its id goes. */
export type Incoming = { stored: Stored; into(content: Approval, fileId: string): Approval }

/**
 * Saves the working copy over the revision that was seen, with the files that came with it; gives back the new revision. Only files that
 * were sent for this item can be named. Throws Conflict, BadInput.
 */
export function saveApproval(
  db: Db,
  by: Person,
  agency: Agency,
  id: string,
  { content, seen, incoming = [] }: { content: Approval; seen: number; incoming?: readonly Incoming[] },
  clock: Clock,
): Promise<{ revision: number; content: Approval; seq: number }> {
  return db.transaction().execute(async trx => {
    const row = await approvalFor(trx, by, agency, id, 'publication.write', key => lockedApproval(trx, key))
    if (row.stage !== 'drafting') throw new Conflict('事项已经送审，不能再改。需要修改的，请先撤回。')
    if (row.revision !== seen) throw new Conflict(`${row.savedByName}刚刚保存过这个事项。请重新打开页面，看过最新内容再改。`)
    let whole = content
    for (const { stored, into } of incoming) {
      const file = await keepFile(trx, agency.id, stored, { by: by.id, at: clock.now })
      await insertApprovalFile(trx, row, file.id)
      whole = into(whole, file.id)
    }
    const own = new Set((await filesOf(trx, row)).map(file => file.id))
    if (filesIn(whole).some(file => !own.has(file))) throw new BadInput('表单中的文件不属于这个事项。')
    const revision = seen + 1
    await updateApproval(trx, row, {
      ...{ draft: whole, name: whole.name, authors: [...new Set([...row.authors, by.id])] },
      ...{ revision, savedAt: clock.now, savedByName: by.name },
    })
    return { revision, content: whole, seq: row.seq }
  })
}
