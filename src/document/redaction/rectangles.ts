import type { Rectangle } from './marks.ts'

export const right = (one: Rectangle): number => one.x + one.width
export const lower = (one: Rectangle): number => one.y + one.height

export function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x)
  const height = Math.min(lower(a), lower(b)) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** Whether they share more than an edge. Lines without width count where they cross. */
export const touches = (a: Rectangle, b: Rectangle): boolean => a.x <= right(b) && b.x <= right(a) && a.y <= lower(b) && b.y <= lower(a)

export const contains = (outer: Rectangle, inner: Rectangle): boolean =>
  inner.x >= outer.x - 0.5 && inner.y >= outer.y - 0.5 && right(inner) <= right(outer) + 0.5 && lower(inner) <= lower(outer) + 0.5

export function around(all: readonly Rectangle[]): Rectangle {
  const x = Math.min(...all.map(one => one.x))
  const y = Math.min(...all.map(one => one.y))
  return { x, y, width: Math.max(...all.map(right)) - x, height: Math.max(...all.map(lower)) - y }
}

/** A character belongs to a mark when its middle lies in it, or a good part of it. */
export function isUnder(character: Rectangle, mark: Rectangle): boolean {
  const [x, y] = [character.x + character.width / 2, character.y + character.height / 2]
  if (x >= mark.x && x <= right(mark) && y >= mark.y && y <= lower(mark)) return true
  return overlap(character, mark) > 0.35 * Math.max(0.01, character.width * character.height)
}

export const grown = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})
