import { readFileSync } from 'node:fs'
import { BadInput } from '../../../errors.ts'
import { findFonts } from '../../fonts.ts'
import { firstFace } from './fonts/collection.ts'
import type { Pdfium } from './pdfium.ts'

/** Of Windows: simplified and traditional Chinese. */
const chinese = new Set([134, 136])
const chineseName =
  /^(?:SimSun|NSimSun|FangSong|KaiTi|SimHei|DengXian|Microsoft ?YaHei|ST(?:Song|Kaiti|Heiti|Fangsong|Zhongsong)|FZ|MingLiU|PMingLiU)|[^\0-\x7f]/i
const symbols = 2
const collection = 0x74746366

/**
 * Lends PDFium the machine's Chinese fonts for files that name one without holding it (宋体, STSong-Light). Without them their text would be drawn
 * as nothing, and a page that becomes its picture would be empty. Tells whether a font was wanted that is not there.
 */
export function lendFonts(pdfium: Pdfium): { isLacking: () => boolean } {
  const { addFunction, setValue } = pdfium.api.pdfium
  let isLacking = false
  let face: Uint8Array | null | undefined
  const lend = (): Uint8Array | null => {
    try {
      // the face of running text: one that looks a little different is better than none
      face ??= firstFace(readFileSync(findFonts().files[0]!))
    } catch {
      // told of afterwards: nothing may be thrown through WebAssembly
      face = null
      isLacking = true
    }
    return face
  }
  const nameAt = (at: number) => (at === 0 ? '' : Buffer.from(pdfium.memory.subarray(at, pdfium.memory.indexOf(0, at))).toString('latin1'))
  const map = (_: number, _weight: number, _italic: number, charset: number, _pitch: number, name: number) => {
    if (charset === symbols || !(chinese.has(charset) || chineseName.test(nameAt(name)))) return 0
    return lend() ? 1 : 0
  }
  const data = (_: number, handle: number, table: number, buffer: number, size: number) => {
    if (handle !== 1 || !face || table === collection) return 0
    const bytes = table === 0 ? face : tableOf(face, table)
    if (buffer !== 0 && size >= bytes.length) pdfium.memory.set(bytes, buffer)
    return bytes.length
  }
  const functions = [
    addFunction(() => {}, 'vi'),
    addFunction(() => {}, 'vii'),
    addFunction(map, 'iiiiiiii'),
    addFunction(() => 0, 'iii'),
    addFunction(data, 'iiiiii'),
    addFunction(() => 0, 'iiiii'),
    addFunction(() => 134, 'iii'),
    addFunction(() => {}, 'vii'),
  ]
  const info = pdfium.malloc(36)
  for (const [i, value] of [1, ...functions].entries()) setValue(info + i * 4, value, 'i32')
  pdfium.api.FPDF_SetSystemFontInfo(info)
  return { isLacking: () => isLacking }
}

function tableOf(face: Uint8Array, wanted: number): Uint8Array {
  const font = Buffer.from(face.buffer, face.byteOffset, face.byteLength)
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16
    if (font.readUInt32BE(at) === wanted)
      return face.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
  }
  return new Uint8Array()
}

export const noFont = (): BadInput =>
  new BadInput(
    '文件使用了没有嵌入的中文字体，本机也没有可以代替的字体；请安装思源宋体（Noto Serif CJK）后再处理，或者把文件另存为嵌入字体的 PDF / the file names Chinese fonts that it does not hold, and this machine has none: install Noto Serif CJK, or save the PDF with its fonts embedded',
  )
