import type { Refusal } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { AskedField, Button, ErrorSummary, Field, FileField, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import { steps as table } from '../../steps.ts'
import type { Dispute } from '../../store.ts'
import { noticeFields, type Typed } from '../notice-form.ts'
import { disputeName } from '../office.ts'

type Props = {
  page: Page
  office: { slug: string; name: string }
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  /** The reconsideration that the suit follows on. */
  before: Dispute | null
}

/** A notice of reconsideration or of a suit is entered. */
export function NoticePage({ page, office, typed, faults, refusal, before }: Props) {
  const { say, language } = page
  const base = `${places.disputes}/${office.slug}`
  const title = say('登记复议答复通知、应诉通知', 'Register a notice')
  const optional = say('选填', 'optional')
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  return (
    <StaffLayout
      page={page}
      title={title}
      current="disputes"
      crumbs={[{ href: base, text: say('复议诉讼', 'Disputes') }, { text: say('登记通知', 'Register') }]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      <h1>{title}</h1>
      <p class="quiet">
        <Official language={language}>
          {office.name}　{table.noticed.article}
        </Official>
      </p>
      <div class="stack">
        {before && (
          <Notice title={say('接续的行政复议', 'Follows on')}>
            <p>
              <Official language={language} name>
                {disputeName(before)}　{before.body}
              </Official>
            </p>
          </Notice>
        )}
        {refusal && (
          <Notice kind="over" title={say('没有办理', 'Not done')} status>
            <p>
              <Official language={language}>
                {refusal.why}（{refusal.cites}）
              </Official>
            </p>
          </Notice>
        )}
        <form method="post" action={`${base}/new`} enctype="multipart/form-data" novalidate class="panel">
          {typed['after'] && <input type="hidden" name="after" value={typed['after']} />}
          <Field
            {...{ id: 'onDay', label: say('收到通知之日', 'Notice received on'), type: 'date' as const, required: true, short: true }}
            {...{ value: typed['onDay'] ?? page.today, ...fault('onDay') }}
            hint={say('答复、答辩的期限从这一天起算', 'the time to answer runs from this day')}
          />
          {noticeFields.map(field => (
            <AskedField {...{ page, field, typed, fault: faults[field.name] }} />
          ))}
          <TextArea {...{ id: 'note', label: say('说明', 'Note'), rows: 3, value: typed['note'] ?? '', optional, ...fault('note') }} />
          <FileField
            {...{ id: 'file', label: say('通知书、申请书、起诉状副本', 'The notice and the copy of the claim'), optional, multiple: true }}
            {...fault('file')}
            hint="PDF、DOCX、XLSX、OFD、PNG、JPG"
          />
          <p class="buttons">
            <Button>{say('登记', 'Register')}</Button>
            <a href={base}>{say('返回', 'Back')}</a>
          </p>
        </form>
      </div>
    </StaffLayout>
  )
}
