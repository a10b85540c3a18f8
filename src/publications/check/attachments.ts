import { BadInput } from '../../errors.ts'
import { textOfAttachment } from '../content/attachment-text.ts'
import { cleanDocx, unseenInDocx } from '../content/clean-docx.ts'
import { cleanXlsx } from '../content/clean-xlsx.ts'
import { type ContentLimits, contentLimits } from '../content/limits.ts'
import { openZip } from '../content/open-zip.ts'
import { openPdf } from '../content/pdf-text.ts'
import { localName, xmlPieces } from '../content/xml.ts'
import { type Finding, fingerprinted, type NewFinding } from './finding.ts'
import { minorFindings } from './minors.ts'
import { personalFindings } from './personal.ts'
import { pictureKind, positionIn } from './picture.ts'
import { readingOf } from './reading.ts'

export { cleanDocx, cleanXlsx }

export type Attached = { fileId: string; title: string; bytes: Uint8Array /** As the room `files` tells it by content. */; kind: string }

/** What a file says that it should not: personal data in its words, and what its reader does not see. Never throws for rubbish: a finding says why. */
export async function checkAttachment(file: Attached, limits: ContentLimits = contentLimits): Promise<Finding[]> {
  const found: NewFinding[] = []
  const add = (rule: NewFinding['rule'], level: NewFinding['level'], where: string, message: string, english: string, text = '') =>
    found.push({
      rule,
      level,
      at: { field: 'attachments', fileId: file.fileId, where },
      text,
      message: `附件“${file.title}”：${message}`,
      english: `“${file.title}”: ${english}`,
      suggestion: null,
    })
  try {
    if (file.kind === 'docx' || file.kind === 'docm') unseenOfWord(file.bytes, limits, add)
    else if (file.kind === 'xlsx' || file.kind === 'xlsm') unseenOfSheets(file.bytes, limits, add)
    else if (file.kind === 'pdf') await unseenOfPdf(file.bytes, limits, add)
  } catch (error) {
    const [message = '', english = message] =
      error instanceof BadInput ? error.message.split(' / ') : ['文件已损坏，无法检查', 'the file is damaged and cannot be checked']
    add('unreadable', 'warning', '', message, english)
  }
  if (pictureKind(file.bytes)) {
    if (positionIn(file.bytes)) add('position', 'mustFix', 'EXIF', '图片里记有拍摄位置，请清除', 'the picture says where it was taken')
    return fingerprinted(found)
  }
  const words = await textOfAttachment(file.bytes, file.kind, limits)
  if ('text' in words) found.push(...inWords(file, words.text))
  else if (!found.some(({ rule }) => rule === 'unreadable'))
    add('unreadable', 'warning', '', `${words.reason}，没有检查文字`, `${words.english}: its words were not checked`)
  return fingerprinted(found)
}

type Add = (rule: NewFinding['rule'], level: NewFinding['level'], where: string, message: string, english: string, text?: string) => void

/** Personal data in the words of a file, each with the number of its line. */
function inWords({ fileId, title }: Attached, text: string): NewFinding[] {
  const nothing = {
    title: '',
    body: '',
    documentNumber: null,
    formedOn: null,
    effectiveOn: null,
    expiresOn: null,
    summary: '',
    source: '',
    keywords: [],
    attachments: [],
  }
  const reading = readingOf(nothing)
  const passages = text.split('\n').map((line, number) => ({
    at: { field: 'attachments' as const, fileId, where: `第 ${number + 1} 行` },
    text: line,
    isBody: true,
    name: 'p',
  }))
  const found = [...personalFindings({ ...reading, passages }), ...minorFindings({ ...reading, passages })]
  return found.slice(0, 500).map(one => ({
    ...one,
    at: { field: 'attachments' as const, fileId, ...(one.at.where && { where: one.at.where }) },
    message: `附件“${title}”${one.at.where}：${one.message}`,
    english: `“${title}”: ${one.english}`,
    // a file is not changed by a click: it is mended where it was written, and put here anew
    suggestion: null,
  }))
}

function unseenOfWord(bytes: Uint8Array, limits: ContentLimits, add: Add): void {
  const { hidden, deletions, insertions, comments, people } = unseenInDocx(bytes, limits)
  if (hidden.length > 0) add('hidden', 'mustFix', '隐藏文字', `有隐藏文字 ${hidden.length} 处`, `${hidden.length} pieces of hidden text`)
  if (deletions + insertions > 0)
    add('hidden', 'mustFix', '修订', `有未接受的修订 ${deletions + insertions} 处`, `${deletions + insertions} tracked changes`)
  if (comments > 0) add('hidden', 'mustFix', '批注', `有批注 ${comments} 条`, `${comments} comments`)
  if (people.length > 0)
    add('properties', 'warning', '属性', `文件属性或者修订里有 ${people.length} 个人名`, `the properties name ${people.length} people`)
}

function unseenOfSheets(bytes: Uint8Array, limits: ContentLimits, add: Add): void {
  const zip = openZip(bytes, limits)
  const opened = function* (name: string) {
    for (const piece of xmlPieces(zip.text(name) ?? ''))
      if (piece.kind === 'open') yield { name: localName(piece.name), attributes: piece.attributes }
  }
  const hidden: string[] = []
  for (const { name, attributes } of opened('xl/workbook.xml'))
    if (name === 'sheet' && /^(?:hidden|veryHidden)$/.test(attributes['state'] ?? '')) hidden.push(attributes['name'] ?? '')
  if (hidden.length > 0) add('hidden', 'mustFix', '工作表', `有隐藏的工作表：${hidden.join('、')}`, `hidden sheets: ${hidden.join(', ')}`)
  let [rows, columns] = [0, 0]
  for (const part of zip.names.filter(one => /^xl\/worksheets\/sheet\d+\.xml$/.test(one)))
    for (const { name, attributes } of opened(part)) {
      if (!/^(?:1|true)$/.test(attributes['hidden'] ?? '')) continue
      if (name === 'row') rows++
      else if (name === 'col') columns++
    }
  if (rows + columns > 0)
    add('hidden', 'mustFix', '行列', `有隐藏的行 ${rows} 处、列 ${columns} 处`, `${rows} hidden rows, ${columns} hidden columns`)
  const { comments, log, people } = cleanXlsx(bytes, limits)
  if (log) add('hidden', 'mustFix', '修订', '有修订记录', 'a log of changes')
  if (comments) add('hidden', 'mustFix', '批注', '有批注', 'comments')
  if (people.length > 0)
    add('properties', 'warning', '属性', `文件属性里有 ${people.length} 个人名`, `the properties name ${people.length} people`)
}

async function unseenOfPdf(bytes: Uint8Array, limits: ContentLimits, add: Add): Promise<void> {
  const pdf = await openPdf(bytes, limits)
  try {
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> }
    const author = String(info['Author'] ?? '').trim()
    if (author) add('properties', 'warning', '属性', '文件属性里有作者', 'the properties name an author')
    let notes = 0
    const end = performance.now() + limits.milliseconds
    for (let number = 1; number <= Math.min(pdf.numPages, limits.pages) && performance.now() < end; number++) {
      const page = await pdf.getPage(number)
      const annotations = (await page.getAnnotations()) as { subtype?: string }[]
      notes += annotations.filter(({ subtype }) => subtype && !['Link', 'Widget', 'Popup'].includes(subtype)).length
      page.cleanup()
    }
    if (notes > 0) add('hidden', 'mustFix', '批注', `有批注或者标记 ${notes} 处`, `${notes} annotations`)
  } finally {
    await pdf.destroy()
  }
}
