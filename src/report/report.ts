import type { FormId } from './forms/index.ts'

/**
 * The annual report as JSON, `gongkai.report/1` (contracts/report-json.md). Keys are fixed; more may be added, none renamed.
 * A cell is a number as printed (件; charges in 万元 and may have decimals; a change may be negative), or null where the source
 * has no figure; every null that came from a source is named in `reading.unread`.
 */
export type Figure = number | null

/** A row of table 2: column key → figure. */
export type DisclosureFigures = Record<string, Figure>

export type Section = {
  /** 1 to 6, or null where the source numbers otherwise. */
  number: number | null
  heading: string
  /** Paragraphs parted by a line feed; simplified characters, no annotations; tables left out. */
  text: string
}

/** Why a cell has no figure, or how a figure was got. `at` follows the grammar of findings: `applications.rows.KEY[i]`, `disclosure.KEY.CELL`, `disputes.GROUP[i]`, `sections[n]`. */
export type Remark = { at: string; why: string }

export type SourceKind = 'html' | 'docx' | 'pdf' | 'xlsx' | 'text' | 'json'

/** A figure typed over by hand: what the records counted then, and why it was not taken. Kept at the desk; no file that goes out has it. */
export type TypedOver = { at: string; compiled: Figure; why: string }

export type Report = {
  schema: 'gongkai.report/1'
  /** Told from the labels of the tables, never from the citation; null where no label tells. */
  form: FormId | null
  citedForm: FormId | null
  agency: string | null
  year: number | null
  /** What stands between the title and section 一 (basis, six parts, period, contact); absent where there is nothing. */
  opening?: string
  sections: Section[]
  /** Table 2: row key → cells; null where the source has no such table. */
  disclosure: Record<string, DisclosureFigures> | null
  /** Table 3: row key → seven cells in the order of `columns`; rows that the source does not hold are left out. */
  applications: { columns: string[]; rows: Record<string, Figure[]> } | null
  /** Table 4: five cells a group. */
  disputes: ({ columns: string[] } & DisputeFigures) | null
  reading: { source: SourceKind; unread: Remark[]; repaired: Remark[] }
  typedOver?: TypedOver[]
}

export type DisputeFigures = {
  reconsideration: Figure[]
  litigationDirect: Figure[]
  litigationAfterReconsideration: Figure[]
}

export type DisputeKey = keyof DisputeFigures
