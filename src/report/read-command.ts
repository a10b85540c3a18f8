import type { Say } from '../text/say.ts'
import { complain, fail, print, printJson } from './output.ts'
import { filesOf, reportsIn } from './sources.ts'
import { reportText } from './terminal.ts'

/** `report read`: one report after another; one that cannot be read is named and does not stop the others. */
export async function read(paths: string[], options: { json?: boolean }, say: Say): Promise<void> {
  const files = filesOf(paths)
  for await (const source of reportsIn(files)) {
    if ('error' in source) {
      fail(2)
      if (options.json) await printJson(source)
      else complain(`${source.file}: ${source.error}`)
    } else if (options.json) await printJson({ file: source.file, ...source.report })
    else await print(`${files.length > 1 ? `== ${source.file}\n` : ''}${reportText(source.report, say)}\n`)
  }
}
