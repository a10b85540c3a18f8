import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, Done, ErrorSummary, Field, Official, Select, TextArea, Ticks } from '../../../web/ui/index.ts'

type Props = {
  page: Page
  office: Office
  colleagues: readonly { id: string; name: string }[]
  typed: Readonly<Record<string, string>>
  faults: Faults
  done: string | null
}

/** 申请设置: the mark of the numbers, who agrees to an extension, periods inside the statutory one, fees, keeping. */
export function SettingsPage({ page, office, colleagues, typed, faults, done }: Props) {
  const { say, language } = page
  const title = say('申请设置', 'Settings of applications')
  const of = (id: string) => ({ id, value: typed[id] ?? '', ...(faults[id] && { fault: faults[id] }) })
  const optional = say('选填', 'optional')
  const days = (id: string, chinese: string, english: string, hint: [string, string]) => (
    <Field {...of(id)} label={say(chinese, english)} hint={say(...hint)} inputmode="numeric" short required />
  )
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      <Done said={{ kept: say('设置已保存。', 'The settings are kept.') }} done={done} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
        <p class="buttons">
          <Button kind="plain" href={`${places.applications}/${office.slug}/wordings`}>
            {say('文书用语', 'Wording of letters')}
          </Button>
        </p>
      </div>
      <form method="post" action={`${places.applications}/${office.slug}/settings`} novalidate>
        <div class="stack">
          <section class="panel">
            <h2>{say('受理', 'Taking in')}</h2>
            <Field
              {...of('mark')}
              label={say('机关代字', 'Mark in numbers')}
              optional={optional}
              hint={say(
                '用于受理号和文号，如“示文旅广”；空着用机关全称',
                'stands before the year in numbers; the full name where it is empty',
              )}
              short
            />
            <Ticks
              {...{ id: 'takesOnline', label: say('网上申请', 'Online') }}
              options={[{ value: 'yes', text: say('在本站接收申请', 'Applications are taken on this site') }]}
              values={[typed['takesOnline'] ?? '']}
            />
            <Ticks
              {...{ id: 'showsReplies', label: say('公开答复（第四十四条）', 'Public replies (art. 44)') }}
              options={[
                {
                  value: 'yes',
                  text: say('有普遍意义的答复，遮盖个人信息并经审定后公开', 'Replies of general interest are shown, masked and approved'),
                  note: say('关闭后，已公开的答复不再显示，也搜索不到', 'switched off, none is shown or found'),
                },
              ]}
              values={[typed['showsReplies'] ?? '']}
            />
          </section>
          <section class="panel">
            <h2>{say('期限', 'Periods')}</h2>
            <Select
              {...of('headOfOfficeId')}
              label={say('政府信息公开工作机构负责人', 'Head of the disclosure office')}
              hint={say('延长答复期限须经其同意（第三十三条第二款）', 'agrees to extensions (art. 33(2))')}
              optional={optional}
              options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
              empty={say('未指定', 'nobody')}
            />
            {days('sectionWorkingDays', '股室办理的工作日', 'Working days of a section', ['在法定期限之内', 'inside the statutory period'])}
            {days('correctionWorkingDays', '补正的工作日', 'Working days to correct', ['应当合理（第三十条）', 'reasonable (art. 30)'])}
          </section>
          <section class="panel">
            <h2>{say('收费', 'Fees')}</h2>
            <Choices
              {...{ id: 'feeMethod', label: say('计收方式', 'Counted by'), required: true, value: typed['feeMethod'] ?? '' }}
              {...(faults['feeMethod'] && { fault: faults['feeMethod'] })}
              hint={say('按件和按量只用一种（国办函〔2020〕109号）', 'one of the two, never both')}
              options={[
                { value: 'byPage', text: say('按量（页数）', 'pages') },
                { value: 'byItem', text: say('按件', 'items') },
              ]}
            />
            <TextArea {...of('feePayment')} label={say('缴费方式', 'How to pay')} optional={optional} rows={3} />
          </section>
          <section class="panel">
            <h2>{say('救济和保存', 'Remedies and keeping')}</h2>
            <Field
              {...of('onlineReconsideration')}
              type="url"
              label={say('网上申请行政复议的网址', 'Where reconsideration is applied for online')}
              hint={say('网上送达答复的须写明（《行政复议法》第二十二条）', 'needed where replies are served online')}
              optional={optional}
            />
            {days('keepYears', '个人信息保存年限', 'Years of keeping personal data', [
              '办结后至少 2 年',
              'at least two after it is settled',
            ])}
          </section>
          <p class="buttons">
            <Button>{say('保存', 'Save')}</Button>
          </p>
        </div>
      </form>
    </StaffLayout>
  )
}
