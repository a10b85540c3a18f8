import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import { daysBetween, type PlainDate, reportDue } from '../law/index.ts'
import { type Agency, agenciesBelow } from '../people/index.ts'
import { type BodyKind, bodiesOf, bodyKindOf, bodyKinds } from './bodies.ts'
import { awaited, type Standing } from './standing.ts'
import { bodiesWithReport, type Call, callOf, receivedIn, standingsOf, submittedFigures } from './store.ts'
import { bodiesWithUpload } from './upload-store.ts'

/** What the superior sees of one body: nothing begun, a draft that was not sent, a file that nobody compared yet, or where what it sent stands. */
export const situations = {
  none: { label: '未开始', english: 'not begun', chip: 'over' },
  draft: { label: '起草中，未报', english: 'drafting', chip: 'over' },
  came: { label: '收到文件，待核对', english: 'came as a file, to be compared', chip: 'wait' },
  submitted: { label: '已提交，待审', english: 'submitted', chip: undefined },
  returned: { label: '已退回，待答', english: 'returned', chip: 'wait' },
  accepted: { label: '已接收', english: 'accepted', chip: 'done' },
} as const

export type Situation = keyof typeof situations

export type BodyLine = {
  body: Agency
  kind: BodyKind
  situation: Situation
  standing: Standing
  /** What was received in each of the five years, the year itself last; null: no report, or not read. */
  received: readonly (number | null)[]
  /** Calendar days over the day by which it was wanted; null: in time, or not due yet. */
  daysLate: number | null
}

/** A figure that stands far from its own last year or from its peers. */
export type Outlier = { line: BodyLine; why: 'year' | 'peers'; expected: number; found: number }

export type Collection = {
  superior: Agency
  year: number
  dueOn: PlainDate
  /** The statutory last day, for whoever set an earlier one. */
  statutoryOn: PlainDate
  call: Call | null
  lines: readonly BodyLine[]
  counts: Readonly<Record<Situation, number>>
  withErrors: number
  errors: number
  outliers: readonly Outlier[]
}

const years = 5

/** All of the superior's bodies for a year, in the order of the tree: eight questions to the database at once, however many bodies there are. */
export async function collectionOf(db: Db, superior: Agency, year: number, today: PlainDate): Promise<Collection> {
  const { id } = superior
  const [below, standings, submitted, reports, uploads, read, call, calendar] = await Promise.all([
    ...([agenciesBelow(db, superior), standingsOf(db, id, year), submittedFigures(db, id, year - years + 1, year - 1)] as const),
    ...([bodiesWithReport(db, id, year), bodiesWithUpload(db, id, year), receivedIn(db, id, year - years + 1, year)] as const),
    ...([callOf(db, id, year), calendarFor(db, id)] as const),
  ])
  const bodies = bodiesOf(below, year)
  const statutoryOn = reportDue('department', year, calendar).dueOn
  const dueOn = call?.dueOn ?? statutoryOn
  const standing = new Map<string, Standing>(standings.map(one => [one.agencyId, one]))
  const received = new Map(bodies.map(({ id }) => [id, Array<number | null>(years).fill(null)]))
  const tell = (agencyId: string, of: number, figure: number | null) => {
    const own = received.get(agencyId)
    if (own && figure !== null) own[of - year + years - 1] = figure
  }
  for (const { agencyId, received: figure } of standings) tell(agencyId, year, figure)
  for (const { year: of, agencyIds, received: figures } of submitted)
    for (const [i, agencyId] of agencyIds.entries()) tell(agencyId, of, figures[i]!)
  for (const { agencyId, year: of, received: figure } of read) tell(agencyId, of, figure)
  const lines = bodies.map((body): BodyLine => {
    const own = standing.get(body.id) ?? awaited
    const [situation, daysLate] = [situationOf(own, reports.has(body.id), uploads.has(body.id)), lateness(own, dueOn, today)]
    return { body, kind: bodyKindOf(body), situation, standing: own, received: received.get(body.id)!, daysLate }
  })
  const faulty = lines.filter(({ standing }) => (standing.errors ?? 0) > 0)
  return {
    ...{ superior, year, dueOn, statutoryOn, call, lines: inOrder(lines) },
    counts: Object.fromEntries(
      (Object.keys(situations) as Situation[]).map(one => [one, lines.filter(({ situation }) => situation === one).length]),
    ) as Record<Situation, number>,
    withErrors: faulty.length,
    errors: faulty.reduce((sum, { standing }) => sum + standing.errors!, 0),
    outliers: outliersIn(lines),
  }
}

function situationOf({ state }: Standing, hasReport: boolean, hasUpload: boolean): Situation {
  if (hasUpload && state !== 'submitted' && state !== 'accepted') return 'came'
  if (state !== 'awaited') return state
  return hasReport ? 'draft' : 'none'
}

/** Late is whoever was not there on the day; what came in time and was returned is not late. */
function lateness({ firstSubmittedOn }: Standing, dueOn: PlainDate, today: PlainDate): number | null {
  const on = firstSubmittedOn ?? today
  return on > dueOn ? daysBetween(dueOn, on) : null
}

const kindOrder = Object.keys(bodyKinds) as BodyKind[]
const inOrder = (lines: readonly BodyLine[]) => lines.toSorted((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind))

/** Below so many a tenfold is chance: one application last year, eleven now. */
const fewest = 20
const times = 10

/** Ten times above its own last year or its peers' middle, or a tenth of it (law notes 6.6; the issue's measure). */
export function outliersIn(lines: readonly BodyLine[]): Outlier[] {
  const nowOf = (kind: BodyKind) => lines.flatMap(line => (line.kind === kind ? (line.received.at(-1) ?? []) : [])).sort((a, b) => a - b)
  const sorted = Object.fromEntries(kindOrder.map(kind => [kind, nowOf(kind)])) as Record<BodyKind, number[]>
  return lines.flatMap((line): Outlier[] => {
    const [before, now] = line.received.slice(-2)
    if (now === null || now === undefined) return []
    if (before !== null && before !== undefined && isFar(now, before)) return [{ line, why: 'year', expected: before, found: now }]
    const all = sorted[line.kind]
    const middle = middleWithout(all, now)
    return all.length >= 5 && middle !== undefined && now > middle && isFar(now, middle)
      ? [{ line, why: 'peers', expected: middle, found: now }]
      : []
  })
}

/** The middle one of sorted figures, of which one, this, is left out. */
function middleWithout(sorted: readonly number[], own: number): number | undefined {
  const at = Math.floor((sorted.length - 1) / 2)
  return own <= sorted[at]! ? sorted[at + 1] : sorted[at]
}

const isFar = (a: number, b: number): boolean => {
  const [less, more] = a < b ? [a, b] : [b, a]
  return more >= fewest && more >= times * less
}
