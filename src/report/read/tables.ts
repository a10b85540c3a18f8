import { disclosureRows, type Form, type FormId, forms, leafRows, otherAsOneRow, otherAsThreeRows } from '../forms/index.ts'
import type { DisclosureFigures, Figure, Remark } from '../report.ts'
import { type Alignment, align, type Edges, type Placed } from './align.ts'
import { applicationGroups, contradictsBalance } from './columns.ts'
import { disputeSlots } from './disputes.ts'
import { columnsOf } from './fit.ts'
import { addsUp, type Groups, groupsOf } from './groups.ts'
import { labelMatcher } from './labels.ts'
import type { Region } from './regions.ts'

/** What reading a table adds to `reading`. */
export type Remarks = { unread: Remark[]; repaired: Remark[] }

const memo = <K, V>(make: (key: K) => V) => {
  const known = new Map<K, V>()
  return (key: K): V => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = make(key)))
    return value
  }
}

const headWords = (region: Region): string => region.units.map(unit => unit.text).join(' ')

// ---- table 2 -------------------------------------------------------------------------------------------------------------------

const disclosureRowsOf = memo((form: Form) => disclosureRows(form))
const allNormative = ['规范性文件', '行政规范性文件']

const disclosureMatcher = memo((form: Form) =>
  labelMatcher(
    disclosureRowsOf(form).map(({ row, block }) => ({
      key: row.key,
      labels: allNormative.includes(row.label) ? allNormative : [row.label],
      hints: block.rows.length === 1 && block.columns.length === 1 ? [block.columns[0]!.label] : [],
    })),
  ),
)

/** The words by which each form's table 2 is told from the others': labels that no other form prints. */
const tellingWords = memo((form: Form) => {
  const words = (f: Form) => f.disclosure.flatMap(b => [...b.columns.map(c => c.label), ...b.rows.map(r => r.label)])
  const others = new Set(forms.filter(f => f.id !== form.id).flatMap(words))
  return words(form).filter(word => !others.has(word))
})

/** Which form the labels of table 2 belong to. */
function formOfLabels(region: Region): Form | undefined {
  const text = region.units.map(unit => unit.text).join('')
  const count = (form: Form) =>
    tellingWords(form).filter(word => text.includes(word.replace(/[（(].*/, ''))).length / tellingWords(form).length
  const ranked = forms.map(form => ({ form: form as Form, count: count(form) })).sort((a, b) => b.count - a.count)
  return ranked[0]!.count > ranked[1]!.count ? ranked[0]!.form : undefined
}

export function readDisclosure(region: Region, remarks: Remarks): { form: FormId; disclosure: Record<string, DisclosureFigures> } | null {
  const found = groupsOf(region.units)
  const told = formOfLabels(region)
  const tries = (told ? [told] : [...forms]).map(form => ({ form, alignment: alignDisclosure(form, found, region) }))
  const best = tries.sort((a, b) => b.alignment.score - a.alignment.score)[0]!
  if (best.alignment.placed.size === 0 && best.alignment.lost.size === 0) return null
  const disclosure: Record<string, DisclosureFigures> = {}
  const heads = region.units.map(unit => unit.text).join('')
  disclosureRowsOf(best.form).forEach(({ row, block }, index) => {
    const placed = best.alignment.placed.get(index)
    if (!placed && !best.alignment.lost.has(index)) return
    const at = `disclosure.${row.key}`
    const figures = figuresOf(
      inOrder(block, heads) ? placed : undefined,
      block.columns.length,
      i => `${at}.${block.columns[i]!.key}`,
      at,
      remarks,
    )
    disclosure[row.key] = Object.fromEntries(block.columns.map((column, i) => [column.key, figures[i]!]))
  })
  return { form: best.form.id as FormId, disclosure }
}

/** Do the heads of a block stand in the order of the form, as far as they are there? */
function inOrder(block: Form['disclosure'][number], heads: string): boolean {
  const places = block.columns.map(column => heads.indexOf(column.label)).filter(place => place >= 0)
  return places.every((place, i) => i === 0 || place > places[i - 1]!)
}

function alignDisclosure(form: Form, found: Groups, region: Region): Alignment {
  const rows = disclosureRowsOf(form)
  const first = form.disclosure[0]!
  const before = found.groups[0]?.before.join('').replace(/\s/g, '') ?? ''
  const edges: Edges = {
    open:
      first.columns.some(column => before.includes(column.label.slice(0, 4))) || before.includes('(一)项') || before.includes('（一）项'),
    closed: region.closed,
    heads: new Set(),
  }
  return align(
    found,
    rows.map(({ block }) => block.columns.length),
    disclosureMatcher(form),
    width => columnsOf(found.groups, width),
    edges,
  )
}

// ---- table 3 -------------------------------------------------------------------------------------------------------------------

const variants = [otherAsThreeRows, otherAsOneRow].map(other => {
  const outcomes = forms[0].applications.rows
  const rows = leafRows(outcomes).flatMap(row => (row.key === 'other' ? leafRows('rows' in other ? other.rows : [other]) : [row]))
  return {
    rows,
    widths: rows.map(() => forms[0].applications.columns.length),
    match: labelMatcher(rows.map(row => ({ key: row.key, labels: [row.label, ...(row.aliases ?? [])] }))),
  }
})

const applicationColumns = new Set(forms[0].applications.columns.map(column => column.label))
const applicationsHead = /自然人|申请人情况|勾稽|法人或其他/

/**
 * Table 3: row key → seven figures. `likely` is the form of table 2: it decides how many rows （六） has only where nothing in table 3 tells.
 */
export function readApplications(
  region: Region,
  likely: FormId | null,
  remarks: Remarks,
): { columns: string[]; rows: Record<string, Figure[]>; other: 'one' | 'three' | null } | null {
  const columns = forms[0].applications.columns.map(column => column.key)
  const width = columns.length
  const { found, sure } = applicationGroups(region.units)
  const known = columnsOf(found.groups, width)
  const before = found.groups[0]?.before.join('') ?? ''
  dropCutRow(found, region, width)
  const edges: Edges = { open: applicationsHead.test(before), closed: region.closed, heads: applicationColumns }
  const expected = forms.find(form => form.id === likely)?.applications.rowTotal.of ?? []
  let best: { variant: (typeof variants)[number]; alignment: Alignment } | undefined
  for (const variant of variants) {
    const alignment = align(found, variant.widths, variant.match, () => known, edges)
    if (variant.rows.filter(row => expected.includes(row.key)).length === expected.length) alignment.score += 0.05
    if (!best || better(alignment, best.alignment)) best = { variant, alignment }
    if (alignment.direct) break
  }
  if (!best) return null
  if (best.alignment.placed.size === 0 && best.alignment.lost.size === 0 && !applicationsHead.test(headWords(region))) return null
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
  const other = 'other' in rows ? 'one' : 'notCorrected' in rows || 'otherReasons' in rows ? 'three' : null
  return { columns, rows, other }
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

// ---- table 4 -------------------------------------------------------------------------------------------------------------------

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

function figuresOf(placed: Placed | undefined, width: number, cell: (index: number) => string, row: string, remarks: Remarks): Figure[] {
  if (!placed) {
    for (let i = 0; i < width; i++) remarks.unread.push({ at: cell(i), why: '数字无法确定属于这一行' })
    return Array.from({ length: width }, () => null)
  }
  if (placed.repaired) remarks.repaired.push({ at: row, why: placed.repaired })
  else if (!placed.named) remarks.repaired.push({ at: row, why: '行名缺失，按位置对应' })
  else if (placed.score < 0.9) remarks.repaired.push({ at: row, why: '行名有误，按意思和次序对应' })
  return placed.slots.map((slot, i) => {
    if (slot.value === null) remarks.unread.push({ at: cell(i), why: slot.raw === '' ? '单元格空白' : `单元格为“${slot.raw}”` })
    return slot.value
  })
}
