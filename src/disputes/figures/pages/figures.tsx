import { coDefendantRule, type DisputeKind, disputeKinds, disputeResults, readings } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, DataTable, Field, Notice, OfficeHead, Official } from '../../../web/ui/index.ts'
import { type Group, kindKeys, type Period, resultKeys, type TableFour, unbalanced } from '../table-four.ts'

type Props = { page: Page; office: Office; period: Period; table: TableFour }

/** Table 4 as the annual report will count it, at any day; every number leads to its disputes. */
export function FiguresPage({ page, office, period, table }: Props) {
  const { say, language } = page
  const here = `${places.disputes}/${office.slug}/figures`
  const number = (n: number, kind: DisputeKind, query: Record<string, string>) =>
    n === 0 ? '0' : <a href={`${here}/cases?${new URLSearchParams({ ...period, kind, ...query })}`}>{n}</a>
  const queryOf = (key: keyof Group): Record<string, string> =>
    key === 'pending' ? { what: 'pending' } : key === 'total' ? { what: 'all' } : { what: 'decided', result: key }
  const keys: readonly (keyof Group)[] = [...resultKeys, 'total']
  const headOf = (key: keyof Group) =>
    key === 'total' ? say('总计', 'Total') : say(disputeResults[key].label, disputeResults[key].english)
  return (
    <StaffLayout
      {...{ page, title: say('复议诉讼统计', 'Figures of disputes') }}
      current="disputes"
      crumbs={[{ href: `${places.disputes}/${office.slug}`, text: say('复议诉讼', 'Disputes') }, { text: say('统计', 'Figures') }]}
    >
      <OfficeHead language={language} title={say('复议诉讼统计', 'Figures of disputes')} office={office.name} />
      <div class="stack">
        <form method="get" action={here} class="filters">
          <Field id="from" type="date" label={say('起', 'From')} value={period.from} short />
          <Field id="to" type="date" label={say('止', 'To')} value={period.to} short />
          <Button kind="plain">{say('统计', 'Count')}</Button>
        </form>
        {unbalanced(table).length > 0 && (
          <Notice>{say('收支不平衡：请检查跨年度的案件。', 'New and carried in do not equal decided and pending.')}</Notice>
        )}
        <section aria-labelledby="t4">
          <h2 id="t4">{say('年报表四的口径', 'As table 4 counts')}</h2>
          <DataTable
            caption={say('政府信息公开行政复议、行政诉讼情况', 'Reconsideration and litigation')}
            columns={[{ text: say('类别', 'Kind'), main: true }, ...keys.map(key => ({ text: headOf(key), num: true }))]}
            rows={kindKeys.map(kind => ({
              cells: [
                say(disputeKinds[kind].label, disputeKinds[kind].english),
                ...keys.map(key => number(table[kind][key], kind, queryOf(key))),
              ],
            }))}
          />
        </section>
        <section aria-labelledby="balance">
          <h2 id="balance">{say('收案和结转', 'New and carried over')}</h2>
          <DataTable
            caption={say('收案和结转', 'New and carried over')}
            columns={[
              { text: say('类别', 'Kind'), main: true },
              { text: say('上期结转', 'Carried in'), num: true },
              { text: say('新收', 'New'), num: true },
              { text: say('审结', 'Decided'), num: true },
              { text: say('结转下期', 'Carried out'), num: true },
            ]}
            rows={kindKeys.map(kind => {
              const { carriedIn, noticed, total, pending } = table[kind]
              return {
                cells: [
                  say(disputeKinds[kind].label, disputeKinds[kind].english),
                  number(carriedIn, kind, { what: 'carriedIn' }),
                  number(noticed, kind, { what: 'noticed' }),
                  number(total - pending, kind, { what: 'decided' }),
                  number(pending, kind, { what: 'pending' }),
                ],
              }
            })}
          />
        </section>
        <p class="quiet">
          <Official language={language}>
            {readings.disputeCountsWhenDecided.choice}。{coDefendantRule.text}（{coDefendantRule.cites}）。
          </Official>
        </p>
      </div>
    </StaffLayout>
  )
}
