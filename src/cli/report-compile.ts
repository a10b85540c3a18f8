import { type Command, Option } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabase } from './database.ts'

type Flags = DataFlags & { agency: string; year: string; form?: '2019' | '2021'; explain?: string; json?: true }

/** `gongkai report compile`: tables 2, 3 and 4 of a year from the records, or the records behind one cell. */
export function declare(program: Command, say: Say): void {
  const report = program.commands.find(command => command.name() === 'report')!
  dataOption(report.command('compile'), say)
    .description(say('从本机关的记录汇编一年的表二、表三、表四', 'tables 2, 3 and 4 of a year from the records'))
    .requiredOption('--agency <slug>', say('机构的简称', 'the agency'))
    .requiredOption('--year <year>', say('报告年度', 'the year of the report'))
    .addOption(new Option('--form <form>', say('格式（默认按年度）', 'the form; else that of the year')).choices(['2019', '2021']))
    .option('--explain <cell>', say('列出这一格所计的记录，例如 applications.rows.received[6]', 'the records that this cell counts'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (flags: Flags) => {
      const [
        { BadInput },
        { findAgency },
        { compileReport },
        { explainCell },
        { formForYear, formOf },
        { print, printJson },
        { reportText },
      ] = await Promise.all([
        import('../errors.ts'),
        import('../people/index.ts'),
        import('../report/compile/compile.ts'),
        import('../report/compile/explain.ts'),
        import('../report/forms/index.ts'),
        import('../report/output.ts'),
        import('../report/terminal.ts'),
      ])
      if (!/^20\d\d$/.test(flags.year)) throw new BadInput('--year 应为四位数字，如 2025。 --year is four digits.')
      const year = Number(flags.year)
      const form = flags.form ? formOf(flags.form) : formForYear(year)
      await withDatabase({ ...flags, mayMake: false }, async ({ db }) => {
        const office = await findAgency(db, { slug: flags.agency })
        if (!office) throw new BadInput(`没有简称为 ${flags.agency} 的机构。 There is no agency ${flags.agency}.`)
        if (flags.explain === undefined) {
          const compiled = await compileReport(db, office, year, form)
          return flags.json ? printJson(compiled) : print(reportText(compiled, say))
        }
        const explained = await explainCell(db, office, year, flags.explain, form)
        if (!explained) throw new BadInput(`这一格式没有 ${flags.explain} 这一格。 The form has no such cell.`)
        if (flags.json) return printJson(explained)
        await print(explained.name)
        if (explained.why) await print(`  ${explained.why}`)
        for (const { on, number, about, counts } of explained.records)
          await print(`  ${[on, number, about, counts === 1 ? '' : `× ${counts}`].filter(Boolean).join('  ')}`)
      })
    })
}
