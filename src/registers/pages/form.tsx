import type { Section } from '../../people/index.ts'
import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Choices, Field, Mixed, Notice, Select, TextArea } from '../../web/ui/index.ts'
import { type PartyKind, partyKinds } from '../entry.ts'
import { type RegisterName, registerOf } from '../register.ts'
import type { Refusal } from '../steps.ts'
import { deskRegister, type Office, RegisterFrame } from './frame.tsx'

type Typed = Readonly<Record<string, string>>
type Props = {
  page: Page
  office: Office
  register: RegisterName
  sections: readonly Section[]
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  /** The entry is there, and was seen with this many steps. */
  correcting: { action: string; seen: number } | null
}

/** A decision, field by field; for a correction with what it says now, and the reason. */
export function EntryFormPage({ page, office, register, sections, typed, faults, refusal, correcting }: Props) {
  const { say } = page
  const { label, english, item, party, money, until, fields } = registerOf(register)
  const title = correcting ? say('更正', 'Correct') : say(`登记：${label}`, `New entry: ${english}`)
  const control = (id: string, name: string, most: number) => ({ id, label: name, value: typed[id], fault: faults[id], maxlength: most })
  const optional = say('选填', 'optional')
  return (
    <RegisterFrame {...{ page, office, register, title, faults }}>
      <h1>{title}</h1>
      <Refused page={page} refusal={refusal} />
      <form class="panel" method="post" action={correcting?.action ?? `${deskRegister(office, register)}/new`} novalidate>
        {correcting && <input type="hidden" name="seen" value={String(correcting.seen)} />}
        <Field {...control('item', say(item.label, item.english), 200)} required />
        <Field {...control('number', say('文书号', 'Number of the paper'), 100)} optional={optional} />
        <Field
          id="decidedOn"
          type="date"
          label={say('决定日期', 'Decided on')}
          value={typed['decidedOn']}
          fault={faults['decidedOn']}
          short
          required
        />
        {party && (
          <>
            <Choices
              id="partyKind"
              label={say('相对人类别', 'Kind of party')}
              options={Object.entries(partyKinds).map(([value, kind]) => ({ value, text: say(kind.label, kind.english) }))}
              value={(typed['partyKind'] as PartyKind | undefined) ?? 'organisation'}
              fault={faults['partyKind']}
            />
            <Field
              {...control('party', say(party.label, party.english), 100)}
              hint={say(
                '自然人的姓名只保存姓氏，其余以 * 代替；不登记身份证号码。',
                "Of a natural person's name only the surname is kept; identity numbers are not entered.",
              )}
              required
            />
          </>
        )}
        {money && <Field {...control('yuan', say(money.label, money.english), 20)} inputmode="decimal" short required />}
        {fields.map(field => {
          const props = {
            ...control(field.key, say(field.label, field.english), field.most),
            ...(field.needed ? { required: true } : { optional }),
          }
          return field.lines ? <TextArea {...props} rows={3} /> : <Field {...props} />
        })}
        {until && (
          <Field
            id="until"
            type="date"
            label={say(until.label, until.english)}
            value={typed['until']}
            fault={faults['until']}
            optional={optional}
            short
          />
        )}
        <Ending {...{ page, sections, typed, faults, correcting }} />
      </form>
    </RegisterFrame>
  )
}

/** A month's number, where the single records are kept in another system. */
export function MonthFormPage({ page, office, register, sections, typed, faults, refusal, correcting }: Props) {
  const { say } = page
  const { label, english, unit, money } = registerOf(register)
  const title = say(`月报数：${label}`, `Month figure: ${english}`)
  const control = (id: string, name: string) => ({ id, label: name, value: typed[id], fault: faults[id] })
  return (
    <RegisterFrame {...{ page, office, register, title, faults }}>
      <h1>{title}</h1>
      <Refused page={page} refusal={refusal} />
      <p>
        {say(
          '逐条记录在别的系统里的，按月填写总数，写明谁审签、数从哪里来。已经逐条登记的月份不要再填。',
          'Where the single records are kept elsewhere: the number of the month, who answers for it and where it comes from. Not for months whose entries stand here.',
        )}
      </p>
      <form class="panel" method="post" action={correcting?.action ?? `${deskRegister(office, register)}/month`} novalidate>
        {correcting && <input type="hidden" name="seen" value={String(correcting.seen)} />}
        <Field
          {...control('month', say('月份', 'Month'))}
          hint={say('例如 2026-05', 'like 2026-05')}
          inputmode="numeric"
          maxlength={7}
          short
          required
        />
        <Field {...control('pieces', say(`数量（${unit}）`, 'Number'))} inputmode="numeric" maxlength={7} short required />
        {money && <Field {...control('yuan', say(money.label, money.english))} inputmode="decimal" maxlength={20} short required />}
        <Field {...control('signedBy', say('审签人', 'Signed by'))} maxlength={50} required />
        <Field
          {...control('source', say('来源', 'Source'))}
          hint={say('例如：省政务服务平台月度统计', 'The system or paper that it comes from')}
          maxlength={200}
          required
        />
        <Ending {...{ page, sections, typed, faults, correcting }} />
      </form>
    </RegisterFrame>
  )
}

/** The end of both forms: whose it is, or why it is corrected. */
function Ending({
  page: { say },
  sections,
  typed,
  faults,
  correcting,
}: Pick<Props, 'page' | 'sections' | 'typed' | 'faults' | 'correcting'>) {
  return (
    <>
      {!correcting && sections.length > 0 && (
        <Select
          id="sectionId"
          label={say('承办股室', 'Section')}
          options={sections.map(({ id, name }) => ({ value: id, text: name }))}
          value={typed['sectionId'] ?? (sections.length === 1 ? sections[0]!.id : '')}
          empty={say('不分股室', 'none')}
          fault={faults['sectionId']}
        />
      )}
      {correcting && (
        <TextArea
          id="reason"
          label={say('更正的理由', 'Reason of the correction')}
          value={typed['reason']}
          fault={faults['reason']}
          rows={2}
          maxlength={500}
          required
        />
      )}
      <p class="buttons">
        <Button>{correcting ? say('更正', 'Correct') : say('登记', 'Enter')}</Button>
      </p>
    </>
  )
}

/** What the law or the record stands against. */
export function Refused({ page: { say, language }, refusal }: { page: Page; refusal: Refusal | null }) {
  if (!refusal) return null
  return (
    <Notice kind="over" title={say('不能办理', 'This cannot be done')}>
      <p>
        <Mixed language={language} text={refusal.why} /> <Mixed language={language} text={refusal.cites} />
      </p>
    </Notice>
  )
}
