import { beijingMinute } from '../../law/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Meta, Mixed, Notice, Official } from '../../web/ui/index.ts'
import type { AnyJob } from '../job.ts'
import type { JobRow, JobState } from '../store.ts'
import { whenInWords } from '../when.ts'

type Props = {
  page: Page
  declared: readonly AnyJob[]
  counts: Record<JobState | 'done', number>
  failed: readonly JobRow[]
  /** What runs and what waits. */
  open: readonly JobRow[]
  slots: ReadonlyMap<string, Date>
  done: string | null
}

/** What runs, what waits, what failed and why; no name and no address of anybody. */
export function JobsPage({ page, declared, counts, failed, open, slots, done }: Props) {
  const { say } = page
  const title = say('后台任务', 'Background jobs')
  const labels = new Map(declared.map(({ name, label }) => [name, label]))
  const label = (name: string) => <Official language={page.language}>{labels.get(name) ?? name}</Official>
  const moment = (at: Date) => <time datetime={at.toISOString()}>{beijingMinute(at)}</time>
  const tries = (count: number) => say(`${count} 次`, String(count))
  const head = (...texts: string[]) => texts.map(text => ({ text }))
  const planned = declared.filter(({ cron }) => cron)
  return (
    <StaffLayout page={page} title={title} current="jobs" crumbs={[{ href: places.desk, text: say('工作台', 'Desk') }, { text: title }]}>
      <div class="head">
        <h1>{title}</h1>
      </div>
      <div class="stack">
        {done === 'retry' && (
          <Notice kind="done" status>
            {say('任务已重新排队。', 'The job is in the queue again.')}
          </Notice>
        )}
        <Meta
          facts={[
            { name: say('正在执行', 'Running'), value: String(counts.running) },
            { name: say('等待', 'Waiting'), value: String(counts.waiting) },
            { name: say('失败', 'Failed'), value: String(counts.failed) },
            { name: say('24 小时内完成', 'Done within 24 hours'), value: String(counts.done) },
          ]}
        />
        {failed.length > 0 ? (
          <DataTable
            caption={say('失败的任务', 'Failed')}
            seen
            columns={head(say('任务', 'Job'), say('时间', 'Since'), say('已试', 'Tries'), say('原因', 'Why'), say('操作', 'Do'))}
            rows={failed.map(({ id, job, createdAt, tries: count, reason }) => ({
              cells: [
                label(job),
                moment(createdAt),
                tries(count),
                <Mixed language={page.language} text={reason ?? '—'} />,
                <form action={`/desk/jobs/${id}/retry`} method="post">
                  <Button kind="plain" small>
                    {say('重试', 'Try again')}
                    <span class="unseen">{label(job)}</span>
                  </Button>
                </form>,
              ],
            }))}
          />
        ) : (
          <Notice kind="done">{say('没有失败的任务。', 'Nothing has failed.')}</Notice>
        )}
        {open.length > 0 && (
          <DataTable
            caption={say('正在执行和等待的任务', 'Running and waiting')}
            seen
            columns={head(
              say('任务', 'Job'),
              say('状态', 'State'),
              say('不早于', 'Not before'),
              say('已试', 'Tries'),
              say('上次原因', 'Last failure'),
            )}
            rows={open.map(({ job, state, startsAt, tries: count, reason }) => ({
              cells: [
                label(job),
                state === 'running' ? (
                  <Chip state="done">{say('执行中', 'running')}</Chip>
                ) : (
                  <Chip state="wait">{say('等待', 'waiting')}</Chip>
                ),
                moment(startsAt),
                tries(count),
                <Mixed language={page.language} text={reason ?? '—'} />,
              ],
            }))}
          />
        )}
        <DataTable
          caption={say('定时任务（北京时间）', 'At set times (Beijing time)')}
          seen
          columns={head(say('任务', 'Job'), say('时间', 'When'), say('最近一次', 'Last time'))}
          rows={planned.map(({ name, cron }) => {
            const slot = slots.get(name)
            const { chinese, english } = whenInWords(cron!)
            return { cells: [label(name), say(chinese, english), slot ? moment(slot) : '—'] }
          })}
        />
      </div>
    </StaffLayout>
  )
}
