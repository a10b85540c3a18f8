import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { BadInput } from '../errors.ts'
import type { Block, Limits } from './read/blocks.ts'
import type { RenderKind } from './render/index.ts'
import type { Report } from './report.ts'

/** Read this; where `to` names a kind of file, render what was read as well; for `original`, give what the source itself says. */
export type Errand = { input: Uint8Array | string; limits: Partial<Limits>; to: RenderKind | 'original' | null }
export type Answer =
  | { ok: true; report: Report; bytes?: Uint8Array; blocks?: readonly Block[] }
  | { ok: false; message: string; limit: string | null }

export type ReadingRoom = {
  read(input: Uint8Array | string): Promise<Report>
  render(input: Uint8Array | string, to: RenderKind): Promise<{ report: Report; bytes: Uint8Array }>
  /** The report beside the lines and tables of its source. */
  compare(input: Uint8Array | string): Promise<{ report: Report; blocks: readonly Block[] }>
  close(): Promise<void>
}

export type RoomLimits = { fileBytes: number; unpackedBytes: number; cells: number; nesting: number; readMs: number }

/** How many may wait while both threads are at work; one more is told to come back. */
const longestQueue = 20

type Job = { errand: Errand; done(answer: Answer): void; failed(error: Error): void }

/**
 * Reads strangers' files in threads of their own, two at a time: whatever a file does to its reader, the site goes on answering, and a file
 * that takes longer than the limit is given up with its thread. Both methods throw BadInput for what cannot be used.
 */
export function openReadingRoom(limits: RoomLimits, threads = 2): ReadingRoom {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const queue: Job[] = []
  let busy = 0

  const next = () => {
    while (busy < threads && queue.length > 0) {
      busy += 1
      work(queue.shift()!)
    }
  }
  const work = (job: Job) => {
    const worker = idle.pop() ?? hire()
    worker.ref()
    const leave = (isWell: boolean) => {
      clearTimeout(timer)
      // One by one: a thread whose listeners are all removed at once is never heard again.
      worker.off('message', answered).off('error', broke)
      busy -= 1
      if (isWell) {
        worker.unref()
        idle.push(worker)
      } else {
        all.delete(worker)
        worker.on('error', () => {})
        void worker.terminate()
      }
      next()
    }
    const answered = (answer: Answer) => {
      leave(true)
      job.done(answer)
    }
    const broke = (error: Error) => {
      leave(false)
      // Its memory was full: the file's doing, not ours.
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') job.done({ ok: false, ...tooLarge })
      else job.failed(error)
    }
    const timer = setTimeout(() => {
      leave(false)
      job.done({ ok: false, ...tooSlow(limits.readMs) })
    }, limits.readMs)
    worker.on('message', answered).on('error', broke)
    worker.postMessage(job.errand)
  }
  const hire = (): Worker => {
    const worker = newWorker()
    all.add(worker)
    return worker
  }
  const run = async (errand: Errand): Promise<Extract<Answer, { ok: true }>> => {
    if (queue.length >= longestQueue)
      throw new BadInput('现在核对的人太多，请一分钟后再试。 / too many files at once, try again in a minute', 'queue')
    const answer = await new Promise<Answer>((done, failed) => {
      queue.push({ errand, done, failed })
      next()
    })
    if (!answer.ok) throw new BadInput(answer.message, answer.limit ?? undefined)
    return answer
  }
  const { readMs: _, ...own } = limits
  return {
    read: async input => (await run({ input, limits: own, to: null })).report,
    render: async (input, to) => {
      const { report, bytes } = await run({ input, limits: own, to })
      return { report, bytes: bytes! }
    },
    compare: async input => {
      const { report, blocks } = await run({ input, limits: own, to: 'original' })
      return { report, blocks: blocks! }
    },
    close: async () => {
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}

const tooSlow = (ms: number) => ({
  message: `读取超过 ${ms / 1000} 秒的上限，已停止 / reading took longer than the limit of ${ms / 1000} s`,
  limit: 'readMs',
})

const tooLarge = { message: '文件展开后超过内存上限，已停止 / the file needs more memory than the limit', limit: 'unpackedBytes' }

const options = { resourceLimits: { maxOldGenerationSizeMb: 512 } }

/** In the package the thread's file is plain. In a checkout it is TypeScript, which a thread of Node 20 runs only after this way in. */
function newWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./read-worker.js', import.meta.url), options)
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href
  const file = new URL('./read-worker.ts', import.meta.url).href
  const wayIn = `${loading(tsx)}.then(({ register }) => { register(); return ${loading(file)} })`
  return new Worker(wayIn, { ...options, eval: true, execArgv: [] })
}

/** The words that load a module, for the thread; in pieces, since here they load nothing. */
const loading = (address: string): string => ['import', '(', JSON.stringify(address), ')'].join('')
