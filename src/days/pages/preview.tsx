import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, DataTable, Empty, Meta, Notice, Official, Ticks } from '../../web/ui/index.ts'
import type { NoticePreview } from '../actions.ts'
import { Arrangement, Day, Days, DaysFrame, toDays } from './frame.tsx'

/** What was understood, what was not, and which periods move; the text itself travels on, and is read again when it is confirmed. */
export function PreviewPage({ page, preview, faults }: { page: Page; preview: NoticePreview; faults: Faults }) {
  const { say, language } = page
  const { paper, faults: doubts, moved } = preview
  const title = say(`核对${paper.year}年放假安排`, `Days off of ${paper.year}: is this right?`)
  const sent = { notice: paper.notice, cites: paper.cites, announcedOn: paper.announcedOn, source: paper.source ?? '' }
  const mustLook = doubts.some(({ level }) => level === 'warning')
  return (
    <DaysFrame page={page} title={title} faults={faults} above={[toDays(page)]}>
      <div class="head">
        <h1>{title}</h1>
      </div>
      <div class="stack">
        <Notice kind="wait">
          {say('还没有登记。请对照原文核对以后确认。', 'Nothing is kept yet. Compare with the notice, then confirm.')}
        </Notice>
        <Meta
          facts={[
            {
              name: say('文号或者标题', 'Number or title'),
              value: (
                <Official language={language} name>
                  {paper.cites}
                </Official>
              ),
            },
            { name: say('公布日期', 'Announced on'), value: <Day page={page} on={paper.announcedOn} /> },
            {
              name: say('种类', 'Kind'),
              value: paper.amends ? say('对已有安排的调整', 'An amendment') : say('全年安排', 'The whole year'),
            },
            { name: say('来源', 'Source'), value: paper.source && <a href={paper.source}>{paper.source}</a> },
          ]}
        />
        {doubts.map(({ level, quote, says }) => (
          <Notice
            kind={level === 'warning' ? 'wait' : undefined}
            title={quote && <Official language={language} name>{`“${quote}”`}</Official>}
          >
            <Official language={language}>{says}</Official>
          </Notice>
        ))}
        <section class="panel">
          <h2>{say('读懂的安排', 'What was understood')}</h2>
          <Arrangement page={page} paper={paper} />
        </section>
        <section class="panel">
          <h2>{say('变动的期限', 'Periods that move')}</h2>
          <Moved page={page} moved={moved} />
        </section>
        <form action={`${places.days}/papers`} method="post">
          {Object.entries(sent).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {mustLook && (
            <Ticks
              id="looked"
              label={say('核对', 'Checked')}
              fault={faults['looked']}
              options={[{ value: 'yes', text: say('已对照原文核对上面的提醒', 'I compared the warnings above with the notice') }]}
            />
          )}
          <p class="buttons">
            <Button>{say('确认登记', 'Enter it')}</Button>
            <Button kind="plain" href={`${places.days}/new`}>
              {say('重新录入', 'Start again')}
            </Button>
          </p>
        </form>
      </div>
    </DaysFrame>
  )
}

function Moved({ page, moved }: Pick<NoticePreview, 'moved'> & { page: Page }) {
  const { say } = page
  if (moved.length === 0) return <Empty>{say('到今天为止起算的期限都不变动。', 'No period that has begun by today moves.')}</Empty>
  return (
    <DataTable
      caption={say(
        '到今天为止起算、以工作日计算的期限，按起算日',
        'Periods in working days that have begun by today, by the day from which they run',
      )}
      columns={[
        { text: say('起算日', 'From'), main: true },
        { text: say('期限', 'Period') },
        { text: say('变动', 'Moves') },
        { text: say('首日起算的原截止日', 'End of the first, before') },
        { text: say('现截止日', 'and now') },
      ]}
      rows={moved.map(({ workingDays, from, to, was, is, laterBy }) => ({
        cells: [
          <Days page={page} from={from} to={to} />,
          say(`${workingDays}个工作日`, `${workingDays} working days`),
          <Chip state={laterBy > 0 ? 'wait' : 'over'}>
            {laterBy > 0 ? say(`推后${laterBy}天`, `${laterBy} days later`) : say(`提前${-laterBy}天`, `${-laterBy} days earlier`)}
          </Chip>,
          <Day page={page} on={was} />,
          <Day page={page} on={is} />,
        ],
      }))}
    />
  )
}
