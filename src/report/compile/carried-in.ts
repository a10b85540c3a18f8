import { type ApplicantKind, carriedSince, type Turned } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import type { Agency } from '../../people/index.ts'
import { applicationAt, applicationColumns } from '../cells.ts'
import type { Figure, TypedOver } from '../report.ts'
import { contentOf, freezesOf, reportOfYear } from '../store.ts'
import { figureAt, typedAt } from './differences.ts'
import { daysOf } from './period.ts'

/** What last year's report carried out, beside what the records carry in now, case by case where they part (T3-5). */
export type CarriedIn = {
  year: number
  said: Figure
  /** What the records counted on the day on which that report left; null: it was not made of these records. */
  counted: Figure
  typed: TypedOver | null
  turned: readonly Turned[]
}

/** Of a cell of row 二; null: it is another cell, or there is no report of the year before. */
export async function carriedInOf(db: Db, { id }: Pick<Agency, 'id'>, year: number, at: string): Promise<CarriedIn | null> {
  const i = applicationColumns.findIndex((_, column) => applicationAt('carriedIn', column) === at)
  const last = i < 0 ? null : await reportOfYear(db, id, year - 1)
  if (!last) return null
  const out = applicationAt('carriedOut', i)
  const report = await contentOf(db, last, last.publishedVersion ?? last.version)
  const freeze = (await freezesOf(db, last)).at(-1)
  const kind = applicationColumns[i] === 'total' ? null : (applicationColumns[i] as ApplicantKind)
  const turned = freeze ? await carriedSince(db, id, daysOf(year - 1).to, freeze.at, kind) : []
  const counted = freeze ? (figureAt(freeze.compiled, out) ?? null) : null
  return { year: year - 1, said: figureAt(report, out) ?? null, counted, typed: typedAt(report, out), turned }
}
