import { exemptions, type Outcome, outcomes } from '../../law/index.ts'
import type { Template } from './clause.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './kinds.ts'
import type { LetterFault } from './missing.ts'
import { articlesIn, citedArticles, daysIn, isNamed, plain } from './reading.ts'
import { remediesClassOf } from './remedies-text.ts'
import { template } from './templates.ts'
import { written } from './written.ts'

/** What stands in a text and cannot stand there. */
export const contradictions = (kind: LetterKind, facts: LetterFacts, body: string): LetterFault[] => [
  ...foreignGrounds(kind, facts, body),
  ...remediesOnNotices(kind, facts, body),
  ...namesOfApplicants(kind, facts, body),
  ...unknownDays(facts, body),
]

/** These tell of an earlier reply, which may have rested on anything. */
const tellsOfAnother: readonly LetterKind[] = ['repeated', 'reconfirmation', 'otherwise']

/** A reply names no article of arts. 14–16 but those of its own outcome. */
function foreignGrounds(kind: LetterKind, facts: LetterFacts, body: string): LetterFault[] {
  if (!(kind in outcomes) || tellsOfAnother.includes(kind)) return []
  const { exemption, label }: Outcome = outcomes[kind as keyof typeof outcomes]
  const own = new Set([
    ...(exemption ? [exemption] : []),
    ...(kind === 'partlyGranted' ? (facts.withheld ?? []).map(({ ground }) => ground) : []),
  ])
  const allowed = [...own].flatMap(code => citedArticles(exemptions[code].cites))
  const named = articlesIn(body).filter(({ act }) => act === '政府信息公开条例')
  const foreign = ['十四', '十五', '十六'].filter(
    article => named.some(one => one.article === article) && !allowed.some(one => one.article === article),
  )
  const paragraph = named.find(
    one => one.article === '十六' && one.paragraph !== '' && allowed.some(two => two.article === '十六') && !isNamed(one, allowed),
  )
  return [...foreign.map(article => `第${article}条`), ...(paragraph ? [`第十六条第${paragraph.paragraph}款`] : [])].map(article => ({
    clause: 'decision',
    level: 'must',
    text: `“${label}”不能以《政府信息公开条例》${article}为依据`,
    english: `This outcome cannot rest on ${article} of the Regulations.`,
    cites: `《政府信息公开条例》${article}`,
  }))
}

/** A notice on the way decides nothing, and a clause on it misleads (a reading: law notes 4.2). */
function remediesOnNotices(kind: LetterKind, facts: LetterFacts, body: string): LetterFault[] {
  const { isProcedural }: Template = template(kind)
  if (!isProcedural || remediesClassOf(kind, facts.readings) || !/(?:申请|提起)行政复议|提起行政诉讼/.test(plain(body))) return []
  return [
    {
      clause: 'remedies',
      level: 'should',
      text: '程序性文书不单独申请行政复议或者提起行政诉讼，不载明救济途径',
      english: 'A procedural letter is not reviewed by itself and carries no remedies clause.',
      cites: '《行政复议法》',
    },
  ]
}

/** Whoever is consulted is not told who asked. */
function namesOfApplicants(kind: LetterKind, { applicant }: LetterFacts, body: string): LetterFault[] {
  const { to }: Template = template(kind)
  if (to === 'applicant' || kind === 'handoverLetter' || !plain(body).includes(plain(applicant.name))) return []
  return [
    {
      clause: 'asked',
      level: 'must',
      text: '征求意见的文书不应写明申请人的姓名或者名称',
      english: 'A letter to others does not name the applicant.',
      cites: '《政府信息公开条例》第十五条',
    },
  ]
}

/** Days that neither the record nor what was typed into it knows. */
function unknownDays(facts: LetterFacts, body: string): LetterFault[] {
  const record = JSON.stringify(facts)
  const known = new Set([
    ...(record.match(/\d{4}-\d{2}-\d{2}/g) ?? []).map(day => written(day as `${number}-${number}-${number}`)),
    ...daysIn(record),
  ])
  return daysIn(body)
    .filter(day => !known.has(day))
    .map(day => ({
      clause: 'days',
      level: 'should',
      text: `${day}与办理记录中的日期都不相符，请核对`,
      english: `${day} is no day of the record: look again.`,
      cites: '《政府信息公开条例》第四十五条',
    }))
}
