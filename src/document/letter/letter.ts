import { type Block, printable } from '../blocks.ts'
import { page } from '../page.ts'

/**
 * An official letter in the letter form of GB/T 9704—2012 (信函格式, 10.1): the agency's name in red over a red double line, the document
 * number at the right, title, addressee, body, attachments, agency and day where the seal goes, notes, copies. The writers beside this file
 * turn it into DOCX, PDF, HTML and plain text.
 */
export type Letter = {
  /** The letterhead: the agency's full or usual short name. */
  agency: string
  /** With 〔 〕; null before it is numbered. */
  number: string | null
  /** The lines of the title, broken by meaning. */
  title: string[]
  /** Without the colon. */
  addressee: string
  body: Block[]
  attachments: string[]
  signedBy: string
  /** As it is printed, e.g. 2026年10月12日; null before it is signed. */
  day: string | null
  /** （联系人：…） and the like, in brackets below the day. */
  notes: string[]
  /** 抄送, at the foot of the last page. */
  copies: string[]
  /** BCP 47. */
  lang: string
}

/** What stands where the number and the day will be. */
export const unnumbered = '（待编号）'
export const undated = '（待签发）'

/** A gap that a person has to fill, as it stands in a draft: 【待填：不予公开的理由】. */
export const gap = (what: string): string => `【待填：${what}】`

/** Finds the gaps of a text; the first group is what is wanted. */
export const gaps = /【待填：([^】]*)】/g

/** 附件：… with a number only where there are several (GB/T 9704 7.3.4). */
export const attachmentLines = ({ attachments }: Pick<Letter, 'attachments'>): string[] =>
  attachments.length === 1 ? [attachments[0]!] : attachments.map((title, i) => `${i + 1}.${title}`)

export const copiesLine = ({ copies }: Pick<Letter, 'copies'>): string => `抄送：${copies.join('，')}。`

/** Points of the letterhead: 小初, or as much smaller as the name needs to stay on the red line of 170 mm. */
export const headSize = (agency: string): number => Math.min(36, Math.floor(480 / Math.max(1, [...printable(agency)].length)))

/** Top of the letterhead, its distance from the upper line, and of the lower line from the foot of the page, in mm (10.1). */
export const headTop = 30
export const underHead = 4
export const footLine = 20
export const lineLength = 170

/** About how wide a text is in the body's face, in points: our faces set Latin letters and digits in half a square. */
export const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c < '\u0080' ? 0.5 : 1), 0) * (page.size.body - 0.21)
