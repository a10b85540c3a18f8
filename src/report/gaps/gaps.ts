import type { PlainDate } from '../../law/index.ts'
import type { RegisterName } from '../../registers/index.ts'
import { applicationAt, applicationColumns, placeName } from '../cells.ts'
import { type Difference, differencesOf } from '../compile/differences.ts'
import type { Published } from '../compile/published.ts'
import { formOfReport } from '../forms/index.ts'
import { publishedIn } from '../picture.ts'
import type { Report } from '../report.ts'

/** Where the entries behind a gap are found: a cell of the table, the year's publications, a register, last year's report. */
export type Behind =
  | { of: 'cell'; at: string }
  | { of: 'publications'; column?: string; takenBack?: boolean }
  | { of: 'register'; register: RegisterName }
  | { of: 'report'; year: number }

/** One place where the report and another record part. `reason`: what an officer gave for it; null: nothing yet. */
export type Gap = { what: string; inReport: string; inRecords: string; behind: Behind; reason: string | null }

/** A rule of the law notes (6.5); its title says why a gap matters. */
type RuleId = 'T2-3' | 'T2-5' | 'T3-5' | 'T3-7' | 'T4-1' | 'T4-2' | 'X-1' | 'X-2' | 'X-8'

/** One thing held against another: with its gaps, or why there was nothing to hold it against. */
export type Comparison = {
  name: string
  english: string
  cites: readonly RuleId[]
  gaps: Gap[]
  nothing: { why: string; english: string } | null
}

/** How many decisions of a register are public, are lawfully kept back, or are still to be published. */
export type Standing = { register: RegisterName; label: string; open: number; shown: number; withheld: number; withdrawn: number }

export type Sources = {
  report: Report
  year: number
  /** What the records count now, in the form of the report. */
  compiled: Report
  /** Last year's report; null: there is none here. */
  previous: Report | null
  published: Published
  registers: readonly Standing[]
  publishedOn: PlainDate | null
  dueOn: PlainDate
  today: PlainDate
}

/** The report held against the portal, the registers, the cases, the disputes and last year's report (law notes 6.5: T2-5, T3-5, T3-7, X-1, X-8). */
export function comparisonsOf(sources: Sources): Comparison[] {
  const differences = differencesOf(sources.report, sources.compiled)
  return [
    portal(sources),
    cells(differences, 'disclosure.', {
      name: '表二与文件、台账',
      english: 'Table 2 and the documents and registers',
      cites: ['T2-3'],
    }),
    decisions(sources),
    cells(differences, 'applications.', { name: '表三与申请登记', english: 'Table 3 and the applications', cites: ['T3-7'] }),
    carried(sources),
    cells(differences, 'disputes.', { name: '表四与复议诉讼记录', english: 'Table 4 and the disputes', cites: ['T4-1', 'T4-2'] }),
    day(sources),
  ]
}

const compared = (about: Pick<Comparison, 'name' | 'english' | 'cites'>, gaps: Gap[]): Comparison => ({ ...about, gaps, nothing: null })

function cells(differences: readonly Difference[], table: string, about: Pick<Comparison, 'name' | 'english' | 'cites'>): Comparison {
  const own = differences.filter(({ at }) => at.startsWith(table))
  return compared(
    about,
    own.map(({ at, name, inReport, inRecords, typed }) => ({
      ...{ what: name, inReport: words(inReport), inRecords: words(inRecords), behind: { of: 'cell', at }, reason: typed?.why ?? null },
    })),
  )
}

const words = (figure: number | null): string => (figure === null ? '空' : String(figure))

/** What section 一 says was published against what the portal lists of that year. What was taken back since was counted once: it is told beside the total. */
function portal({ report, published }: Sources): Comparison {
  const about = { name: '第一部分与网站公开的信息', english: 'Section 1 and the portal', cites: ['X-1', 'X-2'] } as const
  const told = publishedIn(report)
  if (!told)
    return {
      ...{ ...about, gaps: [] },
      nothing: {
        why: '第一部分没有写全年公开信息的条数。',
        english: 'Section 1 does not say how much was published in the year.',
      },
    }
  const all: Gap[] = []
  const { takenBack } = published
  const gap = (what: string, inReport: number, inRecords: number, behind: Behind) => {
    if (inReport !== inRecords) all.push({ what, inReport: String(inReport), inRecords: String(inRecords), behind, reason: null })
  }
  gap('公开信息总数', told.whole, published.total, { of: 'publications' })
  if (all.length > 0 && takenBack > 0)
    all.push({
      ...{ what: '其中当年公开、后来撤下', inReport: '—', inRecords: String(takenBack) },
      ...{ behind: { of: 'publications', takenBack: true }, reason: null },
    })
  if (told.parts.length === 0) return compared(about, all)
  for (const { label, value } of told.parts) {
    const category = published.categories.find(({ name }) => name === label)
    gap(label, value, category?.items ?? 0, { of: 'publications', ...(category && { column: category.key }) })
  }
  for (const { key, name, items } of published.categories)
    if (!told.parts.some(({ label }) => label === name)) gap(`${name}（报告没有写）`, 0, items, { of: 'publications', column: key })
  return compared(about, all)
}

/** Licences and penalties: none is neither public nor lawfully kept back, and the report tells of no fewer than were published (双公示; T2-5). */
function decisions({ registers, report }: Sources): Comparison {
  const about = { name: '许可、处罚决定与公示', english: 'Decisions and their publication', cites: ['T2-5'] } as const
  const some = registers.filter(({ open, shown, withheld, withdrawn }) => open + shown + withheld + withdrawn > 0)
  if (some.length === 0)
    return { ...about, gaps: [], nothing: { why: '本年度没有逐件登记的决定。', english: 'No decision of the year is entered one by one.' } }
  return compared(
    about,
    some.flatMap(({ register, label, open, shown, withheld, withdrawn }) => {
      const told = report.disclosure?.[register]?.['decisions'] ?? null
      const published = shown + withdrawn
      const gap = {
        inReport: words(told),
        inRecords: `已公示 ${published}，不予公示 ${withheld}，待公示 ${open}`,
        ...{ behind: { of: 'register', register } as const, reason: null },
      }
      return [
        ...(open > 0 ? [{ ...gap, what: `${label}：有决定还没有公示` }] : []),
        ...(told !== null && told < published ? [{ ...gap, what: `${label}：报告的件数少于已公示的件数` }] : []),
      ]
    }),
  )
}

/** Row 二 against row 四 of last year's report, column by column (T3-5). */
function carried({ report, previous, year }: Sources): Comparison {
  const about = { name: '上年结转与上一年度报告', english: 'Carried in and last year’s report', cites: ['T3-5'] } as const
  const [now, before] = [report.applications?.rows['carriedIn'], previous?.applications?.rows['carriedOut']]
  if (!now || !before)
    return {
      ...{ ...about, gaps: [] },
      nothing: { why: `这里没有 ${year - 1} 年度报告的表三。`, english: `Table 3 of the report of ${year - 1} is not here.` },
    }
  return compared(
    about,
    applicationColumns.flatMap((_, i) => {
      const [figure, last] = [now[i] ?? null, before[i] ?? null]
      if (figure === last) return []
      const at = applicationAt('carriedIn', i)
      return [
        {
          what: placeName(at, formOfReport(report)),
          inReport: words(figure),
          inRecords: words(last),
          behind: { of: 'cell', at } as const,
          reason: null,
        },
      ]
    }),
  )
}

/** The day on which it was published against the last lawful one. */
function day({ publishedOn, dueOn, today, year }: Sources): Comparison {
  const about = { name: '公布日期与法定期限', english: 'Day of publication and the statutory one', cites: ['X-8'] } as const
  const isLate = (publishedOn ?? today) > dueOn
  if (publishedOn === null && !isLate)
    return { ...about, gaps: [], nothing: { why: `还没有公布，最迟 ${dueOn}。`, english: `Not published yet: due by ${dueOn}.` } }
  return compared(
    about,
    isLate
      ? [
          {
            what: '公布日期',
            inReport: publishedOn ?? '还没有公布',
            inRecords: `最迟 ${dueOn}`,
            behind: { of: 'report', year },
            reason: null,
          },
        ]
      : [],
  )
}
