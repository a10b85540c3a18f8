import { disclosureRows, type Form, type FormId, forms } from '../forms/index.ts'
import type { DisclosureFigures } from '../report.ts'
import { type Alignment, alignDirectly, alignWeighed, type Edges } from './align.ts'
import { columnsOf } from './fit.ts'
import { type Groups, groupsOf } from './groups.ts'
import { labelMatcher } from './labels.ts'
import type { Region } from './regions.ts'
import { figuresOf, type Remarks } from './remarks.ts'

/** What is made once of each form. */
const memo = <K, V>(make: (key: K) => V) => {
  const known = new Map<K, V>()
  return (key: K): V => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = make(key)))
    return value
  }
}

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

/** Table 2: row key → cells, and the form that its labels belong to. */
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
  const widths = rows.map(({ block }) => block.columns.length)
  const columns = (width: number) => columnsOf(found.groups, width)
  const match = disclosureMatcher(form)
  return alignDirectly(found, widths, match, columns, edges) ?? alignWeighed(found, widths, match, columns, edges)
}
