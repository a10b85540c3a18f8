import { faces, page } from './page.ts'

/** styles.xml and fontTable.xml of our DOCX files, written out: docx has no name for some of what they need (snapToGrid). */

const off = '<w:snapToGrid w:val="0"/>'

const size = (points: number, spacing = 0) =>
  `${off}<w:spacing w:val="${spacing}"/><w:sz w:val="${2 * points}"/><w:szCs w:val="${2 * points}"/>`

/** Latin letters and digits stand in the same face, as the standard has it. */
const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`

const exact = (points: number) => `<w:spacing w:before="0" w:after="0" w:line="${Math.round(20 * points)}" w:lineRule="exact"/>`

const style = (id: string, name: string, paragraph: string, run: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`

const heading = (level: number, face: string) =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/>${exact(page.linePitch)}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="${level - 1}"/>`,
    fonts(face),
  )

/**
 * 28 characters of 15.75 pt on 22 lines of 28.95 pt, by exact line height and character spacing. The section says the grid of the
 * standard too (as Word writes it), but text does not snap to it: LibreOffice reads a negative charSpace as a wide one (seen in
 * 7.4), and faces that are two rows high would take two rows for a line.
 */
export const docxStyles = (lang: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(faces.body)}${size(page.size.body)}<w:lang w:val="en-US" w:eastAsia="${lang}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${off}${exact(page.linePitch)}</w:pPr><w:rPr>${size(page.size.body, -5)}</w:rPr></w:style>${[
  style('Title', 'Title', `<w:keepNext/>${exact(35)}<w:jc w:val="center"/>`, fonts(faces.title) + size(page.size.title)),
  heading(1, faces.hei),
  heading(2, faces.kai),
  heading(3, faces.body),
  heading(4, faces.body),
  style('TableText', 'Table Text', `${exact(13.5)}<w:jc w:val="center"/>`, size(page.size.table)),
].join('')}</w:styles>`

/** What a machine without the named faces takes for them. */
export const docxFontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  [faces.title, 'FZXiaoBiaoSong-B05S,小标宋,华文中宋,宋体', 'roman'],
  [faces.body, '仿宋,FangSong,华文仿宋,FandolFang R', 'modern'],
  [faces.hei, 'SimHei,Noto Sans CJK SC', 'modern'],
  [faces.kai, '楷体,KaiTi,华文楷体,FandolKai', 'modern'],
]
  .map(
    ([name, others, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  )
  .join('')}</w:fonts>`
