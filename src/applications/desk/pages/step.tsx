import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { AskedField, Button, ErrorSummary, Field, FileField, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import { type StepName, type StepRule, steps as table } from '../../steps.ts'
import type { CaseFacts } from '../case-facts.ts'
import type { Offer } from '../offers.ts'
import type { FoundCase } from '../office.ts'
import type { Choices, Typed } from '../step-details.ts'
import { stepForms } from '../step-fields.ts'

type Props = {
  page: Page
  found: FoundCase
  step: StepName
  facts: CaseFacts
  choices: Choices
  /** null: the person has no right for it. */
  offer: Offer | null
  typed: Typed
  faults: Faults
  refusal: Refusal | null
}

/** The form of one step: its day, what it says, why. */
export function StepPage({ page, found, step, facts, choices, offer, typed, faults, refusal }: Props) {
  const { say, language } = page
  const { application, office, here } = found
  const form = stepForms[step]!
  const rule: StepRule = table[step]
  const title = say(rule.title, rule.english)
  const against = refusal ?? offer?.refusal ?? null
  const optional = say('选填', 'optional')
  const onDay = typed['onDay'] ?? (step === 'received' && facts.clock.receipt.confirmBy === null ? facts.taken[0]!.onDay : page.today)
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  return (
    <StaffLayout
      page={page}
      title={`${title} - ${application.number}`}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { href: here, text: application.number, lang: 'zh-CN' },
        { text: title },
      ]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      <h1>{title}</h1>
      <p class="quiet">
        <Official language={language}>
          {application.number}　{rule.article}
        </Official>
      </p>
      <div class="stack">
        {!offer && <Notice kind="over">{say(`没有办理“${rule.title}”的权限。`, 'You do not have the right to take this step.')}</Notice>}
        {against && (
          <Notice kind="over" title={refusal ? say('没有办理', 'Not done') : say('现在不能办理', 'Not now')} status={refusal !== null}>
            <p>
              <Official language={language}>
                {against.why}
                {against.cites}
              </Official>
            </p>
          </Notice>
        )}
        {offer && (
          <form method="post" action={`${here}/steps/${step}`} enctype="multipart/form-data" novalidate class="panel">
            <input type="hidden" name="seen" value={typed['seen'] ?? String(application.seq)} />
            <Field
              {...{
                id: 'onDay',
                label: say('日期', 'Day'),
                type: 'date' as const,
                required: true,
                short: true,
                value: onDay,
                ...fault('onDay'),
              }}
              hint={say('事情发生的那一天，不是录入的那一天', 'the day on which it happened, not that of the entry')}
            />
            {form.fields.map(field => (
              <AskedField
                {...{ page, typed, fault: faults[field.name] }}
                field={field.from ? { ...field, options: choices[field.from] } : field}
              />
            ))}
            {form.note && (
              <TextArea
                {...{ id: 'note', label: say(form.note[0], form.note[1]), rows: 4, value: typed['note'] ?? '', ...fault('note') }}
                {...(rule.needsNote ? { required: true } : { optional })}
              />
            )}
            {form.files && (
              <FileField
                {...{ id: 'file', label: say('材料', 'Files'), optional, multiple: true, ...fault('file') }}
                hint="PDF、DOCX、XLSX、OFD、PNG、JPG"
              />
            )}
            <p class="buttons">
              <Button>{say(`记录“${rule.title}”`, `Record: ${rule.english}`)}</Button>
              <a href={here}>{say('返回', 'Back')}</a>
            </p>
          </form>
        )}
      </div>
    </StaffLayout>
  )
}
