import { parentPort } from 'node:worker_threads'
import { BadInput } from '../errors.ts'
import type { Answer, Errand } from './reading-room.ts'

/** The other end of `reading-room.ts`: what comes from strangers is read and rendered here, where it can be stopped. */
async function run(errand: Errand): Promise<Answer> {
  try {
    const { readOriginal, readReport } = await import('./read/index.ts')
    if (errand.to === 'original') return { ok: true, ...(await readOriginal(errand.input, errand.limits)) }
    const report = await readReport(errand.input, errand.limits)
    if (errand.to === null) return { ok: true, report }
    const { renderReport } = await import('./render/index.ts')
    return { ok: true, report, bytes: await renderReport(report, errand.to) }
  } catch (error) {
    if (error instanceof BadInput) return { ok: false, message: error.message, limit: error.limit ?? null }
    throw error
  }
}

const port = parentPort!
port.on('message', (errand: Errand) => {
  run(errand).then(
    answer => port.postMessage(answer),
    error => {
      // A bug, not bad input: it ends this thread, and the site logs it with its stack.
      setImmediate(() => {
        throw error
      })
    },
  )
})
