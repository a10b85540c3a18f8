import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Button, ErrorSummary, Official } from '../../web/ui/index.ts'
import type { Fault } from '../import/item-of-row.ts'
import type { Fate } from '../import/look.ts'

export type Line = Fault & { title: string; isFault: boolean }
type Batch = {
  id: string
  label: string
  total: number
  unknown: readonly { cell: string; head: string }[]
  counts: Record<Fate, number>
  lines: readonly Line[]
  isRunning: boolean
  mayConfirm: boolean
}
type Props = { page: Page; office: { name: string; slug: string }; fault: string | null; batch: Batch | null }

/** A list is sent; then all that would be done with it, and all that is wrong in it by cell. */
export function ImportPage({ page, office, fault, batch }: Props) {
  const { say, language } = page
  const title = say('批量导入', 'Import in bulk')
  const here = `${places.publications}/${office.slug}/import`
  return (
    <StaffLayout
      page={page}
      title={fault ? `${say('错误：', 'Error: ')}${title}` : title}
      current="publications"
      crumbs={[{ href: places.publications, text: say('公开', 'Publications') }, { text: title }]}
    >
      <ErrorSummary faults={fault ? { list: fault } : {}} />
      <h1>{title}</h1>
      <p class="quiet">
        <Official language={language} name>
          {office.name}
        </Official>
      </p>
      {batch ? (
        <Looked page={page} batch={batch} here={here} />
      ) : (
        <form class="panel" method="post" action={here} enctype="multipart/form-data">
          <p>
            <label for="list">
              {say(
                '清单（XLSX、CSV），或者清单和正文、附件一起打成的 ZIP',
                'A list (XLSX, CSV), or a ZIP of the list with texts and attachments',
              )}
            </label>
            <br />
            <input id="list" name="list" type="file" accept=".xlsx,.csv,.zip" />
          </p>
          <p class="quiet">
            {say(
              '先检查、不写入；看过结果，由可以签发的人确认后才导入。同一份清单再次导入，不会重复。',
              'It is looked at first and nothing is written; whoever may approve confirms. The same list again adds nothing twice.',
            )}
          </p>
          <p class="buttons">
            <Button>{say('上传并检查', 'Send and look')}</Button> <a href={`${here}/template.xlsx`}>{say('下载清单模板', 'Template')}</a>
          </p>
        </form>
      )}
    </StaffLayout>
  )
}

function Looked({ page: { say }, batch, here }: { page: Page; batch: Batch; here: string }) {
  const { counts, total, lines } = batch
  const names: [Fate, string][] = [
    ['publish', say('可以公开', 'to be public')],
    ['draft', say('存为草稿', 'to be drafts')],
    ['same', say('已导入', 'here already')],
    ['changed', say('已导入，内容不同', 'here with other words')],
    ['left out', say('有错，不导入', 'left out for faults')],
  ]
  const left = counts.publish + counts.draft
  return (
    <>
      <section class="panel">
        <h2>{batch.label}</h2>
        <ul>
          {names.map(([fate, name]) => (
            <li>
              {name} {counts[fate]}
            </li>
          ))}
        </ul>
        {batch.isRunning && (
          <p role="status">
            <label for="done">
              {say(`正在导入，本页自动更新：${total - left}/${total}`, `Importing; this page follows: ${total - left}/${total}`)}
            </label>{' '}
            <progress id="done" max={total} value={total - left} />
          </p>
        )}
        {!batch.isRunning && left > 0 && batch.mayConfirm && (
          <form method="post" action={`${here}/${batch.id}`}>
            <Button>{say(`确认导入 ${left} 件`, `Import ${left}`)}</Button>
          </form>
        )}
        {!batch.isRunning && left > 0 && !batch.mayConfirm && (
          <p>{say('请由分管领导打开本页确认。', 'A leader opens this page and confirms.')}</p>
        )}
        {batch.unknown.length > 0 && (
          <p class="quiet">
            {say('不认识的列，没有读取：', 'Unknown columns, left out: ')}
            {batch.unknown.map(({ cell, head }) => `${head}（${cell}）`).join('、')}
          </p>
        )}
      </section>
      {lines.length > 0 && (
        <table>
          <caption>{say(`错误和提醒（最多列 300 条）`, 'Faults and warnings (300 at most)')}</caption>
          <thead>
            <tr>
              {[
                say('位置', 'Where'),
                say('标题', 'Title'),
                say('项目', 'Field'),
                say('现为', 'Found'),
                say('应为', 'Wanted'),
                say('类别', 'Kind'),
              ].map(head => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ cell, row, title, field, found, wanted, isFault }) => (
              <tr>
                <td>{cell ?? row}</td>
                <td>{title}</td>
                <td>{field}</td>
                <td>{found}</td>
                <td>{wanted}</td>
                <td>{isFault ? say('错误', 'fault') : say('提醒', 'warning')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
