import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, DataTable, Empty, ErrorSummary, Field, Notice, Official } from '../../../web/ui/index.ts'
import { states } from '../../steps.ts'
import type { Application } from '../../store.ts'

type Props = {
  page: Page
  office: Office
  typed: Readonly<Record<string, string>>
  faults: Faults
  /** null: not asked yet. */
  cases: readonly Application[] | null
}

const names = ['identityNumber', 'phone', 'mail', 'proof'] as const

/** 查询、导出个人信息: all cases of one person, to hand over to whoever shows who they are. */
export function PersonPage({ page, office, typed, faults, cases }: Props) {
  const { say, language } = page
  const at = `${places.applications}/${office.slug}`
  const title = say('查询、导出个人信息', "One person's data")
  const of = (id: (typeof names)[number]) => ({ id, value: typed[id] ?? '', ...(faults[id] && { fault: faults[id] }) })
  const optional = say('选填', 'optional')
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[
        { href: at, text: say('申请', 'Applications') },
        { href: `${at}/retention`, text: say('个人信息保存', 'Keeping of personal data') },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} title={say('需要修改', 'To mend')} />
      <h1>{title}</h1>
      <div class="stack">
        <Notice>
          <p>
            {say(
              '本人要求查阅、复制其个人信息的，核对证件后办理（《个人信息保护法》第四十五条）。每次查询和导出都记入日志。',
              'Whoever asks for their own data shows who they are first. Each search and export is recorded.',
            )}
          </p>
        </Notice>
        <form method="post" action={`${at}/person`} novalidate class="panel">
          <Field {...of('identityNumber')} label={say('证件号码', 'Number of identity')} optional={optional} />
          <Field {...of('phone')} label={say('电话', 'Telephone')} optional={optional} />
          <Field {...of('mail')} label={say('电子邮箱', 'Mail')} optional={optional} />
          <Field {...of('proof')} label={say('核对了什么证件', 'What was shown as proof')} required />
          <p class="buttons">
            <Button>{say('查询', 'Search')}</Button>
          </p>
        </form>
        {cases && cases.length === 0 && <Empty>{say('没有这个人的申请。', 'No case of this person.')}</Empty>}
        {cases && cases.length > 0 && (
          <section class="panel">
            <DataTable
              caption={say(`共 ${cases.length} 件`, `${cases.length} cases`)}
              seen
              columns={[
                { text: say('受理号', 'Number'), main: true },
                { text: say('申请人', 'Applicant') },
                { text: say('状态', 'State') },
              ]}
              rows={cases.map(one => ({
                cells: [
                  <a href={`${at}/${one.year}/${one.ordinal}`} class="docno" translate="no">
                    {one.number}
                  </a>,
                  <Official language={language} name>
                    {one.applicant}
                  </Official>,
                  say(states[one.state].label, states[one.state].english),
                ],
              }))}
            />
            <form method="post" action={`${at}/person`}>
              {names.map(name => (
                <input type="hidden" name={name} value={typed[name] ?? ''} />
              ))}
              <p class="buttons">
                {(['pdf', 'html', 'json'] as const).map(kind => (
                  <button type="submit" class="button plain" name="as" value={kind}>
                    {say('导出 ', 'Export ')}
                    {kind.toUpperCase()}
                  </button>
                ))}
              </p>
            </form>
          </section>
        )}
      </div>
    </StaffLayout>
  )
}
