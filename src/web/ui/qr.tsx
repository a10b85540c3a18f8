import { encode } from 'uqr'

/** A QR code as an inline picture: presentation attributes only, black on white in every theme so that cameras read it. */
export function Qr({ text, label, size = 240 }: { text: string; label: string; size?: number }) {
  // One mask for all: to work out the best of the eight takes most of the time, and readers read each of them.
  const { data, size: modules } = encode(text, { ecc: 'M', border: 4, maskPattern: 0 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${modules} ${modules}`} shape-rendering="crispEdges">
      <rect width={modules} height={modules} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
