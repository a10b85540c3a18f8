import type { Form, FormId } from '../forms/index.ts'
import type { Report } from '../report.ts'
import type { AgencyKind } from './agency.ts'

export type Level = 'error' | 'warning' | 'note'

/** What a rule must be given: the report alone, last year's, those of sister bodies, the records in the database, or a date. */
export type Need = 'report' | 'previous' | 'siblings' | 'records' | 'dates'

/** How sure the rule is (law notes 0): stated by the format, by the text of a law, plain arithmetic, known to practitioners, or our reading. */
export type Mark = 'format' | 'text' | 'arithmetic' | 'known' | 'inferred'

export type Finding = {
  rule: string
  level: Level
  /** The place, in the grammar of the report's JSON; for X-8 `publishedOn`, which is no part of a report. */
  at: string
  expected: number | string | null
  found: number | string | null
  message: string
  english: string
  basis: string
}

/** A rule that could not be evaluated at a place, because an operand was not read. Never a finding, never a zero. */
export type NotChecked = { rule: string; at: string; why: string; english: string }

/** Which of several possible readings made a figure of the text agree with the tables. */
export type ReadingUsed = { rule: string; at: string; reading: string }

export type Options = {
  previous?: Report
  /** The day on which the report was published, YYYY-MM-DD. */
  publishedOn?: string
  /** Where the name does not tell what kind of body reports. */
  level?: AgencyKind
  /** The office's own report before it goes out: what is a warning on a report that is read becomes an error (T3-4, T2-2). */
  issue?: boolean
}

/** What a rule sees and how it answers. */
export type Checking = Options & {
  report: Report
  form: Form
  issue: boolean
  kind: AgencyKind | null
  found(finding: Omit<Finding, 'rule' | 'level' | 'basis'> & { level?: Level }): void
  skip(at: string, why: string, english: string): void
  agrees(at: string, reading: string): void
}

/** One rule of the law notes, 6.5: data for the lawyer, and a pure function where the report alone can answer. */
export type Rule = {
  id: string
  /** The level of its findings; null where it is a counting rule or a task and never a finding. */
  level: Level | null
  title: string
  english: string
  basis: string
  mark: Mark
  /** Where the texts are silent and we had to choose: what we chose. */
  reading?: string
  needs: readonly Need[]
  forms: readonly FormId[]
  check?(checking: Checking): void
}
