import { beijingMinute } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field, Notice, Official, TextArea, Timeline } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { rowField } from '../facts.ts'
import { type FieldSpec, type GroupKind, specOf } from '../groups.ts'
import { defaultStaleDays, type Held, type ProfileVersion, staleOn } from '../store.ts'
import { profilePlace } from './desk-profile.tsx'

type Values = Readonly<Record<string, string>>
type Props = {
  page: Page
  office: Agency
  kind: GroupKind
  held: Held | null
  versions: readonly ProfileVersion[]
  values: Values
  faults: Faults
}

/** How many rows stand empty at the end, to be filled in without script. */
const moreRows = 3

/** One group of facts: what it says, whether it is still right, what it said before. */
export function DeskGroupPage({ page, office, kind, held, versions, values, faults }: Props) {
  const { say } = page
  const { label, english, cites, fields, rows } = specOf(kind)
  const name = say(label, english)
  const count = Object.keys(faults).length
  const at = `${profilePlace(office.slug)}/${kind}`
  const used = Object.keys(values)
    .flatMap(key => /^rows-(\d+)-/.exec(key)?.[1] ?? [])
    .map(Number)
  const filled = used.filter(row => Object.keys(rows?.fields ?? {}).some(field => values[rowField(row, field)]?.trim()))
  const shown = Math.max(-1, ...filled) + 1 + moreRows
  return (
    <StaffLayout
      page={page}
      title={count > 0 ? `${say('错误：', 'Error: ')}${name}` : name}
      current="profile"
      crumbs={[
        { href: places.desk, text: say('工作台', 'Desk') },
        { href: profilePlace(office.slug), text: say('机构信息', 'Profile') },
        { text: name },
      ]}
    >
      <ErrorSummary faults={faults} title={say(`有 ${count} 处需要修改`, `${count} things need to be changed`)} />
      <div class="head">
        <div>
          <h1>{name}</h1>
          <p class="quiet">
            <Official language={page.language}>{cites}</Official>
          </p>
        </div>
      </div>
      <div class="split">
        <form class="panel" method="post" action={at}>
          <input type="hidden" name="seen" value={values['seen'] ?? String(held?.version ?? 0)} />
          {Object.entries(fields).map(([id, spec]) => (
            <Control {...{ page, id, spec, values, faults }} />
          ))}
          {rows &&
            Array.from({ length: shown }, (_, row) => (
              <fieldset class="field">
                <legend>
                  {say(`${rows.one} ${row + 1}`, `${rows.english} ${row + 1}`)}
                  {row >= shown - moreRows && <span class="opt"> {say('空着的不保存', 'left empty it is not kept')}</span>}
                </legend>
                {Object.entries(rows.fields).map(([field, spec]) => (
                  // An empty row may stay so, so the browser must not ask for it.
                  <Control
                    {...{ page, spec: { ...spec, hint: row === 0 ? spec.hint : undefined }, values, faults }}
                    id={rowField(row, field)}
                    isRow
                  />
                ))}
              </fieldset>
            ))}
          <Field
            id="staleDays"
            value={values['staleDays'] ?? String(held?.staleDays ?? defaultStaleDays)}
            fault={faults['staleDays']}
            label={say('多少天后提醒核对', 'Days until it is to be looked at again')}
            inputmode="numeric"
            short
            required
          />
          <Field
            id="reason"
            value={values['reason'] ?? (held ? '' : '首次填写')}
            fault={faults['reason']}
            label={say('改动的理由', 'Why')}
            hint={say('记入历史，例如“办公电话更换”。', 'It goes into the history.')}
            maxlength={200}
            required
          />
          <p class="buttons">
            <Button>{say('保存', 'Save')}</Button>
          </p>
        </form>
        <div class="stack">
          {held && <Verification {...{ page, held, at }} />}
          {versions.length > 0 && <History {...{ page, kind, versions }} />}
        </div>
      </div>
    </StaffLayout>
  )
}

type ControlProps = { page: Page; id: string; spec: FieldSpec; values: Values; faults: Faults; isRow?: boolean }

function Control({ page: { say }, id, spec, values, faults, isRow }: ControlProps) {
  const { label, english, kind, most, required, hint } = spec
  const shared = {
    ...{ id, value: values[id] ?? '', label: say(label, english), maxlength: most, required: required && !isRow },
    ...(faults[id] && { fault: faults[id] }),
    ...(hint && { hint: say(hint[0], hint[1]) }),
    ...(!required && { optional: say('选填', 'optional') }),
  }
  if (kind === 'text') return <TextArea {...shared} rows={isRow ? 3 : 5} />
  if (kind === 'day') return <Field {...shared} type="date" short />
  const type = ({ phone: 'tel', email: 'email', url: 'url' } as const)[kind as 'phone']
  return <Field {...shared} {...(type && { type, spellcheck: false })} short={kind === 'postcode'} />
}

function Verification({ page, held, at }: { page: Page; held: Held; at: string }) {
  const { say, today, language } = page
  const again = staleOn(held)
  return (
    <section class="panel">
      <h2>{say('核对', 'Verification')}</h2>
      <p>
        {say('核对于 ', 'Verified on ')}
        <Day on={held.verifiedOn} />
        {say('，', ' by ')}
        <Official language={language} name>
          {held.verifiedBy}
        </Official>
      </p>
      {again <= today ? (
        <Notice kind="over">{say('该核对了。', 'To be looked at again.')}</Notice>
      ) : (
        <p class="quiet">
          {say('下次核对 ', 'Again by ')}
          <Day on={again} />
        </p>
      )}
      <form method="post" action={`${at}/verification`}>
        <p class="buttons">
          <Button kind="plain">{say('仍然正确', 'Still right')}</Button>
        </p>
      </form>
    </section>
  )
}

function History({ page, kind, versions }: { page: Page; kind: GroupKind; versions: readonly ProfileVersion[] }) {
  const { say, language } = page
  const { fields, rows } = specOf(kind)
  const named = (field: string) =>
    fields[field] ? say(fields[field].label, fields[field].english) : say(`${rows?.one ?? ''}列表`, 'the list')
  const said = (version: ProfileVersion) =>
    version.changed.map(field => {
      const value = version.facts[field]
      return typeof value === 'string'
        ? `${named(field)}：${value || say('（空）', '(empty)')}`
        : `${named(field)}（${value?.length ?? 0}）`
    })
  return (
    <section class="panel">
      <h2>{say('历史', 'History')}</h2>
      <Timeline
        steps={versions.map(version => ({
          on: beijingMinute(version.at),
          title: <Official language={language}>{version.reason}</Official>,
          text: (
            <Official language={language}>
              {version.actor}：{said(version).join('；')}
            </Official>
          ),
        }))}
      />
    </section>
  )
}
