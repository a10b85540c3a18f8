import { type FormId, forms, leafRows } from '../forms/index.ts'
import type { Figure } from '../report.ts'
import { type Alignment, alignDirectly, alignWeighed, type Edges } from './align.ts'
import { applicationGroups, contradictsBalance } from './columns.ts'
import { type Columns, columnsOf } from './fit.ts'
import { addsUp, type Groups } from './groups.ts'
import { labelMatcher } from './labels.ts'
import type { Region } from './regions.ts'
import { figuresOf, type Remarks } from './remarks.ts'

/** The lists of rows that the forms have in table 3, each once; a third form brings its own. */
const variants = forms.map(form => {
  const rows = leafRows(form.applications.rows)
  return {
    form: form.id,
    rows,
    widths: rows.map(() => form.applications.columns.length),
    match: labelMatcher(rows.map(row => ({ key: row.key, labels: [row.label, ...(row.aliases ?? [])] }))),
  }
})
/** The rows that only this form has: they tell it where there is no table 2. */
const tellingRows = (form: FormId): string[] => {
  const others = new Set(variants.filter(variant => variant.form !== form).flatMap(variant => variant.rows.map(row => row.key)))
  return variants
    .find(variant => variant.form === form)!
    .rows.map(row => row.key)
    .filter(key => !others.has(key))
}

const applicationColumns = new Set(forms[0].applications.columns.map(column => column.label))
const applicationsHead = /自然人|申请人情况|勾稽|法人或其他/

/**
 * Table 3: row key → seven figures. `likely` is the form of table 2: it decides how many rows （六） has only where nothing in table 3 tells.
 */
export function readApplications(
  region: Region,
  likely: FormId | null,
  remarks: Remarks,
): { columns: string[]; rows: Record<string, Figure[]>; form: FormId | null } | null {
  const columns = forms[0].applications.columns.map(column => column.key)
  const width = columns.length
  const { found, sure } = applicationGroups(region.units)
  const known = columnsOf(found.groups, width)
  const before = found.groups[0]?.before.join('') ?? ''
  dropCutRow(found, region, width)
  const edges: Edges = { open: applicationsHead.test(before), closed: region.closed, heads: applicationColumns }
  const best = bestVariant(found, () => known, edges, likely)
  if (best.alignment.placed.size === 0 && best.alignment.lost.size === 0 && !region.units.some(unit => applicationsHead.test(unit.text)))
    return null
  const { rows: named } = best.variant
  const { placed, direct } = best.alignment
  const bare = Object.fromEntries([...placed].map(([index, { slots }]) => [named[index]!.key, slots.map(slot => slot.value)]))
  const safe = sure && (direct === true || !contradictsBalance(bare))
  const rows: Record<string, Figure[]> = {}
  named.forEach((row, index) => {
    if (!placed.has(index) && !best.alignment.lost.has(index)) return
    const at = `applications.rows.${row.key}`
    rows[row.key] = figuresOf(safe ? placed.get(index) : undefined, width, i => `${at}[${i}]`, at, remarks)
  })
  const { form } = best.variant
  return { columns, rows, form: tellingRows(form).some(key => key in rows) ? form : null }
}

type Best = { variant: (typeof variants)[number]; alignment: Alignment }

function bestVariant(found: Groups, columns: (width: number) => Columns, edges: Edges, likely: FormId | null): Best {
  for (const variant of variants) {
    const alignment = alignDirectly(found, variant.widths, variant.match, columns, edges)
    if (alignment) return { variant, alignment }
  }
  const tries = variants.map(variant => {
    const alignment = alignWeighed(found, variant.widths, variant.match, columns, edges)
    return { variant, alignment: variant.form === likely ? { ...alignment, score: alignment.score + 0.05 } : alignment }
  })
  return tries.reduce((best, one) => (better(one.alignment, best.alignment) ? one : best))
}

/** An alignment that explains every figure is better than one that names more of them. */
const better = (a: Alignment, b: Alignment): boolean => ((a.cost === 0) !== (b.cost === 0) ? a.cost === 0 : a.score > b.score)

/** The last row of a text that was cut off is only read if it is whole and adds up: its last figure may have lost digits. */
function dropCutRow(found: Groups, region: Region, width: number): void {
  const last = found.groups.at(-1)
  if (region.closed || !last || found.after.length > 0) return
  const rest = last.slots.length % width
  const row = last.slots.slice(-width)
  if (rest === 0 && last.slots.length > 0 && (addsUp(row) || row.length < width)) return
  if (rest === 0) row.at(-1)!.value = null
  else if (last.whole || last.slots.length < width) found.groups.pop()
}
