import { calendarFor } from '../../days/index.ts'
import type { Db, Trx } from '../../db/open.ts'
import { NotFound } from '../../errors.ts'
import type { Calendar, PlainDate } from '../../law/index.ts'
import { type Agency, findAgency } from '../../people/index.ts'
import { profileOf } from '../../publications/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { Step } from '../application.ts'
import { personPlace, type Sealed } from '../intake.ts'
import type { OfficeWording } from '../letters/index.ts'
import { type ApplicationSettings, settingsOf } from '../settings.ts'
import { type Application, applicationOf, type CaseFile, caseFilesOf, type Key, sealedOf, stepsOf } from '../store.ts'
import { documentsOf, type LetterDocument, wordingsOf } from './document-store.ts'

export type Means = { secrets: Secrets; publicUrl: string | null }

/** Everything of a case that its letters are made of. */
export type CaseRecord = {
  office: Agency
  key: Key
  application: Application
  taken: readonly Step[]
  calendar: Calendar
  settings: ApplicationSettings
  profile: Awaited<ReturnType<typeof profileOf>>
  documents: readonly LetterDocument[]
  files: readonly CaseFile[]
  /** null where it was erased. */
  own: Sealed | null
  wordings: Readonly<Record<string, OfficeWording>>
  statusAddress: string | null
}

/** The record as this connection sees it: inside a transaction with what it has written so far. */
export async function recordOf(db: Db | Trx, { secrets, publicUrl }: Means, key: Key): Promise<CaseRecord> {
  const office = await findAgency(db, { id: key.agencyId })
  const application = await applicationOf(db, key)
  if (!office || !application) throw new NotFound('没有这件申请。')
  const sealed = await sealedOf(db, key)
  return {
    ...{ office, key, application },
    taken: await stepsOf(db, key),
    calendar: await calendarFor(db, key.agencyId),
    settings: await settingsOf(db, key.agencyId),
    profile: await profileOf(db, key.agencyId),
    documents: await documentsOf(db, key),
    files: await caseFilesOf(db, key),
    own: sealed ? (JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed) : null,
    wordings: await wordingsOf(db, key.agencyId),
    statusAddress: publicUrl && `${publicUrl.replace(/\/$/, '')}/${office.slug}/status`,
  }
}

/** The same case once more step has been taken, as its notice sees it before it goes out. */
export type On = { day: PlainDate; isSigned: boolean; number: string | null }
