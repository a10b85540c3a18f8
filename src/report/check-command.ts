import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import { checkReport } from './check/index.ts'
import type { CheckFlags } from './commands.ts'
import { complain, fail, print, printJson } from './output.ts'
import { filesOf, reportIn, reportsIn } from './sources.ts'
import { checkText } from './terminal.ts'

/** `report check`: findings and what was not checked; status 1 where there is an error among them. */
export async function check(paths: string[], options: CheckFlags, say: Say): Promise<void> {
  const files = filesOf(paths)
  const { previous: file, published: publishedOn, level, issue } = options
  const last = file === undefined ? undefined : await reportIn(file)
  if (last && 'error' in last) throw new BadInput(`${last.file}: ${last.error}`)
  for await (const source of reportsIn(files)) {
    if ('error' in source) {
      fail(2)
      if (options.json) await printJson(source)
      else complain(`${source.file}: ${source.error}`)
      continue
    }
    const { report } = source
    const result = checkReport(report, { previous: last?.report, publishedOn, level, issue })
    if (result.findings.some(finding => finding.level === 'error')) fail(1)
    const { agency, year, form } = report
    if (options.json) await printJson({ file: source.file, report: { agency, year, form }, ...result })
    else await print(`${files.length > 1 ? `== ${source.file}\n` : ''}${checkText(report, result, say)}\n`)
  }
}
