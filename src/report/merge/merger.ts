import { applicationAt, applicationRows, disputeAt, disputeGroups } from '../cells.ts'
import type { Figure, Report } from '../report.ts'
import { finish } from './finish.ts'
import {
  cellCount,
  disclosureIndexes,
  disclosurePlaces,
  disclosureStart,
  disputesStart,
  disputeWidth,
  otherParts,
  otherRow,
  outcomesOfAll,
  rowCount,
  totalRow,
  width,
} from './places.ts'
import { createSums } from './sum.ts'
import type { Members, Merged, MergeOptions, Tally } from './tally.ts'

/**
 * Adds reports one after another into the report of a superior body; memory does not grow with their number. `finish` gives the sums,
 * or a refusal where the forms differ. A report may be named (its file); else its agency is its name.
 */
export type Merger = { add(report: Report, name?: string): void; finish(): Merged }

export function createMerger(options: MergeOptions): Merger {
  const tally: Tally = {
    count: 0,
    forms: new Map(),
    years: new Map(),
    agencies: new Map(),
    sums: createSums(cellCount),
    other: createSums(width),
    lacking: new Map(),
    otherLacking: new Map(),
    otherAs: { one: 0, three: 0 },
    seen: new Uint8Array(cellCount),
    faults: [],
    faultCount: 0,
  }
  return {
    add(report, name) {
      add(tally, report, name ?? report.agency ?? `#${tally.count + 1}`)
    },
    finish: () => finish(tally, options),
  }
}

/** Names that a list keeps before it only counts: a refusal of ten thousand reports must not hold ten thousand names for every cell. */
const mostNames = 20
const mostFaults = 200

function add(tally: Tally, report: Report, name: string): void {
  tally.count++
  remember(tally.forms, report.form, name, 500)
  remember(tally.years, report.year, name, mostNames)
  if (report.agency) remember(tally.agencies, report.agency, name, 2)
  addApplications(tally, report, name)
  addDisputes(tally, report, name)
  addDisclosure(tally, report, name)
}

function remember<Key>(map: Map<Key, Members>, key: Key, name: string, most: number): void {
  const entry = map.get(key)
  if (!entry) map.set(key, { names: [name], count: 1 })
  else {
    entry.count++
    if (entry.names.length < most) entry.names.push(name)
  }
}

function addCell(tally: Tally, cell: number, figure: Figure | undefined, name: string): void {
  if (figure === null || figure === undefined) remember(tally.lacking, cell, name, mostNames)
  else tally.sums.add(cell, figure)
}

/** Rows by index: whether （七）总计 adds them up. */
const isOutcome = applicationRows.map(key => key === otherRow || otherParts.includes(key) || outcomesOfAll.includes(key))
/** The outcomes of the report in hand by column; one array for all reports. */
const outcomeSums = new Float64Array(width)

function addApplications(tally: Tally, report: Report, name: string): void {
  const rows = report.applications?.rows
  if (!rows) {
    for (let index = 0; index < rowCount; index++) remember(tally.lacking, -1 - index, name, mostNames)
    return
  }
  outcomeSums.fill(0)
  let outcomes = 0
  for (let index = 0; index < rowCount; index++) {
    const key = applicationRows[index]!
    const row = rows[key]
    if (!row) {
      // A row of another form's （六） is no loss; `addOther` sees to it.
      remember(tally.lacking, -1 - index, name, mostNames)
      continue
    }
    tally.seen[index * width] = 1
    addRow(tally, index * width, key, row, name)
    if (!isOutcome[index]) continue
    outcomes++
    // A null makes the sum NaN, and NaN is no fault below.
    for (let i = 0; i < width; i++) outcomeSums[i]! += row[i] ?? Number.NaN
  }
  const parts = rows[otherRow] ? 1 : otherParts.length
  const total = rows[totalRow]
  if (total && outcomes === outcomesOfAll.length + parts)
    for (let i = 0; i < width; i++) {
      const found = total[i]
      if (typeof found === 'number' && Math.abs(outcomeSums[i]! - found) >= tolerance)
        fault(tally, { member: name, at: applicationAt(totalRow, i), expected: outcomeSums[i]!, found })
    }
  addOther(tally, rows, name)
}

/** A member whose own totals do not add up is named: the merged totals are computed again, and would hide it. */
function addRow(tally: Tally, start: number, key: string, row: readonly Figure[], name: string): void {
  const { whole } = tally.sums
  let sum = 0
  for (let i = 0; i < width; i++) {
    const figure = row[i]
    if (typeof figure === 'number' && figure % 1 === 0) whole[start + i]! += figure
    else addCell(tally, start + i, figure, name)
    if (i < width - 1) sum += figure ?? Number.NaN
  }
  const found = row[width - 1]
  if (typeof found === 'number' && Math.abs(sum - found) >= tolerance)
    fault(tally, { member: name, at: applicationAt(key, width - 1), expected: sum, found })
}

/** Sums of decimals are equal as on paper. */
const tolerance = 1e-6

/** （六） is added as one row beside its three, whichever way the report has it: the sum that all forms share. */
function addOther(tally: Tally, rows: Record<string, Figure[]>, name: string): void {
  const parts = rows[otherRow] ? [otherRow] : otherParts
  if (rows[otherRow]) tally.otherAs.one++
  else if (otherParts.every(key => rows[key])) tally.otherAs.three++
  for (let i = 0; i < width; i++) {
    let sum = 0
    for (const key of parts) sum += rows[key]?.[i] ?? Number.NaN
    if (Number.isNaN(sum)) remember(tally.otherLacking, i, name, mostNames)
    else tally.other.add(i, sum)
  }
}

function addDisputes(tally: Tally, report: Report, name: string): void {
  for (const [g, group] of disputeGroups.entries()) {
    const figures = report.disputes?.[group]
    const start = disputesStart + g * disputeWidth
    if (figures) tally.seen[start] = 1
    let sum: number | null = 0
    for (let i = 0; i < disputeWidth; i++) {
      const figure = figures?.[i]
      if (figures) addCell(tally, start + i, figure, name)
      else remember(tally.lacking, start + i, name, mostNames)
      if (i < disputeWidth - 1) sum = sum === null || figure === null || figure === undefined ? null : sum + figure
    }
    const found = figures?.[disputeWidth - 1]
    if (sum !== null && found !== null && found !== undefined && sum !== found)
      fault(tally, { member: name, at: disputeAt(group, disputeWidth - 1), expected: sum, found })
  }
}

function addDisclosure(tally: Tally, report: Report, name: string): void {
  const table = report.disclosure
  for (const i of disclosureIndexes.get(report.form) ?? []) {
    const { row, cell } = disclosurePlaces[i]!
    const figure = table?.[row]?.[cell]
    if (figure !== undefined) tally.seen[disclosureStart + i] = 1
    addCell(tally, disclosureStart + i, figure, name)
  }
}

function fault(tally: Tally, fault: Tally['faults'][number]): void {
  tally.faultCount++
  if (tally.faults.length < mostFaults) tally.faults.push(fault)
}
