import { registerAll } from '../../src/applications/intake.ts'
import type { ApplicationDeps } from '../../src/applications/routes.tsx'
import { takeStep } from '../../src/applications/step-actions.ts'
import { applicationOf, caseFilesOf } from '../../src/applications/store.ts'
import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'
import { day } from '../../src/law/index.ts'
import { insertSection } from '../../src/people/agency-store.ts'
import { type Agency, isOfSection, type Person, type Role, roles } from '../../src/people/index.ts'
import { insertColumns } from '../../src/publications/catalogue/store.ts'
import { standardCatalogue } from '../../src/publications/catalogue/template.ts'
import { sanitiseHtml } from '../../src/publications/content/index.ts'
import { draftApproval } from './approvals.ts'
import { applicant, on, wish } from './cases-of-applications.ts'
import { noticed } from './disputes.ts'
import { addBureau, addPerson, good, monday } from './people.ts'
import { type Bureau, draftOne, publishOne } from './publishing.ts'

type Rooms = Pick<ApplicationDeps, 'files' | 'secrets'>
export type Member = { person: Person; token: string }
export type Staffed = {
  agency: Agency
  sections: [string, string]
  people: Record<Role, Member>
  inSecond: Record<'drafter' | 'head', Member>
}

/** A bureau below the first agency with two sections and everybody in it; drafter and head are there once for each section. */
export async function staffedBureau(db: Db, admin: Person, root: Agency, slug: string): Promise<Staffed> {
  const agency = await addBureau(db, admin, root, slug)
  const sections: [string, string] = [newId(), newId()]
  await db.transaction().execute(async trx => {
    for (const [i, id] of sections.entries()) await insertSection(trx, { id, agencyId: agency.id, name: `${slug}第${i + 1}股` }, monday)
    await insertColumns(trx, agency.id, standardCatalogue())
  })
  const people = {} as Staffed['people']
  for (const role of Object.keys(roles) as Role[])
    people[role] = await addPerson(db, admin, agency, role, `${slug}.${role}`, isOfSection(role) ? sections[0] : null)
  const second = (role: 'drafter' | 'head') => addPerson(db, admin, agency, role, `${slug}.${role}.two`, sections[1])
  return { agency, sections, people, inSecond: { drafter: await second('drafter'), head: await second('head') } }
}

export type Filled = Awaited<ReturnType<typeof filled>>

/** One of everything that the desk knows by an id, in the first section, with this text wherever somebody may write. */
export async function filled(db: Db, { files, secrets }: Rooms, { agency, sections, people }: Staffed, text: string) {
  const { drafter, head, officer, reviewer, leader, administrator } = people
  const of: Bureau = {
    ...{ agency, admin: administrator.person, sectionId: sections[0], drafter: drafter.person, head: head.person },
    ...{ officer: officer.person, reviewer: reviewer.person, leader: leader.person },
  }
  const content = { title: text, summary: text, source: text, body: sanitiseHtml(`<p>${text}</p>`), documentNumber: text.slice(0, 20) }
  const [draft, published] = [await draftOne(db, of, content), await publishOne(db, of, content)]
  const approval = await draftApproval(db, files, of, { name: text, conditions: text, basis: text, hours: text })
  const who = {
    ...{ ...applicant, name: text, representative: text, contact: text, employer: text, address: text, phone: '13800000000' },
    ...{ identityNumber: text, agent: text, fax: text, postcode: '000000' },
  }
  const stored = await files.put(Buffer.from('一份材料\n'), { name: `${text}.txt`, private: true })
  const intake = {
    ...{ channel: 'inPerson' as const, arrivedOn: day('2026-03-02'), confirmedOn: null, trackingNumber: '', applicant: who },
    ...{ wish: { ...wish, what: text, period: text, documentNumber: text }, files: [{ stored, purpose: 'scan' as const }] },
  }
  const clock = on('2026-03-02')
  // three, so that the last has a number that the other agency has not
  const { taken } = good(await registerAll(db, { secrets, publicUrl: null }, officer.person, agency, [intake, intake, intake], clock))
  const { key, year, ordinal } = taken[2]!
  const step = async (name: 'assigned' | 'noted', details: object, note: string | null) =>
    good(
      await takeStep(
        db,
        officer.person,
        agency,
        key,
        { step: name, seen: (await applicationOf(db, key))!.seq, onDay: day('2026-03-02'), note, details: details as never },
        clock,
      ),
    )
  await step('assigned', { sectionId: sections[0], handlerId: drafter.person.id, dueOn: null }, text)
  await step('noted', {}, text)
  const dispute = await noticed({ db, officer: officer.person, agency }, 'suit', '2026-03-02', {
    ...{ applicationId: key.id, note: text },
    details: { body: text, claimant: text, about: text, caseNumber: text },
  })
  return {
    ...{ draft, published, approval, application: key.id, year, ordinal, dispute: dispute.id },
    file: (await caseFilesOf(db, key))[0]!.fileId,
  }
}
