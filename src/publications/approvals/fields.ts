import type { Faults } from '../../web/layout/submitted.ts'
import { type Approval, approvalKinds, feeBases, materialForms } from './approval.ts'

/** The fields of the editor's form, flat: rows are `materials-0-name`, `stages-1-days`, … */
export type Flat = Readonly<Record<string, string>>

const single = [
  ...(['name', 'kind', 'basis', 'authority', 'conditions', 'quantity', 'statutoryDays', 'statutoryBasis', 'promisedDays'] as const),
  ...(['resultName', 'place', 'hours', 'phone', 'complaintPhone'] as const),
]

export const rowFields = {
  materials: ['name', 'form', 'count', 'formFileId', 'sampleFileId', 'note'],
  stages: ['name', 'days', 'standard', 'handler'],
  fees: ['name', 'amount', 'basis', 'basisKind', 'relief'],
} as const

export type RowKind = keyof typeof rowFields
/** What a row has chosen before anybody wrote in it: such a row is still empty. */
const given: Flat = { form: 'original', basisKind: 'law', count: '1' }
const mostRows = 40
const mostLetters = 4000

export function flatOf(item: Approval): Flat {
  const flat: Record<string, string> = { resultSampleId: item.resultSampleId ?? '' }
  for (const key of single) flat[key] = String(item[key] ?? '')
  for (const kind of Object.keys(rowFields) as RowKind[])
    item[kind].forEach((row, i) => {
      for (const field of rowFields[kind]) flat[`${kind}-${i}-${field}`] = String((row as Record<string, unknown>)[field] ?? '')
    })
  return flat
}

/** How many rows the form has of a kind. */
export const rowsIn = (flat: Flat, kind: RowKind): number =>
  Math.max(0, ...Object.keys(flat).flatMap(name => (name.startsWith(`${kind}-`) ? [Number(name.split('-')[1]) + 1 || 0] : [])))

/**
 * What the form says, and what of it cannot be read. Rows in which nothing was written are left out; `rows` tells which of the form's rows
 * became which, so that a file finds its own.
 */
export function approvalIn(
  flat: Flat,
  sentRows: ReadonlySet<string> = new Set(),
): { content: Approval; faults: Faults; rows: Map<string, number> } {
  const faults: Record<string, string> = {}
  const rows = new Map<string, number>()
  const text = (name: string) => {
    const value = (flat[name] ?? '').replaceAll('\r\n', '\n').trim()
    if (value.length > mostLetters) faults[name] = `最多 ${mostLetters} 个字。`
    return value
  }
  const whole = (name: string, label: string, least: number): number | null => {
    const value = text(name)
    if (value === '') return null
    if (/^\d{1,4}$/.test(value) && Number(value) >= least) return Number(value)
    faults[name] = `${label}填写${least === 0 ? '' : `不小于${least}的`}整数，例如 20。`
    return null
  }
  const oneOf = <T extends string>(name: string, choices: Readonly<Record<T, unknown>>, usual: T): T => {
    const value = text(name) as T
    return Object.hasOwn(choices, value) ? value : usual
  }
  const file = (name: string) => text(name) || null
  const listed = <T>(kind: RowKind, read: (at: string) => T): T[] => {
    const found: T[] = []
    for (let i = 0; i < Math.min(mostRows, rowsIn(flat, kind)); i++) {
      const at = `${kind}-${i}`
      const isWritten = rowFields[kind].some(field => text(`${at}-${field}`) !== '' && text(`${at}-${field}`) !== given[field])
      if (!isWritten && !sentRows.has(at)) continue
      rows.set(at, found.length)
      found.push(read(at))
    }
    return found
  }
  const named = (at: string, label: string) => {
    const value = text(`${at}-name`)
    if (value === '') faults[`${at}-name`] = `请填写${label}。`
    return value
  }
  const content: Approval = {
    ...{ name: text('name'), kind: oneOf('kind', approvalKinds, 'licence'), basis: text('basis'), authority: text('authority') },
    ...{
      conditions: text('conditions'),
      quantity: text('quantity'),
      resultName: text('resultName'),
      resultSampleId: file('resultSampleId'),
    },
    ...{ place: text('place'), hours: text('hours'), phone: text('phone'), complaintPhone: text('complaintPhone') },
    statutoryDays: whole('statutoryDays', '法定办结时限', 1),
    statutoryBasis: text('statutoryBasis'),
    promisedDays: whole('promisedDays', '承诺办结时限', 1),
    materials: listed('materials', at => ({
      ...{ name: named(at, '材料名称'), form: oneOf(`${at}-form`, materialForms, 'original'), note: text(`${at}-note`) },
      count: whole(`${at}-count`, '份数', 1) ?? 1,
      ...{ formFileId: file(`${at}-formFileId`), sampleFileId: file(`${at}-sampleFileId`) },
    })),
    stages: listed('stages', at => ({
      ...{ name: named(at, '环节名称'), days: whole(`${at}-days`, '时限', 0) ?? 0 },
      ...{ standard: text(`${at}-standard`), handler: text(`${at}-handler`) },
    })),
    fees: listed('fees', at => ({
      ...{ name: named(at, '收费项目'), amount: text(`${at}-amount`), basis: text(`${at}-basis`) },
      ...{ basisKind: oneOf(`${at}-basisKind`, feeBases, 'other'), relief: text(`${at}-relief`) },
    })),
  }
  if (content.name === '') faults['name'] = '请填写项目名称。'
  return { content, faults, rows }
}
