import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { InUse } from './unavailable.ts'

/**
 * Two processes may open one PGlite directory unrefused, and a committed row of one is then lost (measured). So the directory has a lock
 * file of ours: who holds it (process, when that process started, machine). The lock of a dead process is taken over.
 */
export type DirectoryLock = { release(): void }

type Holder = { pid: number; startedAt: string | null; host: string; since: string }

const BEAT_MS = 10_000
/** On another machine we cannot look for the process; its lock is dead when it has not beaten for this long. */
const SILENT_MS = 60_000

/** Takes the directory, or throws InUse with a sentence for whoever reads the terminal. */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'lock')
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), host: hostname(), since: new Date().toISOString() })
  if (!create(path, mine)) takeOver(directory, path, mine)

  const beat = setInterval(() => {
    const now = new Date()
    if (read(path) === mine) utimesSync(path, now, now)
  }, BEAT_MS).unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    if (read(path) === mine) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return { release }
}

/** Who holds the directory now, or null: for `gongkai doctor`. */
export function holderOf(directory: string): { pid: number; host: string; since: string } | null {
  const path = join(directory, 'lock')
  const text = read(path)
  return text !== null && isAlive(path, text) ? (JSON.parse(text) as Holder) : null
}

/** Of two that find a dead lock, only the one that makes the second file may remove the first; else the slower would remove the faster's. */
function takeOver(directory: string, path: string, mine: string): void {
  const guard = join(directory, 'lock.takeover')
  const guardedAt = statSync(guard, { throwIfNoEntry: false })?.mtimeMs
  if (guardedAt !== undefined && Date.now() - guardedAt > BEAT_MS) rmSync(guard, { force: true })
  const held = read(path)
  if ((held !== null && isAlive(path, held)) || !create(guard, mine)) throw new InUse(sentence(directory, held))
  try {
    const again = read(path)
    if (again !== null && isAlive(path, again)) throw new InUse(sentence(directory, again))
    rmSync(path, { force: true })
    if (!create(path, mine)) throw new InUse(sentence(directory, read(path)))
  } finally {
    rmSync(guard, { force: true })
  }
}

function isAlive(path: string, text: string): boolean {
  const holder = parse(text)
  const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  // Made a moment ago and not yet written, or not ours at all: leave it in peace for as long as a beat.
  if (!holder) return Date.now() - changedAt < BEAT_MS
  if (holder.host !== hostname()) return Date.now() - changedAt < SILENT_MS
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return holder.startedAt === null || startOf(holder.pid) === holder.startedAt
}

/** When the process started, in the kernel's own count, so that a reused number is not taken for the old process; null where /proc is absent. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  // The name in brackets may itself hold spaces and brackets: count from the last one.
  return stat === null ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null)
}

function sentence(directory: string, text: string | null): string {
  const holder = text === null ? null : parse(text)
  const who = holder ? `（进程 ${holder.pid}，主机 ${holder.host}，自 ${holder.since}）` : ''
  return `数据目录正在被另一进程使用${who}：${directory}。请先停止该进程，或用 --data 指定另一目录。 The data directory is in use by another process.`
}

function create(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, text)
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

function parse(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? holder : null
  } catch {
    return null
  }
}
