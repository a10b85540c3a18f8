import type { Block, OfficialDocument, Run } from '../../document/blocks.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report, Section } from '../report.ts'
import { reportTables } from '../tables.ts'

/** More characters than this do not go on one line of a 2号 title (156 mm by 22 pt). */
const titleLine = 20

/** A report as an official document: title, what the report says first, sections 一 to 六 with tables 2, 3, 4 in 二, 三, 四. */
export function reportDocument(report: Report): OfficialDocument {
  const { agency, year } = report
  const rest = `${year ? `${year}年` : ''}政府信息公开工作年度报告`
  const title = agency && agency.length + rest.length > titleLine ? [agency, rest] : [`${agency ?? ''}${rest}`]
  return { title, ...(agency && { agency }), lang: 'zh-CN', blocks: reportBlocks(report) }
}

function reportBlocks(report: Report): Block[] {
  const tables = reportTables(report)
  const official = formOfReport(report).sections
  const blocks: Block[] = paragraphs(report.opening ?? '')
  let done = 0
  // A section that the report leaves out keeps its heading, so that the tables stand where readers look for them.
  const upTo = (number: number) => {
    for (; done < number; done++) {
      const { title, number: n } = official[done]!
      if (!report.sections.some(section => section.number === n)) blocks.push(heading(n, title), ...tablesOf(n))
    }
  }
  const tablesOf = (number: number) => tables.filter(table => table.name === `t${number}`)
  for (const section of report.sections) {
    if (section.number === null || section.number > official.length) blocks.push(...unnumbered(section))
    else {
      upTo(section.number)
      blocks.push(heading(section.number, section.heading), ...paragraphs(section.text))
      // Two sections of one number: the table follows the last.
      if (report.sections.findLast(other => other.number === section.number) === section) blocks.push(...tablesOf(section.number))
    }
  }
  upTo(official.length)
  return blocks
}

const numerals = '一二三四五六七八九十'

const heading = (number: number, title: string): Block => ({ kind: 'heading', level: 1, text: `${numerals[number - 1]}、${title}` })

const unnumbered = (section: Section): Block[] => [
  ...(section.heading ? [{ kind: 'heading', level: 1, text: section.heading } as const] : []),
  ...paragraphs(section.text),
]

/** A line that opens with （一） is a heading of the second level, whole or up to its first full stop. */
function paragraphs(text: string): Block[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const lead = line.match(/^[（(][一二三四五六七八九十]{1,3}[）)][^。；：]{1,30}/u)?.[0]
      if (lead === line) return { kind: 'heading', level: 2, text: line }
      const end = lead && line[lead.length] === '。' ? lead.length + 1 : 0
      const runs: Run[] = end ? [{ text: line.slice(0, end), face: 'kai' }, { text: line.slice(end) }] : [{ text: line }]
      return { kind: 'paragraph', runs: runs.filter(run => run.text !== '') }
    })
}
