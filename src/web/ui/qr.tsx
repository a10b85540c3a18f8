import { encode } from 'uqr'

/** A QR code as an inline picture: presentation attributes only, black on white in every theme so that cameras read it. */
export function Qr({ text, label, size = 240 }: { text: string; label: string; size?: number }) {
  // One mask for all: to work out the best of the eight takes most of the time, and readers read each of them.
  const { data, size: modules } = encode(text, { ecc: 'M', border: 4, maskPattern: 0 })
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${modules} ${modules}`} shape-rendering="crispEdges">
      <rect width={modules} height={modules} fill="#ffffff" />
      <path d={data.map(runsOf).join('')} fill="#000000" />
    </svg>
  )
}

/** The dark stretches of a row. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}h${x + 1 - from}v1H${from}z`
  }
  return path
}
