import { BadInput } from '../../errors.ts'
import { cleanDocx } from './clean-docx.ts'
import { type ContentLimits, contentLimits } from './limits.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { adopt, attribute, type Element, isElement, made, parsed, setAttribute, walk, written } from './tree.ts'

export type Picture = { bytes: Uint8Array; contentType: string; alt: string }

/** What a Word file says. In `html` the picture number n has the address `pictureAddress(n)` until it is kept somewhere. */
export type FromDocx = { html: string; pictures: Picture[]; warnings: { message: string; english: string }[] }

export const pictureAddress = (number: number): string => `/picture-of-docx/${number}`

/** mammoth reads some 4 MB of markup a second and cannot be interrupted; an article has 0.2 MB. */
const bytesOfMarkupASecond = 2 * 1024 * 1024

const styleMap = [
  ...[1, 2, 3, 4].flatMap(level => [
    `p[style-name='heading ${level}'] => h${level + 1}:fresh`,
    `p[style-name='Heading ${level}'] => h${level + 1}:fresh`,
    `p[style-name='标题 ${level}'] => h${level + 1}:fresh`,
  ]),
  "p[style-name='Title'] => h2.center:fresh",
  "p[style-name='标题'] => h2.center:fresh",
  "p[style-name='gongkai center'] => p.center:fresh",
  "p[style-name='gongkai right'] => p.right:fresh",
  'u => u',
  'strike => s',
]

/** A Word file as an article: tables, pictures, footnotes and alignment stay; hidden text, deletions and comments are left out and said. Throws BadInput. */
export async function fromDocx(bytes: Uint8Array, limits: ContentLimits = contentLimits): Promise<FromDocx> {
  if (bytes.length > limits.fileBytes) throw new BadInput('文件超过大小上限 / the file exceeds the limit', 'fileBytes')
  const { bytes: clean, unseen } = cleanDocx(bytes, limits)
  const { openZip } = await import('./open-zip.ts')
  const markup = openZip(clean, limits).bytes('word/document.xml')?.length ?? 0
  if (markup === 0) throw broken()
  if (markup > (bytesOfMarkupASecond * limits.milliseconds) / 1000)
    throw new BadInput('文件过大，读取会超时 / reading would take longer than the limit', 'milliseconds')
  const { default: mammoth } = await import('mammoth')
  const pictures: Picture[] = []
  const convertImage = mammoth.images.imgElement(async image => {
    pictures.push({ bytes: new Uint8Array(await image.readAsArrayBuffer()), contentType: image.contentType, alt: '' })
    return { src: pictureAddress(pictures.length - 1) }
  })
  const aligned = (element: { alignment?: string; styleName?: string | null }) =>
    (element.alignment === 'center' || element.alignment === 'right') && !/heading|title|标题/i.test(element.styleName ?? '')
      ? { ...element, styleName: `gongkai ${element.alignment}` }
      : element
  let html: string
  try {
    const transform = (
      mammoth as unknown as { transforms: { paragraph: (change: typeof aligned) => (document: unknown) => unknown } }
    ).transforms.paragraph(aligned)
    const options = { convertImage, styleMap, transformDocument: transform, includeDefaultStyleMap: true } as Parameters<
      typeof mammoth.convertToHtml
    >[1]
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(clean.buffer, clean.byteOffset, clean.byteLength) }, options)).value
  } catch {
    throw broken()
  }
  return { html: sanitiseHtml(finished(html, pictures)), pictures, warnings: warningsOf(unseen) }
}

const broken = () => new BadInput('DOCX 文件已损坏，无法读取 / the DOCX file is damaged and cannot be read')

/** The notes at the end get their section, the pictures their words. */
function finished(html: string, pictures: Picture[]): string {
  const tree = parsed(html)
  walk(tree, element => {
    if (element.tagName === 'img') {
      const number = Number(/\d+$/.exec(attribute(element, 'src') ?? '')?.[0])
      const alt = attribute(element, 'alt') ?? ''
      if (pictures[number]) pictures[number].alt = alt
    } else if (element.tagName === 'a') {
      // Word's bookmarks that nothing in the text points to
      if (attribute(element, 'href') === undefined && /^_/.test(attribute(element, 'id') ?? '')) setAttribute(element, 'id', null)
    }
    return true
  })
  const isNotes = (node: (typeof tree.childNodes)[number]): node is Element =>
    isElement(node) &&
    node.tagName === 'ol' &&
    node.childNodes.every(item => isElement(item) && /^(?:footnote|endnote)-/.test(attribute(item, 'id') ?? ''))
  adopt(
    tree,
    tree.childNodes.map(node => (isNotes(node) ? made('section', [node], { class: 'footnotes' }) : node)),
  )
  return written(tree)
}

function warningsOf({ hidden, deletions, insertions, comments }: ReturnType<typeof cleanDocx>['unseen']): FromDocx['warnings'] {
  const warnings: FromDocx['warnings'] = []
  const add = (count: number, message: string, english: string) => {
    if (count > 0) warnings.push({ message, english })
  }
  add(hidden.length, `隐藏文字 ${hidden.length} 处，没有带入`, `${hidden.length} pieces of hidden text were left out`)
  add(deletions, `修订中删除的内容 ${deletions} 处，没有带入`, `${deletions} tracked deletions were left out`)
  add(insertions, `修订中插入的内容 ${insertions} 处，按接受处理`, `${insertions} tracked insertions were accepted`)
  add(comments, `批注 ${comments} 条，没有带入`, `${comments} comments were left out`)
  return warnings
}
