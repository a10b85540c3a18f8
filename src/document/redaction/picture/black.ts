import type { Rectangle } from '../marks.ts'
import { grown } from '../rectangles.ts'
import { cropped } from './pixels.ts'
import type { Pixels } from './png.ts'

/** Blackens these rectangles of a picture; `scale` pixels for a unit. */
export function blacken(pixels: Pixels, rectangles: readonly Rectangle[], scale = 1): void {
  const { width, height, channels, data } = pixels
  for (const one of rectangles) {
    const [x0, x1] = [Math.max(0, Math.floor(one.x * scale)), Math.min(width, Math.ceil((one.x + one.width) * scale))]
    const [y0, y1] = [Math.max(0, Math.floor(one.y * scale)), Math.min(height, Math.ceil((one.y + one.height) * scale))]
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) for (let i = 0, at = (y * width + x) * channels; i < channels; i++) data[at + i] = i === 3 ? 255 : 0
  }
}

/** Whether the inside of the rectangle is black; where a JPEG was written anew, its edges are blurred. */
export function isBlackAt(pixels: Pixels, rectangle: Rectangle): boolean {
  const { x, y, width, height } = grown(rectangle, -Math.min(8, rectangle.width / 4, rectangle.height / 4))
  const [right, lower] = [Math.min(pixels.width, x + width), Math.min(pixels.height, y + height)]
  const [left, top] = [Math.max(0, x), Math.max(0, y)]
  if (right - left < 1 || lower - top < 1) return true
  const { data, channels } = cropped(pixels, { x: left, y: top, width: right - left, height: lower - top })
  return data.every((sample, at) => (channels === 4 && at % 4 === 3) || sample < 48)
}
