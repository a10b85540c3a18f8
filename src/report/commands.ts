import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Say } from '../text/say.ts'

/**
 * The commands of the annual report (contracts/cli.md). Each imports what it needs inside its handler, so that reading loads no
 * writer, no database and no web. Exit status: 2 if a file could not be read, else 1 if the content is wrong, else 0.
 */
export function declare(program: Command, say: Say): void {
  const report = program
    .command('report')
    .description(say('政府信息公开工作年度报告', 'annual reports on government information disclosure'))
  const json = () => new Option('--json', say('输出 JSON，一份文件一行', 'JSON, one line a file'))
  const files = [
    say('<文件或目录...>', '<file or directory...>'),
    say('HTML、DOCX、PDF、XLSX、TXT 或 JSON', 'HTML, DOCX, PDF, XLSX, TXT or JSON'),
  ] as const

  report
    .command('read')
    .description(say('读出报告里的数', 'the figures of a report'))
    .argument(...files)
    .addOption(json())
    .action(async (paths: string[], options: { json?: boolean }) => (await import('./read-command.ts')).read(paths, options, say))

  report
    .command('check')
    .description(say('检查勾稽关系、正文和期限', 'hold a report against the integrity rules'))
    .argument(...files)
    .option('--previous <file>', say('上年的报告：加查跨年度的规则', "last year's report: the rules from year to year too"))
    .option('--published <day>', say('公布日期 YYYY-MM-DD：加查是否按期', 'the day of publication: whether it was in time'), day(say))
    .addOption(
      new Option('--level <kind>', say('报告机关的层级（名称看不出时）', 'what kind of body reports')).choices([
        'ministry',
        'province',
        'city',
        'county',
        'township',
        'bureau',
      ]),
    )
    .option('--issue', say('本机关报告发布前：留空等按错误处理', 'the own report before it goes out: blanks are errors'))
    .addOption(json())
    .action(async (paths: string[], options: CheckFlags) => (await import('./check-command.ts')).check(paths, options, say))

  report
    .command('render')
    .description(say('按官方格式输出', 'a clean official copy'))
    .argument(say('<文件>', '<file>'))
    .addOption(
      new Option('--to <kind>', say('输出的格式', 'the kind of copy'))
        .choices(['html', 'docx', 'pdf', 'xlsx', 'json', 'csv'])
        .makeOptionMandatory(),
    )
    .requiredOption('-o, --out <file>', say('输出到', 'where to write it'))
    .action(async (file: string, options: { to: Rendering; out: string }) =>
      (await import('./render-command.ts')).render(file, options, say),
    )

  report
    .command('merge')
    .description(say('汇总下级机关的报告', "the merged report of a superior body's members"))
    .argument(...files)
    .requiredOption('--agency <name>', say('汇总机关的名称', 'the superior body'))
    .addOption(
      new Option('--form <form>', say('格式不同时只加都有的数', 'adds what reports of different forms both have')).choices([
        '2019',
        '2021',
      ]),
    )
    .addOption(json())
    .action(async (paths: string[], options: MergeFlags) => (await import('./merge-command.ts')).merge(paths, options, say))

  report
    .command('compare')
    .description(say('比较两份报告：两个年度，或两个机关', 'two reports side by side: two years, or two bodies'))
    .argument(say('<文件甲>', '<file a>'))
    .argument(say('<文件乙>', '<file b>'))
    .addOption(json())
    .action(async (a: string, b: string, options: { json?: boolean }) => (await import('./compare-command.ts')).compare(a, b, options, say))
}

export type Rendering = 'html' | 'docx' | 'pdf' | 'xlsx' | 'json' | 'csv'
export type CheckFlags = {
  previous?: string
  published?: string
  level?: 'ministry' | 'province' | 'city' | 'county' | 'township' | 'bureau'
  issue?: boolean
  json?: boolean
}
export type MergeFlags = { agency: string; form?: '2019' | '2021'; json?: boolean }

const day = (say: Say) => (text: string) => {
  const real = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)
  if (!real) throw new InvalidArgumentError(say('日期应写作 YYYY-MM-DD', 'a day is written YYYY-MM-DD'))
  return text
}
