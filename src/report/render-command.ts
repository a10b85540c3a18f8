import { writeFileSync } from 'node:fs'
import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import type { Rendering } from './commands.ts'
import { complain } from './output.ts'
import { reportIn } from './sources.ts'

/** `report render`: one report as a clean official copy. */
export async function render(file: string, options: { to: Rendering; out: string }, say: Say): Promise<void> {
  const source = await reportIn(file)
  if ('error' in source) throw new BadInput(`${source.file}: ${source.error}`)
  const { renderReport } = await import('./render/index.ts')
  const bytes = await renderReport(source.report, options.to)
  try {
    writeFileSync(options.out, bytes)
  } catch (error) {
    throw new BadInput(`${say(`无法写入 ${options.out}`, `cannot write ${options.out}`)}（${(error as NodeJS.ErrnoException).code}）`)
  }
  complain(say(`已写入 ${options.out}（${bytes.length} 字节）`, `${options.out} written (${bytes.length} bytes)`))
}
