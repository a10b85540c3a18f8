import { createHash } from 'node:crypto'
import type { PlainDate } from '../../law/index.ts'

/** What the check reads of an item: the part of its content that says something. */
export type Draft = {
  title: string
  body: string
  documentNumber: string | null
  formedOn: PlainDate | null
  effectiveOn: PlainDate | null
  expiresOn: PlainDate | null
  summary: string
  source: string
  keywords: readonly string[]
  attachments: readonly { fileId: string; title: string; alt: string | null; role: 'attachment' | 'picture' }[]
}

export type Field =
  | 'title'
  | 'summary'
  | 'source'
  | 'documentNumber'
  | 'formedOn'
  | 'effectiveOn'
  | 'expiresOn'
  | 'keywords'
  | 'body'
  | 'attachments'

/** Where: a field; in the body the block's number (`bodyOf`), with the range of characters in it; in a file its id and a place in words. */
export type FindingPlace = { field: Field; block?: number; start?: number; end?: number; fileId?: string; where?: string }

/** mustFix: it does not go out before it is mended or overruled with a reason. */
export type FindingLevel = 'mustFix' | 'warning'

export type Finding = {
  /** Stable while the same words stand there, wherever they move; by it a finding is overruled. */
  fingerprint: string
  rule: RuleId
  level: FindingLevel
  at: FindingPlace
  /** The words it is about; of personal data only the mask, so that no list of findings leaks what it found. */
  text: string
  message: string
  english: string
  /** What one click puts there instead. */
  suggestion: { kind: 'mask' | 'correct'; text: string } | null
}

export type RuleId = keyof typeof ruleNames

export const ruleNames = {
  personal: { label: '个人信息', english: 'personal data' },
  minor: { label: '未成年人姓名', english: "a minor's name" },
  word: { label: '用字用词', english: 'wording' },
  punctuation: { label: '标点', english: 'punctuation' },
  units: { label: '名称前后不一致', english: 'inconsistent names' },
  documentNumber: { label: '发文字号', english: 'document number' },
  date: { label: '日期', english: 'dates' },
  sum: { label: '合计', english: 'sums' },
  link: { label: '链接', english: 'links' },
  picture: { label: '图片说明', english: 'text alternatives' },
  heading: { label: '标题', english: 'headings' },
  attachment: { label: '附件', english: 'attachments' },
  hidden: { label: '隐藏内容和批注修订', english: 'hidden text, comments, tracked changes' },
  properties: { label: '文件属性', english: 'document properties' },
  position: { label: '图片中的位置', english: 'position in a picture' },
  unreadable: { label: '无法检查', english: 'cannot be checked' },
} as const

export type NewFinding = Omit<Finding, 'fingerprint'> & { /** What the fingerprint is made of where `text` is masked. */ key?: string }

/** Findings with their fingerprints: of the rule, the field or file, the words and which of several alike it is; never of the position. */
export function fingerprinted(found: readonly NewFinding[]): Finding[] {
  const seen = new Map<string, number>()
  return found.map(({ key, ...finding }) => {
    const { field, fileId, where } = finding.at
    const base = [
      finding.rule,
      field,
      fileId ?? '',
      where ?? '',
      key ?? `${finding.text}\u0001${finding.suggestion?.text ?? ''}\u0001${finding.message}`,
    ].join('\u0000')
    const nth = seen.get(base) ?? 0
    seen.set(base, nth + 1)
    return { fingerprint: createHash('sha256').update(`${base}\u0000${nth}`).digest('base64url').slice(0, 22), ...finding }
  })
}
