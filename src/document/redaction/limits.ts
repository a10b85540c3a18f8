import { BadInput } from '../../errors.ts'

/** Limits on what is taken in for redaction (house.md 6); settings of the site may replace them. */
export type RedactionLimits = {
  /** bytes of the file */
  fileBytes: number
  /** bytes after unpacking all its parts and streams */
  unpackedBytes: number
  pages: number
  /** pixels of one picture, and of one page as a picture */
  pixels: number
  /** marks on one file */
  marks: number
  /** milliseconds for one errand in the worker */
  milliseconds: number
  /** megabytes of memory of the worker */
  memory: number
}

export const redactionLimits: RedactionLimits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  pages: 300,
  pixels: 40_000_000,
  marks: 5_000,
  milliseconds: 120_000,
  memory: 1024,
}

const megabytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024 / 1024))

export const tooLarge = (bytes: number): BadInput =>
  new BadInput(
    `文件解开后超过 ${megabytes(bytes)} MB 的上限，请拆成几个文件分别处理 / the file unpacks to more than ${megabytes(bytes)} MB: split it into several files`,
    'unpackedBytes',
  )

export const tooManyPages = (pages: number): BadInput =>
  new BadInput(
    `文件超过 ${pages} 页的上限，请拆成几个文件分别处理 / the file has more than ${pages} pages: split it into several files`,
    'pages',
  )

export const tooManyPixels = (pixels: number): BadInput =>
  new BadInput(
    `图片超过 ${Math.round(pixels / 1_000_000)} 百万像素的上限，请缩小后再上传 / the picture has more than ${Math.round(pixels / 1_000_000)} million pixels: make it smaller first`,
    'pixels',
  )

export const tooSlow = (milliseconds: number): BadInput =>
  new BadInput(
    `处理超过 ${milliseconds / 1000} 秒的上限，已停止；请拆成几个文件分别处理 / it took longer than ${milliseconds / 1000} seconds and was stopped: split the file`,
    'milliseconds',
  )

export const outOfMemory = (): BadInput =>
  new BadInput('处理这个文件需要的内存超过上限，请拆成几个文件分别处理 / the file needs more memory than allowed: split it', 'memory')

export const encrypted = (): BadInput =>
  new BadInput(
    '文件设有密码或者权限限制，不能在其中隐去内容；请去除密码后另存，再上传 / the file is protected by a password: save a copy without it and send that',
  )

export const damaged = (): BadInput =>
  new BadInput(
    '文件已损坏，无法读取；请用原来的软件打开、另存后再上传 / the file is damaged: open it where it was made, save it again and send that',
  )

export const otherKind = (): BadInput =>
  new BadInput(
    '只能在 DOCX、PDF、PNG、JPEG 文件中隐去内容；其他格式请先另存为其中一种（DOC、WPS 另存为 DOCX，OFD、TIFF 另存为 PDF） / only DOCX, PDF, PNG and JPEG can be redacted: save the file as one of these first',
  )

export const withMacros = (): BadInput =>
  new BadInput('文件含有宏，请另存为不含宏的 DOCX 后再上传 / the file holds macros: save it as a DOCX without them')

export const noSuchPlace = (chinese: string, english: string): BadInput =>
  new BadInput(`文件中没有标记所指的${chinese}，请重新读取文件再标记 / the file has no ${english}: read it again and mark anew`, 'marks')
