import { isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { newId } from '../../db/uuid.ts'
import { BadInput } from '../../errors.ts'
import type { Files } from '../../files/index.ts'
import { appendAll } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Clock } from '../publish.ts'
import { receive } from '../uploads.ts'
import { type Fate, type Looked, look, noneYet } from './look.ts'
import { putDraft } from './put-draft.ts'
import { type Imported, type NewFile, putAllImported } from './put-imported.ts'
import type { Source } from './source.ts'

export type Progress = Record<Fate, number> & { done: number; total: number }

/** An import that goes on where it was broken off, and what is to be kept of how far it has come. */
export type Going = {
  from?: Progress
  /** In the transaction that brings a chunk in, so that how far it came is never more nor less than what is there. `last`: the rows of the chunk. */
  kept?(trx: Trx, progress: Progress, last: readonly Looked[]): Promise<void>
  /** Once it is committed. False: enough for now, the rest comes with the next call. */
  told?(progress: Progress, last: readonly Looked[]): unknown
}

type Waiting = { looked: Looked; files: NewFile[] }

/** How many items one commit holds: killed in between, at most these come in again at the next run. */
const atOnce = 50
/** Bytes of files on their way; a chunk ends where there are more. */
const bytesAtOnce = 50_000_000

export const beginning = (source: Source): Progress => ({ ...noneYet(), done: 0, total: source.list.rows.length })

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
  { from = beginning(source), kept, told }: Going = {},
): Promise<Progress> {
  let progress = { ...from }
  let [waiting, seen, bytes] = [[] as Waiting[], [] as Looked[], 0]
  const after = (): Progress => {
    const next = { ...progress, done: progress.done + seen.length }
    for (const { fate } of seen) next[fate] += 1
    return next
  }
  const put = (batch: readonly Waiting[], first?: (trx: Trx) => Promise<unknown>) =>
    db.transaction().execute(async trx => {
      // Before anything else: of two that bring in one list the second waits here, and not on the key of an item.
      await first?.(trx)
      const imported = batch.filter(({ looked }) => looked.fate === 'publish').map(one => importedOf(one, source.label))
      const { notes } = await putAllImported(trx, by, agency, imported, clock)
      for (const { looked, files } of batch) {
        const { content, sectionId, importKey } = looked.item
        const draft = { id: newId(), content, sectionId, importKey, importedFrom: source.label, files }
        if (looked.fate === 'draft') notes.push(await putDraft(trx, by, agency, draft, clock))
      }
      await appendAll(trx, notes)
    })
  const write = async (): Promise<boolean> => {
    try {
      await put(waiting, kept && (trx => kept(trx, after(), seen)))
    } catch (error) {
      if (isTaken(error, 'publications_import_key'))
        throw new BadInput('有人正在导入同一份清单。请等它完成后再导入一次，已经导入的不会重复。')
      if (!isRefused(error)) throw error
      // One row that the database does not take must not take the others with it.
      for (const one of waiting) await put([one]).catch(error => refuse(one.looked, error))
      if (kept) await put([], trx => kept(trx, after(), seen))
    }
    progress = after()
    const goesOn = await told?.({ ...progress }, seen)
    ;[waiting, seen, bytes] = [[], [], 0]
    return goesOn !== false
  }
  for await (const looked of look(db, agency, source, clock.today, from.done)) {
    seen.push(looked)
    if (looked.fate === 'publish' || looked.fate === 'draft') {
      bytes += looked.files.reduce((sum, file) => sum + file.bytes.length, 0)
      const stored = await received(files, looked)
      if (stored) waiting.push({ looked, files: stored })
    }
    looked.files = []
    if (waiting.length >= atOnce || seen.length >= 4 * atOnce || bytes >= bytesAtOnce) if (!(await write())) return progress
  }
  if (seen.length > 0) await write()
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
  if (isTaken(error, 'publications_import_key')) {
    looked.fate = 'same'
    return
  }
  const wanted = isTaken(error) ? '没有用过的索引号和编号' : '数据库可以保存的内容'
  looked.faults.push({ row: looked.item.row, cell: null, field: '标题', found: looked.item.content.title, wanted })
  looked.fate = 'left out'
}
