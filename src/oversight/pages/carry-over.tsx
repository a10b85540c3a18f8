import type { Page } from '../../web/layout/index.ts'
import { DataTable, Notice, Official } from '../../web/ui/index.ts'
import { type CarryOver, reasons } from '../carry-over.ts'

/** Why row 二 of the merged report is not row 四 of last year's: body by body, adding up to the difference (law notes 6.6). */
export function CarriedOver({ page: { say, language }, year, carryOver }: { page: Page; year: number; carryOver: CarryOver }) {
  const { before, now, changes } = carryOver
  const caption = say('上年结转的衔接', 'What was carried over')
  const official = (text: string) => (
    <Official language={language} name>
      {text}
    </Official>
  )
  const told = say(
    `各机关 ${year - 1} 年度结转下年度共 ${before} 件，合并的报告上年结转共 ${now} 件。`,
    `The bodies carried ${before} out of ${year - 1}; the merged reports carry in ${now}.`,
  )
  if (changes.length === 0) return <Notice kind="done">{told}</Notice>
  return (
    <section class="stack" aria-labelledby="carried">
      <h2 id="carried">{caption}</h2>
      <p>{told}</p>
      <DataTable
        caption={caption}
        columns={[
          { text: say('机关', 'Body'), main: true },
          { text: say('原因', 'Why') },
          { text: say(`${year - 1} 年结转下年度`, `Out of ${year - 1}`), num: true },
          { text: say(`${year} 年上年结转`, `Into ${year}`), num: true },
          { text: say('相差', 'Difference'), num: true },
        ]}
        rows={changes.map(({ name, reason, before: last, now: here, on, successor }) => {
          const difference = (here ?? 0) - (last ?? 0)
          return {
            cells: [
              official(name),
              <>
                {say(reasons[reason].label, reasons[reason].english)}
                {on && (
                  <>
                    {' '}
                    <time datetime={on}>{on}</time>
                  </>
                )}
                {successor && (
                  <>
                    {say('，由', ', carried on by ')}
                    {official(successor)}
                    {say('承接', '')}
                  </>
                )}
              </>,
              last === null ? '—' : String(last),
              here === null ? '—' : String(here),
              difference > 0 ? `+${difference}` : String(difference),
            ],
          }
        })}
      />
    </section>
  )
}
