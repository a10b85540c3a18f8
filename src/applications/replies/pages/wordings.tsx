import { type OutcomeKind, outcomes } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Done, ErrorSummary, OfficeHead, Official, TextArea } from '../../../web/ui/index.ts'
import { type LetterKind, letterKinds, type OfficeWording, placeholders, type Template, template } from '../../letters/index.ts'
import { titleOf } from '../notice-steps.ts'

type Props = {
  page: Page
  office: { name: string; slug: string }
  kind: LetterKind | null
  wording: OfficeWording
  typed: Readonly<Record<string, string>>
  faults: Faults
  changed: readonly string[]
  done: string | null
}

export const clauseField = (id: string): string => `clause-${id}`

/** The office's own words in its letters; what the law demands stays as it is. */
export function WordingsPage({ page, office, kind, wording, typed, faults, changed, done }: Props) {
  const { say, language } = page
  const here = `${places.applications}/${office.slug}/wordings`
  const title = say('文书用语', 'Wording of letters')
  const clauses = kind ? Object.entries((template(kind) as Template).clauses) : []
  return (
    <StaffLayout
      page={page}
      title={kind ? `${titleOf(kind)} - ${title}` : title}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        ...(kind
          ? [
              { href: here, text: title },
              { text: titleOf(kind), lang: 'zh-CN' },
            ]
          : [{ text: title }]),
      ]}
    >
      <ErrorSummary faults={faults} />
      <Done said={{ saved: say('用语已保存，新起草的文书按此办理。', 'Kept: letters drafted from now on use it.') }} done={done} />
      <OfficeHead
        language={language}
        title={kind ? <Official language={language}>{titleOf(kind)}</Official> : title}
        office={office.name}
      />
      {!kind && (
        <section class="panel">
          <ul class="do">
            {letterKinds.map(one => (
              <li>
                <a href={`${here}?kind=${one}`}>
                  <Official language={language}>{titleOf(one)}</Official>
                </a>
                <p>{changed.includes(one) ? say('用本机关的用语', 'own words') : say(labelOf(one), template(one).english)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {kind && (
        <form method="post" action={here} class="panel">
          <input type="hidden" name="kind" value={kind} />
          {clauses.map(([id, clause]) =>
            clause.mandatory ? (
              <div class="field">
                <b>{say(`${clause.title}（法定内容）`, `${clause.english} (demanded by law)`)}</b>
                <p class="pre">
                  <Official language={language}>{clause.text}</Official>
                </p>
                <p class="hint">
                  <Official language={language}>{clause.mandatory.cites}</Official>
                </p>
              </div>
            ) : (
              <TextArea
                id={clauseField(id)}
                label={say(clause.title, clause.english)}
                hint={<Official language={language}>{clause.text}</Official>}
                rows={3}
                optional={say('留空用原有用语', 'empty: the usual words')}
                value={typed[clauseField(id)] ?? wording.clauses?.[id] ?? ''}
                {...(faults[clauseField(id)] && { fault: faults[clauseField(id)]! })}
              />
            ),
          )}
          <details>
            <summary>{say('可以用的填写项', 'What may be filled in')}</summary>
            <dl class="facts">
              {Object.entries(placeholders).map(([name, { label, english }]) => (
                <div>
                  <dt>
                    <code>{`{${name}}`}</code>
                  </dt>
                  <dd>{say(label, english)}</dd>
                </div>
              ))}
            </dl>
          </details>
          <p class="buttons">
            <Button>{say('保存', 'Keep')}</Button>
            <a href={here}>{say('返回', 'Back')}</a>
          </p>
        </form>
      )}
    </StaffLayout>
  )
}

/** Several kinds have one title: which outcome it is stands beside it. */
const labelOf = (kind: LetterKind): string => (kind in outcomes ? outcomes[kind as OutcomeKind].label : '')
