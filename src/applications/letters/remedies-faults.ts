import { type Citation, remediesClause } from '../../law/index.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './kinds.ts'
import { plain } from './reading.ts'
import { isMixed, remediesAsked } from './remedies-text.ts'

export type RemediesFault = { text: string; english: string; cites: Citation }

const bodies = /向([^,。;:、()向]{2,40}?)(?:依法)?(?:申请|提起|提出)(?:行政)?复议/g
const courts = /向([^,。;:、()向]{2,40}?)(?:依法)?(?:提起(?:行政)?诉讼|起诉)/g

/**
 * What is wrong with the remedies clause of an edited text (law notes 4.2): the route for the class and the day, the one body, the court,
 * the periods, the online way. `read` is the text after `plain`.
 */
export function remediesFaults(kind: LetterKind, facts: LetterFacts, read: string): RemediesFault[] {
  const asked = remediesAsked(facts, kind)
  if (!asked) return []
  const right = remediesClause(asked)
  if (!right.ok)
    return [
      {
        text: right.refusal.why,
        english: 'Served online, it must give the online way to apply for reconsideration.',
        cites: right.refusal.cites,
      },
    ]
  const faults: RemediesFault[] = []
  const fault = (text: string, english: string, cites: Citation) => faults.push({ text, english, cites })
  const isFirst = right.route === 'reconsiderationFirst'
  const suit = isFirst ? '《行政诉讼法》第四十五条' : '《行政诉讼法》第四十六条'

  if (!read.includes('行政复议')) fault('没有告知申请行政复议的途径', 'Reconsideration is not mentioned.', '《行政复议法》第二十条')
  else if (!/60日内/.test(read))
    fault('没有告知申请行政复议的期限：60日', 'The period for reconsideration is missing: 60 days.', '《行政复议法》第二十条')

  const told = [...read.matchAll(bodies)].flatMap(([, body]) => body!.split(/或者|或/))
  const missing = right.bodies.filter(body => !told.includes(plain(body)))
  const wrong = told.filter(body => !right.bodies.some(name => plain(name) === body))
  const bodyCites = right.because[1]!.cites
  if (missing.length) fault(`行政复议机关应当是${missing.join('、')}`, `The reconsideration body is ${missing.join(', ')}.`, bodyCites)
  for (const body of new Set(wrong))
    fault(`“${body}”不是本案的行政复议机关`, `“${body}” is not the reconsideration body of this case.`, bodyCites)

  const toldCourts = [...read.matchAll(courts)].map(([, court]) => court!)
  if (!toldCourts.includes(plain(asked.court))) fault(`管辖法院应当是${asked.court}`, `The court is ${asked.court}.`, suit)
  for (const court of new Set(toldCourts.filter(name => name !== plain(asked.court))))
    fault(`“${court}”不是记录中的管辖法院`, `“${court}” is not the court on record.`, suit)

  const saysFirst = /(?:应当|应|须|必须)先[^。]{0,60}复议/.test(read)
  const saysSixMonths = /6个月内[^。]{0,40}(?:诉讼|起诉)/.test(read)
  const before = '《行政复议法》第二十三条第一款第（四）项；《行政复议法》第二十三条第二款'
  if (isFirst) {
    if (!saysFirst) fault('不予公开的，应当告知先申请行政复议', 'A refusal must say that reconsideration comes first.', before)
    if (saysSixMonths && !isMixed(facts, kind))
      fault(
        '不予公开的，不能直接提起行政诉讼，不应告知6个月的起诉期限',
        'After a refusal there is no direct suit: six months must not be told.',
        before,
      )
    if (!/15日内/.test(read))
      fault('没有告知对复议决定不服的起诉期限：15日', 'The period to sue after reconsideration is missing: 15 days.', suit)
  } else {
    if (saysFirst)
      fault(
        '本答复可以直接提起行政诉讼，不应告知先申请行政复议',
        'Either route is open: it must not say that reconsideration comes first.',
        before,
      )
    if (!saysSixMonths) fault('没有告知直接起诉的期限：6个月', 'The period to sue is missing: six months.', suit)
  }
  if (asked.servedOnline && asked.onlineChannel && !read.includes(plain(asked.onlineChannel)))
    fault(
      `通过互联网渠道送达的，应当提供在线申请行政复议的渠道：${asked.onlineChannel}`,
      'Served online, it must give the online way to apply for reconsideration.',
      '《行政复议法》第二十二条第二款',
    )
  return faults
}
