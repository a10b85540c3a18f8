import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import { compareReports } from './compare.ts'
import { print, printJson } from './output.ts'
import { reportIn } from './sources.ts'
import { comparisonText } from './terminal.ts'

/** `report compare`: two reports side by side. */
export async function compare(a: string, b: string, options: { json?: boolean }, say: Say): Promise<void> {
  const [first, second] = [await reportIn(a), await reportIn(b)]
  for (const source of [first, second]) if ('error' in source) throw new BadInput(`${source.file}: ${source.error}`)
  if ('error' in first || 'error' in second) return
  const comparison = compareReports(first.report, second.report)
  if (options.json) await printJson(comparison)
  else await print(comparisonText(comparison, say))
}
