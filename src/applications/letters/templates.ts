import type { OutcomeKind } from '../../law/index.ts'
import type { Template } from './clause.ts'
import type { LetterKind, NoticeKind } from './kinds.ts'
import { noticesOnReceipt } from './notices-on-receipt.ts'
import { noticesOnTime } from './notices-on-time.ts'
import { noticesToOthers } from './notices-to-others.ts'
import { repliesDisclosed } from './replies-disclosed.ts'
import { repliesEnded } from './replies-ended.ts'
import { repliesNotAvailable } from './replies-not-available.ts'
import { repliesNotHandled } from './replies-not-handled.ts'
import { repliesRefused } from './replies-refused.ts'

const notices: Record<NoticeKind, Template> = { ...noticesOnReceipt, ...noticesOnTime, ...noticesToOthers }

const replies: Record<OutcomeKind, Template> = {
  ...repliesDisclosed,
  ...repliesRefused,
  ...repliesNotAvailable,
  ...repliesNotHandled,
  ...repliesEnded,
}

/** Every letter that the house can write, each with its clauses in order. */
export const templates: Readonly<Record<LetterKind, Template>> = { ...notices, ...replies }

/** The clauses of a kind of letter. */
export const template = (kind: LetterKind): Template => templates[kind]

export const letterKinds = Object.keys(templates) as LetterKind[]
