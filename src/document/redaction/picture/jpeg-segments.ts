/**
 * A JPEG without what says something about it: EXIF with its small picture, XMP, IPTC, comments, and whatever is hung on behind its end. What
 * Adobe says of the colours stays, for the picture would look different without it. What cannot be walked is given back as it is.
 */
export function withoutSegments(jpeg: Buffer): Buffer {
  const parts = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1]!
    if (marker === 0xd9) break
    let end = at + 2 + jpeg.readUInt16BE(at + 2)
    // after a start of scan come its samples, up to the next marker that is no restart
    if (marker === 0xda) while (end + 1 < jpeg.length && !(jpeg[end] === 0xff && isMarker(jpeg[end + 1]!))) end++
    const isNote = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee)
    if (!isNote) parts.push(jpeg.subarray(at, end))
    at = end
  }
  return at + 2 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] === 0xd9 ? Buffer.concat([...parts, jpeg.subarray(at, at + 2)]) : jpeg
}

const isMarker = (byte: number) => byte !== 0 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7)
