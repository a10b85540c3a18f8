import { BadInput } from '../../errors.ts'
import { mostEntries, Zip, type ZipFault } from '../../text/zip.ts'
import type { Limits } from './blocks.ts'

const refuse =
  (limits: Limits) =>
  (fault: ZipFault): BadInput =>
    fault === 'unpackedBytes'
      ? tooBig(limits)
      : fault === 'damaged'
        ? new BadInput('文件已损坏，无法解压 / the file is damaged and cannot be unpacked')
        : new BadInput(
            `压缩包内的文件超过 ${mostEntries} 个的上限 / the container holds more files than the limit of ${mostEntries}`,
            'entries',
          )

/** The files of a container, none of them unpacked yet. Throws BadInput. */
export const openZip = (bytes: Uint8Array, limits: Limits): Zip => new Zip(bytes, { unpackedBytes: limits.unpackedBytes }, refuse(limits))

/**
 * Refuses a container that is broken, or that unpacks beyond `limits.unpackedBytes`, before a library opens it: every file is unpacked here once
 * with its own size as the bound, since the libraries unpack whatever comes.
 */
export function guardZip(bytes: Uint8Array, limits: Limits): Zip {
  const zip = openZip(bytes, limits)
  if (zip.strange > 0) throw refuse(limits)('damaged')
  // what it says of itself is known before anything is unpacked
  if (zip.names.reduce((sum, name) => sum + zip.size(name), 0) > limits.unpackedBytes) throw tooBig(limits)
  for (const name of zip.names) zip.bytes(name)
  return zip
}

export function tooBig({ unpackedBytes }: Limits): BadInput {
  const megabytes = Math.round(unpackedBytes / 1024 / 1024)
  return new BadInput(`文件解压后超过 ${megabytes} MB 的上限 / the file unpacks to more than the limit of ${megabytes} MB`, 'unpackedBytes')
}
