import { isTaken } from '../../db/conflicts.ts'
import type { Db } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { BadInput } from '../../errors.ts'
import type { Files } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Clock } from '../publish.ts'
import { receive } from '../uploads.ts'
import { type Fate, type Looked, look } from './look.ts'
import { putDraft } from './put-draft.ts'
import { type NewFile, putImported } from './put-imported.ts'
import type { Source } from './source.ts'

export type Progress = Record<Fate, number> & { done: number; total: number }

/** How many items one commit holds: killed in between, at most these come in again at the next run. */
const atOnce = 50

/**
 * Brings a list in: publishes what may go out at once, makes drafts of the rest, leaves out what is here already or has faults. The same again
 * adds nothing, and after a killed run the rest: each item's key is unique. `by` null is whoever runs the program on its machine.
 */
export async function runImport(
  { db, files }: { db: Db; files: Files },
  by: Person | null,
  agency: Agency,
  source: Source,
  clock: Clock,
  told: (progress: Progress, last: Looked[]) => void = () => {},
): Promise<Progress> {
  const progress: Progress = { ...{ publish: 0, draft: 0, same: 0, changed: 0, 'left out': 0 }, done: 0, total: source.list.rows.length }
  let waiting: { looked: Looked; files: NewFile[] }[] = []
  let seen: Looked[] = []
  const write = async () => {
    try {
      await db.transaction().execute(async trx => {
        for (const { looked, files } of waiting) await put(trx, looked, files)
      })
    } catch (error) {
      if (isTaken(error, 'publications_import_key'))
        throw new BadInput('有人正在导入同一份清单。请等它完成后再导入一次，已经导入的不会重复。')
      throw error
    }
    for (const { looked } of waiting) progress[looked.fate] += 1
    progress.done += seen.length
    told({ ...progress }, seen)
    waiting = []
    seen = []
  }
  const put = async (trx: Parameters<typeof putDraft>[0], { item, fate, findings }: Looked, newFiles: NewFile[]) => {
    const { content, originalOn, sectionId, importKey, indexNumber, oldPath } = item
    const common = { id: newId(), sectionId, importKey, importedFrom: source.label, files: newFiles }
    if (fate === 'draft') return putDraft(trx, by, agency, { ...common, content }, clock)
    const validity = item.validity && item.validity !== 'inForce' ? { validity: item.validity, on: originalOn as PlainDate } : null
    const whole = { ...content, column: content.column!, formedOn: content.formedOn! }
    await putImported(
      trx,
      by,
      agency,
      { ...common, content: whole, originalOn: originalOn!, indexNumber, oldPath, validity, findings },
      clock,
    )
  }
  for await (const looked of look(db, agency, source, clock.today)) {
    seen.push(looked)
    if (looked.fate === 'publish' || looked.fate === 'draft') {
      const kept = await received(files, looked)
      if (kept) waiting.push({ looked, files: kept })
      else progress['left out'] += 1
    } else progress[looked.fate] += 1
    looked.files = []
    if (waiting.length >= atOnce || seen.length >= 4 * atOnce) await write()
  }
  await write()
  return progress
}

/** The files safe on the disk, before any row names them; null: one of them is refused, and the row with it. */
async function received(files: Files, looked: Looked): Promise<NewFile[] | null> {
  const kept: NewFile[] = []
  try {
    for (const { name, title, bytes, picture } of looked.files)
      kept.push({ stored: await receive(files, { name, bytes }), title, ...(picture && { picture }) })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    looked.faults.push({ row: looked.item.row, cell: null, field: '附件', found: '', wanted: error.message })
    looked.fate = 'left out'
    return null
  }
  return kept
}
