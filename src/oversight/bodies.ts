import type { Agency } from '../people/index.ts'

/** The kinds of bodies that report to a government's office, in the order of its lists (law notes 6.6). */
export const bodyKinds = {
  department: { label: '部门', english: 'departments' },
  township: { label: '乡镇', english: 'townships' },
  street: { label: '街道', english: 'sub-districts' },
  government: { label: '下级政府', english: 'lower governments' },
} as const

export type BodyKind = keyof typeof bodyKinds

/** Told by level and name: the tree knows no more, and a sub-district is named as one. */
export function bodyKindOf({ name, level }: Pick<Agency, 'name' | 'level'>): BodyKind {
  if (/街道(?:办事处)?$/.test(name)) return 'street'
  if (level === 'township') return 'township'
  return /人民政府$/.test(name) ? 'government' : 'department'
}

/**
 * Whose reports the superior collects for the year: those directly under it. What is below them comes within their own reports, and would be
 * counted twice (law notes 6.6). A body that was dissolved before the year ended does not report: who carries on does.
 */
export const bodiesOf = (below: readonly Agency[], year: number): Agency[] =>
  below.filter(({ dissolvedOn }) => dissolvedOn === null || dissolvedOn > `${year}-12-31`)
