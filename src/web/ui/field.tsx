import type { Child } from 'hono/jsx'

/** What all controls share. The page's language is not known here: `label`, `hint`, `fault` and `optional` come in its words. */
export type ControlProps = {
  id: string
  /** Name of the field in the form; the id where it is left out. */
  name?: string
  label: Child
  hint?: Child
  /** One sentence, without 错误：. */
  fault?: string
  required?: boolean
  /** 选填, or the like: said after the label. */
  optional?: string
}

/** The frame of a control: label, hint and fault before it, tied to it by id. */
export function Frame({ id, label, hint, fault, optional, children }: ControlProps & { children?: Child }) {
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && (
          <>
            {' '}
            <span class="opt">{optional}</span>
          </>
        )}
      </label>
      <Notes id={id} hint={hint} fault={fault} />
      {children}
    </div>
  )
}

export function Notes({ id, hint, fault }: Pick<ControlProps, 'id' | 'hint' | 'fault'>) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  )
}

/** The attributes that tie a control to its notes. */
export function tied({ id, name, hint, fault, required }: ControlProps) {
  const notes = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return {
    id,
    name: name ?? id,
    'aria-describedby': notes || undefined,
    'aria-invalid': fault ? ('true' as const) : undefined,
    required: required || undefined,
  }
}

export type FieldProps = ControlProps & {
  type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'search'
  value?: string
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search'
  maxlength?: number
  placeholder?: string
  /** Codes, days, numbers. */
  short?: boolean
  /** Passwords, login names: no capital is put in, no word corrected. */
  spellcheck?: boolean
  readonly?: boolean
  /** The id of a datalist on the page: names to choose from while typing. */
  list?: string
}

/** One line to fill in. */
export function Field(props: FieldProps) {
  const { type = 'text', value, autocomplete, inputmode, maxlength, placeholder, short, spellcheck, readonly, list } = props
  return (
    <Frame {...props}>
      <input
        {...tied(props)}
        type={type}
        value={type === 'password' ? undefined : value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        placeholder={placeholder}
        class={short ? 'short' : undefined}
        spellcheck={spellcheck}
        autocapitalize={spellcheck === false ? 'none' : undefined}
        readonly={readonly || undefined}
        list={list}
      />
    </Frame>
  )
}

/** Several lines. */
export function TextArea(
  props: ControlProps & {
    value?: string
    rows?: number
    maxlength?: number
    placeholder?: string
    /** Where the script of the page asks what there is already. */
    look?: string
  },
) {
  return (
    <Frame {...props}>
      <textarea {...tied(props)} data-look={props.look} rows={props.rows} maxlength={props.maxlength} placeholder={props.placeholder}>
        {/* a browser drops one line feed right after the tag */}
        {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
      </textarea>
    </Frame>
  )
}

/** A file to send. The form needs enctype multipart/form-data. */
export function FileField(props: ControlProps & { accept?: string; multiple?: boolean }) {
  return (
    <Frame {...props}>
      <input {...tied(props)} type="file" accept={props.accept} multiple={props.multiple || undefined} />
    </Frame>
  )
}
