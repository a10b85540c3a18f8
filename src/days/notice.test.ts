import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticeOf2027, notices } from '../../test/support/notices.ts'
import { addDays, calendarPapers, makeCalendar, type PlainDate } from '../law/index.ts'
import { understandNotice } from './notice.ts'

const errors = (text: string) => understandNotice(text).faults.filter(({ level }) => level === 'error')
/** A notice with one arrangement instead of the usual one. */
const with2026 = (line: string) => notices.at(-1)!.text.replace(/一、元旦.*\n/, `一、元旦：${line}\n`)

describe('the notices of 2019 to 2026', () => {
  test.each(notices)('$cites is understood as the law notes have it', ({ cites, text }) => {
    const paper = calendarPapers.find(paper => paper.cites === cites)!
    // An amendment is read by somebody who knows the paper before it.
    const understood = understandNotice(
      text,
      calendarPapers.filter(({ announcedOn }) => announcedOn < paper.announcedOn),
    )
    expect(understood.faults.filter(({ level }) => level !== 'note')).toEqual([])
    expect(understood).toMatchObject({ year: paper.year, announcedOn: paper.announcedOn, amends: paper.amends ?? false })
    expect(understood.number).toBe(cites.startsWith('国办') ? cites : null)
    expect(understood.workingDays).toEqual(paper.workingDays)
    expect(understood.daysOff.map(({ name }) => name)).toEqual(paper.daysOff.map(({ name }) => name))
    const read = makeCalendar({ papers: [{ ...paper, daysOff: understood.daysOff, workingDays: understood.workingDays }] })
    const known = makeCalendar({ papers: [paper] })
    const [from, to] = [`${paper.year - 1}-12-01`, `${paper.year + 1}-01-31`] as [PlainDate, PlainDate]
    for (let on = from; on <= to; on = addDays(on, 1)) expect(read.isWorkingDay(on), on).toBe(known.isWorkingDay(on))
  })

  test('make together the calendar of this edition', () => {
    const papers = notices.map(({ cites, text }) => {
      const { announcedOn } = calendarPapers.find(paper => paper.cites === cites)!
      const { year, daysOff, workingDays, amends } = understandNotice(text)
      return { year: year!, announcedOn, cites, amends, daysOff, workingDays }
    })
    const [read, known] = [makeCalendar({ papers }), makeCalendar()]
    for (let on = '2018-12-01' as PlainDate; on < '2027-01-01'; on = addDays(on, 1))
      expect(read.isWorkingDay(on), on).toBe(known.isWorkingDay(on))
  })

  test('are understood without line ends, with full-width digits, other dashes and 和', () => {
    const { text } = notices.at(-1)!
    const usual = understandNotice(text)
    const copies = [
      text.replace(/\n(?!国务院办公厅\n|2025年11月4日)/g, ''),
      text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      text.replaceAll('至', '—'),
      text.replaceAll('日）至', '日）到').replaceAll('（', '(').replaceAll('）', ')').replaceAll('周日', '星期天'),
      text.replaceAll('）、', '）和').replaceAll('。', '；'),
      text.replace(/[一二三四五六七]、/g, ''),
    ]
    for (const copy of copies) {
      const { daysOff, workingDays, faults } = understandNotice(copy)
      expect({ daysOff, workingDays, faults: faults.map(({ says }) => says) }).toEqual({
        daysOff: usual.daysOff,
        workingDays: usual.workingDays,
        faults: [],
      })
    }
  })

  test('what only encourages is no day off, and is said', () => {
    const { faults, daysOff } = understandNotice(notices.find(({ cites }) => cites.includes('2023〕7'))!.text)
    expect(faults.map(({ level }) => level)).toEqual(['note'])
    expect(faults[0]!.quote).toContain('除夕（2月9日）休息')
    expect(daysOff.some(({ from }) => from <= '2024-02-09' && from > '2024-02-01')).toBe(false)
  })

  test('a notice to come is understood as well', () => {
    const { year, faults, daysOff, number } = understandNotice(noticeOf2027)
    expect({ year, faults, number }).toEqual({ year: 2027, faults: [], number: '国办发明电〔2026〕99号' })
    expect(daysOff).toHaveLength(7)
  })
})

describe('the text is held against the calendar', () => {
  test.each([
    ['1月1日（周五）至3日（周六）放假调休，共3天。1月4日（周日）上班。', '2026年1月1日是周四，文中写的是周五。'],
    ['1月1日（周四）至3日（周日）放假调休，共3天。', '2026年1月3日是周六，文中写的是周日。'],
    ['1月1日（周四）至3日（周六）放假调休，共4天。', '文中写共4天，按起止日期是3天。'],
    ['1月1日放假2天。', '文中写共2天，按起止日期是1天。'],
    ['1月1日放假。1月4日（周六）上班。', '2026年1月4日是周日，文中写的是周六。'],
    ['1月1日放假。1月5日上班。', '2026-01-05 本来就是周一至周五，不会是调休上班的日子。'],
    ['1月3日至1日放假。', '起止日期颠倒。'],
    ['1月1日至32日放假。', '2026年没有1月32日。'],
    ['13月1日放假。', '2026年没有13月1日。'],
    ['1月1日至2月15日放假。', '连续46天，不像放假安排。'],
    ['2020年1月1日放假。', '不是2026年前后的日期。'],
    ['1月1日放假，与周末连休。', '文中写与周末连休，这一天却不挨着周末。'],
    ['1月1日不放假。', '没有读懂这一句：写的是“不”放假、“不”上班或者取消。'],
    ['1月1日另行通知。', '没有读懂这一句里的日期：放假还是上班？'],
    ['另行通知。', '没有读懂元旦放哪几天假。'],
    ['1月1日至4日放假，共4天。1月4日（周日）上班。', '2026-01-04 既放假（元旦）又上班。'],
    ['1月1日至3日放假，1月2日放假。', '元旦和元旦的放假日期重叠（2026-01-02）。'],
  ])('%s: %s', (line, says) => {
    expect(errors(with2026(line)).map(fault => fault.says)).toContain(says)
  })

  test('a range over the end of the year needs no years', () => {
    const { daysOff, workingDays, faults } = understandNotice(
      with2026('12月31日（周三）至1月2日（周五）放假，共3天。12月28日（周日）上班。'),
    )
    expect(faults).toEqual([])
    expect(daysOff[0]).toEqual({ name: '元旦', from: '2025-12-31', to: '2026-01-02' })
    expect(workingDays[0]).toBe('2025-12-28')
  })

  test('a festival that is missing is said, and is no error', () => {
    const { faults, amends } = understandNotice(notices.at(-1)!.text.replace(/五、端午节.*\n/, ''))
    expect({ faults, amends }).toEqual({ faults: [{ level: 'warning', quote: '', says: '没有找到端午节的安排。' }], amends: false })
  })

  test('an extension of a holiday that nobody has entered is an error', () => {
    const { text } = notices.find(({ text }) => text.includes('延长2020年春节'))!
    expect(understandNotice(text, []).faults.map(({ says }) => says)).toContain('要延长的假期没有登记过，先录入全年的安排。')
  })
})

describe('rubbish', () => {
  test.each([
    ['', '文中没有写明是哪一年的安排。'],
    ['今天天气很好。', '文中没有写明是哪一年的安排。'],
    ['2026年部分节假日安排', '没有找到放假或者上班的日期。'],
    ['2026年元旦和2027年元旦都放假。', '文中写了不止一个年份：2026、2027。'],
    ['临湘市2026年国庆节文艺汇演10月1日举行', '没有读懂这一句里的日期：放假还是上班？'],
    [`2026年部分节假日安排${'放'.repeat(20_000)}`, '文字超过 20000 个字符，不像一份放假安排的通知。'],
  ])('%.20s is not understood, and why is said', (text, says) => {
    expect(errors(text).map(fault => fault.says)).toContain(says)
  })

  test('is never understood quietly: without an error there are days, each range in order and none of them also working', () => {
    const piece = fc.constantFrom(
      ...['2026年', '部分节假日安排\n', '一、元旦：', '二、春节：', '1月1日', '2月30日', '12月31日', '至', '3日', '（周四）', '（周日）'],
      ...[
        '放假',
        '调休',
        '上班',
        '共3天',
        '，',
        '。',
        '、',
        '与周末连休',
        '不',
        '延长',
        '假期至',
        '\n',
        '1',
        '月',
        '日',
        '（',
        '）',
        '起正常上班',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = `2026年部分节假日安排\n${pieces.join('')}`
        const { daysOff, workingDays, faults } = understandNotice(text)
        if (faults.some(({ level }) => level === 'error')) return
        expect(daysOff.length + workingDays.length).toBeGreaterThan(0)
        for (const { name, from, to } of daysOff) {
          expect(name).not.toBe('')
          expect(from <= to).toBe(true)
          expect(workingDays.some(on => from <= on && on <= to)).toBe(false)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(['1', '1月', '1月1日', '（', '至', '一、', '元旦', '元旦、', '元旦：', '2026年', '放假', '日起'])(
    'of a hundred thousand characters of “%s” is read as far as a notice goes, and said to be none',
    unit => {
      // a moment, or longer than a test may take
      for (const start of ['', '2026年元旦'])
        expect(errors(start + unit.repeat(100_000 / unit.length))[0]!.says).toBe('文字超过 20000 个字符，不像一份放假安排的通知。')
    },
  )
})
