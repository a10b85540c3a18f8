import type { Child } from 'hono/jsx'
import { type ControlProps, Frame, Notes, tied } from './field.tsx'

/** `lang`: of its text and note, where that is not the language of the page. */
export type Option = { value: string; text: string; note?: Child; disabled?: boolean; lang?: string }
/** Beside a mark there is room for more than letters. */
export type Marked = Omit<Option, 'text'> & { text: Child }

/** One of many, from a list. Every option carries its value, so that converting its text to traditional characters cannot change it. */
export function Select(props: ControlProps & { options: readonly Option[]; value?: string; empty?: string }) {
  return (
    <Frame {...props}>
      <select {...tied(props)}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map(({ value, text, disabled, lang }) => (
          <option value={value} lang={lang} selected={value === props.value || undefined} disabled={disabled || undefined}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** One of a few, all in view: radios. The first has the field's id, so that the error summary leads to it. */
export function Choices(props: ControlProps & { options: readonly Marked[]; value?: string }) {
  return <Group {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Some of a few: boxes to tick. */
export function Ticks(props: ControlProps & { options: readonly Marked[]; values?: readonly string[] }) {
  return <Group {...props} type="checkbox" chosen={props.values ?? []} />
}

type GroupProps = ControlProps & { options: readonly Marked[]; type: 'radio' | 'checkbox'; chosen: readonly string[] }

function Group(props: GroupProps) {
  const { id, label, hint, fault, required, options, type, chosen } = props
  const { 'aria-describedby': notes, name, 'aria-invalid': invalid } = tied(props)
  return (
    <fieldset class={fault ? 'field wrong' : 'field'} aria-describedby={notes}>
      <legend>
        {label}
        {props.optional && <span class="opt"> {props.optional}</span>}
      </legend>
      <Notes id={id} hint={hint} fault={fault} />
      <div class="choices">
        {options.map(({ value, text, note, disabled, lang }, i) => (
          <label class="choice" for={i === 0 ? id : `${id}-${i + 1}`}>
            <input
              type={type}
              id={i === 0 ? id : `${id}-${i + 1}`}
              name={name}
              value={value}
              checked={chosen.includes(value) || undefined}
              disabled={disabled || undefined}
              required={(type === 'radio' && required) || undefined}
              aria-invalid={invalid}
            />
            <span lang={lang}>
              {text}
              {note && <small>{note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
