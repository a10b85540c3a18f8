import type { Say } from '../text/say.ts'
import type { MergeFlags } from './commands.ts'
import { createMerger } from './merge/index.ts'
import { complain, fail, print, printJson } from './output.ts'
import { filesOf, reportsIn } from './sources.ts'
import { mergedText } from './terminal.ts'

/** `report merge`: the files are read and added one after another, so memory does not grow with their number. */
export async function merge(paths: string[], options: MergeFlags, say: Say): Promise<void> {
  const merger = createMerger({ agency: options.agency, form: options.form })
  const errors: { file: string; error: string }[] = []
  let read = 0
  for await (const source of reportsIn(filesOf(paths))) {
    if ('error' in source) {
      fail(2)
      errors.push(source)
      complain(`${source.file}: ${source.error}`)
    } else {
      read++
      merger.add(source.report, source.file)
    }
  }
  if (read === 0 && errors.length > 0) return
  const merged = merger.finish()
  if (!merged.ok) {
    fail(1)
    if (options.json) await printJson({ refusal: merged.refusal, errors })
    else complain(say(merged.refusal.why, merged.refusal.english))
    return
  }
  if (merged.faults.length > 0 || merged.findings.some(finding => finding.level === 'error')) fail(1)
  const { ok, ...result } = merged
  if (options.json) await printJson({ ...result, errors })
  else await print(mergedText(merged, say))
}
