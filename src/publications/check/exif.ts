/** What the EXIF of a picture says: the turn of the camera, and whether it says where it was. */
export type Exif = { orientation: number; hasPosition: boolean }

/** Reads the TIFF structure that stands at `at`; null where there is none. */
export function exifAt(bytes: Buffer, at: number): Exif | null {
  const order = bytes.toString('latin1', at, at + 4)
  const little = order === 'II*\0'
  if (!little && order !== 'MM\0*') return null
  const short = (place: number) => (place + 2 > bytes.length ? 0 : little ? bytes.readUInt16LE(place) : bytes.readUInt16BE(place))
  const long = (place: number) => (place + 4 > bytes.length ? 0 : little ? bytes.readUInt32LE(place) : bytes.readUInt32BE(place))
  const directory = at + long(at + 4)
  const exif: Exif = { orientation: 1, hasPosition: false }
  for (let i = 0, count = Math.min(short(directory), 500); i < count; i++) {
    const entry = directory + 2 + 12 * i
    const tag = short(entry)
    if (tag === 0x0112) exif.orientation = short(entry + 8)
    if (tag === 0x8825) exif.hasPosition = short(at + long(entry + 8)) > 0
  }
  if (exif.orientation < 1 || exif.orientation > 8) exif.orientation = 1
  return exif
}

/** EXIF with nothing but the turn. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
