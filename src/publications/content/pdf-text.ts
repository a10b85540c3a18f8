import { inflateSync } from 'node:zlib'
import { BadInput } from '../../errors.ts'
import type { ContentLimits } from './limits.ts'

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>

/** Opens a PDF. Refuses what unpacks beyond the limit before pdf.js unpacks it. Throws BadInput. */
export async function openPdf(bytes: Uint8Array, limits: ContentLimits): Promise<Pdf> {
  guardStreams(bytes, limits)
  const { getDocumentProxy } = await import('unpdf')
  try {
    // pdf.js takes the buffer over, so it gets a copy
    return await getDocumentProxy(bytes.slice(), { verbosity: 0, maxImageSize: 1 })
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new BadInput(
      isLocked ? 'PDF 已加密，无法读取 / the PDF is encrypted' : 'PDF 文件已损坏，无法读取 / the PDF file is damaged and cannot be read',
    )
  }
}

/** The words of a PDF, line by line. */
export async function pdfText(bytes: Uint8Array, limits: ContentLimits): Promise<string> {
  const pdf = await openPdf(bytes, limits)
  const end = performance.now() + limits.milliseconds
  try {
    let text = ''
    for (let number = 1; number <= Math.min(pdf.numPages, limits.pages); number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      let last: number[] | null = null
      for (const item of items) {
        if (!('str' in item)) continue
        const place = item.transform as number[]
        // a new line, or a gap as between columns: words of two cells are not one word
        if (last && Math.abs(place[5]! - last[1]!) > 3) text += '\n'
        else if (last && place[4]! - last[0]! > Math.max(2, (item.height || 10) * 0.3)) text += ' '
        text += item.str
        last = [place[4]! + item.width, place[5]!]
      }
      text += '\n'
      page.cleanup()
      if (text.length > limits.textCharacters || performance.now() > end) break
    }
    return text
  } finally {
    await pdf.destroy()
  }
}

function guardStreams(bytes: Uint8Array, limits: ContentLimits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = limits.unpackedBytes
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const dictionary = file.toString('latin1', Math.max(0, at - 1000), at)
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')))
    if (!/\/(?:FlateDecode|Fl)\b/.test(own) || /\/Subtype\s*\/Image/.test(own)) continue
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + 1
    try {
      left -= inflateSync(file.subarray(start), { maxOutputLength: Math.max(1, left) }).length
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new BadInput('文件解压后超过上限 / the file unpacks to more than the limit', 'unpackedBytes')
    }
  }
}
