import { BadInput } from '../../errors.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { guardZip } from './guard-zip.ts'
import { readHtml } from './html.ts'
import { tooSlow } from './html-tree.ts'

/** mammoth reads about 4 MB of Word's markup a second here and cannot be interrupted; a report has 0.2 MB. */
const bytesOfMarkupASecond = 2 * 1024 * 1024

/** A Word file as lines and tables, by way of mammoth's HTML (it keeps both kinds of spans). Pictures are left out. Throws BadInput. */
export async function readDocx(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<Block[]> {
  const zip = guardZip(bytes, limits)
  const markup = zip.names.filter(name => name.endsWith('.xml') || name.endsWith('.rels')).reduce((sum, name) => sum + zip.size(name), 0)
  if (markup > (bytesOfMarkupASecond * limits.milliseconds) / 1000) throw tooSlow(limits)
  const { default: mammoth } = await import('mammoth')
  let html: string
  try {
    const noPictures = mammoth.images.imgElement(async () => ({ src: '' }))
    html = (
      await mammoth.convertToHtml({ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }, { convertImage: noPictures })
    ).value
  } catch {
    throw new BadInput('DOCX 文件已损坏，无法读取 / the DOCX file is damaged and cannot be read')
  }
  return readHtml(html, limits)
}
