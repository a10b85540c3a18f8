import type { Child } from 'hono/jsx'
import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import {
  Button,
  type ControlProps,
  Field,
  type FieldProps,
  type Option,
  Select,
  ErrorSummary as Summary,
  TextArea,
} from '../../web/ui/index.ts'

/** What every field of one form shares: what was typed, and what is wrong with it. `form` keeps ids apart where a page has several forms. */
export type Filled = { page: Page; values: Readonly<Record<string, string>>; faults: Faults; form?: string }

type Named = Filled & Pick<ControlProps, 'label' | 'hint'> & { name: string; isOptional?: boolean }

const idOf = (name: string, form?: string) => (form ? `${form}-${name}` : name)

function control({ page, values, faults, form, name, label, hint, isOptional }: Named) {
  const optional = isOptional ? page.say('（选填）', '(optional)') : undefined
  return { id: idOf(name, form), name, label, hint, fault: faults[name], value: values[name] ?? '', required: !isOptional, optional }
}

/** `spellcheck={false}` for names of accounts and codes. */
export function TextField(props: Named & Pick<FieldProps, 'type' | 'autocomplete' | 'short' | 'spellcheck'>) {
  const { type, autocomplete, short, spellcheck } = props
  return <Field {...control(props)} {...{ type, autocomplete, short, spellcheck }} />
}

export function LinesField(props: Named) {
  return <TextArea {...control(props)} rows={4} />
}

export function SelectField(props: Named & { options: readonly Option[] }) {
  return <Select {...control(props)} options={props.options} empty={props.page.say('请选择', 'choose')} />
}

export function ErrorSummary({ page, faults, form }: { page: Page; faults: Faults; form?: string }) {
  const entries = Object.entries(faults).map(([name, fault]): [string, string] => [idOf(name, form), fault])
  const title = page.say(`有 ${entries.length} 处需要修改`, `${entries.length} things need to be changed`)
  return <Summary faults={Object.fromEntries(entries)} title={title} />
}

type ActionProps = { action: string; hidden?: Record<string, string>; kind?: 'plain' | 'grave'; children: Child }

/** A form that is only a button: no GET changes anything. */
export function Action({ action, hidden = {}, kind = 'plain', children }: ActionProps) {
  return (
    <form action={action} method="post">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind} small>
        {children}
      </Button>
    </form>
  )
}
