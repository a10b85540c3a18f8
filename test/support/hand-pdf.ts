import { deflateSync } from 'node:zlib'

/** PDF files written by hand, object by object, for what no writer of documents would make. */
export type HandObject = string | { dict: string; stream: Uint8Array | string; plain?: boolean }

const bytesOf = (text: Uint8Array | string): Buffer => (typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text))

const body = (object: HandObject): Buffer => {
  if (typeof object === 'string') return bytesOf(object)
  const raw = bytesOf(object.stream)
  const packed = object.plain ? raw : deflateSync(raw)
  const head = `<< ${object.dict}${object.plain ? '' : ' /Filter /FlateDecode'} /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([bytesOf(head), packed, bytesOf('\nendstream')])
}

/** Objects 1, 2, 3 … of which the first is the catalogue; `trailer` holds further entries. */
export function handPdf(objects: readonly HandObject[], trailer = ''): Uint8Array {
  return append(bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), new Map(objects.map((object, i) => [i + 1, object])), objects.length + 1, trailer)
}

/** The same file with these objects changed by an incremental update: the old ones stay in the bytes. */
export function updatedPdf(pdf: Uint8Array, changed: ReadonlyMap<number, HandObject>, size: number): Uint8Array {
  const before = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(pdf).toString('latin1'))?.[1])
  return append(Buffer.from(pdf), changed, size, `/Prev ${before}`)
}

/** The same objects packed into one stream, with a table of places that is a stream as well: as writers since PDF 1.5 do. */
export function packedPdf(objects: readonly HandObject[]): Uint8Array {
  const parts = [bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  let at = parts[0]!.length
  const places = new Map<number, [kind: number, first: number, second: number]>()
  const push = (number: number, object: HandObject) => {
    places.set(number, [1, at, 0])
    parts.push(Buffer.concat([bytesOf(`${number} 0 obj\n`), body(object), bytesOf('\nendobj\n')]))
    at += parts.at(-1)!.length
  }
  const container = objects.length + 1
  const heads: string[] = []
  let inside = ''
  for (const [i, object] of objects.entries()) {
    if (typeof object !== 'string') push(i + 1, object)
    else {
      places.set(i + 1, [2, container, heads.length])
      heads.push(`${i + 1} ${inside.length}`)
      inside += `${object} `
    }
  }
  const head = `${heads.join(' ')} `
  push(container, { dict: `/Type /ObjStm /N ${heads.length} /First ${head.length}`, stream: head + inside })
  const table = Buffer.alloc((container + 2) * 5)
  places.set(container + 1, [1, at, 0])
  for (const [number, [kind, first, second]] of places) {
    table[number * 5] = kind
    table.writeUInt16BE(first, number * 5 + 1)
    table.writeUInt16BE(second, number * 5 + 3)
  }
  const start = at
  push(container + 1, { dict: `/Type /XRef /W [1 2 2] /Size ${container + 2} /Root 1 0 R`, stream: table })
  return new Uint8Array(Buffer.concat([...parts, bytesOf(`startxref\n${start}\n%%EOF\n`)]))
}

function append(start: Buffer, objects: ReadonlyMap<number, HandObject>, size: number, trailer: string): Uint8Array {
  const parts = [start]
  let at = start.length
  const push = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  const lines: string[] = trailer.includes('/Prev') ? [] : ['0 1\n0000000000 65535 f \n']
  for (const [number, object] of objects) {
    lines.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    push(Buffer.concat([bytesOf(`${number} 0 obj\n`), body(object), bytesOf('\nendobj\n')]))
  }
  const table = at
  push(bytesOf(`xref\n${lines.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}
