import { maskPersonalData } from '../../secrets/index.ts'
import { type Page, places } from '../../web/layout/index.ts'
import { Chip, Official } from '../../web/ui/index.ts'
import type { Application } from '../store.ts'
import { grantsInformation, type PublicReply, unfit } from './reply.ts'
import { replyStates } from './steps.ts'

/** What the page of a case says of art. 44: the public form of its reply, and others who asked for the same. */
export type GeneralInterest = { isOn: boolean; reply: Pick<PublicReply, 'state' | 'title'> | null; others: readonly Application[] }

/** Cases of other applicants about the same; the same person twice is not several. */
export const othersAmong = (similar: readonly Application[], { id, personHashes }: Application): Application[] =>
  similar.filter(one => one.id !== id && !one.personHashes.some(hash => personHashes.includes(hash)))

type Props = { page: Page; here: string; application: Application; general: GeneralInterest; mayWrite: boolean }

/** 公开答复: a hint where several asked, and the way to the public form. It decides nothing. */
export function PublicReplyPanel({ page, here, application, general: { isOn, reply, others }, mayWrite }: Props) {
  const { say, language } = page
  const isGiven = grantsInformation(application.outcome) || others.some(({ outcome }) => grantsInformation(outcome))
  const isSeveral = others.length > 0 && isGiven
  const mayPrepare = isOn && mayWrite && reply === null && unfit(application) === null
  const mayPropose = isSeveral && (page.reader?.may.includes('publication.write') ?? false)
  if (!reply && !mayPrepare && !isSeveral) return null
  return (
    <section class="panel" aria-labelledby="general">
      <h2 id="general">{say('公开答复', 'Public reply')}</h2>
      {isSeveral && (
        <p>
          {say(
            `另有 ${others.length} 件他人的申请内容相近。多个申请人申请相同信息、且可以公开的，可以纳入主动公开的范围（第四十四条第一款）。`,
            `${others.length} more cases of others ask for something alike. What several ask for and may be disclosed can be published (art. 44(1)).`,
          )}
        </p>
      )}
      <ul class="do">
        {reply && (
          <li>
            <a href={`${here}/reply`}>
              <Official language={language}>{reply.title}</Official>
            </a>
            <p>
              <Chip state={replyStates[reply.state].chip}>{say(replyStates[reply.state].label, replyStates[reply.state].english)}</Chip>
            </p>
          </li>
        )}
        {mayPrepare && (
          <li>
            <a href={`${here}/reply`}>{say('拟制公开的答复', 'Prepare the public form')}</a>
            <p>{say('遮盖个人信息，另一人审定后公开', 'masked, and approved by another')}</p>
          </li>
        )}
        {mayPropose && (
          <li>
            <a href={`${places.publications}/new?${new URLSearchParams({ title: maskPersonalData(application.asked).slice(0, 60) })}`}>
              {say('作为主动公开的信息起草', 'Draft it as published information')}
            </a>
            <p>{say('走信息公开的审查程序', 'by the review of publications')}</p>
          </li>
        )}
      </ul>
    </section>
  )
}
