import type { Child } from 'hono/jsx'
import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../forms.ts'

/** What every field of one form shares: what was typed, and what is wrong with it. `form` keeps ids apart where a page has several forms. */
export type Filled = { page: Page; values: Readonly<Record<string, string>>; faults: Faults; form?: string }

type FieldProps = Filled & { name: string; label: string; hint?: string; isOptional?: boolean }

const idOf = ({ form, name }: { form?: string; name: string }) => (form ? `${form}-${name}` : name)

/** Label, hint, fault and control, tied by id. */
function Field(props: FieldProps & { children: Child }) {
  const { page, label, hint, isOptional, faults, name } = props
  const id = idOf(props)
  return (
    <div class={faults[name] ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {isOptional && <span class="opt">{page.say('（选填）', ' (optional)')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {faults[name] && (
        <p class="fault" id={`${id}-fault`}>
          {faults[name]}
        </p>
      )}
      {props.children}
    </div>
  )
}

/** The attributes that tie a control to its hint and fault. */
function tied(props: FieldProps) {
  const id = idOf(props)
  const described = [props.hint && `${id}-hint`, props.faults[props.name] && `${id}-fault`].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    'aria-describedby': described || undefined,
    'aria-invalid': props.faults[props.name] ? ('true' as const) : undefined,
    required: !props.isOptional,
  }
}

type TextFieldProps = FieldProps & { type?: 'text' | 'password' | 'date'; autocomplete?: string; isShort?: boolean }

export function TextField({ type = 'text', autocomplete, isShort, ...props }: TextFieldProps) {
  // A password that was typed is never sent back.
  const value = type === 'password' ? undefined : (props.values[props.name] ?? '')
  return (
    <Field {...props}>
      <input {...tied(props)} type={type} value={value} autocomplete={autocomplete} class={isShort ? 'short' : undefined} />
    </Field>
  )
}

export function TextArea(props: FieldProps) {
  return (
    <Field {...props}>
      <textarea {...tied(props)} rows={4}>
        {props.values[props.name] ?? ''}
      </textarea>
    </Field>
  )
}

export type Choice = { value: string; label: string; group?: string }

export function SelectField({ choices, ...props }: FieldProps & { choices: readonly Choice[] }) {
  const chosen = props.values[props.name] ?? ''
  const option = ({ value, label }: Choice) => (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  )
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <Field {...props}>
      <select {...tied(props)}>
        <option value="">{props.page.say('请选择', 'choose')}</option>
        {groups.map(group => {
          const options = choices.filter(choice => choice.group === group).map(option)
          return group ? <optgroup label={group}>{options}</optgroup> : options
        })}
      </select>
    </Field>
  )
}

/** Before the h1: how many faults, each leading to its control. */
export function ErrorSummary({ page, faults, form }: { page: Page; faults: Faults; form?: string }) {
  const list = Object.entries(faults)
  if (list.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title" tabindex={-1}>
      <h2 id="errors-title">{page.say(`有 ${list.length} 处需要修改`, `${list.length} things need to be changed`)}</h2>
      <ul>
        {list.map(([name, fault]) => (
          <li>
            <a href={`#${idOf({ form, name })}`}>{fault}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A form that only asks to do something; no GET changes anything. */
export function ActionButton({
  action,
  children,
  hidden = {},
  isGrave = false,
}: {
  action: string
  children: Child
  hidden?: Record<string, string>
  isGrave?: boolean
}) {
  return (
    <form action={action} method="post">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={isGrave ? 'button grave small' : 'button plain small'}>
        {children}
      </button>
    </form>
  )
}
