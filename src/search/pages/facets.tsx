import type { Child } from 'hono/jsx'
import type { PlainDate } from '../../law/index.ts'
import type { Page } from '../../web/layout/index.ts'
import { Official } from '../../web/ui/index.ts'
import { addressWith } from '../addresses.ts'
import { mostCandidates } from '../candidates.ts'
import type { Found } from '../found.ts'
import type { Asked } from '../query.ts'

type Props = { page: Page; place: string; asked: Asked; found: Found; columns: ReadonlyMap<string, string> }

const shownColumns = 8
const shownYears = 4

/** Where the hits stand, each a link that narrows the question; what is chosen leads back. */
export function FacetTree({ page, place, asked, found, columns }: Props) {
  const { say, language } = page
  const { facets } = found
  const filtered = asked.column ?? asked.kind ?? asked.validity ?? asked.genre ?? asked.from ?? asked.to
  if (!facets && !filtered) return null
  const to = (change: Partial<Asked>) => addressWith(place, asked, change)
  // A column that the catalogue no longer knows leads nowhere.
  const named = (facets?.columns ?? []).filter(({ key }) => columns.has(key))
  const years = (facets?.years ?? []).slice(0, shownYears)
  const ofYear = (year: number): Partial<Asked> => ({ from: `${year}-01-01` as PlainDate, to: `${year}-12-31` as PlainDate })
  const earlier = (facets?.years ?? []).slice(shownYears).reduce((sum, { count }) => sum + count, 0)
  const isAll = found.total?.is === 'exact' && found.total.count < mostCandidates
  return (
    <nav class="tree" aria-labelledby="narrow">
      <h2 id="narrow">{say('缩小范围', 'Narrow down')}</h2>
      {filtered && (
        <ul>
          <Line href={addressWith(place, { ...asked, column: null, kind: null, validity: null, genre: null, from: null, to: null })}>
            {say('去掉全部条件', 'Without filters')}
          </Line>
        </ul>
      )}
      {facets && named.length > 0 && (
        <>
          <h3>{say('栏目', 'Column')}</h3>
          <ul>
            <Line href={to({ column: null })} current={!asked.column}>
              {say('全部栏目', 'All columns')}
            </Line>
            {named.slice(0, shownColumns).map(({ key, count }) => (
              <Line href={to({ column: key })} current={asked.column === key} count={count}>
                <Official language={language}>{columns.get(key) ?? key}</Official>
              </Line>
            ))}
          </ul>
        </>
      )}
      {years.length > 0 && (
        <>
          <h3>{say('年份', 'Year')}</h3>
          <ul>
            {years.map(({ year, count }) => (
              <Line href={to(ofYear(year))} current={asked.from === ofYear(year).from && asked.to === ofYear(year).to} count={count}>
                {say(`${year} 年`, `${year}`)}
              </Line>
            ))}
            {earlier > 0 && (
              <Line href={to({ from: null, to: `${years.at(-1)!.year - 1}-12-31` as PlainDate })} count={earlier}>
                {say('更早', 'Earlier')}
              </Line>
            )}
          </ul>
        </>
      )}
      {facets && facets.inForce + facets.attachments > 0 && (
        <>
          <h3>{say('只看', 'Only')}</h3>
          <ul>
            {facets.inForce > 0 && (
              <Line
                href={to({ validity: asked.validity ? null : 'inForce' })}
                current={asked.validity === 'inForce'}
                count={facets.inForce}
              >
                {say('有效文件', 'In force')}
              </Line>
            )}
            {facets.attachments > 0 && (
              <Line href={to({ kind: asked.kind ? null : 'attachment' })} current={asked.kind === 'attachment'} count={facets.attachments}>
                {say('附件', 'Attachments')}
              </Line>
            )}
          </ul>
        </>
      )}
      {facets && !isAll && <p class="quiet">{say(`按最新的 ${mostCandidates} 条统计`, `Counted over the newest ${mostCandidates}`)}</p>}
    </nav>
  )
}

function Line({ href, current, count, children }: { href: string; current?: boolean; count?: number; children: Child }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'true' : undefined}>
        {children}
        {count !== undefined && <span>{count}</span>}
      </a>
    </li>
  )
}
