import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { type FileRow, fileOf } from '../../files/index.ts'
import { daysBetween, type PlainDate } from '../../law/index.ts'
import { type Agency, colleaguesOf, type Person, sectionsOf } from '../../people/index.ts'
import type { Column } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { dueOf } from '../clock.ts'
import type { Content } from '../content.ts'
import { type Draft, draftOf, filesOfItem } from '../draft-store.ts'
import {
  type Colleague,
  hasRight,
  nobodyElse,
  type Refusal,
  type Step,
  selfReviewFault,
  settledVersion,
  take,
  whoMayTake,
} from '../item.ts'
import { type Item, stepsOf, summaryIn, type Version, versionOf, versionsOf } from '../item-store.ts'
import { addressOf } from '../publish.ts'
import { type StepName, type StepRule, steps } from '../steps.ts'
import { columnName } from './items.ts'
import type { DueLedger } from './pages/parts.tsx'
import { sheetName } from './sheet-job.ts'

/** A step from here: `against` null: the person may take it now; else why not, and who can. */
export type NextStep = { step: StepName; against: Refusal | null }

/** Everything that the pages of one item show. */
export type ItemView = {
  office: Agency
  item: Item
  section: string
  column: string
  columns: Column[]
  /** The newest content: the working copy while somebody writes, else the version that is on its way or was settled. */
  content: Content
  draft: Draft | null
  /** The version that is on its way. */
  current: Version | null
  taken: Step[]
  versions: { version: number; at: Date }[]
  due: DueLedger | null
  next: NextStep[]
  files: Map<string, FileRow>
  /** The approval sheets that were kept, by the version that was settled. */
  sheets: Map<number, string>
  /** Where the public reads it. */
  publicAddress: string | null
}

export async function itemViewOf(db: Db, person: Person, office: Agency, item: Item, today: PlainDate): Promise<ItemView> {
  const columns = await columnsOf(db, office.id)
  const sections = await sectionsOf(db, [office.id])
  const taken = await stepsOf(db, item)
  const isWritten = item.stage === 'drafting' || item.stage === 'discarded'
  const draft = isWritten ? await draftOf(db, item) : null
  const settled = item.stage === 'settled' ? settledVersion(taken) : null
  const version = settled ?? item.version
  const current = version === null ? null : await versionOf(db, item, version)
  const content = draft?.content ?? current!.content
  const authors = (isWritten ? draft?.authors : current?.authors) ?? []
  const colleagues = (await colleaguesOf(db, office.id)) as Colleague[]
  return {
    ...{ office, item, columns, content, draft, current, taken },
    section: sections.find(({ id }) => id === item.sectionId)?.name ?? '',
    column: columnName(columns, content.column),
    versions: await versionsOf(db, item),
    due: await ledgerOf(db, office, item, content, columns, today),
    // Of whether it is in force there is something to say of normative documents alone.
    next: nextOf(person, office, item, authors, colleagues).filter(({ step }) => step !== 'validity' || content.isNormative),
    files: await filesOf(db, office.id, content),
    sheets: await sheetsOf(db, item),
    publicAddress: item.number !== null && item.standing === 'public' ? addressOf(office.slug, item.number) : null,
  }
}

/** By when it must be public and why; nothing for what is public, withheld or has no day yet. */
async function ledgerOf(
  db: Db,
  office: Agency,
  item: Item,
  content: Content,
  columns: readonly Column[],
  today: PlainDate,
): Promise<DueLedger | null> {
  if (item.publishedOn !== null || content.formedOn === null || item.stage === 'settled' || item.stage === 'discarded') return null
  if ((content.attribute ?? 'public') !== 'public') return null
  const column = columns.find(({ key }) => key === content.column) ?? { period: 'publication' }
  const { dueOn, state, because } = dueOf(content.formedOn, column, await calendarFor(db, office.id))
  return { dueOn, state, because, days: daysBetween(today, dueOn) }
}

/** The steps that can follow, and for each whether this person may take it or who can. */
function nextOf(person: Person, office: Agency, item: Item, authors: readonly string[], colleagues: readonly Colleague[]): NextStep[] {
  const at = { stage: item.stage, sectionId: item.sectionId, authors }
  return (Object.keys(steps) as StepName[]).flatMap(step => {
    const rule: StepRule = steps[step]
    const possible = take(summaryIn(item), { step, seq: item.seq + 1, takenOn: '2000-01-01' as PlainDate, version: null }).ok
    // What the program alone does from here is not offered to anybody.
    if (!possible || (item.stage === 'scheduled' && step === 'published') || step === 'overruled' || step === 'unkept') return []
    if (hasRight(step, person, at, office)) return [{ step, against: selfReviewFault(step, person, at, colleagues, office) }]
    const others = whoMayTake(step, at, colleagues, office).map(({ name }) => name)
    return [{ step, against: { why: others.length > 0 ? `由${others.join('、')}办理。` : nobodyElse, cites: rule.article } }]
  })
}

async function sheetsOf(db: Db, item: Item): Promise<Map<number, string>> {
  const kept = new Map((await filesOfItem(db, item)).map(({ name, fileId }) => [name, fileId]))
  const versions = (await versionsOf(db, item)).map(({ version }) => [version, kept.get(sheetName(version))] as const)
  return new Map(versions.filter((one): one is [number, string] => one[1] !== undefined))
}

async function filesOf(db: Db, agencyId: string, content: Content): Promise<Map<string, FileRow>> {
  const found = new Map<string, FileRow>()
  for (const { fileId } of content.attachments) {
    const row = await fileOf(db, agencyId, fileId)
    if (row) found.set(fileId, row)
  }
  return found
}
