/** A repeatable source of whole numbers from 0 to `max` (mulberry32). */
export type Next = (max: number) => number

export function randomOf(seed: number): Next {
  let state = seed
  return max => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (max + 1))
  }
}
