import { BadInput } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { letters, plain, tablesIn } from '../publications/index.ts'
import { type Content, fingerprintOf, partyKinds } from './entry.ts'
import { entryIn } from './forms.ts'
import { type RegisterName, registerOf } from './register.ts'

/** A row of a list: what it says by field, its number, and the cell in which each field stands. */
export type Row = { number: number; typed: Readonly<Record<string, string>>; cells: Readonly<Record<string, string>> }

/** A fault of a list, by row and column. */
export type RowFault = { row: number; cell: string; why: string }

/** What a row would do: a new entry, one that stands already (in the register, or further up in the list), or nothing for its faults. */
export type Looked = { row: number; content: Content | null; fingerprint: string | null; faults: RowFault[] }

/** As many as are brought in at once: each is an entry with its step and its journal line. */
export const mostRows = 5000

const quantity = 'quantity'

/** The heads of a register's list, as its own file has them, and the short ones that other systems use. */
function headsOf(register: RegisterName): Map<string, string> {
  const { item, party, money, until, fields } = registerOf(register)
  const heads: [string, string][] = [
    ...([item.label, '事项名称', '项目名称'].map(head => [head, 'item']) as [string, string][]),
    ...(['文书号', '决定文书号', '行政许可决定文书号', '行政处罚决定文书号'].map(head => [head, 'number']) as [string, string][]),
    ...(['决定日期', '日期', '许可决定日期', '处罚决定日期'].map(head => [head, 'decidedOn']) as [string, string][]),
    ['数量', quantity],
    ...fields.map(({ label, key }) => [label, key] as [string, string]),
  ]
  if (party) heads.push([party.label, 'party'], ['相对人类别', 'partyKind'], ['行政相对人类别', 'partyKind'])
  if (money) heads.push([money.label, 'yuan'])
  if (until) heads.push([until.label, 'until'])
  return new Map(heads)
}

/** The rows of a list in XLSX or CSV under the line of heads. Throws BadInput where there is none, or more rows than come in at once. */
export function readRows(register: RegisterName, name: string, bytes: Uint8Array): Row[] {
  const heads = headsOf(register)
  const fieldOf = (cell: string) => heads.get(plain(cell).replace(/\s|[*＊]/g, ''))
  for (const lines of tablesIn(name, bytes)) {
    const at = lines.findIndex(({ number, cells }) => number <= 20 && ['item', 'decidedOn'].every(key => cells.map(fieldOf).includes(key)))
    if (at < 0) continue
    const columns = lines[at]!.cells.map(fieldOf)
    const rows = lines.slice(at + 1)
    if (rows.length > mostRows) throw new BadInput(`有 ${rows.length} 行，一次最多导入 ${mostRows} 行，请分成几份。`, 'rows')
    return rows.map(({ number, cells }) => {
      const typed: Record<string, string> = {}
      const places: Record<string, string> = {}
      for (const [i, field] of columns.entries()) {
        if (!field || typed[field] !== undefined) continue
        typed[field] = plain(cells[i] ?? '')
        places[field] = `${letters(i)}${number}`
      }
      return { number, typed, cells: places }
    })
  }
  throw new BadInput(`前 20 行里没有表头：至少要有“${registerOf(register).item.label}”和“决定日期”两列。`)
}

/** Looks at every row with nothing done; `standing`: what the register holds already is asked for by fingerprint, later. */
export function lookAt(register: RegisterName, rows: readonly Row[], today: PlainDate): Looked[] {
  return rows.map(({ number, typed, cells }) => {
    const fault = (field: string, why: string): RowFault => ({ row: number, cell: cells[field] ?? String(number), why })
    // a month's number is signed for, one by one, on its own page
    if (!['', '1', undefined].includes(typed[quantity]))
      return { row: number, content: null, fingerprint: null, faults: [fault(quantity, '一行登记一条；按月汇总的数请填月报数。')] }
    const read = entryIn(register, { ...typed, ...(typed['partyKind'] && { partyKind: kindIn(typed['partyKind']) }) }, today)
    if (!read.ok)
      return { row: number, content: null, fingerprint: null, faults: Object.entries(read.faults).map(([key, why]) => fault(key, why)) }
    return { row: number, content: read.content, fingerprint: fingerprintOf(read.content), faults: [] }
  })
}

/** `自然人`, `法人`: the kinds as lists write them. */
function kindIn(text: string): string {
  if (/自然人|个体/.test(text)) return 'person'
  return /法人|组织|企业/.test(text) || text === partyKinds.organisation.label ? 'organisation' : text
}

/** What would come in: each once, none that stands already. */
export function newOnes(looked: readonly Looked[], standing: ReadonlySet<string>): { fresh: Content[]; same: number } {
  const seen = new Set(standing)
  const fresh: Content[] = []
  let same = 0
  for (const { content, fingerprint } of looked) {
    if (!content || !fingerprint) continue
    if (seen.has(fingerprint)) same += 1
    else fresh.push(content)
    seen.add(fingerprint)
  }
  return { fresh, same }
}
