import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, DataTable, ErrorSummary, Official } from '../../../web/ui/index.ts'
import type { ImportBatch } from '../batch-store.ts'

type Sent = Omit<ImportBatch, 'lines'> & { name: string }
type Props = {
  page: Page
  office: { name: string; slug: string }
  fault: string | null
  megabytes: number
  batches: readonly Sent[]
  mayWrite: boolean
}

export const batchStates = {
  looking: { label: '正在检查', english: 'being looked at' },
  looked: { label: '已检查，待确认', english: 'looked at, to be confirmed' },
  running: { label: '正在导入', english: 'coming in' },
  done: { label: '已导入', english: 'done' },
  failed: { label: '中断', english: 'broken off' },
} as const

/** Messages of faults say it in Chinese and then in English. */
export function inLanguage({ say }: Page, message: string): string {
  const [chinese = '', english = chinese] = message.split(/ \/ |(?<=。) (?=[A-Z])/)
  return say(chinese, english)
}

/** A list is sent here; those sent before can be followed. */
export function ImportPage({ page, office, fault, megabytes, batches, mayWrite }: Props) {
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
      <ErrorSummary faults={fault ? { list: inLanguage(page, fault) } : {}} />
      <h1>{title}</h1>
      <div class="stack">
        <p class="quiet">
          <Official language={language} name>
            {office.name}
          </Official>
        </p>
        {mayWrite && (
          <form class="panel" method="post" action={here} enctype="multipart/form-data">
            <p>
              <label for="list">
                {say(
                  '清单（XLSX、CSV），或者清单和正文、附件一起打成的 ZIP',
                  'A list (XLSX, CSV), or a ZIP of the list with texts and attachments',
                )}
              </label>
              <br />
              <input
                id="list"
                name="list"
                type="file"
                accept=".xlsx,.csv,.zip,.docx,.html,.htm,.txt"
                aria-describedby="list-hint"
                aria-invalid={fault ? 'true' : undefined}
              />
            </p>
            <p class="quiet" id="list-hint">
              {say(
                `先检查、不写入；看过结果，由可以签发的人确认后才导入。同一份清单再次导入，不会重复。一次最多 ${megabytes} MB。`,
                `It is looked at first and nothing is written; whoever may approve confirms. The same list again adds nothing twice. At most ${megabytes} MB.`,
              )}
            </p>
            <p class="buttons">
              <Button>{say('上传并检查', 'Send and look')}</Button> <a href={`${here}/template.xlsx`}>{say('下载清单模板', 'Template')}</a>
            </p>
          </form>
        )}
        {batches.length === 0 && <p class="quiet">{say('还没有人上传清单。', 'No list was sent yet.')}</p>}
        {batches.length > 0 && (
          <DataTable
            caption={say('最近的清单', 'Lists sent before')}
            seen
            columns={[
              { text: say('清单', 'List') },
              { text: say('件数', 'Rows'), num: true },
              { text: say('上传人', 'Sent by') },
              { text: say('状态', 'State') },
            ]}
            rows={batches.map(batch => ({
              cells: [
                <a href={`${here}/${batch.fileId}`}>{batch.name}</a>,
                batch.total,
                batch.byName,
                say(batchStates[batch.state].label, batchStates[batch.state].english),
              ],
            }))}
          />
        )}
      </div>
    </StaffLayout>
  )
}
