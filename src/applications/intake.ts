import { calendarFor } from '../days/index.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Forbidden } from '../errors.ts'
import { keepFile, type Stored } from '../files/index.ts'
import { append } from '../journal/index.ts'
import { beijingDay, type ChannelName, channels, type PlainDate, yearOf } from '../law/index.ts'
import { queueMail } from '../mail/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { type Applicant, shownName, traitsOf, type Wish } from './applicant.ts'
import type { Refusal, Step } from './application.ts'
import { newCode } from './code.ts'
import { refusalOf } from './law-of-steps.ts'
import { receiptLetter } from './receipt-letter.ts'
import { markOf, numberOf, settingsOf } from './settings.ts'
import { steps as table } from './steps.ts'
import { insertApplication, insertCaseFiles, insertSealed, insertSteps, type Key, nextInSeries } from './store.ts'
import { summaryOf } from './summary.ts'

export type Clock = { now: Date; today: PlainDate }
export type Means = { secrets: Secrets; publicUrl: string | null }

/** A file that came with an application: proof of identity is seen only by who handles the case. */
export type Enclosed = { stored: Stored; purpose: 'identity' | 'authorisation' | 'enclosure' | 'scan' }

/** An application as it came in. */
export type Intake = {
  channel: ChannelName
  /** The day it was handed in, signed for or arrived. */
  arrivedOn: PlainDate
  /** The day both sides confirmed, where that is known already (art. 31). */
  confirmedOn: PlainDate | null
  trackingNumber: string
  applicant: Applicant
  wish: Wish
  files: readonly Enclosed[]
  /** The id of the case, where its form had one already: sent twice, it comes in once. */
  id?: string
}

export type TakenIn = { ok: true; key: Key; number: string; year: number; ordinal: number; code: string } | { ok: false; refusal: Refusal }

/** Where the person's data of a case stand: they can be decrypted in no other place. */
export const personPlace = ({ agencyId, id }: Key) => ({ table: 'application_persons', column: 'sealed', agencyId, id })

/** What is kept sealed: who applied, and what they want in their own fields. */
export type Sealed = { applicant: Applicant; wish: Wish }

/** Puts what is wanted into one text, as it stands on the form and in letters. */
export const askedText = ({ what, period, documentNumber }: Wish): string =>
  [what.trim(), period.trim() && `时期：${period.trim()}`, documentNumber.trim() && `文号：${documentNumber.trim()}`]
    .filter(Boolean)
    .join('\n')

/** What somebody filed on the site themselves. */
export const submit = (db: Db, means: Means, agency: Agency, intake: Omit<Intake, 'channel' | 'confirmedOn'>, clock: Clock) =>
  takeIn(db, means, null, agency, { ...intake, channel: 'online', confirmedOn: null }, clock)

/** What came in by any other way, entered by the office (arts. 29, 31). */
export async function register(db: Db, means: Means, by: Person, agency: Agency, intake: Intake, clock: Clock): Promise<TakenIn> {
  mustBeAllowed(by, 'application.write', agency)
  return takeIn(db, means, by, agency, intake, clock)
}

/** What came as one and asks for several things: all of it is registered as cases of their own, or nothing (one application, one matter). */
export async function registerAll(
  db: Db,
  means: Means,
  by: Person,
  agency: Agency,
  intakes: readonly Intake[],
  clock: Clock,
): Promise<{ ok: true; taken: (TakenIn & { ok: true })[] } | { ok: false; refusal: Refusal }> {
  mustBeAllowed(by, 'application.write', agency)
  if (agency.dissolvedOn !== null) throw new Forbidden('这个机关已经撤销，不再受理申请。')
  let refusal: Refusal | null = null
  const taken: (TakenIn & { ok: true })[] = []
  try {
    await db.transaction().execute(async trx => {
      for (const intake of intakes) {
        const one = await takeInWithin(trx, means, by, agency, intake, clock)
        if (!one.ok) {
          refusal = one.refusal
          throw new NotAll()
        }
        taken.push(one)
      }
    })
  } catch (error) {
    if (error instanceof NotAll) return { ok: false, refusal: refusal! }
    throw error
  }
  return { ok: true, taken }
}

/** Takes back what was registered before one of them was refused. */
class NotAll extends Error {}

async function takeIn(db: Db, means: Means, by: Person | null, agency: Agency, intake: Intake, clock: Clock): Promise<TakenIn> {
  if (agency.dissolvedOn !== null) throw new Forbidden('这个机关已经撤销，不再受理申请。')
  return db.transaction().execute(trx => takeInWithin(trx, means, by, agency, intake, clock))
}

/** The same inside a transaction of more (a case that another agency hands over). */
export async function takeInWithin(
  trx: Trx,
  { secrets, publicUrl }: Means,
  by: Person | null,
  agency: Agency,
  intake: Intake,
  { now, today }: Clock,
): Promise<TakenIn> {
  const { applicant, wish, channel, files } = intake
  const settings = await settingsOf(trx, agency.id)
  if (!by && !settings.takesOnline) throw new Forbidden('这个机关没有开通网上申请，请用指南中的其他渠道。')
  const calendar = await calendarFor(trx, agency.id)
  const taken: Step[] = [
    {
      ...{ seq: 1, at: now, onDay: intake.arrivedOn, actorId: by?.id ?? null, actor: by?.name ?? '申请人', note: null },
      ...(by
        ? { step: 'registered' as const, details: { channel, ...(intake.trackingNumber && { trackingNumber: intake.trackingNumber }) } }
        : { step: 'submitted' as const, details: { channel: 'online' as const } }),
    },
  ]
  const receivedOn = channels[channel].receivedWhen === 'confirmed' ? intake.confirmedOn : intake.arrivedOn
  const late = refusalOf(taken[0]!, [], calendar, today)
  if (late) return { ok: false, refusal: late }
  if (by && receivedOn) {
    const received: Step = {
      seq: 2,
      step: 'received',
      at: now,
      onDay: receivedOn,
      actorId: by.id,
      actor: by.name,
      note: null,
      details: { how: '' },
    }
    const refusal = refusalOf(received, taken, calendar, today)
    if (refusal) return { ok: false, refusal }
    taken.push(received)
  }
  const key: Key = { agencyId: agency.id, id: intake.id ?? newId(now.getTime()) }
  const year = yearOf(beijingDay(now))
  const ordinal = await nextInSeries(trx, agency.id, `application/${year}`)
  const number = numberOf(markOf(settings, agency), '公申', year, ordinal)
  const code = newCode()
  await insertApplication(trx, {
    ...{ ...key, number, year, ordinal, channel, applicantKind: applicant.kind, applicant: shownName(applicant), asked: askedText(wish) },
    ...{ submittedAt: now, codeHash: secrets.tokenHash(code), erasedOn: null },
    personHashes: traitsOf(applicant).map(trait => secrets.tokenHash(trait).toString('hex')),
    ...summaryOf(taken, calendar),
  })
  await insertSteps(trx, key, taken)
  const sealed: Sealed = { applicant, wish }
  await insertSealed(trx, key, secrets.encrypt(JSON.stringify(sealed), personPlace(key)))
  for (const { stored, purpose } of files) {
    const file = await keepFile(trx, agency.id, stored, { by: by?.id ?? null, at: now })
    await insertCaseFiles(trx, [
      {
        ...{ agencyId: agency.id, fileId: file.id, applicationId: key.id, purpose, name: stored.name, seq: 1 },
        ...{ forApplicant: purpose === 'enclosure', addedAt: now, addedBy: by?.name ?? '申请人' },
      },
    ])
  }
  if (applicant.mail) {
    const letter = receiptLetter({ agency, number, code, publicUrl })
    await queueMail(trx, secrets, { ...letter, agencyId: agency.id, to: applicant.mail, about: key.id, isUrgent: true, now })
  }
  const { step } = taken[0]!
  const details = { channel, arrivedOn: intake.arrivedOn, receivedOn: taken[1]?.onDay ?? null, kind: applicant.kind, files: files.length }
  const about = { agencyId: agency.id, at: now, actor: by, action: `application.${step}`, subject: `application ${number}` }
  await append(trx, { ...about, details, article: table[step].article }, { isInternal: true })
  return { ok: true, key, number, year, ordinal, code }
}
