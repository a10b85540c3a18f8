import { calendarFor } from '../days/index.ts'
import { nextNumbers } from '../db/numbers.ts'
import type { Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Forbidden } from '../errors.ts'
import { keepFiles } from '../files/index.ts'
import { appendAll } from '../journal/index.ts'
import { beijingDay, type Calendar, channels, yearOf } from '../law/index.ts'
import { queueMails } from '../mail/index.ts'
import type { Agency, Person } from '../people/index.ts'
import { shownName, traitsOf } from './applicant.ts'
import type { Refusal, Step } from './application.ts'
import { newCode } from './code.ts'
import { type Arrival, askedText, personPlace, type Sealed, type TakenAll, type TakenCase, type TakenIn } from './intake.ts'
import { refusalOf } from './law-of-steps.ts'
import { receiptLetter } from './receipt-letter.ts'
import { markOf, numberOf, settingsOf } from './settings.ts'
import { steps as table } from './steps.ts'
import { insertCaseFiles, insertCases } from './store.ts'
import { summaryOf } from './summary.ts'

/** One that the law lets in, with the steps it begins with; or why it does not. */
type Looked = { arrival: Arrival; steps: Step[] } | { refusal: Refusal }

/** Takes in each that the law lets in, and says of each in their order what became of it: numbers, rows and journal in one go. */
export async function takeInEach(trx: Trx, by: Person | null, agency: Agency, arrivals: readonly Arrival[]): Promise<TakenIn[]> {
  const into = await whereto(trx, by, agency)
  const looked = arrivals.map(arrival => lookAt(arrival, by, into.calendar))
  const taken = await write(trx, by, into, looked.filter(isFit))
  return looked.map(one => (isFit(one) ? taken.shift()! : { ok: false, refusal: one.refusal }))
}

/** Takes in all of them, or none where the law refuses one. */
export async function takeInAll(trx: Trx, by: Person | null, agency: Agency, arrivals: readonly Arrival[]): Promise<TakenAll> {
  const into = await whereto(trx, by, agency)
  const looked = arrivals.map(arrival => lookAt(arrival, by, into.calendar))
  const refused = looked.find(one => 'refusal' in one)
  if (refused) return { ok: false, refusal: refused.refusal }
  return { ok: true, taken: await write(trx, by, into, looked.filter(isFit)) }
}

type Into = { agency: Agency; calendar: Calendar; mark: string }
type Fit = Exclude<Looked, { refusal: Refusal }>

const isFit = (one: Looked): one is Fit => !('refusal' in one)

async function whereto(trx: Trx, by: Person | null, agency: Agency): Promise<Into> {
  const settings = await settingsOf(trx, agency.id)
  if (!by && !settings.takesOnline) throw new Forbidden('这个机关没有开通网上申请，请用指南中的其他渠道。')
  return { agency, calendar: await calendarFor(trx, agency.id), mark: markOf(settings, agency) }
}

function lookAt(arrival: Arrival, by: Person | null, calendar: Calendar): Looked {
  const { channel, arrivedOn, confirmedOn, trackingNumber, readBack, handedFrom } = arrival.intake
  const { now, today } = arrival.clock
  const who = { at: now, actorId: by?.id ?? null, actor: by?.name ?? '申请人', note: null }
  const first: Step = {
    ...{ ...who, seq: 1, onDay: arrivedOn },
    ...(by
      ? {
          step: 'registered' as const,
          details: {
            channel,
            ...(trackingNumber && { trackingNumber }),
            ...(readBack && { readBack: true as const }),
            ...(handedFrom && { handedFrom }),
          },
        }
      : { step: 'submitted' as const, details: { channel: 'online' as const } }),
  }
  const receivedOn = channels[channel].receivedWhen === 'confirmed' ? confirmedOn : arrivedOn
  const received: Step[] = by && receivedOn ? [{ ...who, seq: 2, step: 'received', onDay: receivedOn, details: { how: '' } }] : []
  const steps = [first, ...received]
  for (const [at, step] of steps.entries()) {
    const refusal = refusalOf(step, steps.slice(0, at), calendar, today)
    if (refusal) return { refusal }
  }
  return { arrival, steps }
}

async function write(trx: Trx, by: Person | null, { agency, calendar, mark }: Into, all: readonly Fit[]): Promise<TakenCase[]> {
  if (all.length === 0) return []
  const ordinals = await ordinalsFor(trx, agency.id, all)
  const cases = all.map(({ arrival, steps }, at) => {
    const { intake, clock, means } = arrival
    const key = { agencyId: agency.id, id: intake.id ?? newId(clock.now.getTime()) }
    const { year, ordinal } = ordinals[at]!
    return { ...{ intake, clock, means, steps, key, year, ordinal }, number: numberOf(mark, '公申', year, ordinal), code: newCode() }
  })
  await insertCases(
    trx,
    cases.map(({ key, number, year, ordinal, code, steps, intake: { applicant, wish, channel }, clock, means: { secrets } }) => {
      const sealed: Sealed = { applicant, wish }
      return {
        row: {
          ...{ ...key, number, year, ordinal, channel, applicantKind: applicant.kind, applicant: shownName(applicant) },
          ...{ asked: askedText(wish), submittedAt: clock.now, codeHash: secrets.tokenHash(code), erasedOn: null },
          personHashes: traitsOf(applicant).map(trait => secrets.tokenHash(trait).toString('hex')),
          ...summaryOf(steps, calendar),
        },
        ...{ steps, sealed: secrets.encrypt(JSON.stringify(sealed), personPlace(key)) },
      }
    }),
  )
  await enclose(trx, by, agency, cases)
  const first = cases[0]!
  await queueMails(
    trx,
    first.means.secrets,
    cases.flatMap(({ key, number, code, intake: { applicant }, means: { publicUrl }, clock: { now } }) =>
      applicant.mail
        ? [
            {
              ...receiptLetter({ agency, number, code, publicUrl }),
              agencyId: agency.id,
              to: applicant.mail,
              about: key.id,
              isUrgent: true,
              now,
            },
          ]
        : [],
    ),
  )
  await appendAll(
    trx,
    cases.map(({ number, steps: [begun, received], intake: { channel, arrivedOn, applicant, files, handedFrom }, clock: { now } }) => ({
      ...{ agencyId: agency.id, at: now, actor: by, action: `application.${begun!.step}`, subject: `application ${number}` },
      details: {
        ...{ channel, arrivedOn, receivedOn: received?.onDay ?? null, kind: applicant.kind, files: files.length },
        ...(handedFrom && { from: handedFrom.fromName, wasNumber: handedFrom.number }),
      },
      article: table[begun!.step].article,
    })),
    { isInternal: true },
  )
  return cases.map(({ key, number, year, ordinal, code }) => ({ ok: true, key, number, year, ordinal, code }))
}

/** Places in the series of the year in which each came; at New Year's midnight there may be two. */
async function ordinalsFor(trx: Trx, agencyId: string, all: readonly Fit[]): Promise<{ year: number; ordinal: number }[]> {
  const years = all.map(({ arrival }) => yearOf(beijingDay(arrival.clock.now)))
  const next = new Map<number, number>()
  for (const year of [...new Set(years)].sort()) {
    const many = years.filter(one => one === year).length
    next.set(year, await nextNumbers(trx, agencyId, `application/${year}`, many))
  }
  return years.map(year => {
    const ordinal = next.get(year)!
    next.set(year, ordinal + 1)
    return { year, ordinal }
  })
}

type WithFiles = Pick<Arrival, 'intake' | 'clock'> & { key: { id: string } }

async function enclose(trx: Trx, by: Person | null, agency: Agency, cases: readonly WithFiles[]): Promise<void> {
  const all = cases.flatMap(({ intake, key, clock }) => intake.files.map(file => ({ ...file, applicationId: key.id, addedAt: clock.now })))
  if (all.length === 0) return
  const kept = await keepFiles(
    trx,
    agency.id,
    all.map(({ stored }) => stored),
    { by: by?.id ?? null, at: all[0]!.addedAt },
  )
  await insertCaseFiles(
    trx,
    all.map(({ stored: { name }, purpose, applicationId, addedAt }, at) => ({
      ...{ agencyId: agency.id, fileId: kept[at]!.id, applicationId, purpose, name, seq: 1 },
      ...{ forApplicant: purpose === 'enclosure', addedAt, addedBy: by?.name ?? '申请人' },
    })),
  )
}
