import { gaveWay, isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { fileOf, kindOf } from '../../files/index.ts'
import { channels } from '../../law/index.ts'
import { queueMails } from '../../mail/index.ts'
import { type Agency, confirmedMailOf, type Person } from '../../people/index.ts'
import type { Refusal } from '../application.ts'
import { lastOf } from '../application.ts'
import { handlersIn } from '../desk/to-answer.ts'
import { type Clock, type Enclosed, type Intake, type Means, personPlace, type Sealed, takeInWithin } from '../intake.ts'
import type { LetterDocument } from '../replies/document-store.ts'
import { mayFor, takeStepIn, Untaken } from '../step-actions.ts'
import { steps as table } from '../steps.ts'
import { type Application, caseFilesOf, type Key, lockedApplication, sealedOf, stepsOf } from '../store.ts'
import { contactOf, coveringLetterTo } from './covering-letter.ts'
import { arrivedLetter, handedLetter } from './handed-letters.ts'

export type HandingOver = {
  to: Agency
  /** Why another agency is responsible (art. 36(5)). */
  why: string
  /** How and when the applicant agreed. */
  agreed: string
  seen: number
}
export type HandedOver = { ok: true; number: string } | { ok: false; refusal: Refusal }

/** What the applicant sent goes along; what the office made of the case does not. */
const sentAlong: readonly Enclosed['purpose'][] = ['identity', 'authorisation', 'enclosure', 'scan']

/**
 * Hands a case to another agency of the system, with the applicant's agreement: it ends here, told as art. 36(5) says, and is received there on
 * the same day under a number and a code of its own. Both cases, both journals and the mail are one transaction.
 */
export async function handOver(
  db: Db,
  means: Means,
  by: Person,
  office: Agency,
  key: Key,
  handing: HandingOver,
  clock: Clock,
): Promise<HandedOver> {
  const contact = await contactOf(db, handing.to)
  try {
    return await db.transaction().execute(trx => handOverIn(trx, means, by, office, key, { ...handing, contact }, clock))
  } catch (error) {
    if (error instanceof Untaken) return { ok: false, refusal: error.refusal }
    if (isTaken(error, 'application_steps_pkey') || gaveWay(error))
      throw new Conflict('别人刚刚办理过这件申请。请刷新，看过最新情况后再办理。')
    throw error
  }
}

async function handOverIn(
  trx: Trx,
  means: Means,
  by: Person,
  office: Agency,
  key: Key,
  { to, why, agreed, seen, contact }: HandingOver & { contact: string },
  clock: Clock,
): Promise<HandedOver> {
  const application = await lockedApplication(trx, key)
  if (!application) throw new NotFound('没有这件申请。')
  if (!mayFor(by, 'application.write', office, application)) throw new Forbidden('没有办理这件申请的权限，或者它不由您的股室承办。')
  const handlers = await handlersIn(trx, to, null)
  const unfit = unfitFor(office, to, handlers.length)
  if (unfit) throw new Untaken(unfit)
  const letter = await coveringLetterTo(trx, key, to)
  const intake = await intakeOf(trx, means, office, application, letter, clock)
  if (!intake) throw new Untaken({ why: '个人信息已经清除，不能转交。', cites: '《个人信息保护法》第四十七条' })
  const received = await takeInWithin(trx, means, by, to, intake, clock)
  if (!received.ok) throw new Untaken(received.refusal)
  const { number, year, ordinal } = received
  const details = { toAgencyId: to.id, toName: to.name, number, agreed, contact, ...(letter && { documentId: letter.id }) }
  const taken = await takeStepIn(trx, by, office, key, { step: 'handedOver', seen, onDay: clock.today, note: why, details }, clock)
  if (!taken.ok) throw new Untaken(taken.refusal)
  const { mail } = intake.applicant
  const toApplicant = mail
    ? [
        {
          agencyId: office.id,
          to: mail,
          about: key.id,
          isUrgent: true,
          ...handedLetter({ office, to, wasNumber: application.number, number, why, contact }),
        },
      ]
    : []
  const url = `${means.publicUrl ?? 'http://localhost:3000'}/desk/applications/${to.slug}/${year}/${ordinal}`
  const addresses = [...(await confirmedMailOf(trx, means.secrets, handlers)).values()]
  const toOffice = addresses.map(address => ({ agencyId: to.id, to: address, ...arrivedLetter({ office, number, url }) }))
  await queueMails(
    trx,
    means.secrets,
    [...toApplicant, ...toOffice].map(one => ({ ...one, now: clock.now })),
  )
  return { ok: true, number }
}

/** Why nothing can be handed to this agency, whatever the case is. */
export function unfitFor(office: Pick<Agency, 'id'>, to: Pick<Agency, 'id' | 'name' | 'dissolvedOn'>, handlers: number): Refusal | null {
  const cites = table.handedOver.article
  if (to.id === office.id) return { why: '不能转给本机关。', cites }
  if (to.dissolvedOn !== null) return { why: `${to.name}已经撤销，应当转至继续行使其职权的机关。`, cites: '《政府信息公开条例》第十条' }
  if (handlers === 0) return { why: `${to.name}在本系统没有办理申请的人员，转去无人受理：请书面答复，告知其名称、联系方式。`, cites }
  return null
}

/** The application as it is received there: the same request as it stands now, the same person, what they sent, on the day of today. */
async function intakeOf(
  trx: Trx,
  { secrets }: Means,
  office: Agency,
  application: Application,
  letter: LetterDocument | null,
  { today }: Clock,
): Promise<Intake | null> {
  const key = { agencyId: office.id, id: application.id }
  const sealed = await sealedOf(trx, key)
  if (!sealed) return null
  const { applicant, wish } = JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed
  const isCorrected = lastOf(await stepsOf(trx, key), 'corrected') !== null
  const { channel } = application
  return {
    ...{ channel, applicant, arrivedOn: today, trackingNumber: '' },
    confirmedOn: channels[channel].receivedWhen === 'confirmed' ? today : null,
    wish: isCorrected ? { ...wish, what: application.asked, period: '', documentNumber: '' } : wish,
    files: await filesOf(trx, key, letter),
    handedFrom: { fromAgencyId: office.id, fromName: office.name, number: application.number },
  }
}

/** What the applicant sent, and the letter that goes with it. Contents lie under their hash once: the other agency gets rows of its own for them. */
async function filesOf(trx: Trx, key: Key, letter: LetterDocument | null): Promise<Enclosed[]> {
  const enclosed: Enclosed[] = []
  for (const { fileId, purpose: was } of await caseFilesOf(trx, key)) {
    const purpose = fileId === letter?.pdfFileId ? 'coveringLetter' : sentAlong.find(one => one === was)
    const row = purpose && (await fileOf(trx, key.agencyId, fileId))
    if (!row) continue
    const { sha256, bytes, mediaType, name, private: isPrivate } = row
    enclosed.push({ stored: { sha256, bytes, mediaType, name, private: isPrivate, kind: kindOf(mediaType) }, purpose })
  }
  return enclosed
}
