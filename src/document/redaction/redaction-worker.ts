import { parentPort, workerData } from 'node:worker_threads'
import { BadInput } from '../../errors.ts'
import { type Errand, run } from './errands.ts'
import type { RedactionLimits } from './limits.ts'
import type { CompiledPdfium } from './pdf/pdfium.ts'

/** The other end of `worker.ts`: a file from outside is opened here, where it can be stopped. What is no bad input ends the thread with its stack. */
const { errand, limits, pdfium } = workerData as { errand: Errand; limits: RedactionLimits; pdfium?: CompiledPdfium }
try {
  parentPort!.postMessage({ ok: true, result: await run(errand, limits, pdfium) })
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  parentPort!.postMessage({ ok: false, message: error.message, limit: error.limit ?? null })
}
