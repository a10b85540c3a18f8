import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, Field, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { type NoticeKind, noticeKinds, template } from '../../letters/index.ts'
import { fieldsFor, type InputField } from '../inputs.ts'
import { titleOf } from '../notice-steps.ts'
import { CaseFrame } from './frame.tsx'

type Props = {
  page: Page
  found: FoundCase
  kind: NoticeKind | 'withdrawn' | null
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
}

/** Which letter, and what it must say beyond the record. */
export function NewDocumentPage({ page, found, kind, typed, faults, refusal }: Props) {
  const { say, language } = page
  const { here } = found
  const title = kind ? titleOf(kind) : say('起草文书', 'Draft a letter')
  if (!kind)
    return (
      <CaseFrame page={page} found={found} title={title}>
        <h1>{title}</h1>
        <section class="panel">
          <ul class="do">
            {[...noticeKinds, 'withdrawn' as const].map(one => (
              <li>
                <a href={one === 'feeNotice' ? `${here}/fee` : `${here}/documents/new?kind=${one}`}>
                  <Official language={language}>{titleOf(one)}</Official>
                </a>
                {language === 'en' && <p>{template(one).english}</p>}
              </li>
            ))}
          </ul>
          <p class="quiet">{say('答复书随“拟定答复”一起起草。', 'A reply is drafted with its decision.')}</p>
        </section>
      </CaseFrame>
    )
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <h1>
        <Official language={language}>{title}</Official>
      </h1>
      <form method="post" action={`${here}/documents/new`} class="panel">
        <input type="hidden" name="kind" value={kind} />
        {fieldsFor(kind).map(field => (
          <Input {...{ page, field, typed, fault: faults[field.name] }} />
        ))}
        {fieldsFor(kind).length === 0 && (
          <p>{say('这份文书的内容都在案卷里，不用再填。', 'All that this letter says is on record; nothing is to be filled in.')}</p>
        )}
        <p class="buttons">
          <Button>{say('起草', 'Draft it')}</Button>
          <a href={here}>{say('返回', 'Back')}</a>
        </p>
      </form>
    </CaseFrame>
  )
}

type InputProps = { page: Page; field: InputField; typed: Readonly<Record<string, string>>; fault: string | undefined }

function Input({ page: { say }, field, typed, fault }: InputProps) {
  const { name, label, english, kind, hint, usual = '', optional } = field
  const common = {
    ...{ id: name, label: say(label, english), value: typed[name] ?? usual },
    ...(fault && { fault }),
    ...(hint && { hint: say(...hint) }),
    ...(optional ? { optional: say('选填', 'optional') } : { required: true }),
  }
  if (kind === 'whoIsIt')
    return (
      <Choices
        {...common}
        options={[
          { value: 'organisation', text: say('单位', 'an organisation') },
          { value: 'person', text: say('个人', 'a person') },
        ]}
      />
    )
  if (kind === 'text' || kind === 'list') return <TextArea {...common} rows={4} />
  if (kind === 'day') return <Field {...common} type="date" short />
  if (kind === 'count') return <Field {...common} inputmode="numeric" short />
  return <Field {...common} maxlength={200} />
}
