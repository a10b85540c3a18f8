import type { OutcomeKind } from '../../law/index.ts'

/** The letters of an application's life that are no reply (law notes 4.3). */
export const noticeKinds = [
  'receipt',
  'correctionNotice',
  'reasonsNotice',
  'extensionNotice',
  'delayNotice',
  'consultationNotice',
  'feeNotice',
  'thirdPartyLetter',
  'thirdPartyNotice',
  'coAuthorLetter',
  'assistLetter',
  'handoverLetter',
] as const

export type NoticeKind = (typeof noticeKinds)[number]

/** Every letter: a notice, or the reply with an outcome. */
export type LetterKind = NoticeKind | OutcomeKind
