import { isTaken } from '../../db/conflicts.ts'
import type { Db } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { BadInput } from '../../errors.ts'
import type { Files } from '../../files/index.ts'
import { appendAll } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Clock } from '../publish.ts'
import { receive } from '../uploads.ts'
import { type Fate, type Looked, look } from './look.ts'
import { putDraft } from './put-draft.ts'
import { type Imported, type NewFile, putAllImported } from './put-imported.ts'
import type { Source } from './source.ts'

export type Progress = Record<Fate, number> & { done: number; total: number }

type Waiting = { looked: Looked; files: NewFile[] }

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
  told: (progress: Progress, last: readonly Looked[]) => unknown = () => {},
): Promise<Progress> {
  const progress: Progress = { ...{ publish: 0, draft: 0, same: 0, changed: 0, 'left out': 0 }, done: 0, total: source.list.rows.length }
  let waiting: Waiting[] = []
  let seen: Looked[] = []
  const write = async () => {
    try {
      await put(waiting)
    } catch (error) {
      if (isTaken(error, 'publications_import_key'))
        throw new BadInput('有人正在导入同一份清单。请等它完成后再导入一次，已经导入的不会重复。')
      if (!isRefused(error)) throw error
      // One row that the database does not take must not take the others with it.
      for (const one of waiting) await put([one]).catch(error => refuse(one.looked, error))
    }
    for (const { looked } of waiting) progress[looked.fate] += 1
    progress.done += seen.length
    await told({ ...progress }, seen)
    waiting = []
    seen = []
  }
  const put = (batch: readonly Waiting[]) =>
    db.transaction().execute(async trx => {
      const imported = batch.filter(({ looked }) => looked.fate === 'publish').map(one => importedOf(one, source.label))
      const { notes } = await putAllImported(trx, by, agency, imported, clock)
      for (const { looked, files } of batch) {
        const { content, sectionId, importKey } = looked.item
        const draft = { id: newId(), content, sectionId, importKey, importedFrom: source.label, files }
        if (looked.fate === 'draft') notes.push(await putDraft(trx, by, agency, draft, clock))
      }
      await appendAll(trx, notes)
    })
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

function importedOf({ looked, files }: Waiting, importedFrom: string): Imported {
  const { content, originalOn, sectionId, importKey, indexNumber, oldPath, validity } = looked.item
  return {
    ...{ id: newId(), sectionId, importKey, importedFrom, indexNumber, oldPath, files, findings: looked.findings },
    ...{ content: { ...content, column: content.column!, formedOn: content.formedOn! }, originalOn: originalOn! },
    validity: validity && validity !== 'inForce' ? { validity, on: originalOn as PlainDate } : null,
  }
}

/** What the database says of a value or of a key: this row's fault, not the server's. */
const isRefused = (error: unknown) => /^2[23]/.test((error as { code?: string } | null)?.code ?? '')

function refuse(looked: Looked, error: unknown): void {
  if (!isRefused(error)) throw error
  const wanted = isTaken(error) ? '没有用过的索引号和编号' : '数据库可以保存的内容'
  looked.faults.push({ row: looked.item.row, cell: null, field: '标题', found: looked.item.content.title, wanted })
  looked.fate = 'left out'
}
