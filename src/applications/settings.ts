import type { Db, Trx } from '../db/open.ts'
import { readings } from '../law/index.ts'

/** How an agency handles applications. Names of bodies and ways to reach them are in its profile (art. 12), not here. */
export type ApplicationSettings = {
  /** The short mark before 〔year〕 in numbers: 示文旅广. Empty: the first characters of the agency's name. */
  mark: string
  /** Applications are taken on this site. */
  takesOnline: boolean
  /** Replies of general interest are shown to everybody, masked (art. 44). */
  showsReplies: boolean
  /** The head of the disclosure office, who agrees to an extension besides the leader (art. 33(2)). */
  headOfOfficeId: string | null
  /** Working days within which a section answers, inside the statutory period. */
  sectionWorkingDays: number
  /** Working days for the applicant to correct (a reading: 15). */
  correctionWorkingDays: number
  /** How the fee is counted where one is charged: never both (109号). */
  feeMethod: 'byItem' | 'byPage'
  /** How to pay. */
  feePayment: string
  /** Where reconsideration is applied for online: needed where replies are served online (行政复议法 art. 22(2)). */
  onlineReconsideration: string
  /** Years for which personal data are kept after a case is settled; replies stay at least two. */
  keepYears: number
}

export const defaultSettings: ApplicationSettings = {
  ...{ mark: '', takesOnline: true, showsReplies: false, headOfOfficeId: null, sectionWorkingDays: 5, correctionWorkingDays: 15 },
  ...{ feeMethod: 'byPage', feePayment: '', onlineReconsideration: '', keepYears: readings.keepYears.value },
}

export async function settingsOf(db: Db | Trx, agencyId: string): Promise<ApplicationSettings> {
  const row = await db.selectFrom('applicationSettings').select('settings').where('agencyId', '=', agencyId).executeTakeFirst()
  return { ...defaultSettings, ...(row?.settings as Partial<ApplicationSettings> | undefined) }
}

export async function putSettings(trx: Trx, agencyId: string, settings: ApplicationSettings, now: Date): Promise<void> {
  const row = { settings: JSON.stringify(settings), changedAt: now }
  await trx
    .insertInto('applicationSettings')
    .values({ agencyId, ...row })
    .onConflict(conflict => conflict.column('agencyId').doUpdateSet(row))
    .execute()
}

/** `示文旅广公申〔2026〕35号`: the mark, what it is a number of, the year in its brackets, no zeros before (GB/T 9704). */
export const numberOf = (mark: string, series: string, year: number, ordinal: number): string => `${mark}${series}〔${year}〕${ordinal}号`

/** What stands for the agency in numbers where it has chosen no mark. */
export const markOf = ({ mark }: Pick<ApplicationSettings, 'mark'>, agency: { name: string }): string => mark || agency.name
