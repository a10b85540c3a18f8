import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { BadInput } from '../../errors.ts'
import type { Errand, Result } from './errands.ts'
import { outOfMemory, type RedactionLimits, tooSlow } from './limits.ts'
import type { CompiledPdfium } from './pdf/pdfium.ts'

type Answer<T> = { ok: true; result: T } | { ok: false; message: string; limit: string | null }

/** Two at once, on a machine that also serves pages; the others wait their turn. */
const mostAtOnce = 2
let busy = 0
/** Compiled once for all threads. */
let pdfium: Promise<CompiledPdfium> | undefined
const waiting: (() => void)[] = []

/** Does an errand in a thread of its own, which ends with it: what PDFium holds is given back, and a file that takes too long is stopped. */
export async function inWorker<E extends Errand>(errand: E, limits: RedactionLimits): Promise<Result<E>> {
  if (busy >= mostAtOnce) await new Promise<void>(done => waiting.push(done))
  busy++
  try {
    return await oneErrand(errand, limits)
  } finally {
    busy--
    waiting.shift()?.()
  }
}

async function oneErrand<E extends Errand>(errand: E, limits: RedactionLimits): Promise<Result<E>> {
  if (errand.kind === 'pdf') pdfium ??= (await import('./pdf/pdfium.ts')).compilePdfium()
  const code = errand.kind === 'pdf' ? await pdfium : undefined
  const worker = newWorker({ workerData: { errand, limits, pdfium: code }, resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Answer<Result<E>>>((done, failed) => {
      timer = setTimeout(() => failed(tooSlow(limits.milliseconds)), limits.milliseconds)
      worker.on('message', done)
      worker.on('error', error => failed(isOutOfMemory(error) ? outOfMemory() : error))
    })
    if (!answer.ok) throw new BadInput(answer.message, answer.limit ?? undefined)
    return answer.result
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** The thread's own memory, and PDFium's, which ends with a word of WebAssembly. */
const isOutOfMemory = (error: Error): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ||
  /memory access out of bounds|Array buffer allocation failed|OOM/.test(error.message)

/** In the package the thread's file is plain. In a checkout it is TypeScript, which a thread of Node 20 runs only after this way in. */
function newWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./redaction-worker.js', import.meta.url), options)
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href
  const file = new URL('./redaction-worker.ts', import.meta.url).href
  const wayIn = `${loading(tsx)}.then(({ register }) => { register(); return ${loading(file)} })`
  return new Worker(wayIn, { ...options, eval: true, execArgv: [] })
}

/** The words that load a module, for the thread; in pieces, since here they load nothing. */
const loading = (address: string): string => ['import', '(', JSON.stringify(address), ')'].join('')
