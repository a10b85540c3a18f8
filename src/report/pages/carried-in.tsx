import { steps } from '../../applications/index.ts'
import { beijingDay } from '../../law/index.ts'
import type { Page } from '../../web/layout/index.ts'
import { DataTable, Official } from '../../web/ui/index.ts'
import type { CarriedIn } from '../compile/carried-in.ts'
import type { Office } from './portal.tsx'

type Props = { page: Page; office: Office; carried: CarriedIn; now: number }

/** What last year's report carried out beside what is carried in now, and each case that makes them differ (T3-5). */
export function CarriedInPanel({ page, office, carried: { year, said, counted, typed, turned }, now }: Props) {
  const { say, language } = page
  const rest = now - (said ?? 0) - turned.reduce((sum, { isCarried }) => sum + (isCarried ? 1 : -1), 0)
  return (
    <section class="panel stack" aria-labelledby="before">
      <h2 id="before">{say(`与 ${year} 年度报告的结转数对照`, `Beside what the report of ${year} carried out`)}</h2>
      <p>
        {say(
          `${year} 年度报告“结转下年度继续办理”是 ${said ?? '空'}，现在的记录结转到本年的是 ${now}。`,
          `The report of ${year} carried out ${said ?? 'nothing that could be read'}; the records carry in ${now}.`,
        )}
        {said === now && say('两数相同。', ' They agree.')}
      </p>
      {turned.length > 0 && (
        <DataTable
          caption={say('那份报告报出以后才登记的变化', 'What was recorded after that report had left')}
          seen
          columns={[
            { text: say('申请', 'Application'), main: true },
            { text: say('编号', 'Number') },
            { text: say('收到', 'Received') },
            { text: say('变化', 'Change'), num: true },
            { text: say('原因', 'Why') },
          ]}
          rows={turned.map(({ row, isCarried, by }) => ({
            cells: [
              <a href={`/desk/applications/${office.slug}/${row.year}/${row.ordinal}`}>
                <Official language={language} name>
                  {row.asked}
                </Official>
              </a>,
              <Official language={language} name>
                {row.number}
              </Official>,
              row.receivedOn && <time datetime={row.receivedOn}>{row.receivedOn}</time>,
              isCarried ? '+1' : '−1',
              <>
                {say(steps[by.step].title, steps[by.step].english)} {by.onDay}
                {say('，登记于 ', ', recorded on ')}
                <time datetime={by.at.toISOString()}>{beijingDay(by.at)}</time>
              </>,
            ],
          }))}
        />
      )}
      {said !== now && counted === null && (
        <p class="quiet">
          {say(
            '那份报告不是从这里的记录汇编的，不能逐件对照。',
            'That report was not made of these records: it cannot be compared case by case.',
          )}
        </p>
      )}
      {counted !== null && rest !== 0 && (
        <p>
          {say(
            `其余 ${Math.abs(rest)} 件：那份报告报出的那天，记录的数是 ${counted}，报告写的是 ${said ?? '空'}。`,
            `The other ${Math.abs(rest)}: on the day on which it left the records counted ${counted}, and it said ${said ?? 'nothing'}.`,
          )}
          {typed && <Official language={language}>{typed.why}</Official>}
        </p>
      )}
    </section>
  )
}
