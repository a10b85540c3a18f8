import { BadInput } from '../../errors.ts'
import { mostEntries, Zip, type ZipLimits } from '../../text/zip.ts'

/** The files of a container that somebody sent; BadInput where it is broken or over a limit. */
export const openZip = (bytes: Uint8Array, { unpackedBytes, fileBytes, entries = mostEntries }: ZipLimits): Zip =>
  new Zip(bytes, { unpackedBytes, ...(fileBytes === undefined ? {} : { fileBytes }), entries }, fault =>
    fault === 'damaged'
      ? new BadInput('文件已损坏，无法解压 / the file is damaged and cannot be unpacked')
      : fault === 'entries'
        ? new BadInput(`压缩包内的文件超过 ${entries} 个 / too many files in the container`, 'entries')
        : new BadInput('文件解压后超过上限 / the file unpacks to more than the limit', 'unpackedBytes'),
  )
