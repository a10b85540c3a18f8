import type { Db, Trx } from '../../db/open.ts'
import { Forbidden, NotFound } from '../../errors.ts'
import { fileOf, keepFile, kindOf } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { outcomes } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { lastOf, sinceReopened } from '../application.ts'
import type { Decision } from '../decision.ts'
import type { Clock } from '../intake.ts'
import { type DraftedClause, draftClauses } from '../letters/index.ts'
import { copyPurpose, enclosedIn } from '../redaction/gate.ts'
import { putRedaction, redactionsOf } from '../redaction/store.ts'
import { decideIn, draftOf, faultsOf } from '../replies/decide.ts'
import { factsOfCase } from '../replies/facts-of-case.ts'
import { type CaseRecord, type Means, recordOf } from '../replies/record.ts'
import { inTransaction, mayFor, type Taken, Untaken } from '../step-actions.ts'
import { insertCaseFiles, type Key, lockedApplication } from '../store.ts'
import { joinedIn, linkKinds } from './links.ts'
import { bare } from './matter.ts'
import { leftOf, ownOutcomes, sharedBody } from './shared-text.ts'
import { linkEntriesOf } from './store.ts'

const { article } = linkKinds.answeredWith
const refused = (why: string, cites: string = article) => new Untaken({ why, cites })

/**
 * Takes the answer that is drafted in one case over as the draft of another that is linked to be answered with it. Each stays a case of its own
 * (reading `commonAnswerStaysOwn`): its draft is reviewed, signed, numbered and delivered for itself, and what its own record lacks is refused.
 */
export const answerTogether = (
  db: Db,
  means: Means,
  by: Person,
  office: Agency,
  source: Key,
  otherId: string,
  clock: Clock,
): Promise<Taken> =>
  inTransaction(db, async trx => {
    const key = { agencyId: source.agencyId, id: otherId }
    const other = await lockedApplication(trx, key)
    const from = await recordOf(trx, means, source)
    if (!other) throw new NotFound('没有这件申请。')
    if (!mayFor(by, 'application.read', office, from.application)) throw new Forbidden('本件申请不由您的股室承办。')
    if (!mayFor(by, 'application.write', office, other)) throw new Forbidden('没有办理这件申请的权限，或者它不由您的股室承办。')
    const isJoined = joinedIn(await linkEntriesOf(trx, source)).some(
      ({ kind, fromId, toId }) => kind === 'answeredWith' && [fromId, toId].includes(otherId),
    )
    if (!isJoined) throw refused('两件申请没有关联为“一并答复”。')
    const { decision, document } = answerIn(from)
    if ((await draftOf(trx, key)) !== null) throw refused('那里已经有答复稿，请在那里修改。')
    const own = await recordOf(trx, means, key)
    if (!from.own || !own.own) throw refused('个人信息已经清除。', '《个人信息保护法》第四十七条')
    const [whose, theirs] = [
      { number: from.application.number, applicant: from.own.applicant },
      { number: other.number, applicant: own.own.applicant },
    ]
    const taken = await withFiles(trx, by, from, key, decision, clock)
    const wrong = (await faultsOf(trx, await recordOf(trx, means, key), taken, clock)).find(({ level }) => level === 'error')
    if (wrong) throw new Untaken(wrong)
    const { kind, content, signedOn } = document
    const facts = factsOfCase(from, kind, content.inputs, { day: signedOn ?? clock.today, isSigned: false, number: null })
    const fresh = draftClauses(kind, facts, from.wordings[kind])
    const deciding = {
      ...{ decision: forCase(taken, from, own), inputs: {}, seen: other.seq, keepsText: false },
      note: `与${from.application.number}一并答复`,
      bodyOf(clauses: readonly DraftedClause[]) {
        const body = sharedBody(content.body, fresh, clauses, whose, theirs)
        const left = leftOf(whose.applicant, theirs.applicant, body)
        if (left.length > 0)
          throw refused(`本件答复稿里有申请人的${left.join('、')}，不能给另一申请人。请先在本件改写。`, '《个人信息保护法》第六条')
        return body
      },
    }
    const outcome = await decideIn(trx, means, by, office, key, deciding, clock)
    if (!outcome.ok) return outcome
    await append(trx, {
      ...{ agencyId: key.agencyId, at: clock.now, actor: by, action: 'application.draftTakenOver', subject: `application ${other.number}` },
      ...{ details: { from: from.application.number, documentId: document.id }, article },
    })
    return outcome
  })

/** The answer as it stands in a case, drafted or gone out. */
function answerIn({ taken, documents }: CaseRecord) {
  const decided = lastOf(sinceReopened(taken), 'decided')?.details
  const document = documents.findLast(({ id, state }) => id === decided?.documentId && state !== 'voided')
  if (!decided?.decision || !document) throw refused('本件还没有答复稿，请先在本件拟定答复。')
  const { decision } = decided
  const own = [decision.outcome, ...decision.items.map(({ outcome }) => outcome)].find(kind => ownOutcomes.includes(kind))
  if (own) throw refused(`“${outcomes[own].label}”取决于申请人自己的情形，不能用于另一申请人。`, outcomes[own].cites)
  return { decision, document }
}

/** Where one thing was asked, it is called as that applicant called it. */
function forCase(decision: Decision, from: CaseRecord, { application }: CaseRecord): Decision {
  const { items } = decision
  const isWhole = items.length === 1 && bare(items[0]!.text) === bare(from.application.asked)
  return isWhole ? { ...decision, items: [{ ...items[0]!, text: application.asked }] } : decision
}

/** The decision with the files of the other case: what is enclosed comes along, a copy with what was withheld together with its marks (art. 37). */
async function withFiles(trx: Trx, by: Person, from: CaseRecord, key: Key, decision: Decision, { now }: Clock): Promise<Decision> {
  const redactions = await redactionsOf(trx, from.key)
  const wanted = new Set(enclosedIn(decision))
  const marked = redactions.filter(({ fileId, copyFileId }) => wanted.has(fileId) || (copyFileId !== null && wanted.has(copyFileId)))
  for (const { fileId } of marked) wanted.add(fileId)
  const ids = new Map<string, string>()
  for (const { fileId, name, purpose } of from.files.filter(file => wanted.has(file.fileId))) {
    if (purpose === 'enclosure') throw refused(`附件“${name}”是申请人自己提交的，不能给另一申请人。`, '《个人信息保护法》第六条')
    const row = (await fileOf(trx, key.agencyId, fileId))!
    const kept = await keepFile(trx, key.agencyId, { ...row, kind: kindOf(row.mediaType) }, { by: by.id, at: now })
    ids.set(fileId, kept.id)
    const own = { agencyId: key.agencyId, fileId: kept.id, applicationId: key.id, name, seq: null }
    // what another applicant enclosed is no enclosure of this one
    const as = purpose === copyPurpose ? copyPurpose : 'material'
    await insertCaseFiles(trx, [{ ...own, purpose: as, forApplicant: false, addedAt: now, addedBy: by.name }])
  }
  for (const redaction of marked) {
    const copyFileId = redaction.copyFileId && (ids.get(redaction.copyFileId) ?? null)
    const own = { ...redaction, applicationId: key.id, fileId: ids.get(redaction.fileId)!, revision: 1, copyFileId }
    await putRedaction(trx, own, { by: by.name, now })
  }
  return { ...decision, items: decision.items.map(item => ({ ...item, fileIds: item.fileIds.flatMap(id => ids.get(id) ?? []) })) }
}
