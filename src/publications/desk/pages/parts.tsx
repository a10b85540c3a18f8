import { beijingMinute, type Deadline, weekdayName } from '../../../law/index.ts'
import { type Page, places } from '../../../web/layout/index.ts'
import { Chip, DataTable, Mixed, Official } from '../../../web/ui/index.ts'
import type { Refusal, Step } from '../../item.ts'
import { type Answers, questions } from '../../review.ts'
import { type Stage, type Standing, type StepName, stages, standings, steps } from '../../steps.ts'
import type { DaysLeft } from '../items.ts'

export const deskItemOf = ({ slug }: { slug: string }, id: string): string => `${places.publications}/${slug}/${id}`

/** The stage, and beside it what the public has where that is something. */
export function StageChips({ page, item }: { page: Page; item: { stage: Stage; standing: Standing } }) {
  const { say } = page
  const [stage, standing] = [stages[item.stage], standings[item.standing]]
  return (
    <>
      {item.stage !== 'settled' && <Chip state={stage.chip || undefined}>{say(stage.label, stage.english)}</Chip>}{' '}
      {(item.stage === 'settled' || item.standing !== 'none') && (
        <Chip state={standing.chip || undefined}>{say(standing.label, standing.english)}</Chip>
      )}
    </>
  )
}

/** 逾期 1 日、今天到期、还有 18 日 */
export function LeftChip({ page: { say }, left: { days } }: { page: Page; left: DaysLeft }) {
  if (days < 0) return <Chip state="over">{say(`逾期 ${-days} 日`, `${-days} days over`)}</Chip>
  if (days === 0) return <Chip state="over">{say('今天到期', 'due today')}</Chip>
  return <Chip state={days <= 3 ? 'wait' : undefined}>{say(`还有 ${days} 日`, `${days} days left`)}</Chip>
}

export type DueLedger = DaysLeft & Pick<Deadline, 'state' | 'because'>

/** By when it must be public, and why that day. */
export function DueBox({ page, due }: { page: Page; due: DueLedger }) {
  const { say, language } = page
  return (
    <section class="due" aria-labelledby="due-day">
      <div>
        <p id="due-day">{say('应公开日', 'To be public by')}</p>
        <b>
          <time datetime={due.dueOn}>{due.dueOn}</time>
        </b>{' '}
        {weekdayName(due.dueOn, language === 'en' ? 'en' : 'zh')}
        {due.state === 'provisional' && <> {say('暂定', 'provisional')}</>}
        <p>
          <LeftChip page={page} left={due} />
        </p>
      </div>
      <ul>
        {due.because.map(({ text, cites }) => (
          <li>
            <Mixed language={language} text={text} />{' '}
            <span class="quiet">
              <Mixed language={language} text={cites} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 经过: what happened to the item, the newest first. */
export function StepTable({ page, taken }: { page: Page; taken: readonly Step[] }) {
  const { say, language } = page
  const columns = [
    { text: say('时间', 'Time') },
    { text: say('步骤', 'Step'), main: true },
    { text: say('经办', 'By') },
    { text: say('意见', 'Opinion') },
  ]
  const rows = taken.toReversed().map(step => ({
    cells: [
      <time datetime={step.at.toISOString()}>{beijingMinute(step.at)}</time>,
      <>
        {say(steps[step.step].title, steps[step.step].english)}
        {step.version !== null && <span class="quiet"> {say(`第 ${step.version} 版`, `version ${step.version}`)}</span>}
        {typeof step.details['at'] === 'string' && <span class="quiet"> {beijingMinute(new Date(step.details['at']))}</span>}
      </>,
      <Official language={language} name>
        {step.actor}
      </Official>,
      <>
        {step.opinion ? <Official language={language}>{step.opinion}</Official> : '—'}
        <AnswersOf page={page} details={step.details} />
      </>,
    ],
  }))
  return <DataTable caption={say('已办步骤，新的在前', 'Steps taken, newest first')} columns={columns} rows={rows} />
}

function AnswersOf({ page: { say, language }, details }: { page: Page; details: Step['details'] }) {
  const answers = details['answers'] as Answers | undefined
  if (!answers) return null
  const yes = questions.filter(({ key }) => answers[key]?.isThere)
  return (
    <p class="quiet">
      {yes.length === 0
        ? say('逐项审查 7 项，均为“没有”。', '7 questions answered, all “no”.')
        : say('逐项审查 7 项：', '7 questions answered: ')}
      {yes.map(({ key, label }) => (
        <Official language={language}>
          {label}：有，{answers[key]?.handled}。
        </Official>
      ))}
    </p>
  )
}

export function RefusalWords({ page: { language }, refusal }: { page: Page; refusal: Refusal }) {
  return (
    <>
      <Mixed language={language} text={refusal.why} />{' '}
      <span class="quiet">
        <Mixed language={language} text={refusal.cites} />
      </span>
    </>
  )
}

export const stepTitle = ({ say }: Page, name: StepName): string => say(steps[name].title, steps[name].english)

/** The title of an item, or what stands for one that has none yet. */
export const titleOf = ({ say }: Page, { title }: { title: string }): string => title || say('（未填标题）', '(no title yet)')

/** What the crumbs call an item: they bear no words of another language. */
export const crumbOf = (page: Page, item: { title: string }): string => page.say(titleOf(page, item), 'Item')
