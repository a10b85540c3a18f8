import { createHash } from 'node:crypto'
import { type PlainDate, parseDay } from '../../law/index.ts'
import { type Column, wayTo } from '../catalogue/catalogue.ts'
import { normaliseDocumentNumber } from '../content/index.ts'
import { type Content, emptyContent, type Validity, validities } from '../content.ts'
import type { Field } from './heads.ts'
import type { Row } from './table.ts'

/** What is wrong with a row: the cell, what stands there, and what is wanted. */
export type Fault = { row: number; cell: string | null; field: string; found: string; wanted: string }

export type RowItem = {
  row: number
  importKey: string
  content: Content
  originalOn: PlainDate | null
  indexNumber: string | null
  sectionId: string | null
  validity: Validity | null
  /** Path of the page on the old site, which leads here from now on. */
  oldPath: string | null
  body: { text: string } | { file: string } | null
  attachments: string[]
}

export type Office = { name: string; columns: readonly Column[]; sections: readonly { id: string; name: string }[]; today: PlainDate }

const labels: Partial<Record<Field, string>> = {
  ...{ title: '标题', originalOn: '发布日期', formedOn: '成文日期', effectiveOn: '生效日期', expiresOn: '失效日期', column: '栏目' },
  ...{ section: '股室', validity: '有效性', url: '原网址', indexNumber: '索引号', body: '正文' },
}

/** What a row says, with all that is wrong in it. The row is left out where anything is. */
export function itemOfRow(row: Row, from: string, office: Office): { item: RowItem; faults: Fault[] } {
  const { cells, number } = row
  const [texts, errors] = withoutErrors(row.texts)
  const faults: Fault[] = []
  const put = (field: Field, found: string, wanted: string) =>
    faults.push({ row: number, cell: cells[field] ?? null, field: labels[field] ?? field, found: found.slice(0, 80), wanted })
  for (const [field, error] of errors) put(field, error, '值；公式在这里算出的是错误')
  const fault = (field: Field, wanted: string) => {
    if (!errors.has(field)) put(field, texts[field] ?? '', wanted)
  }
  const text = (field: Field, most: number): string => {
    const value = (texts[field] ?? '').replace(/\s+/g, ' ').trim()
    if (value.length > most) fault(field, `最多 ${most} 个字`)
    return value
  }
  const on = (field: Field): PlainDate | null => {
    if (!texts[field]?.trim()) return null
    const found = dayOf(texts[field])
    if (!found) fault(field, '日期，例如 2023-05-04')
    else if (found > office.today && (field === 'originalOn' || field === 'formedOn')) fault(field, '不晚于今天的日期')
    return found
  }
  const title = text('title', 200)
  if (!title) fault('title', '标题不能空')
  const originalOn = on('originalOn')
  const column = columnNamed(text('column', 200), office.columns)
  if (texts.column?.trim() && !column) fault('column', '本机关目录中的栏目名称（同名的写“上级›下级”）')
  if (column?.closedOn) fault('column', '没有停用的栏目')
  const section = office.sections.find(({ name }) => name === text('section', 60))
  if (texts.section?.trim() && !section) fault('section', `本机关的股室：${office.sections.map(({ name }) => name).join('、')}`)
  const validity =
    (Object.keys(validities) as Validity[]).find(key => validities[key].label === texts.validity?.trim()) ??
    aliases[texts.validity?.trim() ?? ''] ??
    null
  if (texts.validity?.trim() && !validity) fault('validity', '有效、已修改、废止或者失效')
  const oldPath = pathOf(texts.url ?? '')
  if (texts.url?.trim() && oldPath === null) fault('url', '网址，例如 http://www.example.gov.cn/art/1.html')
  const body = texts.body?.trim() ? { text: texts.body } : texts.file?.trim() ? { file: texts.file.trim() } : null
  const attachments = (texts.attachments ?? '')
    .split(/[;；\n|]+/)
    .map(name => name.trim())
    .filter(Boolean)
  if (!body && attachments.length === 0) fault('body', '正文、正文文件或者附件')
  const content: Content = {
    ...{ ...emptyContent, title, column: column?.key ?? null, genre: text('genre', 40) || null, subject: text('subject', 40) || null },
    documentNumber: texts.documentNumber?.trim() ? normaliseDocumentNumber(text('documentNumber', 60)) : null,
    ...{ formedOn: on('formedOn') ?? originalOn, effectiveOn: on('effectiveOn'), expiresOn: on('expiresOn') },
    ...{
      summary: text('summary', 500),
      keywords: text('keywords', 200)
        .split(/[,，;；、\s]+/)
        .filter(Boolean),
    },
    ...{ source: text('source', 100) || office.name, attribute: originalOn ? 'public' : null, isNormative: validity !== null },
  }
  const indexNumber = text('indexNumber', 100) || null
  const importKey = createHash('sha256')
    .update(identityOf(texts, { title, originalOn, indexNumber, documentNumber: content.documentNumber }, from))
    .digest('base64url')
  return {
    item: {
      row: number,
      importKey,
      content,
      originalOn,
      indexNumber,
      sectionId: section?.id ?? column?.sectionId ?? null,
      validity,
      oldPath,
      body,
      attachments,
    },
    faults,
  }
}

/**
 * What makes a row the one that came in before, whatever the list is called now: the number that the agency gave it, the page it was, or else
 * what it is called, of which day, under which number. A bare number of the old system means something in its own list alone.
 */
function identityOf(
  texts: Row['texts'],
  {
    title,
    originalOn,
    indexNumber,
    documentNumber,
  }: Pick<Content, 'title' | 'documentNumber'> & Pick<RowItem, 'originalOn' | 'indexNumber'>,
  from: string,
): string {
  if (indexNumber) return `index\0${indexNumber}`
  const number = texts.number?.trim()
  // 清单 (1).xlsx, 清单 - 副本.xlsx: the same list, loaded down or copied again
  if (number) return `number\0${from.replace(/(?:\s*[（(]\d+[)）]|\s*-?\s*副本)+(?=\.\w+$|$)/g, '')}\0${number}`
  const url = texts.url?.trim()
  return url ? `url\0${url}` : `words\0${title}\0${originalOn ?? ''}\0${documentNumber ?? ''}`
}

/** What a formula left that could not be worked out (`#DIV/0!`) says nothing: it is told of by itself. */
function withoutErrors(texts: Row['texts']): [Row['texts'], Map<Field, string>] {
  const errors = new Map<Field, string>()
  const left: Row['texts'] = {}
  for (const [field, written] of Object.entries(texts) as [Field, string][]) {
    // No database keeps NUL, and nobody reads control characters or half a pair.
    const text = written.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\ufffd')
    if (!/^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/.test(text)) left[field] = text
    else errors.set(field, text)
  }
  return [left, errors]
}

const aliases: Record<string, Validity> = {
  有效: 'inForce',
  现行有效: 'inForce',
  是: 'inForce',
  修改: 'amended',
  已废止: 'repealed',
  已失效: 'expired',
}

/** `2023-5-4`, `2023/05/04`, `2023.5.4`, `2023年5月4日`, with or without a time after it; the number of a spreadsheet's day. */
export function dayOf(text: string): PlainDate | null {
  const cleaned = text.normalize('NFKC').trim()
  if (/^\d{5}(\.\d+)?$/.test(cleaned))
    return parseDay(new Date((Math.floor(Number(cleaned)) - 25569) * 86_400_000).toISOString().slice(0, 10))
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+[\d:.+Z]*)?$/.exec(cleaned) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(cleaned)
  return parts ? parseDay(`${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`) : null
}

function columnNamed(text: string, columns: readonly Column[]): Column | null {
  if (!text) return null
  const way = text
    .split(/\s*[›>/\\]\s*/)
    .filter(Boolean)
    .join('›')
  const found = columns.filter(
    ({ key, name }) =>
      key === text ||
      name === text ||
      wayTo(columns, key)
        .map(each => each.name)
        .join('›') === way,
  )
  return found.length === 1 ? found[0]! : null
}

function pathOf(url: string): string | null {
  try {
    const { protocol, pathname } = new URL(url.trim(), 'http://old.invalid')
    return url.trim() && /^https?:$/.test(protocol) && pathname.length < 500 ? pathname : null
  } catch {
    return null
  }
}
