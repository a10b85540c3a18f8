import { halfWidth } from '../../text/index.ts'

/** 国办函〔2021〕30号: the sign of the agency, the year in 〔〕, the number without leading zeros and without 第 (GB/T 9704—2012 7.2.5). */
const shape =
  /^(\p{Script=Han}(?:[\p{Script=Han}、·]|[（(]\p{Script=Han}{1,10}[)）]){0,30})[﹝[【(（［〔「『〈<{｛]?\s*((?:19|20)\d{2})\s*年?\s*[﹞\]】)）］〕」』〉>}｝]?\s*第?\s*(?:0*)([1-9]\d{0,4})\s*(号|號)$/u

/** Orders and announcements that are counted without a year: 国务院令第711号. */
const order = /^(\p{Script=Han}{2,30}?(?:令|公告|通告|通报))\s*[（(]?第?\s*0*([1-9]\d{0,4})\s*(?:号|號)[)）]?$/u

/** A document number as the standard writes it; whatever is none stays as it is. */
export function normaliseDocumentNumber(text: string): string {
  const plain = halfWidth(text).replace(/[\s\u00a0]+/g, '')
  const ordered = order.exec(plain)
  if (ordered) return `${ordered[1]}第${ordered[2]}号`
  const found = shape.exec(plain)
  return found ? `${found[1]!.replaceAll('(', '（').replaceAll(')', '）')}〔${found[2]}〕${found[3]}号` : text.trim()
}

export type NumberFault = { message: string; english: string }

/** What is wrong with a document number, or null. `formedYear` is the year of the day it was formed. */
export function numberFault(text: string, formedYear?: number): NumberFault | null {
  const found = /^\p{Script=Han}[\p{Script=Han}（）、·]{0,30}〔(\d{4})〕[1-9]\d{0,4}号$/u.exec(text)
  if (!found) {
    if (/^\p{Script=Han}{2,30}(?:令|公告|通告|通报)第[1-9]\d{0,4}号$/u.test(text)) return null
    const better = normaliseDocumentNumber(text)
    if (better !== text) return { message: `发文字号应写作“${better}”`, english: `the document number is written “${better}”` }
    return {
      message: '发文字号应为“机关代字〔年份〕序号号”，如：国办函〔2021〕30号',
      english: 'not a document number: agency, 〔year〕, number, 号',
    }
  }
  const year = Number(found[1])
  if (formedYear !== undefined && year !== formedYear)
    return {
      message: `发文字号的年份 ${year} 与成文日期的年份 ${formedYear} 不一致`,
      english: `the number is of ${year}, the document was formed in ${formedYear}`,
    }
  return null
}
