import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { guardZip } from './guard-zip.ts'
import { tooSlow } from './html-tree.ts'
import { attribute, sharedStrings, sheetRows, tagsOf } from './xlsx-sheet.ts'

/**
 * A spreadsheet as one table a sheet, the sheet's name as a line before it. Hidden sheets are left out. Throws BadInput.
 * Read by ourselves: read-excel-file gives up a whole file for one #DIV/0!, tells nothing of merges (so a covered cell looks like a blank
 * figure) and fills the rows up to any number that a file names.
 */
export function readXlsx(bytes: Uint8Array, limits: Limits = defaultLimits): Block[] {
  const zip = guardZip(bytes, limits)
  const part = (name: string): string | undefined => {
    const content = zip.bytes(name)
    return content && decodeText(content)
  }
  const workbook = part('xl/workbook.xml')
  if (workbook === undefined) throw new BadInput('XLSX 文件已损坏，无法读取 / the XLSX file is damaged and cannot be read')
  const targets = new Map<string, string>()
  for (const tag of tagsOf(part('xl/_rels/workbook.xml.rels') ?? '')) {
    const target = attribute(tag, 'Target') ?? ''
    if (tag.name === 'Relationship') targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const stringsAt = [...targets.values()].find(target => target.endsWith('sharedStrings.xml')) ?? 'xl/sharedStrings.xml'
  const strings = sharedStrings(part(stringsAt) ?? '')
  const end = performance.now() + limits.milliseconds
  const blocks: Block[] = []
  for (const tag of tagsOf(workbook)) {
    if (tag.name !== 'sheet' || attribute(tag, 'state')?.toLowerCase().includes('hidden')) continue
    const sheet = part(targets.get(attribute(tag, 'id') ?? '') ?? '')
    if (sheet === undefined) continue
    const rows = sheetRows(sheet, strings, limits)
    if (rows.length === 0 || repeatsTheTables(rows)) continue
    const name = attribute(tag, 'name') ?? ''
    // 第一部分 … are names of our own workbooks, not text of the report
    if (!/^第[一二三四五六七八九十]部分$/.test(name)) blocks.push({ kind: 'line', text: name })
    for (const block of partsOf(rows)) blocks.push(block)
    if (performance.now() > end) throw tooSlow(limits)
  }
  if (blocks.length === 0) throw new BadInput('表格文件中没有内容 / there is nothing in the spreadsheet')
  return blocks
}

/** Our own writer adds the figures once more as one record a row, for programs. */
function repeatsTheTables([first]: string[][]): boolean {
  return first?.slice(0, 4).join() === '机关,年度,格式,表'
}

/** Rows of one cell before and after a table are its title and notes, and a numbered one between tables is a heading: lines, as on a page. */
function partsOf(rows: string[][]): Block[] {
  const isText = (row: string[]): boolean => row.slice(1).every(text => text === '') && !/^\s*第.{1,4}[条條]/.test(row[0] ?? '')
  const blocks: Block[] = []
  let table: string[][] = []
  let waiting: string[][] = []
  const endTable = (): void => {
    if (table.length > 0) blocks.push({ kind: 'table', rows: table })
    for (const [text = ''] of waiting)
      for (const line of text.split('\n')) if (line.trim() !== '') blocks.push({ kind: 'line', text: line.trim() })
    table = []
    waiting = []
  }
  for (const row of rows) {
    if (isText(row)) {
      waiting.push(row)
      if (table.length === 0 || /^\s*[一二三四五六七八九十]、/.test(row[0] ?? '')) endTable()
    } else {
      table.push(...waiting, row)
      waiting = []
    }
  }
  endTable()
  return blocks
}
