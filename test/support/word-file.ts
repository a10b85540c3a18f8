import { png } from './pictures.ts'
import { zipOf } from './zip.ts'

/** A DOCX as Word and WPS write it, with everything that hides in one. `body` stands in the text; the secrets are in every other place. */
export type WordFile = {
  body?: string
  header?: string
  more?: Record<string, string | Uint8Array>
  settings?: string
  styles?: string
  relations?: string
}

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ')

export const part = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${spaces} mc:Ignorable="w14">${content}</w:${name}>`

export const paragraph = (...runs: string[]): string =>
  `<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6" w14:paraId="1A2B3C4D"><w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:pPr>${runs.join('')}</w:p>`

export const text = (words: string, properties = ''): string =>
  `<w:r w:rsidRPr="00A1B2C3"><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

export const picture = (relation: string, extra = '', crop = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="签名李璟.png" descr="李璟的签名"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="李璟.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}">${extra}</a:blip>${crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const kinds: Record<string, string> = {
  rId1: 'styles',
  rId2: 'settings',
  rId3: 'header',
  rId4: 'comments',
  rId5: 'image',
  rId6: 'footnotes',
}
const targets: Record<string, string> = {
  rId1: 'styles.xml',
  rId2: 'settings.xml',
  rId3: 'header1.xml',
  rId4: 'comments.xml',
  rId5: 'media/image1.png',
  rId6: 'footnotes.xml',
}

export function wordFile({ body = '', header = '', more = {}, settings = '', styles = '', relations = '' }: WordFile): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const package_ = 'http://schemas.openxmlformats.org/package/2006'
  const links = Object.entries(kinds)
    .map(([id, kind]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${targets[id]}"/>`)
    .join('')
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${package_}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${package_}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>秘密作者</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `<Properties><Company>秘密公司</Company></Properties>`,
    'docProps/custom.xml': `<Properties><property name="KSOProductBuildVer"><v>2052-12.1.0.秘密</v></property></Properties>`,
    'docProps/thumbnail.jpeg': Buffer.from('秘密缩略图'),
    'customXml/item1.xml': `<data>秘密数据</data>`,
    'word/embeddings/oleObject1.bin': Buffer.from('秘密对象', 'utf16le'),
    'word/document.xml': part(
      'document',
      `<w:body>${body}<w:sectPr w:rsidR="00A1B2C3"><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
    ),
    'word/header1.xml': part('hdr', header || paragraph(text('页眉'))),
    'word/comments.xml': part('comments', `<w:comment w:id="0" w:author="秘密作者">${paragraph(text('秘密批注'))}</w:comment>`),
    'word/footnotes.xml': part(
      'footnotes',
      `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${paragraph(text('脚注里的李璟'))}</w:footnote><w:footnote w:id="2">${paragraph(text('秘密脚注'))}</w:footnote>`,
    ),
    'word/styles.xml': part(
      'styles',
      `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:customStyle="1" w:styleId="hid"><w:name w:val="秘密样式"/><w:rPr><w:vanish/></w:rPr></w:style>${styles}`,
    ),
    'word/settings.xml': part(
      'settings',
      `<w:rsids><w:rsidRoot w:val="00A1B2C3"/></w:rsids><w:docVars><w:docVar w:name="v" w:val="秘密变量"/></w:docVars><w:defaultTabStop w:val="420"/>${settings}`,
    ),
    'word/media/image1.png': png({ width: 40, height: 40 }),
    'word/_rels/document.xml.rels': `<Relationships xmlns="${package_}/relationships">${links}${relations}</Relationships>`,
    ...more,
  })
}
