import { sectionAt } from '../cells.ts'
import type { Checking } from './rule.ts'
import { runningText, sentences } from './sentences.ts'

type Wording = {
  pattern: RegExp
  expects: (year: number) => number
  what: string
  english: string
  sections?: readonly number[]
  only?: 'notLater'
}

/** Where a text names a year that must follow from the year of the report. Only wordings that can mean no other year. */
const wordings: readonly Wording[] = [
  {
    pattern: /统计期限[^。，]{0,12}?(20\d\d)年1月1日/,
    expects: year => year,
    what: '统计期限的年份',
    english: 'the period of the figures',
  },
  {
    pattern: /编制[^。，]{0,30}?(20\d\d)年(?:度)?政府信息公开(?:工作)?年度报告/,
    expects: year => year,
    what: '报告名称中的年份',
    english: 'the title of the report',
  },
  {
    // 2024年以来将 is this year; a later year (2027年底前) is a plan, not a slip.
    pattern: /(?:^|[，；])(20\d\d)年(?:度)?(?:，|我|本|度)?[^。；]{0,16}(?:将(?!.{0,4}提前)|计划|打算)/,
    expects: year => year + 1,
    what: '第五部分“下一年”',
    english: 'the next year of section 五',
    sections: [5],
    only: 'notLater',
  },
  {
    pattern: /^(20\d\d)年(?:度)?(?:，)?(?:共|全市|全县|全区|我局|本机关|未|没有)?收取/,
    expects: year => year,
    what: '收费情况的年份',
    english: 'the fee sentence',
    sections: [6],
  },
]

/** X-4: the years of title, period, text and of section 五's next year agree. */
export function yearsAgree(c: Checking): void {
  const { year, opening, sections } = c.report
  if (year === null) {
    c.skip(sectionAt(0), '没有读到报告年份', 'the year of the report was not read')
    return
  }
  const texts = [...(opening ? [{ text: opening, number: 0, at: 0 }] : []), ...sections.map((section, at) => ({ ...section, at }))]
  for (const section of texts) {
    if (!section.text) continue
    for (const sentence of sentences(runningText(section.text))) {
      for (const wording of wordings) {
        if (wording.sections && !wording.sections.includes(section.number ?? 0)) continue
        const found = Number(wording.pattern.exec(sentence)?.[1])
        const expected = wording.expects(year)
        if (!found || found === expected || (wording.only === 'notLater' && found > expected)) continue
        // 2024年以来 in section 五 of the report of 2024 tells of the year itself.
        if (wording.only === 'notLater' && found === year && /以来|期间|工作中/.test(sentence)) continue
        c.found({
          at: sectionAt(section.at),
          expected,
          found,
          message: `${wording.what}应为 ${expected}，文中为 ${found}（报告年份 ${year}）`,
          english: `${wording.english}: ${expected} was expected in the report of ${year}, the text says ${found}`,
        })
      }
    }
    if (section.number === 1) openingYear(c, section.at)
  }
}

/** Section 一 that begins with another year and never names its own was copied. */
function openingYear(c: Checking, n: number): void {
  const { year, sections } = c.report
  const section = sections[n]!
  if (year === null) return
  const text = runningText(section.text)
  const found = Number(/^(?:（.）[^。，]{0,12}。?)?(20\d\d)年/.exec(text)?.[1])
  if (!found || found === year || text.includes(`${year}年`)) return
  c.found({
    at: sectionAt(n),
    expected: year,
    found,
    message: `总体情况以 ${found} 年开头，全文没有出现报告年份 ${year}`,
    english: `section 一 begins with ${found} and never names ${year}, the year of the report`,
  })
}
