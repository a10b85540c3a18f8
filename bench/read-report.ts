import { readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { checkReport } from '../src/report/check/index.ts'
import { readReport } from '../src/report/read/index.ts'
import type { Bench, Result } from './result.ts'

/** Reading and checking a whole HTML report, as it stands in the page of a portal, against parse5 alone on the same bytes. */
async function run(): Promise<Result[]> {
  const report = readFileSync(new URL('../test/corpus/sources/report-2025.html', import.meta.url), 'utf8')
  const menu = '<ul class="nav">\n  <li><a href="/zwgk/" title="政务公开"><span>政务公开</span></a></li>\n</ul>\n'.repeat(300)
  const portal = report
    .replace('<body>', `<body>${menu}`)
    .replaceAll('<td>', '<td style="border:1px solid"><p class="MsoNormal"><span lang="EN-US">')
  return [
    await compare('a portal page with Word markup (54 KB), read and checked ÷ parse5', portal),
    await compare('bare tables without a page around them (6 KB), read and checked ÷ parse5', report),
  ]
}

async function compare(what: string, html: string): Promise<Result> {
  const bytes = Buffer.from(html)
  const ratios: number[] = []
  for (let round = 0; round < 15; round++) {
    const alone = await time(() => parse(html))
    ratios.push((await time(async () => checkReport(await readReport(bytes)))) / alone)
  }
  return { what, measured: ratios.sort((a, b) => a - b)[7] ?? 0, limit: 3, unit: '×' }
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < 40; i++) await work()
  return performance.now() - start
}

export default { name: 'read-report', run } satisfies Bench
