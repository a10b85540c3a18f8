import type { Db, Trx } from '../db/open.ts'
import { Forbidden } from '../errors.ts'
import type { Stored } from '../files/index.ts'
import type { ChannelName, PlainDate } from '../law/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Applicant, Wish } from './applicant.ts'
import type { HandedFrom, Refusal } from './application.ts'
import type { Key } from './store.ts'
import { takeInAll, takeInEach } from './take-in.ts'
import { Together } from './together.ts'

export type Clock = { now: Date; today: PlainDate }
export type Means = { secrets: Secrets; publicUrl: string | null }

/** A file that came with an application: proof of identity is seen only by who handles the case. */
export type Enclosed = { stored: Stored; purpose: 'identity' | 'authorisation' | 'enclosure' | 'scan' | 'coveringLetter' }

/** An application as it came in. */
export type Intake = {
  channel: ChannelName
  /** The day it was handed in, signed for or arrived. */
  arrivedOn: PlainDate
  /** The day both sides confirmed, where that is known already (art. 31). */
  confirmedOn: PlainDate | null
  trackingNumber: string
  /** What was spoken and written down was read back, and confirmed (art. 29(1)). */
  readBack?: boolean
  applicant: Applicant
  wish: Wish
  files: readonly Enclosed[]
  /** Another agency of the system has handed it over. */
  handedFrom?: HandedFrom
  /** The id of the case, where its form had one already: sent twice, it comes in once. */
  id?: string
}

export type TakenCase = { ok: true; key: Key; number: string; year: number; ordinal: number; code: string }
export type TakenAll = { ok: true; taken: TakenCase[] } | { ok: false; refusal: Refusal }
export type TakenIn = TakenCase | { ok: false; refusal: Refusal }

/** Where the person's data of a case stand: they can be decrypted in no other place. */
export const personPlace = ({ agencyId, id }: Key) => ({ table: 'application_persons', column: 'sealed', agencyId, id })

/** What is kept sealed: who applied, and what they want in their own fields. */
export type Sealed = { applicant: Applicant; wish: Wish }

/** Puts what is wanted into one text, as it stands on the form and in letters. */
export const askedText = ({ what, period, documentNumber }: Wish): string =>
  [what.trim(), period.trim() && `时期：${period.trim()}`, documentNumber.trim() && `文号：${documentNumber.trim()}`]
    .filter(Boolean)
    .join('\n')

/** What arrives, with what it takes to take it in. */
export type Arrival = { intake: Intake; means: Means; clock: Clock }

const rush = new Together<Arrival, TakenIn>()

/** What somebody filed on the site themselves; those who send at the same time are taken in by one transaction. */
export async function submit(
  db: Db,
  means: Means,
  agency: Agency,
  filed: Omit<Intake, 'channel' | 'confirmedOn'>,
  clock: Clock,
): Promise<TakenIn> {
  mustExist(agency)
  const arrival: Arrival = { intake: { ...filed, channel: 'online', confirmedOn: null }, means, clock }
  return rush.take(db, agency.id, arrival, arrivals => db.transaction().execute(trx => takeInEach(trx, null, agency, arrivals)))
}

/** Several things that somebody asked for in one form and sends as applications of their own: all of them come in, or none. */
export async function submitAll(
  db: Db,
  means: Means,
  agency: Agency,
  filed: readonly Omit<Intake, 'channel' | 'confirmedOn'>[],
  clock: Clock,
): Promise<TakenAll> {
  mustExist(agency)
  const arrivals = filed.map((one): Arrival => ({ intake: { ...one, channel: 'online', confirmedOn: null }, means, clock }))
  return db.transaction().execute(trx => takeInAll(trx, null, agency, arrivals))
}

/** What came in by any other way, entered by the office (arts. 29, 31). */
export async function register(db: Db, means: Means, by: Person, agency: Agency, intake: Intake, clock: Clock): Promise<TakenIn> {
  const all = await registerAll(db, means, by, agency, [intake], clock)
  return all.ok ? all.taken[0]! : all
}

/** What came as one and asks for several things: all of it is registered as cases of their own, or nothing (one application, one matter). */
export async function registerAll(
  db: Db,
  means: Means,
  by: Person,
  agency: Agency,
  intakes: readonly Intake[],
  clock: Clock,
): Promise<TakenAll> {
  mustBeAllowed(by, 'application.write', agency)
  mustExist(agency)
  const arrivals = intakes.map(intake => ({ intake, means, clock }))
  return db.transaction().execute(trx => takeInAll(trx, by, agency, arrivals))
}

/** The same inside a transaction of more (a case that another agency hands over). */
export async function takeInWithin(
  trx: Trx,
  means: Means,
  by: Person | null,
  agency: Agency,
  intake: Intake,
  clock: Clock,
): Promise<TakenIn> {
  return (await takeInEach(trx, by, agency, [{ intake, means, clock }]))[0]!
}

function mustExist({ dissolvedOn }: Agency): void {
  if (dissolvedOn !== null) throw new Forbidden('这个机关已经撤销，不再受理申请。')
}
