import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Empty, Official } from '../../../web/ui/index.ts'
import { states } from '../../steps.ts'
import type { ShownCases } from '../list-query.ts'
import { openStates } from '../lists.ts'
import { caseAddress } from '../office.ts'
import { casesAddress, Left } from './cases.tsx'

type Props = { page: Page; office: { slug: string; name: string }; shown: ShownCases }

/** What is in hand, a column for each state. */
export function CasesBoardPage({ page, office, shown }: Props) {
  const { say, language } = page
  const title = say('申请看板', 'Board of applications')
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <h1>{title}</h1>
      {shown.next && (
        <p class="quiet">
          {say(`只显示期限最近的 ${shown.lines.length} 件，`, `The next ${shown.lines.length} by their days only; `)}
          <a href={casesAddress(office, {})}>{say('全部见清单', 'all are in the list')}</a>
        </p>
      )}
      {shown.lines.length === 0 && <Empty>{say('没有在办的申请。', 'No case is in hand.')}</Empty>}
      <div class="cols">
        {openStates
          .map(state => ({ state, cases: shown.lines.filter(({ application }) => application.state === state) }))
          .filter(({ cases }) => cases.length > 0)
          .map(({ state, cases }) => (
            <section class="panel">
              <div class="head">
                <h2>{say(states[state].label, states[state].english)}</h2>
                <p>
                  <a href={casesAddress(office, { state })}>{say(`${cases.length} 件`, `${cases.length}`)}</a>
                </p>
              </div>
              <ul class="do">
                {cases.map(({ application: one, section, handler, daysLeft }) => (
                  <li>
                    <a href={caseAddress(office, one)}>
                      <Official language={language}>
                        {one.ordinal}号　{one.asked.slice(0, 30)}
                      </Official>
                    </a>
                    <p>
                      {one.nextOn && daysLeft !== null && (
                        <>
                          <time datetime={one.nextOn}>{one.nextOn.slice(5)}</time> <Left page={page} daysLeft={daysLeft} />{' '}
                        </>
                      )}
                      <Official language={language} name>
                        {[handler, section].filter(Boolean).join('　')}
                      </Official>
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </StaffLayout>
  )
}
