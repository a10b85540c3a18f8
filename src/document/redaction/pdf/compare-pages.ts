import type { Rectangle } from '../marks.ts'
import type { Pixels } from '../picture/png.ts'

/** How far two samples may lie apart where a curve is drawn again. */
const tolerance = 96

/** Whether the copy of a page looks as the original with its marks: the same everywhere else, black where something was withheld. */
export function looksAlike(original: Pixels, copy: Pixels, marks: readonly Rectangle[], scale: number): boolean {
  if (original.width !== copy.width || original.height !== copy.height) return false
  const { width, height, channels } = original
  const margin = new Uint8Array(width * height)
  for (const one of marks) {
    const [x0, x1] = [Math.max(0, Math.floor(one.x * scale) - 2), Math.min(width, Math.ceil((one.x + one.width) * scale) + 2)]
    const [y0, y1] = [Math.max(0, Math.floor(one.y * scale) - 2), Math.min(height, Math.ceil((one.y + one.height) * scale) + 2)]
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) {
        margin[y * width + x] = 1
        const isInner = x >= x0 + 4 && x < x1 - 4 && y >= y0 + 4 && y < y1 - 4
        if (isInner && copy.data[(y * width + x) * channels]! > 40) return false
      }
  }
  let differing = 0
  for (let at = 0; at < margin.length; at++) {
    if (margin[at]) continue
    for (let i = 0; i < channels; i++)
      if (Math.abs(original.data[at * channels + i]! - copy.data[at * channels + i]!) > tolerance) {
        differing++
        break
      }
  }
  return differing <= 12 + margin.length / 50_000
}
