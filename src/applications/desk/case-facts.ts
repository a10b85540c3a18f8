import { calendarFor } from '../../days/index.ts'
import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { colleaguesOf, sectionsOf } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { consultationsIn, lastOf, sinceReopened } from '../application.ts'
import { clockOf } from '../clock.ts'
import { type HandedTo, handedFrom, handedTo } from '../handover/handed-to.ts'
import { personPlace, type Sealed } from '../intake.ts'
import { linkFacts } from '../links/shown.ts'
import { othersAmong } from '../public-replies/panel.tsx'
import { replyOfCase } from '../public-replies/store.ts'
import { documentsOf } from '../replies/document-store.ts'
import { settingsOf } from '../settings.ts'
import { mayFor } from '../step-actions.ts'
import { steps as table } from '../steps.ts'
import { caseFilesOf, casesOfPerson, type Key, sealedOf, stepsOf } from '../store.ts'
import { offersIn } from './offers.ts'
import { caseAddress, type FoundCase } from './office.ts'
import { casesAbout } from './similar.ts'
import type { Choices } from './step-details.ts'

export type CaseFacts = Awaited<ReturnType<typeof caseFacts>>

/** Everything that the page of a case shows. */
export async function caseFacts(db: Db, found: FoundCase, today: PlainDate) {
  const { key, application, office, person } = found
  const [taken, calendar] = [await stepsOf(db, key), await calendarFor(db, office.id)]
  const { headOfOfficeId, showsReplies } = await settingsOf(db, office.id)
  const sections = await sectionsOf(db, [office.id])
  const colleagues = await colleaguesOf(db, office.id)
  const offers = offersIn({
    ...{ state: application.state, taken, calendar, today },
    may: action => mayFor(person, action, office, application),
    isHead: headOfOfficeId === person.id,
    isDrafter: lastOf(taken, 'decided')?.actorId === person.id,
  })
  const samePerson = (await casesOfPerson(db, office.id, application.personHashes, application.id)).slice(0, 8)
  const similar = await casesAbout(db, office.id, application.asked, application.id)
  return {
    ...{ taken, calendar, offers, sections, colleagues },
    clock: clockOf(taken, calendar, today),
    files: await caseFilesOf(db, key),
    documents: await documentsOf(db, key),
    samePerson,
    handed: { to: linkTo(person, await handedTo(db, taken)), from: linkTo(person, await handedFrom(db, taken)) },
    links: await linkFacts(db, key, application, samePerson),
    similar,
    general: { isOn: showsReplies, reply: await replyOfCase(db, key), others: othersAmong(similar, application) },
    section: sections.find(({ id }) => id === application.sectionId)?.name ?? null,
    handler: colleagues.find(({ id }) => id === application.handlerId)?.name ?? null,
  }
}

/** A case of another agency, with its address for whoever may read it there. */
export type Elsewhere = { name: string; number: string; href: string | null }

function linkTo(person: FoundCase['person'], there: HandedTo | null): Elsewhere | null {
  if (!there) return null
  const { office, number, application } = there
  return {
    name: office.name,
    number,
    href: mayFor(person, 'application.read', office, application) ? caseAddress(office, application) : null,
  }
}

/** What the choices of a step's form are in this case. */
export function choicesIn({ taken, sections, colleagues }: Pick<CaseFacts, 'taken' | 'sections' | 'colleagues'>): Choices {
  const asked = consultationsIn(sinceReopened(taken))
  const named = ({ seq, name, sentOn }: (typeof asked)[number]) => ({ value: String(seq), text: `${name}（${sentOn}）` })
  return {
    sections: sections.map(({ id, name }) => ({ value: id, text: name })),
    colleagues: colleagues.map(({ id, name }) => ({ value: id, text: name })),
    openConsultations: asked.filter(({ opinion }) => opinion === null || opinion === 'silent').map(named),
    heardConsultations: asked.filter(({ opinion }) => opinion !== null).map(named),
    pastSteps: taken
      .filter(({ step }) => step !== 'rectified')
      .map(({ seq, step, onDay }) => ({ value: String(seq), text: `${seq} ${table[step].title}（${onDay}）` })),
  }
}

/** Who applied and what they wrote; null where it was erased. */
export async function sealedIn(db: Db | Trx, secrets: Secrets, key: Key): Promise<Sealed | null> {
  const sealed = await sealedOf(db, key)
  return sealed ? (JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed) : null
}
