import type { Db } from '../../db/open.ts'
import { BadInput } from '../../errors.ts'
import { type Kind, kindOfBytes } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, sectionsOf } from '../../people/index.ts'
import { decodeText } from '../../text/index.ts'
import { columnsOf } from '../catalogue/store.ts'
import { checkAttachment, checkPublication, type Finding } from '../check/index.ts'
import { fromDocx, fromHtmlFile, fromText, sanitiseHtml, toText } from '../content/index.ts'
import { refusalOf } from '../uploads.ts'
import { officeWords, watchedWordsOf } from '../words/watched-words.ts'
import { type Fault, itemOfRow, type Office, type RowItem } from './item-of-row.ts'
import { fileNamed, type Source } from './source.ts'
import { importedBefore, takenIndexNumbers } from './store.ts'

/** What becomes of a row: out at once, a draft for the ordinary way, here already, here with other words, or left out for its faults. */
export type Fate = 'publish' | 'draft' | 'same' | 'changed' | 'left out'

export const noneYet = (): Record<Fate, number> => ({ publish: 0, draft: 0, same: 0, changed: 0, 'left out': 0 })

export type Looked = {
  item: RowItem
  fate: Fate
  faults: Fault[]
  warnings: Fault[]
  findings: Finding[]
  /** Files that come with it, still in memory: attachments, then pictures of the text. */
  files: { name: string; title: string; bytes: Uint8Array; kind: Kind; picture?: { number: number; alt: string } }[]
}

const kinds = /\.(pdf|docx|xlsx|pptx|ofd|odt|ods|png|jpe?g|gif|webp|txt|csv)$/i

/**
 * Looks at every row in turn, with all that would be done and nothing done: its faults by cell, what the check found, and whether it is here
 * already. Only what is asked for next is in memory. `after`: so many rows were brought in before; they are only compared with.
 */
export async function* look(db: Db, agency: Agency, source: Source, today: PlainDate, after = 0): AsyncGenerator<Looked> {
  const office: Office = { name: agency.name, columns: await columnsOf(db, agency.id), sections: await sectionsOf(db, [agency.id]), today }
  const words = officeWords(await watchedWordsOf(db, agency.id))
  const [keys, indexNumbers] = [new Map<string, number>(), new Set<string>()]
  for (const row of source.list.rows.slice(0, after)) {
    const { item } = itemOfRow(row, source.label, office)
    keys.set(item.importKey, item.row)
    if (item.indexNumber) indexNumbers.add(item.indexNumber)
  }
  for (let at = after; at < source.list.rows.length; at += 100) {
    const found = source.list.rows.slice(at, at + 100).map(row => ({ cells: row.cells, ...itemOfRow(row, source.label, office) }))
    const before = await importedBefore(
      db,
      agency.id,
      found.map(({ item }) => item.importKey),
    )
    const taken = await takenIndexNumbers(
      db,
      agency.id,
      found.flatMap(({ item }) => item.indexNumber ?? []),
    )
    for (const { item, faults, cells } of found) {
      const warnings: Fault[] = []
      const say = (list: Fault[], cell: string | undefined, field: string, found: string, wanted: string) =>
        list.push({ row: item.row, cell: cell ?? null, field, found: found.slice(0, 80), wanted: inChinese(wanted) })
      const twin = keys.get(item.importKey)
      if (twin) say(faults, cells.title, '标题', item.content.title, `与第 ${twin} 行不同的标题、日期或者编号`)
      keys.set(item.importKey, item.row)
      const looked: Looked = { item, fate: 'publish', faults, warnings, findings: [], files: [] }
      try {
        await readBody(looked, source)
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        say(faults, cells.file ?? cells.body, '正文', item.body && 'file' in item.body ? item.body.file : '', error.message)
      }
      for (const name of item.attachments) {
        const fault = await readAttachment(looked, source, name)
        if (fault) say(faults, cells.attachments, '附件', name, fault)
      }
      const old = before.get(item.importKey)
      if (item.indexNumber && !before.has(item.importKey)) {
        if (taken.has(item.indexNumber) || indexNumbers.has(item.indexNumber)) {
          say(warnings, cells.indexNumber, '索引号', item.indexNumber, '没有用过的索引号；将另编新号')
          item.indexNumber = null
        } else indexNumbers.add(item.indexNumber)
      }
      const isOut = faults.length > 0
      if (!item.originalOn && !isOut) say(warnings, cells.originalOn, '发布日期', '', '原发布日期；没有的存为草稿，按程序审查后公开')
      if (!item.content.column && !isOut) say(warnings, cells.column, '栏目', '', '栏目；没有的存为草稿')
      looked.findings = checkPublication({ ...item.content, attachments: draftFiles(looked) }, { today, words })
      for (const file of looked.files)
        if (!file.picture)
          looked.findings.push(...(await checkAttachment({ fileId: file.name, title: file.title, bytes: file.bytes, kind: file.kind })))
      for (const { level, message, text } of looked.findings) {
        // What a faulty row lacks is said by its faults.
        if (isOut && !text) continue
        const wanted = level === 'mustFix' && !isOut ? `${message}（存为草稿，处理后公开）` : message
        say(warnings, cells.body ?? cells.file ?? cells.title, '公开前检查', text, wanted)
      }
      looked.fate = fateOf(looked, before.has(item.importKey), old ?? null)
      yield looked
    }
  }
}

/** What the list of faults keeps of a message in two languages. */
const inChinese = (message: string) => message.split(/ \/ |(?<=。) (?=[A-Z])/)[0]!

const draftFiles = ({ files }: Looked) =>
  files.map(({ name, title, picture }) => ({
    fileId: name,
    title,
    alt: picture?.alt ?? null,
    role: picture ? ('picture' as const) : ('attachment' as const),
  }))

function fateOf(
  { item, faults, findings }: Looked,
  isHere: boolean,
  old: { title: string; body: string; documentNumber: string | null } | null,
): Fate {
  if (isHere) {
    const { title, body, documentNumber } = item.content
    const isSame = !old || (old.title === title && old.documentNumber === documentNumber && toText(old.body) === toText(body))
    return isSame ? 'same' : 'changed'
  }
  if (faults.length > 0) return 'left out'
  return item.originalOn && item.content.column && !findings.some(({ level }) => level === 'mustFix') ? 'publish' : 'draft'
}

/** The bytes of a file that comes with the row, or what is wanted instead of it. */
async function readAttachment(looked: Looked, { files }: Source, name: string): Promise<string | null> {
  const file = fileNamed(files.names, name)
  if (!file) return '旁边的文件夹里有的文件名'
  if (!kinds.test(file)) return 'PDF、DOCX、XLSX、OFD 等附件'
  const last = file.slice(file.lastIndexOf('/') + 1)
  try {
    const bytes = await files.bytes(file)
    const kind = await kindOfBytes(bytes)
    looked.files.push({ name: last, title: last.replace(/\.\w+$/, ''), bytes, kind })
    return bytes.length === 0 ? '有内容的文件' : refusalOf({ kind, name: last })
  } catch (error) {
    if (error instanceof BadInput) return error.message
    throw error
  }
}

/** The text, sanitised whatever it came as, and the pictures in it. */
async function readBody(looked: Looked, { files }: Source): Promise<void> {
  const { item } = looked
  if (!item.body) return
  if ('text' in item.body) {
    const { text } = item.body
    item.content = { ...item.content, body: /<(p|div|table|br|span|ul|ol|h\d)\b/i.test(text) ? sanitiseHtml(text) : fromText(text) }
    return
  }
  const name = fileNamed(files.names, item.body.file)
  if (!name) throw new BadInput('旁边的文件夹里没有这个文件')
  const bytes = await files.bytes(name)
  if (/\.docx$/i.test(name)) {
    const { html, pictures } = await fromDocx(bytes)
    item.content = { ...item.content, body: html }
    for (const [number, { bytes, alt, contentType }] of pictures.entries()) {
      const [title, kind] = [`图${number + 1}`, await kindOfBytes(bytes)]
      looked.files.push({ name: `${title}.${contentType.slice(6)}`, title, bytes, kind, picture: { number, alt } })
    }
  } else if (/\.html?$/i.test(name)) item.content = { ...item.content, body: fromHtmlFile(bytes).html }
  else if (/\.txt$/i.test(name)) item.content = { ...item.content, body: fromText(decodeText(bytes).replace(/\0|^\ufeff/g, '')) }
  else throw new BadInput('正文文件须为 DOCX、HTML 或者 TXT；其他文件请列为附件')
}
