import { type Page, places } from '../../../web/layout/index.ts'
import { Empty, Notice, Official } from '../../../web/ui/index.ts'
import { dueFilters } from '../lists.ts'
import { answers } from '../to-answer.ts'
import type { TodayCases } from '../today.ts'
import { CaseTable, casesAddress } from './cases.tsx'

type Props = { page: Page; office: { slug: string }; cases: TodayCases }

/** The cases of the day on the first page of the desk: what is over, what is due, what comes next. */
export function TodaysCases({ page, office, cases }: Props) {
  const { say, language } = page
  const open = cases.lists.find(({ name }) => name === 'open')?.count ?? 0
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('要办的申请', 'Applications to be handled')}</h2>
        <p>
          <a href={`${places.applications}/${office.slug}`}>{say(`全部 ${open} 件`, `All ${open}`)}</a>
        </p>
      </div>
      <p class="chips">
        {cases.due
          .filter(({ count }) => count > 0)
          .map(({ name, count }) => (
            <a class="tag" href={casesAddress(office, { due: name })}>
              {say(dueFilters[name].label, dueFilters[name].english)} {count}
            </a>
          ))}
      </p>
      {cases.toAnswer.length > 0 && (
        <Notice kind="wait" title={say('申请人等待回应', 'Applicants wait to hear')}>
          <ul>
            {cases.toAnswer.map(one => (
              <li>
                <a href={`${places.applications}/${office.slug}/${one.year}/${one.ordinal}`}>
                  <Official language={language} name>
                    {one.number}
                  </Official>
                </a>{' '}
                {say(answers[one.what].label, answers[one.what].english)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {cases.repliesToApprove > 0 && (
        <p>
          <a href={`${places.applications}/${office.slug}/replies`}>
            {say(`待审定的公开答复 ${cases.repliesToApprove} 份`, `${cases.repliesToApprove} public replies to approve`)}
          </a>
        </p>
      )}
      {cases.lines.length === 0 ? (
        <Empty>{say('没有在办的申请。', 'No case is in hand.')}</Empty>
      ) : (
        <CaseTable page={page} office={office} lines={cases.lines} caption={say('要办的申请，按期限排列', 'Applications, by their days')} />
      )}
    </section>
  )
}
