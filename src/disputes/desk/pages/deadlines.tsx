import type { PlainDate } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Chip, DataTable, Official } from '../../../web/ui/index.ts'
import type { DisputeDeadline } from '../../deadlines.ts'
import type { DisputeFacts } from '../facts.ts'

/** Every period of the dispute: whose it is, its last day, by which article, and whether it was kept. */
export function Deadlines({ page, facts, here }: { page: Page; facts: DisputeFacts; here: string }) {
  const { say, language } = page
  const today = page.today as PlainDate
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('期限', 'Periods')}</h2>
        <p class="noprint">
          <a href={`${here}/deadlines.ics`}>{say('放进日历（ICS）', 'Into a calendar (ICS)')}</a>
        </p>
      </div>
      <DataTable
        caption={say('本案的期限', 'The periods of this dispute')}
        columns={[
          { text: say('事项', 'What'), main: true },
          { text: say('谁', 'Whose') },
          { text: say('最后一天', 'Last day') },
          { text: say('办理', 'Done') },
          { text: say('依据', 'By') },
        ]}
        rows={facts.deadlines.map(one => ({
          cells: [
            say(one.label, one.english),
            one.whose === 'office' ? say('本机关', 'the agency') : say('申请人、原告', 'the claimant'),
            <time datetime={one.dueOn}>{one.dueOn}</time>,
            <Kept page={page} deadline={one} today={today} />,
            <Official language={language}>{one.because[0]!.cites}</Official>,
          ],
        }))}
      />
      <details>
        <summary>{say('怎样计算', 'How they are counted')}</summary>
        <DataTable
          caption={say('计算依据', 'The reasons')}
          columns={[{ text: say('日期', 'Day') }, { text: say('事由', 'What'), main: true }, { text: say('依据', 'By') }]}
          rows={facts.deadlines.flatMap(({ because }) =>
            because.map(({ on, text, cites }) => ({
              cells: [
                <time datetime={on}>{on}</time>,
                <Official language={language}>{text}</Official>,
                <Official language={language}>{cites}</Official>,
              ],
            })),
          )}
        />
      </details>
    </section>
  )
}

type KeptProps = { page: Page; deadline: DisputeDeadline; today: PlainDate }

function Kept({ page: { say }, deadline: { doneOn, dueOn, whose }, today }: KeptProps) {
  if (doneOn)
    return (
      <>
        <time datetime={doneOn}>{doneOn}</time>{' '}
        <Chip state={doneOn <= dueOn ? 'done' : 'over'}>{doneOn <= dueOn ? say('按期', 'in time') : say('逾期', 'late')}</Chip>
      </>
    )
  if (dueOn < today) return <Chip state={whose === 'office' ? 'over' : 'off'}>{say('已过', 'over')}</Chip>
  const isUrgent = dueOn === today && whose === 'office'
  return dueOn === today ? (
    <Chip state={isUrgent ? 'over' : 'wait'}>{say('今天到期', 'due today')}</Chip>
  ) : (
    <Chip state="wait">{say('未到期', 'running')}</Chip>
  )
}
