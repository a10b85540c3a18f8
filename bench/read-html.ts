import { readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { readHtml } from '../src/report/read/html.ts'
import type { Bench, Result } from './result.ts'

/** Our walk over a page against parse5 alone, on the same bytes in the same run: a report as it is, and one in a long portal page. */
async function run(): Promise<Result[]> {
  const report = readFileSync(new URL('../test/corpus/sources/report-2025.html', import.meta.url), 'utf8')
  const menu = '<ul class="nav">\n  <li><a href="/zwgk/" title="政务公开"><span>政务公开</span></a></li>\n</ul>\n'.repeat(300)
  const portal = report
    .replace('<body>', `<body>${menu}`)
    .replaceAll('<td>', '<td style="border:1px solid"><p class="MsoNormal"><span lang="EN-US">')
  return [compare('HTML report into lines and tables ÷ parse5', report), compare('portal page with Word markup ÷ parse5', portal)]
}

function compare(what: string, html: string): Result {
  const ratios: number[] = []
  for (let round = 0; round < 15; round++) {
    const alone = time(() => parse(html))
    ratios.push(time(() => readHtml(html)) / alone)
  }
  return { what, measured: ratios.sort((a, b) => a - b)[7] ?? 0, limit: 2, unit: '×' }
}

function time(work: () => unknown): number {
  const start = performance.now()
  for (let i = 0; i < 60; i++) work()
  return performance.now() - start
}

export default { name: 'read-html', run } satisfies Bench
