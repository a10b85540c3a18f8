import type { Trx } from '../../db/open.ts'
import type { Note } from '../../journal/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Content } from '../content.ts'
import { emptyItem, mustBeAllowedFor, shown } from '../draft-actions.ts'
import { insertDraft, insertItemFile } from '../draft-store.ts'
import { insertItem, insertStep } from '../item-store.ts'
import type { Clock } from '../publish.ts'
import { steps } from '../steps.ts'
import { type NewFile, withFiles } from './put-imported.ts'

export type DraftToPut = {
  id: string
  content: Content
  sectionId: string | null
  importedFrom: string
  importKey: string
  files: readonly NewFile[]
}

/**
 * What cannot be made public at once goes the ordinary way from the beginning: review first. It keeps its key, so that it comes in once.
 * Gives back the journal's note, to be written last.
 */
export async function putDraft(trx: Trx, by: Person | null, agency: Agency, draft: DraftToPut, clock: Clock): Promise<Note> {
  const { id, sectionId, importedFrom, importKey, files } = draft
  if (by) mustBeAllowedFor(by, 'publication.approve', agency, { sectionId })
  const key = { agencyId: agency.id, id }
  const content = await withFiles(trx, by, agency, draft.content, files, clock)
  await insertItem(trx, {
    ...{ ...emptyItem, ...key, sectionId, draftedBy: by?.id ?? null, draftedByName: by?.name ?? importedFrom },
    ...{ importKey, ...(await shown(trx, agency.id, content)) },
  })
  for (const { fileId } of content.attachments) await insertItemFile(trx, key, fileId)
  await insertDraft(trx, key, {
    ...{ revision: 1, content, authors: by ? [by.id] : [], savedAt: clock.now },
    ...{ savedBy: by?.id ?? null, savedByName: by?.name ?? '系统' },
  })
  await insertStep(trx, key, {
    ...{ seq: 1, step: 'drafted', at: clock.now, takenOn: clock.today, actorId: by?.id ?? null, actor: by?.name ?? '系统' },
    ...{ opinion: null, details: { from: importedFrom }, version: null },
  })
  return {
    ...{ agencyId: agency.id, at: clock.now, actor: by, action: 'publication.drafted', subject: `publication ${agency.slug}/${id}` },
    ...{ details: { title: content.title, from: importedFrom }, article: steps.drafted.article },
  }
}
