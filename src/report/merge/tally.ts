import type { Finding, NotChecked } from '../check/rule.ts'
import type { FormId } from '../forms/index.ts'
import type { Report } from '../report.ts'
import type { Sums } from './sum.ts'

export type MergeOptions = {
  /** The superior body whose report is made. */
  agency: string
  /** Adds reports of different forms as reports of this one: what both have, （六） as one row. */
  form?: FormId
}

/** Some members, the first of them by name. */
export type Members = { names: string[]; count: number }

export type MergeFault =
  | { kind: 'total'; member: string; at: string; expected: number; found: number; message: string; english: string }
  | { kind: 'years'; years: { year: number | null; members: Members }[]; message: string; english: string }
  | { kind: 'repeated'; agency: string; members: Members; message: string; english: string }

/** What the members have and the merged report does not. */
export type LeftOut = { at: string; why: string; english: string }

export type Merged =
  | {
      ok: true
      report: Report
      count: number
      /** Of the merged report, checked again. */
      findings: Finding[]
      notChecked: NotChecked[]
      leftOut: LeftOut[]
      /** What was wrong in the members, or between them. */
      faults: MergeFault[]
      /** More than `faults` holds, where there were very many. */
      faultCount: number
    }
  | { ok: false; refusal: { why: string; english: string; forms: { form: FormId | null; members: Members }[] } }

/** Everything that is kept while reports are added: of a fixed size, but for a bounded number of names. */
export type Tally = {
  count: number
  forms: Map<FormId | null, Members>
  years: Map<number | null, Members>
  agencies: Map<string, Members>
  sums: Sums
  /** （六） as one row, whichever way a member has it. */
  other: Sums
  otherLacking: Map<number, Members>
  otherAs: { one: number; three: number }
  /** By cell; a row of table 3 that a member does not hold at all is -1 minus its index. */
  lacking: Map<number, Members>
  /** 1 where any member has the cell. */
  seen: Uint8Array
  faults: { member: string; at: string; expected: number; found: number }[]
  faultCount: number
}

/** `甲局、乙局 等 5 份`. */
export const namesOf = ({ names, count }: Members): string => `${names.join('、')}${count > names.length ? ` 等 ${count} 份` : ''}`
