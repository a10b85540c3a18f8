import { createHash } from 'node:crypto'
import { type PersonalPlace, personalDataIn } from '../../publications/index.ts'
import { maskId, maskPhone } from '../../secrets/index.ts'
import type { Applicant } from '../applicant.ts'

export const maskedFields = ['title', 'asked', 'answered'] as const
export type MaskedField = (typeof maskedFields)[number]
export type Texts = Record<MaskedField, string>

/** What leads to whoever applied or was asked, as it may stand in a text, and what stands there instead. `mayBeKept`: with a reason. */
export type Trait = { label: string; english: string; words: string; masked: string; mayBeKept?: true }

/** What the finders need to know of the case and of the office. */
export type Known = {
  /** Of the applicant and the case: these never go out. Of third parties: only with a reason (art. 15). */
  own: readonly Trait[]
  /** Digits of what the office publishes of itself (art. 12): no personal data. */
  officeDigits: string
}

/** Something that leads to a person. `isOwn`: to the applicant, and no reason keeps it. */
export type ReplyFinding = {
  /** Of the field and the words, never of the position: the same words are masked or kept everywhere in it. */
  fingerprint: string
  at: { field: MaskedField; start: number; end: number } | { field: 'files'; fileId: string; name: string }
  label: string
  english: string
  /** The words as they may stand in a list of findings. */
  masked: string
  isOwn: boolean
}

/** Traits of the applicant and of those who act for them, the number of the case, and the third parties who were asked (个人信息保护法 art. 25). */
export function traitsOfCase(applicant: Applicant | null, number: string, thirdParties: readonly string[] = []): Trait[] {
  const traits: Trait[] = [{ label: '受理号', english: 'the number of the case', words: number, masked: '（受理号略）' }]
  for (const name of thirdParties.map(one => one.trim()).filter(({ length }) => length >= 2))
    traits.push({ label: '第三方名称', english: "a third party's name", words: name, masked: '第三方', mayBeKept: true })
  if (!applicant) return traits
  const add = (label: string, english: string, words: string, masked: string, least: number) => {
    const trimmed = words.trim()
    if (trimmed.length >= least) traits.push({ label, english, words: trimmed, masked })
  }
  for (const name of [applicant.name, applicant.representative, applicant.contact, applicant.agent])
    add('申请人姓名或者名称', "the applicant's name", name, '申请人', 2)
  if (applicant.kind === 'naturalPerson') add('申请人工作单位', "the applicant's employer", applicant.employer, '某单位', 4)
  for (const id of [applicant.identityNumber, applicant.agentIdentityNumber])
    add('申请人证件号码', "the applicant's identity number", id, maskId(id.trim()), 5)
  for (const phone of [applicant.phone, applicant.fax]) add('申请人电话', "the applicant's telephone", phone, maskPhone(phone.trim()), 7)
  add('申请人邮箱', "the applicant's mailbox", applicant.mail, '***', 5)
  add('申请人地址', "the applicant's address", applicant.address, '某地址', 5)
  // 长安路 9 号 of 示例市长安路 9 号
  add('申请人地址', "the applicant's address", applicant.address.replace(/^.*[省市县区](?=.{5})/u, ''), '某地址', 5)
  return traits
}

/** What is found in the texts, the applicant's own first where two claim the same characters. */
export function findingsIn(texts: Texts, { own, officeDigits }: Known): ReplyFinding[] {
  return maskedFields.flatMap(field => {
    const text = texts[field]
    const ours = own.flatMap(trait => placesOf(text, trait.words).map(place => ({ ...trait, ...place, isOwn: !trait.mayBeKept })))
    const others = personalDataIn(text)
      .filter(one => !(one.isLandline && isOfOffice(one, officeDigits)))
      .map(({ label, english, start, end, masked }) => ({ label, english, start, end, masked, isOwn: false }))
    const kept: typeof others = []
    for (const one of [...ours.sort((a, b) => b.end - b.start - (a.end - a.start)), ...others])
      if (!kept.some(({ start, end }) => start < one.end && one.start < end)) kept.push(one)
    return kept
      .sort((a, b) => a.start - b.start)
      .map(({ label, english, start, end, masked, isOwn }) => {
        const fingerprint = fingerprintOf(field, text.slice(start, end))
        return { fingerprint, at: { field, start, end }, label, english, masked, isOwn }
      })
  })
}

export const fingerprintOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 16)

/** Every place of the words, however they are spaced or typed wide. */
export function placesOf(text: string, words: string): { start: number; end: number }[] {
  const plain = narrow(text)
  const pattern = [...narrow(words).replace(/[\s-]/g, '')].map(one => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s-]{0,3}')
  return pattern === ''
    ? []
    : [...plain.matchAll(new RegExp(pattern, 'gi'))].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

/** Half width, of the same length. */
const narrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, one => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')

export const digitsIn = (text: string): string => narrow(text).replace(/(?<=\d)[-\s)]+(?=\d)/g, '')

const isOfOffice = ({ text }: PersonalPlace, officeDigits: string) => officeDigits.includes(narrow(text).replace(/\D/g, ''))

/** The texts with these findings masked. */
export function masked(texts: Texts, findings: readonly ReplyFinding[]): Texts {
  const changed = { ...texts }
  for (const { at, masked: instead } of [...findings].reverse())
    if (at.field !== 'files') changed[at.field] = changed[at.field].slice(0, at.start) + instead + changed[at.field].slice(at.end)
  return changed
}

export type Kept = Readonly<Record<string, { by: string; on: string; reason: string }>>

/** What must be masked, taken out or, where it is not the applicant's, kept with a reason before anybody approves. */
export const openFindings = (findings: readonly ReplyFinding[], kept: Kept): ReplyFinding[] =>
  findings.filter(({ fingerprint, isOwn }) => isOwn || !kept[fingerprint])
