import { applicationAt, sectionAt } from '../cells.ts'
import type { Checking } from './rule.ts'

const feeWords = /信息处理费|收费|收取[^。]{0,12}费|费用/

/** 109号 counts from 2021-01-01: reports of earlier years owe no sentence. */
const feesFrom = 2021

/** X-3, the half that the text alone can answer: section 六 says what was charged, also when nothing was; row （六）2 needs a fee notice. */
export function feesAreTold(c: Checking): void {
  const { report } = c
  if (report.year !== null && report.year < feesFrom) return
  const n = report.sections.findIndex(section => section.number === 6)
  const told = report.sections.some(section => feeWords.test(section.text.replace(/\s/g, '')))
  const column = c.form.applications.columns.length - 1
  const unpaid = report.applications?.rows['feeUnpaid']?.[column]
  if (typeof unpaid === 'number' && unpaid > 0 && !told && report.sections.length > 0)
    c.found({
      at: applicationAt('feeUnpaid', column),
      expected: null,
      found: unpaid,
      message: `（六）2“逾期未按收费通知要求缴纳费用” = ${unpaid}，正文却没有提到信息处理费`,
      english: `${unpaid} applications ended because a fee was not paid, but the text never mentions a fee`,
    })
  if (n < 0) {
    c.skip(sectionAt(Math.max(0, report.sections.length - 1)), '没有读到第六部分', 'section 六 was not read')
    return
  }
  if (told) return
  c.found({
    at: sectionAt(n),
    expected: '收取信息处理费情况',
    found: null,
    message: '第六部分没有说明收取信息处理费的情况；没有收取的也应写明',
    english: 'section 六 does not say what information processing fee was charged; "none" must be said too',
  })
}
