import { describe, expect, test } from 'vitest'
import { reportOf } from '../../../test/support/reports.ts'
import type { Report } from '../report.ts'
import { checkReport } from './index.ts'
import { numberOf, runningText } from './sentences.ts'

/** A report of 2023 with round figures and the given text in one section. */
function saying(text: string, number = 1, wishes: { form?: '2019' | '2021'; agency?: string } = {}): Report {
  const form = wishes.form ?? '2021'
  const report = reportOf(form, { year: 2023, agency: wishes.agency, sections: [{ number, heading: '总体情况', text }] })
  const rows = report.applications!.rows
  for (const key of Object.keys(rows)) rows[key] = Array(7).fill(0)
  const set = (key: string, n: number) => (rows[key] = [n, 0, 0, 0, 0, 0, n])
  const figures = { received: 100, carriedIn: 7, granted: 50, refusedSecret: 2, refusedByLaw: 3, notHeld: 40, handled: 95, carriedOut: 12 }
  for (const [key, figure] of Object.entries(figures)) set(key, figure)
  Object.assign(report.disputes!, {
    reconsideration: [3, 1, 0, 0, 4],
    litigationDirect: [1, 0, 0, 0, 1],
    litigationAfterReconsideration: [4, 0, 1, 0, 5],
  })
  if (form === '2021') report.disclosure!['normativeDocuments'] = { issued: 4, repealed: 2, inForce: 30 }
  return report
}
const found = (text: string, rule: string, number?: number, wishes?: Parameters<typeof saying>[2]) =>
  checkReport(saying(text, number, wishes)).findings.filter(finding => finding.rule === rule)

describe('X-1: figures of the text are those of the tables', () => {
  test.each([
    '2023年收到政府信息公开申请100件。',
    '全市新收申请 100 件，上年结转 7 件。',
    '全年收办政府信息公开申请107件，其中自然人107件；予以公开50件、不予公开5件、无法提供40件、转下年度办理12件。',
    '受理政府信息公开申请 100 件，答复 95 件（含上年度结转申请 7 件，\n另有 12 件顺延到下年度答复）。行政复议 4 件，行政诉讼 6 件，其中结果维持 5 件，其他结果 1 件。',
    '制发行政规范性文件4件，废止2件，现行有效规范性文件30件。',
    '出台四项规范性文件。',
    '２０２３年收到信息公开申请１００件。',
    '收到并办理政府信息公开申请100件，同比增长20%。',
  ])('agrees: %s', text => {
    expect(found(text, 'X-1')).toEqual([])
  })

  test.each([
    ['2023年收到政府信息公开申请101件。', 100, 101],
    ['未收到依申请公开事项。', 100, 0],
    ['答复申请94件。', 95, 94],
    ['收到申请100件，不予公开6件。', 5, 6],
    ['全年备案政府信息公开行政复议案件134件。', 4, 134],
    ['行政诉讼案件57件。', 6, 57],
    ['行政诉讼6件，其中结果维持4件。', 5, 4],
    ['未经复议直接起诉2件。', 1, 2],
    ['出台五项规范性文件。', 4, 5],
    ['现行有效的行政规范性文件29件。', 30, 29],
    ['收到申请100件，结转下年度继续办理13件。', 12, 13],
    ['收到申请一百零五件。', 100, 105],
    ['共受理信息公开申请58件（其中网络申请40件），同比增长20%。', 100, 58],
    ['收到政府信息公开申请99件，较2022年增加5件。', 100, 99],
    ['未发生因政府信息公开引起的行政复议、行政诉讼。', 10, 0],
    ['本年度没有因信息公开被申请行政复议的情况。', 4, 0],
  ])('differs: %s', (text, expected, figure) => {
    expect(found(text, 'X-1')).toMatchObject([{ level: 'warning', at: 'sections[0]', expected, found: figure }])
  })

  test.each([
    '2022年收到政府信息公开申请88件。',
    '近三年收到政府信息公开申请300件。',
    '收到申请比上年增加12件。',
    '市本级收到政府信息公开申请20件。',
    '通过网络收到政府信息公开申请60件。',
    '受理12345热线工单500件，办结500件，按时答复498件。',
    '司法局办理行政复议案件320件。',
    '公开规范性文件9件，清理规范性文件12件。',
    '收到申请约110件，主动公开信息2600余条。',
    '参与制定党内规范性文件3件。',
    '无行政复议被纠错、行政诉讼败诉情形。',
    '办理结果未引发复议的占90%。',
    '行政复议、行政诉讼共10件。',
  ])('says nothing of this year’s tables: %s', text => {
    expect(found(text, 'X-1')).toEqual([])
  })

  test('names the reading that was used where a figure may be two', () => {
    expect(checkReport(saying('收到政府信息公开申请107件。')).readings).toEqual([
      { rule: 'X-1', at: 'sections[0]', reading: '“收到政府信息公开申请107件”：一 + 二（新收与上年结转）' },
    ])
  })

  test('is not evaluated where the table was not read', () => {
    const report = saying('收到政府信息公开申请100件。')
    report.applications = null
    const check = checkReport(report)
    expect(check.findings.filter(finding => finding.rule === 'X-1')).toEqual([])
    expect(check.notChecked).toContainEqual(expect.objectContaining({ rule: 'X-1', at: 'sections[0]' }))
  })
})

describe('X-2: the parts named add up to the total named', () => {
  test.each([
    '主动公开信息151条，其中工作动态95条，基层政务公开信息25条，优化营商环境信息16条，政务公开信息13条，重点领域信息公开2条，完成了任务。',
    '2020年公开信息217条，其中门户网站125条，微信公众号92条。',
    '主动公开信息330条，其中：行政职权类5条，动态类320条，财政预决算2条，其他2条，年度报告1条。',
    '公开信息1000条，其中政策解读20条、财政信息30条。',
    '公开信息100条，其中动态60条，公告30条等。',
    '收到申请10件，其中自然人8件，占80%；公开信息5条。',
    '公开信息100条，其中动态60条，视频30个。',
  ])('agrees or says nothing: %s', text => {
    expect(found(text, 'X-2')).toEqual([])
  })

  test.each([
    ['主动公开信息151条，其中工作动态95条，基层政务公开信息25条，优化营商环境信息16条，政务公开信息13条，重点领域信息公开3条。', 152, 151],
    ['公开信息218条，其中门户网站125条，微信公众号92条。', 217, 218],
    ['公开信息330条，其中：职权类5条，动态类320条，财政预决算3条，其他2条，年度报告1条。', 331, 330],
  ])('differs: %s', (text, expected, figure) => {
    expect(found(text, 'X-2')).toMatchObject([{ level: 'warning', at: 'sections[0]', expected, found: figure }])
  })
})

describe('the rules on text and form', () => {
  test('X-3: section 六 says what fee was charged, also when none was (109号)', () => {
    expect(found('无其他需要报告的事项。', 'X-3', 6)).toMatchObject([{ at: 'sections[0]' }])
    expect(found('2023年收取信息处理费0元。', 'X-3', 6)).toEqual([])
    expect(found('本年度未收取信息处理费。', 'X-3', 6)).toEqual([])
  })

  test('X-3: row （六）2 above zero needs a word of fees', () => {
    const report = saying('无。', 6)
    report.applications!.rows['feeUnpaid'] = [1, 0, 0, 0, 0, 0, 1]
    expect(checkReport(report).findings).toContainEqual(expect.objectContaining({ rule: 'X-3', at: 'applications.rows.feeUnpaid[6]' }))
  })

  test('X-4: the years agree', () => {
    expect(found('2022年我们将重点做好三项工作。', 'X-4', 5)).toMatchObject([{ level: 'error', expected: 2024, found: 2022 }])
    expect(found('2024年我们将重点做好三项工作，2025年底前将完成改版。', 'X-4', 5)).toEqual([])
    expect(found('2022年，我局认真落实条例。', 'X-4')).toMatchObject([{ expected: 2023, found: 2022 }])
    expect(found('统计期限自2022年1月1日起至2022年12月31日止。2023年工作继续。', 'X-4')).toMatchObject([{ expected: 2023, found: 2022 }])
    expect(found('2022年收取信息处理费0元。', 'X-4', 6)).toMatchObject([{ found: 2022 }])
  })

  test('X-5: section 一 has five parts from 2021 on, a government’s also the results of art. 50(4)', () => {
    const five = '（一）主动公开。好。（二）依申请公开。好。（三）政府信息管理。好。（四）平台建设。好。（五）强化监督保障。好。'
    expect(found(five, 'X-5')).toEqual([])
    expect(found('（一）主动公开。好。', 'X-5')).toMatchObject([
      { message: '总体情况应分五个方面，缺：依申请公开、政府信息管理、政府信息公开平台建设、监督保障' },
    ])
    expect(found(five, 'X-5', 1, { agency: '某某县人民政府' })).toMatchObject([{ expected: '工作考核、社会评议和责任追究结果' }])
    expect(found(`${five}开展工作考核和社会评议，无责任追究情形。`, 'X-5', 1, { agency: '某某县人民政府' })).toEqual([])
  })

  test('X-7: the format cited is the one used', () => {
    const report = reportOf('2019', { year: 2023, citedForm: '2021' })
    expect(checkReport(report).findings).toContainEqual(
      expect.objectContaining({
        rule: 'X-7',
        level: 'error',
        at: 'disclosure.rules.made',
        expected: '国办公开办函〔2021〕30号',
        found: '国办公开办函〔2019〕60号',
      }),
    )
    expect(checkReport(reportOf('2021', { citedForm: null })).findings).toEqual([])
  })

  test('numbers are read as they are written', () => {
    expect(['四', '十', '十二', '二十', '一百零五', '两千三百', '二〇', '38'].map(numberOf)).toEqual([4, 10, 12, 20, 105, 2300, 20, 38])
    expect(runningText('收到 1,234\n件。（一）\n好')).toBe('收到1234件。（一）好')
  })
})

describe('X-4 and the opening paragraph', () => {
  test('finds a period of figures that was copied from the year before', () => {
    const report = { ...reportOf('2021', { year: 2023 }), opening: '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。' }
    expect(checkReport(report).findings).toContainEqual(
      expect.objectContaining({ rule: 'X-4', level: 'error', expected: 2023, found: 2022 }),
    )
    const right = { ...report, opening: report.opening.replaceAll('2022', '2023') }
    expect(checkReport(right).findings.filter(f => f.rule === 'X-4')).toEqual([])
  })
})
