/** Pictures in the packings that scanners write, made by hand: small, true to their standards, and with room for what hides in them. */

/** Eight cells of eight pixels to a row; `#` is black. */
export type Cells = readonly string[]
export const cellsAcross = 64

const white: Record<number, string> = {
  ...{ 0: '00110101', 8: '10011', 16: '101010', 24: '0101000', 32: '00011011', 40: '00101001', 48: '00001011', 56: '01011001' },
  64: '1101100110101',
}
const black: Record<number, string> = {
  ...{ 0: '0000110111', 8: '000101', 16: '0000010111', 24: '00000010111', 32: '000001101010', 40: '000001101100', 48: '000001100100' },
  ...{ 56: '000000101000', 64: '00000011110000110111' },
}

/** CCITT group 4 (T.6): the first line of each row of cells by its runs, the seven below by "as above". */
export function group4(cells: Cells): Uint8Array {
  let bits = ''
  for (const row of cells) {
    const runs = [...row.matchAll(/\.+|#+/g)].map(([run]) => run.length * 8)
    if (row.startsWith('#')) runs.unshift(0)
    for (let i = 0; i < runs.length; i += 2) bits += `001${white[runs[i]!]}${black[runs[i + 1] ?? 0]}`
    const changes = runs.filter(run => run > 0).length - (row.startsWith('#') ? 0 : 1)
    bits += '1'.repeat((changes + 1) * 7)
  }
  return packed(`${bits}${'000000000001'.repeat(2)}`)
}

const packed = (bits: string): Uint8Array => Uint8Array.from(bits.match(/.{1,8}/g)!, byte => Number.parseInt(byte.padEnd(8, '0'), 2))

const number = (value: number, bytes = 4): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

/** A segment of a JBIG2 stream of one page. */
const segment = (at: number, kind: number, data: Buffer, page = 1): Buffer =>
  Buffer.concat([number(at), Buffer.from([kind, 0, page]), number(data.length), data])

/** A comment that no reader shows: T.88, 7.4.15. */
export const jbig2Note = (note: string, page = 1): Buffer =>
  segment(9, 62, Buffer.concat([number(0x20000000), Buffer.from(`note\0${note}\0\0`, 'latin1')]), page)

/** JBIG2 as it stands in a PDF: the page, a comment, and one region packed as group 4. */
export function jbig2(cells: Cells, note: string): Uint8Array {
  const [width, height] = [number(cellsAcross), number(cells.length * 8)]
  const page = Buffer.concat([width, height, Buffer.alloc(8), Buffer.from([0, 0, 0])])
  const region = Buffer.concat([width, height, Buffer.alloc(8), Buffer.from([0, 1]), group4(cells)])
  return Uint8Array.from(Buffer.concat([segment(1, 48, page), jbig2Note(note), segment(2, 38, region)]))
}

/** JPEG 2000 in its container: one grey all over (no coefficient is coded), with a note in an XML box, in a UUID box and in the code. */
export function jpeg2000(width: number, height: number, note: string): Uint8Array {
  const box = (kind: string, ...data: Buffer[]) => {
    const body = Buffer.concat(data)
    return Buffer.concat([number(body.length + 8), Buffer.from(kind, 'latin1'), body])
  }
  const marker = (code: number, ...data: Buffer[]) => {
    const body = Buffer.concat(data)
    return Buffer.concat([number(code, 2), number(body.length + 2, 2), body])
  }
  const size = [width, height, 0, 0, width, height, 0, 0].map(one => number(one))
  const packet = Buffer.from([0])
  const tile = (length: number) => marker(0xff90, number(0, 2), number(length), Buffer.from([0, 1]))
  const code = Buffer.concat([
    number(0xff4f, 2),
    marker(0xff51, number(0, 2), ...size, number(1, 2), Buffer.from([7, 1, 1])),
    marker(0xff52, Buffer.from([0, 0]), number(1, 2), Buffer.from([0, 0, 4, 4, 0, 1])),
    marker(0xff5c, Buffer.from([0x40, 0x40])),
    marker(0xff64, number(1, 2), Buffer.from(note)),
    tile(12 + 2 + packet.length),
    number(0xff93, 2),
    packet,
    number(0xffd9, 2),
  ])
  const head = box('ihdr', number(height), number(width), number(1, 2), Buffer.from([7, 7, 0, 0]))
  const colours = box('colr', Buffer.from([1, 0, 0]), number(17))
  return Uint8Array.from(
    Buffer.concat([
      box('jP  ', Buffer.from('0d0a870a', 'hex')),
      box('ftyp', Buffer.from('jp2 '), number(0), Buffer.from('jp2 ')),
      box('jp2h', head, colours),
      box('xml ', Buffer.from(`<note>${note}</note>`)),
      box('uuid', Buffer.alloc(16, 7), Buffer.from(note)),
      box('jp2c', code),
    ]),
  )
}
