import { forms } from '../forms/index.ts'
import type { Figure } from '../report.ts'
import { disputeSlots } from './dispute-slots.ts'
import type { Region } from './regions.ts'
import { figuresOf, type Remarks } from './remarks.ts'

/** Table 4: three groups of five cells. */
export function readDisputes(region: Region, remarks: Remarks): ({ columns: string[] } & Record<string, Figure[] | string[]>) | null {
  const { columns, groups } = forms[0].disputes
  if (region.units.length === 0) return null
  const rows = disputeSlots(region)
  if (!rows && !region.units.some(unit => /结果维持|结果纠正|未经复议|复议后起诉|尚未审结|维持/.test(unit.text))) return null
  const out: Record<string, Figure[]> = {}
  groups.forEach((group, g) => {
    const part = rows?.[g]
    const at = `disputes.${group.key}`
    out[group.key] = figuresOf(part ? { slots: part, named: true, score: 1 } : undefined, columns.length, i => `${at}[${i}]`, at, remarks)
  })
  return { columns: columns.map(column => column.key), ...out }
}
