import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, DataTable } from '../../../web/ui/index.ts'
import { type ImportBatch, mostLines } from '../batch-store.ts'
import type { Fate } from '../look.ts'
import { batchStates, inLanguage } from './import.tsx'

type Shown = ImportBatch & {
  name: string
  isMoving: boolean
  isStill: boolean
  looksAgain: boolean
  pages: number
  at: number
  isCut: boolean
}
type Props = { page: Page; office: { name: string; slug: string }; batch: Shown; mayConfirm: boolean }

/** What would be done with a list, or was; all that is wrong in it by cell. */
export function ImportBatchPage({ page, office, batch, mayConfirm }: Props) {
  const { say } = page
  const title = say('批量导入', 'Import in bulk')
  const here = `${places.publications}/${office.slug}/import`
  const state = say(batchStates[batch.state].label, batchStates[batch.state].english)
  const left = batch.counts.publish + batch.counts.draft
  return (
    <StaffLayout
      page={page}
      title={`${batch.name}${say('：', ': ')}${state}`}
      current="publications"
      crumbs={[{ href: places.publications, text: say('公开', 'Publications') }, { href: here, text: title }, { text: batch.name }]}
    >
      <h1>{batch.name}</h1>
      <div class="stack">
        <section class="panel stack" aria-label={say('进度', 'Progress')}>
          <p role="status">
            {state}
            {batch.isMoving && say(`（本页自动更新）：${batch.done}/${batch.total}`, ` (this page follows): ${batch.done}/${batch.total}`)}
          </p>
          {batch.isMoving && <progress aria-label={state} max={Math.max(1, batch.total)} value={batch.done} />}
          {batch.fault && <p class="over">{inLanguage(page, batch.fault)}</p>}
          {batch.isStill && (
            <p>{say('两分钟没有进展，可能程序中断过。', 'It has not moved for two minutes: the program may have been broken off.')}</p>
          )}
          {!batch.isMoving && <Counts page={page} batch={batch} />}
          {batch.state === 'looked' && left > 0 && !mayConfirm && (
            <p>{say('请由可以签发的人打开本页确认。', 'Whoever may approve opens this page and confirms.')}</p>
          )}
          {mayConfirm && ((batch.state === 'looked' && left > 0) || batch.state === 'failed' || batch.isStill) && (
            <form method="post" action={`${here}/${batch.fileId}`}>
              <p class="buttons">
                <Button>
                  {batch.state === 'looked' && say(`确认导入 ${left} 件`, `Import ${left}`)}
                  {batch.state !== 'looked' && (batch.looksAgain ? say('重新检查', 'Look again') : say('继续导入', 'Go on'))}
                </Button>
              </p>
            </form>
          )}
          {batch.state === 'done' && (
            <p>
              <a href={`/${office.slug}/content`}>{say('看已公开的信息', 'What is public')}</a>{' '}
              <a href={places.publications}>{say('看草稿', 'Drafts')}</a>
            </p>
          )}
          {batch.unknown.length > 0 && (
            <p class="quiet">
              {say('不认识的列，没有读取：', 'Unknown columns, left out: ')}
              {batch.unknown.map(({ cell, head }) => `${head}（${cell}）`).join('、')}
            </p>
          )}
        </section>
        {batch.lines.length > 0 && <Lines page={page} batch={batch} here={`${here}/${batch.fileId}`} />}
      </div>
    </StaffLayout>
  )
}

function Counts({ page: { say }, batch }: { page: Page; batch: Shown }) {
  const isDone = batch.state !== 'looked'
  const names: [Fate, string][] = [
    ['publish', isDone ? say('已公开', 'made public') : say('可以公开', 'to be public')],
    ['draft', isDone ? say('已存为草稿', 'made drafts') : say('存为草稿', 'to be drafts')],
    ['same', say('以前已经导入', 'here already')],
    ['changed', say('已经导入但内容不同', 'here with other words')],
    ['left out', say('有错，不导入', 'left out for faults')],
  ]
  return (
    <dl class="stats">
      {names.map(([fate, name]) => (
        <div>
          <dt>{name}</dt>
          <dd>{batch.counts[fate]}</dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({ page: { say }, batch, here }: { page: Page; batch: Shown; here: string }) {
  return (
    <section>
      <DataTable
        caption={say('错误和提醒', 'Faults and warnings')}
        seen
        columns={[
          { text: say('位置', 'Where') },
          { text: say('标题', 'Title') },
          { text: say('项目', 'Field') },
          { text: say('现为', 'Found') },
          { text: say('应为', 'Wanted') },
          { text: say('类别', 'Kind') },
        ]}
        rows={batch.lines.map(({ cell, row, title, field, found, wanted, isFault }) => ({
          cells: [
            ...[cell ?? say(`第 ${row} 行`, `row ${row}`), title || '—', field, found || '—', wanted],
            isFault ? <span class="state over">{say('错误', 'fault')}</span> : <span class="state wait">{say('提醒', 'warning')}</span>,
          ],
        }))}
      />
      {batch.isCut && (
        <p class="quiet">{say(`只保留前 ${mostLines} 条，改好后再上传。`, `At most ${mostLines} are kept; mend these first.`)}</p>
      )}
      <div class="head">
        <p>
          {batch.at > 1 && <a href={`${here}?page=${batch.at - 1}`}>{say('上一页', 'Before')}</a>}{' '}
          {batch.pages > 1 && say(`第 ${batch.at}/${batch.pages} 页`, `Page ${batch.at} of ${batch.pages}`)}{' '}
          {batch.at < batch.pages && <a href={`${here}?page=${batch.at + 1}`}>{say('下一页', 'Next')}</a>}
        </p>
        <p>
          {say('下载：', 'Download: ')}
          <a href={`${here}?kind=csv`}>CSV</a> <a href={`${here}?kind=xlsx`}>XLSX</a>
        </p>
      </div>
    </section>
  )
}
