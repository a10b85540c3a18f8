import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabaseAsItIs } from './database.ts'

type Flags = DataFlags & { agency: string; dryRun?: true; json?: true }

/** `gongkai publications import`: lists in XLSX or CSV, folders and ZIPs of documents, with all that is wrong in them by row and cell. */
export function declare(program: Command, say: Say): void {
  const publications = program.commands.find(command => command.name() === 'publications')!
  dataOption(publications.command('import'), say)
    .description(
      say('批量导入：XLSX 或 CSV 清单，或者 DOCX、HTML、TXT 的目录', 'import lists in XLSX or CSV, or folders of DOCX, HTML and TXT'),
    )
    .argument(
      say('<文件或目录...>', '<file or directory...>'),
      say('XLSX、CSV、ZIP、DOCX、HTML、TXT 或目录', 'XLSX, CSV, ZIP, DOCX, HTML, TXT or a folder'),
    )
    .requiredOption('--agency <slug>', say('导入到哪个机构', 'into which agency'))
    .option('--dry-run', say('只检查，不写入', 'look at everything, write nothing'))
    .option('--json', say('输出 JSON，一行一条', 'JSON, one line each'))
    .action(async (paths: string[], flags: Flags) => {
      const [
        { openSource },
        { look },
        { runImport },
        { openFiles },
        { findAgency },
        { beijingDay },
        { BadInput },
        { migrate },
        { contentLimits },
      ] = await Promise.all([
        import('../publications/import/source.ts'),
        import('../publications/import/look.ts'),
        import('../publications/import/run.ts'),
        import('../files/index.ts'),
        import('../people/index.ts'),
        import('../law/index.ts'),
        import('../errors.ts'),
        import('../db/migrate.ts'),
        import('../publications/content/index.ts'),
      ])
      const out = (line: string) => process.stdout.write(`${line}\n`)
      await withDatabaseAsItIs({ ...flags, mayMake: false }, async ({ db }, config) => {
        await migrate(db)
        const agency = await findAgency(db, { slug: flags.agency })
        if (!agency) throw new BadInput(`没有简称为 ${flags.agency} 的机构。 There is no such agency.`)
        const files = openFiles(config.dataDir, { fileBytes: config.limits.fileBytes })
        for (const path of paths) {
          const { fileBytes, unpackedBytes, importRows } = config.limits
          const limits = { content: { ...contentLimits, fileBytes, unpackedBytes }, rows: importRows }
          const source = await openSource(path, limits)
          const now = new Date()
          const today = beijingDay(now)
          const tell = ({ item, fate, faults, warnings }: import('../publications/import/look.ts').Looked) => {
            if (faults.length > 0) process.exitCode = 1
            if (flags.json) out(JSON.stringify({ file: source.label, row: item.row, title: item.content.title, fate, faults, warnings }))
            else
              for (const { row, cell, field, found, wanted } of [...faults, ...(flags.dryRun ? warnings : [])])
                out(`${source.label}  ${cell ?? say(`第 ${row} 行`, `row ${row}`)}  ${field}  “${found}” → ${wanted}`)
          }
          if (!flags.json)
            for (const { cell, head } of source.list.unknown)
              out(`${source.label}  ${cell}  ${say('不认识的列', 'unknown column')}  “${head}”`)
          const counts: Record<string, number> = { publish: 0, draft: 0, same: 0, changed: 0, 'left out': 0 }
          if (flags.dryRun)
            for await (const looked of look(db, agency, source, today)) {
              counts[looked.fate]! += 1
              tell(looked)
            }
          else
            Object.assign(
              counts,
              await runImport(
                { db, files },
                null,
                agency,
                source,
                { now, today },
                {
                  told: (progress, last) => {
                    for (const looked of last) tell(looked)
                    if (flags.json) out(JSON.stringify({ file: source.label, progress }))
                    else if (process.stderr.isTTY) process.stderr.write(`\r${progress.done}/${progress.total}`)
                  },
                },
              ),
            )
          if (flags.json) out(JSON.stringify({ file: source.label, dryRun: flags.dryRun ?? false, ...counts }))
          else
            out(
              say(
                `${source.label}：公开 ${counts['publish']}，草稿 ${counts['draft']}，已有 ${counts['same']}，已有但内容不同 ${counts['changed']}，有错未导入 ${counts['left out']}`,
                `${source.label}: ${counts['publish']} public, ${counts['draft']} drafts, ${counts['same']} here already, ${counts['changed']} here with other words, ${counts['left out']} left out`,
              ),
            )
        }
      })
    })
}
