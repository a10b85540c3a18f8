import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asReport } from '../src/report/guard.ts'
import { createMerger } from '../src/report/merge/index.ts'
import { filesOf, reportsIn } from '../src/report/sources.ts'
import { reportOf } from '../test/support/reports.ts'
import type { Bench, Result } from './result.ts'

/** Merging ten thousand reports: in memory against `JSON.parse` of the same bytes, from files against reading and parsing them. */
const count = 10_000
const distinct = 200

const texts = Array.from({ length: distinct }, (_, seed) => JSON.stringify(reportOf('2021', { seed, agency: `样例${seed}局` })))
const bytes = texts.map(text => Buffer.from(text))

function parseOnly(): number {
  let rows = 0
  for (let i = 0; i < count; i++) rows += JSON.parse(bytes[i % distinct]!.toString('utf8')).applications.rows.received[6]
  return rows
}

function mergeInMemory(): void {
  const merger = createMerger({ agency: '样例市' })
  for (let i = 0; i < count; i++) merger.add(asReport(JSON.parse(bytes[i % distinct]!.toString('utf8'))), `${i}`)
  merger.finish()
}

/** Milliseconds, the best of some runs in turn, so that both sides see the same machine. */
async function bestOf(runs: number, ...sides: (() => unknown)[]): Promise<number[]> {
  const best = sides.map(() => Number.POSITIVE_INFINITY)
  for (let run = 0; run < runs; run++)
    for (const [i, side] of sides.entries()) {
      const start = performance.now()
      await side()
      best[i] = Math.min(best[i]!, performance.now() - start)
    }
  return best
}

async function fromFiles(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  try {
    for (let i = 0; i < count; i++) writeFileSync(join(folder, `${String(i).padStart(5, '0')}.json`), bytes[i % distinct]!)
    const readAndParse = () => {
      for (const name of readdirSync(folder)) JSON.parse(readFileSync(join(folder, name), 'utf8'))
    }
    const merge = async () => {
      const merger = createMerger({ agency: '样例市' })
      for await (const source of reportsIn(filesOf([folder]))) if ('report' in source) merger.add(source.report, source.file)
      merger.finish()
    }
    const [parse, merged] = await bestOf(3, readAndParse, merge)
    return merged! / parse!
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A hundred thousand reports, each from its own text: seconds, and how much more memory the last nine tenths hold, in MB (--expose-gc). */
function veryMany(): { seconds: number; heap: number } {
  const gc = (globalThis as { gc?: () => void }).gc ?? (() => {})
  const merger = createMerger({ agency: '样例市' })
  let [start, seconds] = [performance.now(), 0]
  const add = (reports: number) => {
    start = performance.now()
    for (let i = 0; i < reports; i++) merger.add(asReport(JSON.parse(texts[i % distinct]!)), `${i}`)
    seconds += (performance.now() - start) / 1000
    gc()
    return process.memoryUsage().heapUsed
  }
  const early = add(10_000)
  const late = add(90_000)
  start = performance.now()
  merger.finish()
  return { seconds: seconds + (performance.now() - start) / 1000, heap: (late - early) / 1024 / 1024 }
}

export default {
  name: 'report merge, 10,000 and 100,000 reports',
  async run(): Promise<Result[]> {
    const [parse, merged] = await bestOf(5, parseOnly, mergeInMemory)
    const hundred = veryMany()
    return [
      { what: 'in memory, against JSON.parse of their bytes', measured: merged! / parse!, limit: 2, unit: '×' },
      { what: 'from files, against reading and parsing them', measured: await fromFiles(), limit: 1.5, unit: '×' },
      { what: '100,000 reports', measured: hundred.seconds, limit: 20, unit: 's' },
      { what: 'heap from 10,000 to 100,000 reports', measured: hundred.heap, limit: 20, unit: 'MB' },
    ]
  },
} satisfies Bench
