import { prepare, saveDraft, takeReplyStep } from '../applications/public-replies/actions.ts'
import { replyOfCase } from '../applications/public-replies/store.ts'
import type { Key } from '../applications/store.ts'
import type { PlainDate } from '../law/index.ts'
import type { CaseOffice } from './sample-cases.ts'
import { good } from './sample-good.ts'
import { type Event, minuteOf } from './sample-year.ts'

/** Replies that the district's bureau shows to everybody: `about` is the place of the case in the year, `isShown` whether it was approved. */
export const sampleReplies = [
  {
    ...{ about: 3, isShown: true, title: '2024 年全区送戏下乡的场次、地点和经费' },
    asked: '2024 年全区送戏下乡的场次、地点和经费。',
    answered:
      '2024 年全区共组织送戏下乡演出 86 场，覆盖 12 个乡镇（街道），每个乡镇不少于 6 场。\n每场补助 6000 元，全年补助经费 51.6 万元，在公共文化服务体系建设经费中列支。\n演出地点以乡镇文化站、村（社区）文化广场为主，下一年度的安排在本机关网站“公共服务”栏目提前公布。',
  },
  {
    ...{ about: 34, isShown: false, title: '区级公共文化服务目录在哪里查' },
    asked: '区级公共文化服务目录。',
    answered: '区级公共文化服务目录包括公共图书馆、文化馆、博物馆免费开放和送戏、送书、送电影下乡等 22 项，随答复提供目录一份。',
  },
] as const

/** What happens to the public form of a reply: prepared the day after it went out, approved by the leader on the next. */
export function eventsOfReply(
  { about, isShown, title, asked, answered }: (typeof sampleReplies)[number],
  repliedOn: PlainDate,
  keys: ReadonlyMap<number, Key>,
  { db, files, secrets, agency, people, calendar }: CaseOffice,
): Event[] {
  const key = keys.get(about)!
  const means = { files, secrets }
  const whose = (by: typeof people.officer) => ({ by, office: agency, key })
  const seen = async () => (await replyOfCase(db, key))!.revision
  const preparedOn = calendar.addWorkingDays(repliedOn, 1)
  const prepared: Event = {
    at: minuteOf(preparedOn, 15, 10),
    async run(clock) {
      good(await prepare(db, means, whose(people.officer), clock), title)
      const draft = { title, asked, answered, chosen: [], kept: {} }
      good(await saveDraft(db, whose(people.officer), await seen(), draft, clock), title)
      good(await takeReplyStep(db, means, whose(people.officer), { step: 'submitted', seen: await seen(), reason: null }, clock), title)
    },
  }
  const approved: Event = {
    at: minuteOf(calendar.addWorkingDays(preparedOn, 1), 10, 10),
    async run(clock) {
      good(await takeReplyStep(db, means, whose(people.leader), { step: 'approved', seen: await seen(), reason: null }, clock), title)
    },
  }
  return isShown ? [prepared, approved] : [prepared]
}
