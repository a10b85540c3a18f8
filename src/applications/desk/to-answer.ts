import type { Db, Trx } from '../../db/open.ts'
import { queueMails } from '../../mail/index.ts'
import { type Agency, colleaguesOf, confirmedMailOf, may, type Person, sectionsFor } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { Application } from '../store.ts'
import { saidByApplicants } from './list-store.ts'

/** What an applicant said and the office has to look at, with the step that looks at it. */
export const answers = {
  complained: { by: 'complaintAnswered', label: '投诉待答复', english: 'complaint to be answered' },
  paymentReported: { by: 'paid', label: '称已缴费，待核对', english: 'says it is paid: check' },
} as const

export type ToAnswer = { what: keyof typeof answers; year: number; ordinal: number; number: string }

const mostShown = 20

/** The cases in which it was not looked at yet, of those that the person sees; the longest waiting first. */
export async function toAnswer(db: Db, person: Person, { id, lineage }: Agency): Promise<ToAnswer[]> {
  const sections = sectionsFor(person, 'application.read', { id, lineage })
  const rows = await saidByApplicants(db, id)
  const seen = rows.filter(({ sectionId }) => sections === null || (sectionId !== null && sections.includes(sectionId)))
  return seen.sort((a, b) => a.year - b.year || a.ordinal - b.ordinal).slice(0, mostShown)
}

/** Whoever handles applications there: of the whole agency, or of the section that the case is assigned to. */
export async function handlersIn(trx: Trx, office: Agency, sectionId: string | null): Promise<Person[]> {
  return ((await colleaguesOf(trx, office.id)) as Person[]).filter(person => {
    const own = sectionsFor(person, 'application.write', office)
    return may(person, 'application.write', office) && (own === null || (sectionId !== null && own.includes(sectionId)))
  })
}

/** Tells whoever handles applications, with the change itself: the number and what it is, no word of the applicant. */
export async function tellOffice(
  trx: Trx,
  { secrets, publicUrl }: { secrets: Secrets; publicUrl: string | null },
  office: Agency,
  { year, ordinal, number, sectionId }: Application,
  what: keyof typeof answers,
  now: Date,
): Promise<void> {
  const addresses = await confirmedMailOf(trx, secrets, await handlersIn(trx, office, sectionId))
  const url = `${publicUrl ?? 'http://localhost:3000'}/desk/applications/${office.slug}/${year}/${ordinal}`
  const letter = { subject: `${number}：${answers[what].label}`, text: `${number}，${answers[what].label}。请登录工作台办理：\n\n${url}` }
  await queueMails(
    trx,
    secrets,
    [...addresses.values()].map(to => ({ agencyId: office.id, to, ...letter, now })),
  )
}
