import type { Changes } from './changes.ts'
import { type KeptPage, sizeOf } from './kept-page.ts'

/** Beijing has no summer time: its days begin at 16:00 UTC. */
const dayMs = 24 * 3600 * 1000
const beijingDayNumber = (ms: number): number => Math.floor((ms + 8 * 3600 * 1000) / dayMs)

/**
 * What changes without anybody's doing (the words most searched for) is made anew after this long. An edit does not wait for it.
 */
const longestMs = 5 * 60_000

type Entry = { page: KeptPage; epoch: number; madeAt: number; bytes: number }

/**
 * Finished pages, the ones read least recently thrown out first. A page is given out only while no change was noted since before it was made,
 * and on the day (of Beijing) on which it was made. One that is out of date is held until it is replaced: made again with the same content, it
 * keeps its compressed bodies and its date.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  readonly #changes: Changes
  readonly #most: number
  #bytes = 0

  constructor(changes: Changes, most: number) {
    this.#changes = changes
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The largest body that is kept: one file must not push out everything else. */
  get mostOfOne(): number {
    return Math.min(this.#most / 8, 1_000_000)
  }

  find(key: string, now: number): KeptPage | null {
    const entry = this.#entries.get(key)
    if (entry === undefined || entry.epoch !== this.#changes.epoch() || now - entry.madeAt > longestMs) return null
    if (beijingDayNumber(now) !== beijingDayNumber(entry.madeAt)) return null
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.page
  }

  /** Keeps the page if nothing changed since `epoch`; gives back the one to be shown, which is the old one where the content is the same. */
  keep(key: string, epoch: number, page: KeptPage, now: number): KeptPage {
    const before = this.#entries.get(key)
    const shown = before && isSame(before.page, page) ? before.page : page
    if (epoch !== this.#changes.epoch()) return shown
    this.#put(key, { page: shown, epoch, madeAt: now, bytes: sizeOf(shown) })
    return shown
  }

  /** Counts again after an encoding was added. */
  recount(key: string, page: KeptPage): void {
    const entry = this.#entries.get(key)
    if (entry?.page === page) this.#put(key, { ...entry, bytes: sizeOf(page) })
  }

  #put(key: string, entry: Entry): void {
    this.#bytes += entry.bytes - (this.#entries.get(key)?.bytes ?? 0)
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#most) break
      this.#entries.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

const isSame = (a: KeptPage, b: KeptPage): boolean =>
  a.etag === b.etag && a.bodies.identity.equals(b.bodies.identity) && JSON.stringify(a.headers) === JSON.stringify(b.headers)
