import { applicationAt, applicationRows, disputeAt, disputeGroups } from '../cells.ts'
import type { Figure, Report } from '../report.ts'
import { finish } from './finish.ts'
import {
  cellCount,
  disclosurePlaces,
  disclosureStart,
  disputesStart,
  disputeWidth,
  otherParts,
  otherRow,
  outcomesOfAll,
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
  tally.seen[cell] = 1
  if (figure === null || figure === undefined) remember(tally.lacking, cell, name, mostNames)
  else tally.sums.add(cell, figure)
}

function addApplications(tally: Tally, report: Report, name: string): void {
  const rows = report.applications?.rows
  for (const [index, key] of applicationRows.entries()) {
    const row = rows?.[key]
    const start = index * width
    if (!row) remember(tally.lacking, -1 - index, name, mostNames)
    else for (let i = 0; i < width; i++) addCell(tally, start + i, row[i], name)
    if (row) columnFault(tally, key, row, name)
  }
  if (!rows) return
  outcomeFaults(tally, rows, name)
  addOther(tally, rows, name)
}

/** （六） is added as one row beside its three, whichever way the report has it: the sum that all forms share. */
function addOther(tally: Tally, rows: Record<string, Figure[]>, name: string): void {
  const three = otherParts.every(key => rows[key])
  if (rows[otherRow]) tally.otherAs.one++
  else if (three) tally.otherAs.three++
  else {
    for (let i = 0; i < width; i++) remember(tally.otherLacking, i, name, mostNames)
    return
  }
  for (let i = 0; i < width; i++) {
    const figures = rows[otherRow] ? [rows[otherRow]![i]] : otherParts.map(key => rows[key]![i])
    if (figures.some(figure => figure === null || figure === undefined)) remember(tally.otherLacking, i, name, mostNames)
    else for (const figure of figures) tally.other.add(i, figure!)
  }
}

/** A member whose own totals do not add up is named: the merged totals are computed again, and would hide it. */
function columnFault(tally: Tally, key: string, row: Figure[], name: string): void {
  let sum = 0
  for (let i = 0; i < width - 1; i++) {
    const figure = row[i]
    if (figure === null || figure === undefined) return
    sum += figure
  }
  const found = row[width - 1]
  if (found === null || found === undefined || Math.abs(sum - found) < 1e-6) return
  fault(tally, { member: name, at: applicationAt(key, width - 1), expected: sum, found })
}

function outcomeFaults(tally: Tally, rows: Record<string, Figure[]>, name: string): void {
  const total = rows[totalRow]
  if (!total) return
  const parts = [...outcomesOfAll, ...(rows[otherRow] ? [otherRow] : otherParts)]
  for (let i = 0; i < width; i++) {
    let sum = 0
    for (const key of parts) {
      const figure = rows[key]?.[i]
      if (figure === null || figure === undefined) return
      sum += figure
    }
    const found = total[i]
    if (found !== null && found !== undefined && Math.abs(sum - found) >= 1e-6)
      fault(tally, { member: name, at: applicationAt(totalRow, i), expected: sum, found })
  }
}

function addDisputes(tally: Tally, report: Report, name: string): void {
  for (const [g, group] of disputeGroups.entries()) {
    const figures = report.disputes?.[group]
    const start = disputesStart + g * disputeWidth
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
  for (const [i, { row, cell }] of disclosurePlaces.entries()) {
    const figure = table?.[row]?.[cell]
    if (figure === undefined) remember(tally.lacking, disclosureStart + i, name, mostNames)
    else addCell(tally, disclosureStart + i, figure, name)
  }
}

function fault(tally: Tally, fault: Tally['faults'][number]): void {
  tally.faultCount++
  if (tally.faults.length < mostFaults) tally.faults.push(fault)
}
