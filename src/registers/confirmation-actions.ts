import { isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import { queueMails } from '../mail/index.ts'
import { type Agency, colleaguesOf, confirmedMailOf, mustBeAllowed, type Person, sectionsOf } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Clock } from './actions.ts'
import {
  confirming,
  digestOf,
  isHeadOf,
  isOver,
  mayConfirm,
  type SectionCounts,
  type SectionStanding,
  sectionCounts,
  stateOf,
} from './confirmation.ts'
import { countsBySection, insertConfirmation, lastConfirmations } from './confirmation-store.ts'
import type { Refusal } from './steps.ts'

/** Every section of the agency with what its registers count in the year, and whether its head answers for that; `unassigned`: of no section. */
export type YearStanding = { sections: SectionStanding[]; unassigned: SectionCounts }

export async function yearStandingOf(db: Db | Trx, agency: Agency, year: number): Promise<YearStanding> {
  const sections = await sectionsOf(db, [agency.id])
  const rows = await countsBySection(db, agency.id, `${year}-01-01` as PlainDate, `${year}-12-31` as PlainDate)
  const confirmed = await lastConfirmations(db, agency.id, year)
  const colleagues = await colleaguesOf(db, agency.id)
  const countsOf = (id: string | null) => sectionCounts(rows.filter(({ sectionId }) => sectionId === id))
  return {
    sections: sections.map((section): SectionStanding => {
      const last = confirmed.find(({ sectionId }) => sectionId === section.id) ?? null
      const counts = countsOf(section.id)
      return { section, counts, last, heads: colleagues.filter(account => isHeadOf(account, section)), state: stateOf(counts, last) }
    }),
    unassigned: countsOf(null),
  }
}

export type Confirmed = { ok: true } | { ok: false; refusal: Refusal }

/** The head answers for the figures that were seen; figures that have changed meanwhile are looked at again. Throws Forbidden, NotFound. */
export async function confirmSection(
  db: Db,
  by: Person,
  agency: Agency,
  { year, sectionId, digest, note }: { year: number; sectionId: string; digest: string; note: string | null },
  { now, today }: Clock,
): Promise<Confirmed> {
  mustBeAllowed(by, 'publication.read', agency)
  try {
    return await db.transaction().execute(async (trx): Promise<Confirmed> => {
      const { sections } = await yearStandingOf(trx, agency, year)
      const standing = sections.find(({ section }) => section.id === sectionId)
      if (!standing) throw new NotFound('没有这个股室。')
      if (!mayConfirm(by, agency, standing)) throw new Forbidden('由该股室的负责人确认；没有负责人的，由分管领导确认。')
      const refused = (why: string): Confirmed => ({ ok: false, refusal: { why, cites: confirming.article } })
      if (!isOver(year, today)) return refused(`${year} 年还没有结束，年底以后再确认。`)
      if (standing.state === 'confirmed') return refused('这些数已经确认，没有变化，不必再确认。')
      const { counts, last, section } = standing
      if (digestOf(counts) !== digest) return refused('台账的数刚刚有变化，请看过现在的数再确认。')
      const seq = (last?.seq ?? 0) + 1
      await insertConfirmation(trx, agency.id, year, {
        ...{ sectionId, seq, at: now, onDay: today, actorId: by.id, actor: by.name, counts, note },
      })
      await append(trx, {
        ...{ agencyId: agency.id, at: now, actor: by, action: 'registers.confirmed', subject: `registers ${agency.slug}/${year}` },
        ...{ details: { section: section.name, seq, note, sha256: digest }, article: confirming.article },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isTaken(error, 'register_confirmations_pkey')) throw new Conflict('这个股室的数刚刚被确认。请重新打开页面。')
    throw error
  }
}

/** Who was written to, and the sections whose heads have no confirmed address: they are asked in another way. */
export type Reminded = { letters: number; unreached: string[] }

/** Writes to the heads of the sections that have not confirmed what their registers count now. */
export async function remindHeads(
  db: Db,
  secrets: Secrets,
  by: Person,
  agency: Agency,
  { year, url }: { year: number; url: string | null },
  { now }: Pick<Clock, 'now'>,
): Promise<Reminded> {
  mustBeAllowed(by, 'report.write', agency)
  const waiting = (await yearStandingOf(db, agency, year)).sections.filter(({ state }) => state !== 'confirmed')
  const addresses = await confirmedMailOf(
    db,
    secrets,
    waiting.flatMap(({ heads }) => heads),
  )
  const reached = waiting.flatMap(({ section, heads }) =>
    heads.flatMap(({ id }) => {
      const to = addresses.get(id)
      return to ? [{ section, to }] : []
    }),
  )
  const unreached = waiting.filter(({ section }) => !reached.some(one => one.section.id === section.id)).map(({ section }) => section.name)
  await db.transaction().execute(async trx => {
    await queueMails(
      trx,
      secrets,
      reached.map(({ section, to }) => ({
        ...{ agencyId: agency.id, to, subject: `请确认${year}年台账数`, now },
        text: [`编制${year}年度政府信息公开工作年度报告，请${section.name}负责人核对并确认本股室${year}年的台账数。`, url]
          .filter(Boolean)
          .join('\n\n'),
      })),
    )
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'registers.reminded', subject: `registers ${agency.slug}/${year}` },
      ...{ details: { sections: waiting.map(({ section }) => section.name), letters: reached.length }, article: confirming.article },
    })
  })
  return { letters: reached.length, unreached }
}
