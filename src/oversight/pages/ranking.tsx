import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Official } from '../../web/ui/index.ts'
import { type BodyKind, bodyKinds } from '../bodies.ts'
import { type MeasureName, measures, type Ranked } from '../ranking.ts'
import { type BodyLine, type Collection, situations } from '../screen.ts'
import { bodyAddress, collectionAddress } from './addresses.ts'

type Props = { page: Page; shown: Collection; by: MeasureName; kind: BodyKind | null; all: readonly Ranked[] }

/** The bodies ranked by one figure, and all of them as a map of tiles; for the superior's office alone. */
export function RankingPage({ page, shown, by, kind, all }: Props) {
  const { say, language } = page
  const { superior, year } = shown
  const { label, english, unit } = measures[by]
  const title = say(`${year} 年度报告：排序和一览`, `Reports of ${year}: ranks and tiles`)
  const heading = say(`按${label}`, `By ${english}`)
  return (
    <StaffLayout
      page={page}
      title={title}
      current="reports"
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: collectionAddress(superior, year), text: say(`下级年报 ${year}`, `Reports of ${year}`) },
        { text: say('排序', 'Ranks') },
      ]}
    >
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">{say('供本机关办公室使用，不对外公布。', 'For the office alone: it is not published.')}</p>
        </div>
        <p class="buttons">
          {['xlsx', 'csv'].map(format => (
            <a href={collectionAddress(superior, year, { by, ...(kind && { g: kind }) }, `/ranking.${format}`)}>{format.toUpperCase()}</a>
          ))}
        </p>
      </div>
      <div class="stack">
        <Tiles page={page} shown={shown} />
        <section class="stack" aria-labelledby="ranks">
          <h2 id="ranks">{heading}</h2>
          <Choose {...{ page, shown, by, kind }} />
          {all.length === 0 ? (
            <Empty>{say('没有这样的机关。', 'There is no such body.')}</Empty>
          ) : (
            <DataTable
              caption={heading}
              columns={[
                { text: say('名次', 'Rank'), num: true },
                { text: say('机关', 'Body'), main: true },
                { text: say('状态', 'State') },
                { text: say(unit === '' ? label : `${label}（${unit}）`, english), num: true },
              ]}
              rows={all.map(({ rank, line, value }) => ({
                cells: [
                  rank === null ? '—' : String(rank),
                  <a href={bodyAddress(superior, line.body, year)}>
                    <Official language={language} name>
                      {line.body.name}
                    </Official>
                  </a>,
                  <State page={page} line={line} />,
                  value === null ? '—' : String(value),
                ],
              }))}
            />
          )}
        </section>
      </div>
    </StaffLayout>
  )
}

function State({ page: { say }, line: { situation } }: { page: Page; line: BodyLine }) {
  const { label, english, chip } = situations[situation]
  return <Chip state={chip}>{say(label, english)}</Chip>
}

/** One tile a body, by kind: where its report stands, in a word and a colour. */
function Tiles({ page, shown: { superior, year, lines } }: { page: Page; shown: Collection }) {
  const { say, language } = page
  return (
    <>
      {(Object.keys(bodyKinds) as BodyKind[]).map(kind => {
        const own = lines.filter(line => line.kind === kind)
        if (own.length === 0) return null
        const { label, english } = bodyKinds[kind]
        return (
          <section class="stack" aria-labelledby={`tiles-${kind}`}>
            <h2 id={`tiles-${kind}`}>{say(`${label}（${own.length}）`, `${english} (${own.length})`)}</h2>
            <nav class="counts" aria-labelledby={`tiles-${kind}`}>
              {own.map(line => (
                <a href={bodyAddress(superior, line.body, year)}>
                  <Official language={language} name>
                    {line.body.name}
                  </Official>{' '}
                  <State page={page} line={line} />
                  {(line.standing.errors ?? 0) > 0 && say(` 错误 ${line.standing.errors} 处`, ` ${line.standing.errors} errors`)}
                </a>
              ))}
            </nav>
          </section>
        )
      })}
    </>
  )
}

function Choose({ page: { say }, shown: { superior, year }, by, kind }: Omit<Props, 'all'>) {
  return (
    <form class="filters" method="get" action={collectionAddress(superior, year, {}, '/ranking').split('?')[0]}>
      <input type="hidden" name="year" value={String(year)} />
      <div>
        <label for="by">{say('按什么排', 'By')}</label>
        <select id="by" name="by">
          {(Object.keys(measures) as MeasureName[]).map(name => (
            <option value={name} selected={name === by || undefined}>
              {say(measures[name].label, measures[name].english)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="g">{say('类别', 'Kind')}</label>
        <select id="g" name="g">
          <option value="">{say('全部', 'all')}</option>
          {(Object.keys(bodyKinds) as BodyKind[]).map(name => (
            <option value={name} selected={name === kind || undefined}>
              {say(bodyKinds[name].label, bodyKinds[name].english)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="plain">{say('排序', 'Rank')}</Button>
    </form>
  )
}
