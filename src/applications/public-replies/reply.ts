import { type OutcomeKind, outcomes, type PlainDate } from '../../law/index.ts'
import { lastOf, type Refusal, type Step, sinceReopened } from '../application.ts'
import { enclosedIn, enclosureFault, neverEnclosed } from '../redaction/gate.ts'
import type { Redaction } from '../redaction/redaction.ts'
import type { LetterDocument } from '../replies/document-store.ts'
import { isReply } from '../replies/notice-steps.ts'
import type { Application, CaseFile } from '../store.ts'
import { findingsIn, type Kept, type Known, masked, type Texts } from './masking.ts'
import { type ReplyState, type ReplyStepName, replyStates, ruleOf } from './steps.ts'

/** A file under which a chosen one is public. */
export type PublicFile = { fileId: string; name: string; bytes: number }

/** The public form of the reply to one case. */
export type PublicReply = Texts & {
  agencyId: string
  id: string
  applicationId: string
  state: ReplyState
  seq: number
  revision: number
  number: number | null
  chosen: readonly string[]
  enclosed: readonly PublicFile[]
  kept: Kept
  authors: readonly string[]
  shownAt: Date | null
  shownOn: PlainDate | null
  withdrawnOn: PlainDate | null
  withdrawnWhy: string | null
}

export const article44 = '《政府信息公开条例》第四十四条'

/** What was given: the whole or a part. What was public before needs no second place. */
export const grantsInformation = (outcome: string | null): boolean => outcome === 'granted' || outcome === 'partlyGranted'

type Answered = Pick<Application, 'state' | 'outcome' | 'repliedOn' | 'erasedOn'>

/** Why the reply to this case cannot be published; null: it can (art. 44: information that may be disclosed, and was). */
export function unfit({ state, outcome, repliedOn, erasedOn }: Answered): Refusal | null {
  const refuse = (why: string): Refusal => ({ why, cites: article44 })
  if (repliedOn === null || (state !== 'settled' && state !== 'archived')) return refuse('答复还没有送达，不能公开。')
  if (!grantsInformation(outcome))
    return refuse(
      `答复为“${outcomes[outcome as OutcomeKind]?.label ?? '其他处理'}”，没有提供信息；只有予以公开或者部分公开的答复可以公开。`,
    )
  return erasedOn === null ? null : refuse('这件申请的个人信息和答复内容已经按期清除，不能再拟制。')
}

/** Where one step more leads, or why it cannot be taken. */
export function moved(state: ReplyState | 'none', step: ReplyStepName): { ok: true; state: ReplyState } | { ok: false; refusal: Refusal } {
  const { moves, title, article } = ruleOf(step)
  const to = moves[state]
  if (to) return { ok: true, state: to }
  const where = state === 'none' ? '还没有拟制公开稿' : `公开稿处于“${replyStates[state].label}”`
  return { ok: false, refusal: { why: `${where}，不能办理“${title}”。`, cites: article } }
}

/** Nobody approves what they prepared (art. 17). */
export const barred = (step: ReplyStepName, authors: readonly string[], personId: string): Refusal | null =>
  ruleOf(step).notByAuthors && authors.includes(personId)
    ? { why: `公开稿由您拟制，不能由您办理“${ruleOf(step).title}”，请由其他有签发权限的人员办理。`, cites: ruleOf(step).article }
    : null

/** Files that went out with the reply, as they went out: nothing of the applicant's own, no letter, no original whose place a copy takes. */
export function offeredFiles(taken: readonly Step[], files: readonly CaseFile[], redactions: readonly Redaction[]): CaseFile[] {
  const decision = lastOf(sinceReopened(taken), 'decided')?.details.decision
  const sent = decision ? enclosedIn(decision) : []
  return files.filter(
    file =>
      file.forApplicant &&
      sent.includes(file.fileId) &&
      !neverEnclosed.includes(file.purpose) &&
      enclosureFault(file, 'granted', redactions) === null,
  )
}

type CaseTold = { asked: string; taken: readonly Step[]; documents: readonly Pick<LetterDocument, 'kind' | 'state' | 'content'>[] }

/** What a reply tells the applicant alone: receipt, extension, fees, remedies, whom to ask. */
const procedure =
  /提出的政府信息公开申请|补正后的申请|缴纳信息处理费|答复期限延长|如有疑问|行政复议|行政诉讼|人民法院|政府信息公开工作主管部门/

/** The first text of the public form: from the letter as it was signed, without what only the applicant is told; of the applicant nothing. */
export function firstTexts({ asked, taken, documents }: CaseTold, known: Known): Texts {
  const letter = documents.findLast(({ kind, state }) => state === 'signed' && isReply(kind))
  const lines = (letter?.content.body ?? '').split('\n').filter(line => line.trim() !== '' && !procedure.test(line))
  const items = lastOf(sinceReopened(taken), 'decided')?.details.decision?.items ?? []
  const answered = lines.length > 0 ? lines.join('\n') : items.map(({ text, says }) => [text, says].filter(Boolean).join('：')).join('\n')
  const about = (asked.split(/[\n。；;！!？?]/)[0] ?? '').trim().slice(0, 60)
  const texts = { title: `关于${about || '申请公开的信息'}的答复`, asked, answered }
  return masked(
    texts,
    findingsIn(texts, known).filter(({ isOwn }) => isOwn),
  )
}
