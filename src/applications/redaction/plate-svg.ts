import type { Plate } from './views.ts'

const mostWide = 720

/** How many points or pixels of the file one shown pixel stands for. */
export const scaleOf = ({ width }: Pick<Plate, 'width'>, isPage: boolean): number => width / (isPage ? mostWide : Math.min(mostWide, width))

/** The picture with its frames, as wide as it is shown: what is clicked on it comes back in shown pixels. */
export function plateSvg(plate: Plate, isPage: boolean, corner: { x: number; y: number } | null): string {
  const { width, height, bytes, mediaType, frames } = plate
  const scale = scaleOf(plate, isPage)
  const size = 13 * scale
  const drawn = frames.map(({ rectangle: { x, y, width, height }, n }) =>
    n === null
      ? `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#f5e6b8" fill-opacity=".35" stroke="#8a6100" stroke-width="${1.5 * scale}" stroke-dasharray="${4 * scale}"/>`
      : `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#777" fill-opacity=".25" stroke="#222" stroke-width="${1.5 * scale}"/><text x="${x + width}" y="${y + size * 0.4}" font-size="${size}" font-family="sans-serif" font-weight="bold" fill="#a01818">${n}</text>`,
  )
  const point = corner
    ? `<path d="M${corner.x - 8 * scale} ${corner.y}h${16 * scale}M${corner.x} ${corner.y - 8 * scale}v${16 * scale}" stroke="#a01818" stroke-width="${2 * scale}"/>`
    : ''
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${Math.round(width / scale)}" height="${Math.round(height / scale)}">`,
    `<image href="data:${mediaType};base64,${picture}" width="${width}" height="${height}"/>${drawn.join('')}${point}</svg>`,
  ].join('')
}
