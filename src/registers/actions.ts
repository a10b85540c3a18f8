import { gaveWay, isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { append, appendAll, type Note } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import { type Action, type Agency, may, mustBeAllowed, type Person, sectionsFor } from '../people/index.ts'
import { publicReasonFault } from '../publications/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { type Content, type Entry, fingerprintOf, isMonthlyContent, type Monthly, monthEnd } from './entry.ts'
import { type RegisterName, registerOf } from './register.ts'
import { type Refusal, ruleOf, type StepName, stepNames, take } from './steps.ts'
import { entryOf, insertEntries, insertSteps, type Key, lockedEntry, type Step, updateEntry } from './store.ts'

export type Clock = { now: Date; today: PlainDate }
export type Entered = { ok: true; id: string } | { ok: false; refusal: Refusal }
/** `seen` is the last step that the person saw; somebody who was faster makes this a Conflict. */
export type Taking = { step: StepName; seen: number; onDay: PlainDate; reason: string | null; content?: Content | Monthly }
export type Taken = { ok: true; entry: Entry } | { ok: false; faults: Faults } | { ok: false; refusal: Refusal }

/** The entry, for somebody who may read the agency's registers. Throws NotFound, Forbidden. */
export async function entryFor(
  db: Db | Trx,
  person: Person,
  agency: Agency,
  id: string,
  read: (key: Key) => Promise<Entry | null> = key => entryOf(db, key),
): Promise<Entry> {
  mustBeAllowed(person, 'publication.read', agency)
  const entry = await read({ agencyId: agency.id, id })
  if (!entry) throw new NotFound('没有这条记录。')
  if (!isWithin(person, 'publication.read', agency, entry.sectionId)) throw new Forbidden('这条记录属于其他股室。')
  return entry
}

type Entering = { register: RegisterName; sectionId: string | null }

/** Enters a decision, or a month's figure. The same twice is refused: it stands already. */
export async function enter(
  db: Db,
  by: Person,
  agency: Agency,
  { content, ...where }: Entering & { content: Content | Monthly },
  clock: Clock,
): Promise<Entered> {
  const [id] = await enterAll(db, by, agency, { ...where, contents: [content] }, clock)
  return id ? { ok: true, id } : { ok: false, refusal: standsAlready(content) }
}

/** Enters all of them or, when anything fails, none. Those that stand already are left out; gives back the ids of the others. */
export async function enterAll(
  db: Db,
  by: Person,
  agency: Agency,
  { register, sectionId, contents }: Entering & { contents: readonly (Content | Monthly)[] },
  clock: Clock,
): Promise<string[]> {
  if (!isWithin(by, 'publication.write', agency, sectionId)) throw new Forbidden(`您没有登记${registerOf(register).label}的权限。`)
  const first = take(null, { step: 'entered', onDay: clock.today })
  if (!first.ok) throw new Conflict(first.refusal.why)
  const about = { agencyId: agency.id, register, sectionId, authors: [by.id] }
  const entries = contents.map(content => ({ ...first.summary, ...toldOf(content), ...about, id: newId() }))
  return db.transaction().execute(async trx => {
    const written = await insertEntries(trx, entries, fingerprintOf)
    const kept = entries.filter(({ id }) => written.has(id))
    await insertSteps(
      trx,
      kept.map(entry => [entry, stepOf(by, entry, { step: 'entered', onDay: clock.today, reason: null, content: entry.content }, clock)]),
    )
    await appendAll(
      trx,
      kept.map(entry => noteOf(by, agency, entry, { step: 'entered', onDay: clock.today, reason: null }, clock)),
    )
    return kept.map(({ id }) => id)
  })
}

/** Takes one step: decides, saves and writes the journal in one transaction. Throws Forbidden, Conflict. */
export async function takeStep(db: Db, by: Person, agency: Agency, id: string, taking: Taking, clock: Clock): Promise<Taken> {
  try {
    return await db.transaction().execute(trx => takeStepIn(trx, by, agency, id, taking, clock))
  } catch (error) {
    if (isTaken(error, 'register_entries_same')) return { ok: false, refusal: standsAlready(taking.content!) }
    if (isTaken(error, 'register_steps_pkey') || gaveWay(error)) throw overtaken()
    throw error
  }
}

async function takeStepIn(trx: Trx, by: Person, agency: Agency, id: string, taking: Taking, clock: Clock): Promise<Taken> {
  const { step, seen, onDay, reason, content } = taking
  const rule = ruleOf(step)
  const before = await entryFor(trx, by, agency, id, key => lockedEntry(trx, key))
  if (!hasRight(by, step, agency, before)) throw new Forbidden(`您没有“${rule.title}”的权限。`)
  if (before.seq !== seen) throw overtaken()
  const refusal = refusalOf(step, before, by)
  if (refusal) return { ok: false, refusal }
  const verdict = take(before, { step, onDay })
  if (!verdict.ok) return verdict
  const faults = faultsOf(taking, before, clock)
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const authors = content ? [...new Set([...before.authors, by.id])] : before.authors
  const change = { ...verdict.summary, ...(content && toldOf(content)), authors }
  const entry = { ...before, ...change }
  await updateEntry(trx, before, change, content && fingerprintOf(content))
  await keep(trx, by, agency, entry, { step, onDay, reason, content: content ?? null }, clock)
  return { ok: true, entry }
}

function faultsOf({ step, onDay, reason, content }: Taking, before: Entry, { today }: Clock): Faults {
  const rule = ruleOf(step)
  const said = rule.isPublicReason && reason ? publicReasonFault(reason) : null
  return {
    ...(rule.needsReason && !reason && { reason: `请填写${rule.title}的理由。` }),
    ...(said && { reason: said }),
    ...(onDay > today && { onDay: '日期在今天之后，请核对。' }),
    ...(step === 'overturned' && onDay < before.decidedOn && { onDay: '日期早于原决定，请核对。' }),
    ...(step === 'corrected' && !content && { item: '请填写更正后的内容。' }),
  }
}

/** What a register or the person's own part in the entry stands against. */
function refusalOf(step: StepName, entry: Entry, by: Person): Refusal | null {
  const { onlyPublic, notByAuthors, title, article } = ruleOf(step)
  if (onlyPublic && (entry.isMonthly || !registerOf(entry.register).isPublic))
    return { why: `${entry.isMonthly ? '月报数' : registerOf(entry.register).label}不逐条公示，不能“${title}”。`, cites: article }
  if (notByAuthors && entry.authors.includes(by.id))
    return { why: `您登记或者更正过这条记录，不能由您办理“${title}”，请由其他有权限的人员办理。`, cites: article }
  return null
}

/** The steps that the person can take from here, in the order of the table. */
export const stepsFor = (person: Person, agency: Agency, entry: Entry): StepName[] =>
  stepNames.filter(
    step =>
      step !== 'entered' &&
      hasRight(person, step, agency, entry) &&
      refusalOf(step, entry, person) === null &&
      take(entry, { step, onDay: entry.decidedOn }).ok,
  )

const hasRight = (person: Person, step: StepName, agency: Agency, { sectionId }: Pick<Entry, 'sectionId'>): boolean =>
  ruleOf(step).rights.some(right => isWithin(person, right, agency, sectionId))

function isWithin(person: Person, right: Action, agency: Agency, sectionId: string | null): boolean {
  if (!may(person, right, agency)) return false
  const sections = sectionsFor(person, right, agency)
  return sections === null || (sectionId !== null && sections.includes(sectionId))
}

/** The columns by which an entry is found and counted. */
function toldOf(
  content: Content | Monthly,
): Pick<Entry, 'content' | 'decidedOn' | 'pieces' | 'fen' | 'isMonthly' | 'item' | 'number' | 'party' | 'shownUntil'> {
  if (isMonthlyContent(content)) {
    const { month, pieces, fen, source } = content
    return {
      content,
      decidedOn: monthEnd(month),
      pieces,
      fen,
      isMonthly: true,
      item: `${month} ${source}`,
      number: null,
      party: '',
      shownUntil: null,
    }
  }
  const { decidedOn, fen, item, number, party, until } = content
  return { content, decidedOn, pieces: 1, fen, isMonthly: false, item, number, party, shownUntil: until }
}

type Kept = { step: StepName; onDay: PlainDate; reason: string | null; content: Content | Monthly | null }

/** The step and, last, its line in the journal. */
async function keep(trx: Trx, by: Person, agency: Agency, entry: Entry, kept: Kept, clock: Clock): Promise<void> {
  await insertSteps(trx, [[entry, stepOf(by, entry, kept, clock)]])
  await append(trx, noteOf(by, agency, entry, kept, clock))
}

const stepOf = (by: Person, { seq }: Entry, kept: Kept, { now }: Clock): Step => ({ ...kept, seq, at: now, actorId: by.id, actor: by.name })

function noteOf(by: Person, agency: Agency, entry: Entry, { step, onDay, reason }: Omit<Kept, 'content'>, { now }: Clock): Note {
  const { seq, number, pieces, fen, register, id } = entry
  return {
    ...{ agencyId: agency.id, at: now, actor: by, action: `register.${step}`, subject: `register ${agency.slug}/${register}/${id}` },
    ...{ details: { seq, onDay, reason, number, pieces, fen }, article: ruleOf(step).article },
  }
}

const standsAlready = (content: Content | Monthly): Refusal => ({
  why: isMonthlyContent(content)
    ? `${content.month} 的数已经登记。要改的，打开那一条办理“更正”。`
    : '相同的记录已经登记（文书号、日期、相对人和事项都相同），没有重复计数。',
  cites: '《政府信息公开条例》第六条',
})

const overtaken = () => new Conflict('这条记录刚刚被别人办理。请重新打开页面，看过最新的情况再办。')
