import { describe, expect, test } from 'vitest'
import { paragraph, part, picture, text, type WordFile, wordFile } from '../../../../test/support/word-file.ts'
import { zipOf } from '../../../text/zip.ts'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import { markWords } from '../suggest.ts'
import { block } from './apply-marks.ts'
import { unzip } from './unzip.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const
const name = '欧阳璟'
const number = '13900000000'

async function read(bytes: Uint8Array) {
  const reading = await run({ task: 'read', kind: 'docx', bytes }, limits)
  if (reading.kind !== 'docx') throw new Error('another kind')
  return reading
}

async function redacted(file: WordFile) {
  const bytes = wordFile(file)
  const reading = await read(bytes)
  const marks = [name, number].flatMap(one => markWords(reading, one, why))
  const copy = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'docx', bytes, copy: copy.bytes, marks }, limits)
  const files = unzip(copy.bytes, limits.unpackedBytes)
  const everything = [...files].map(([key, content]) => `${key}\n${content.toString('utf8')}\n${content.toString('utf16le')}`).join('\n')
  const texts = (await read(copy.bytes)).paragraphs.map(one => one.text)
  return { marks, copy, proof, files, everything, texts }
}

test('a file that somebody packed again from its folders is read and redacted as it was', async () => {
  const own = unzip(wordFile({ body: paragraph(text(`联系人：${name}`)) }), limits.unpackedBytes)
  const bytes = zipOf([['docProps/', ''], ['word/', ''], ['_rels/', ''], ...own])
  const reading = await read(bytes)
  const marks = markWords(reading, name, why)
  const copy = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
  expect((await read(copy.bytes)).paragraphs[0]?.text).toBe(`联系人：${block}`)
  expect(await run({ task: 'prove', kind: 'docx', bytes, copy: copy.bytes, marks }, limits)).toMatchObject({ isProven: true })
})

const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`
const box = (words: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0"><wp:extent cx="1800000" cy="360000"/><wp:docPr id="7" name="文本框 ${name}" descr="${number}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>${paragraph(text(words))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="文本框 ${name}" o:spid="_x0000_s1026" alt="${number}" style="width:141pt;height:28pt"><v:textbox><w:txbxContent>${paragraph(text(words))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

/** What a person sees, written as the programs write it; each holds the name, the number or both in several pieces. */
const seen: [what: string, written: string, after: string][] = [
  [
    'runs split by editing sessions and the spelling check',
    paragraph(
      text('联系人：'),
      '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00AA"><w:t>欧</w:t></w:r><w:r w:rsidRPr="00BB"><w:t>阳</w:t></w:r><w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:lastRenderedPageBreak/><w:t>璟</w:t></w:r><w:bookmarkEnd w:id="0"/>',
      text('。'),
    ),
    `联系人：${block}。`,
  ],
  [
    'smart tags in one another',
    paragraph(
      `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="${name}"/></w:smartTagPr><w:smartTag w:element="sur">${text('欧阳')}</w:smartTag>${text('璟')}</w:smartTag>`,
      text('来访'),
    ),
    `${block}来访`,
  ],
  [
    'a content control bound to custom data',
    paragraph(
      text('电话：'),
      `<w:sdt><w:sdtPr><w:alias w:val="${name}"/><w:tag w:val="${number}"/><w:dataBinding w:xpath="/a/b" w:storeItemID="{X}"/><w:placeholder><w:docPart w:val="${name}"/></w:placeholder></w:sdtPr><w:sdtContent>${text('139')}${text('00000000')}</w:sdtContent></w:sdt>`,
    ),
    `电话：${block}`,
  ],
  [
    'a link as a field whose code is split and holds another field',
    paragraph(
      field(
        code(' HYPERLINK "tel:1390') + code('0000000" \\o "') + field(code(` MERGEFIELD ${name} `), text(name)) + code('" '),
        text('139') + text('00000000'),
      ),
    ),
    block,
  ],
  ['a text box twice: for Word of today and as VML', paragraph(text('见'), box(`${name}，${number}`)), `${block}，${block}`],
  [
    'tracked changes: an insertion in pieces, with a deletion and a move inside',
    paragraph(
      `<w:ins w:id="1" w:author="${name}" w:date="2024-01-01T00:00:00Z">${text('欧')}<w:del w:id="2" w:author="x"><w:r><w:delText>某某 ${number}</w:delText></w:r></w:del>${text('阳')}</w:ins>`,
      `<w:moveFromRangeStart w:id="3" w:name="move1"/><w:moveFrom w:id="4">${text(number)}</w:moveFrom><w:moveFromRangeEnd w:id="3"/>`,
      `<w:r><w:rPr><w:b/><w:rPrChange w:id="5" w:author="${name}"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>璟</w:t></w:r>`,
      text('已到'),
    ),
    `${block}已到`,
  ],
  ['a footnote', paragraph(text('注'), '<w:r><w:footnoteReference w:id="1"/></w:r>'), `脚注 ${block}`],
  ['an endnote', paragraph(text('尾'), '<w:r><w:endnoteReference w:id="1"/></w:r>'), `尾注 ${block}`],
  [
    'words with phonetics above',
    paragraph(`<w:r><w:ruby><w:rt>${text('ou yang jing')}</w:rt><w:rubyBase>${text(name)}</w:rubyBase></w:ruby></w:r>`),
    `${block}（ou yang jing）`,
  ],
]

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships'
/** What Word keeps beside the text: it names the person everywhere. */
const beside: Record<string, string | Uint8Array> = {
  'docProps/app.xml': `<Properties><Company>${name}</Company><Manager>${name}</Manager><HyperlinkBase>${number}</HyperlinkBase><TitlesOfParts><vt:vector xmlns:vt="urn:vt"><vt:lpstr>${name}</vt:lpstr></vt:vector></TitlesOfParts></Properties>`,
  'docProps/thumbnail.emf': Buffer.from(name, 'utf16le'),
  'docProps/custom.xml': `<Properties xmlns:vt="urn:vt"><property name="${name}"><vt:lpwstr>${number}</vt:lpwstr></property></Properties>`,
  'customXml/item1.xml': `<a><b>${number}</b></a>`,
  'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="urn:ds" ds:itemID="{X}"/>`,
  'word/people.xml': `<w15:people xmlns:w15="urn:w15"><w15:person w15:author="${name}"><w15:presenceInfo w15:userId="${number}"/></w15:person></w15:people>`,
  'word/comments.xml': part(
    'comments',
    `<w:comment w:id="0" w:author="${name}" w:initials="OY">${paragraph(text(`请核对${number}`))}</w:comment>`,
  ),
  'word/commentsExtended.xml': '<w15:commentsEx xmlns:w15="urn:w15"/>',
  'word/glossary/document.xml': part(
    'glossaryDocument',
    `<w:docParts><w:docPart><w:docPartBody>${paragraph(text(name))}</w:docPartBody></w:docPart></w:docParts>`,
  ),
  'word/embeddings/Microsoft_Excel_Sheet1.xlsx': Buffer.from(name),
  'word/embeddings/oleObject1.bin': Buffer.from(number, 'utf16le'),
  'word/webSettings.xml': `<w:webSettings xmlns:w="urn:w"><w:divs><w:div w:id="1"/></w:divs></w:webSettings>`,
  'word/_rels/settings.xml.rels': `<Relationships xmlns="${package_}"><Relationship Id="rId1" Type="${office}/attachedTemplate" Target="file:///C:/Users/${name}/Normal.dotm" TargetMode="External"/></Relationships>`,
  'word/footnotes.xml': part(
    'footnotes',
    `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${paragraph(text('脚注 '), text('欧阳'), text('璟'))}</w:footnote>`,
  ),
  'word/endnotes.xml': part(
    'endnotes',
    `<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote><w:endnote w:id="1">${paragraph(text('尾注 '), text('1390'), text('0000000'))}</w:endnote>`,
  ),
}
const settings = `<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:query w:val="SELECT * FROM ${name}"/></w:mailMerge><w:documentProtection w:edit="comments"/><w:docVars><w:docVar w:name="${name}" w:val="${number}"/></w:docVars>`
const endnotes = `<Relationship Id="rId40" Type="${office}/endnotes" Target="endnotes.xml"/>`

/** A table that Excel made, kept whole behind its picture. */
const object =
  '<w:r><w:object><v:shape id="_x0000_i1025" style="width:9pt" o:ole=""><v:imagedata r:id="rId5" o:title=""/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" r:id="rId9"/></w:object></w:r>'

/** WPS writes spaces, properties and parts of its own. */
const wps: Record<string, string> = {
  'docProps/custom.xml': `<Properties xmlns:vt="urn:vt"><property name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property><property name="ICV"><vt:lpwstr>0A1B2C3D4E5F6071${number}_13</vt:lpwstr></property><property name="KSOTemplateDocerSaveRecord"><vt:lpwstr>${Buffer.from(name).toString('base64')}</vt:lpwstr></property></Properties>`,
  'customXml/item1.xml': `<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps><customSectPr/></customSectProps><extobjs><extobj name="${name}" type="334E55B0"><extobjdata type="334E55B0" data="${Buffer.from(number).toString('base64')}"/></extobj></extobjs></s:customData>`,
}
const kso = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
const ofWps = (body: string) =>
  part(
    'document',
    `<w:body>${body}<wpsCustomData:diagonals ${kso}><wpsCustomData:diagonal name="${name}"/></wpsCustomData:diagonals><w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
  ).replace('mc:Ignorable="w14"', `${kso} mc:Ignorable="w14 wpsCustomData"`)

describe.each(['Word', 'WPS'])('a file as %s writes it (art. 37)', maker => {
  const file = (body: string): WordFile => ({
    body,
    settings,
    header: paragraph(text('经办：欧'), text('阳璟')),
    relations: endnotes,
    more: { ...beside, ...(maker === 'WPS' ? { ...wps, 'word/document.xml': ofWps(body) } : {}) },
  })

  test.each(seen)('%s: what is marked is gone from text and bytes, the rest still reads', async (_, written, after) => {
    const { texts, everything, proof, marks } = await redacted(file(paragraph(text('前文不动')) + written + paragraph(text('后文不动'))))
    expect(marks.length).toBeGreaterThan(1)
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    expect(texts).toContain(after)
    for (const kept of ['前文不动', '后文不动', `经办：${block}`]) expect(texts).toContain(kept)
    expect(everything).not.toMatch(/欧阳|阳璟|13900000000|1390/)
  })

  test('all of it together: every part beside the text stays behind and is told of', async () => {
    const body = [...seen.map(([, written]) => written), paragraph(object), paragraph(picture('rId5'))].join('')
    const { texts, files, everything, proof, copy } = await redacted(file(body))
    expect(proof).toMatchObject({ isProven: true, hides: [] })
    for (const [, , after] of seen) expect(texts).toContain(after)
    expect(texts).toContain('〔嵌入的对象，未带入公开版〕')
    expect(everything).not.toMatch(/欧阳|阳璟|1390|KSO|wpsCustomData|people|OLEObject|Normal\.dotm|mailMerge|rsid|proofErr|_GoBack/)
    expect(everything).not.toContain(Buffer.from(name).toString('base64'))
    expect([...files.keys()].filter(key => !/^(?:word\/|_rels|\[Content)/.test(key))).toEqual([])
    const told = new Set(copy.dropped.map(({ what }) => what))
    for (const what of [
      'metadata',
      'thumbnail',
      'data',
      'embedded',
      'comments',
      'deleted',
      'fields',
      'second-copies',
      'alt-texts',
    ] as const)
      expect(told, what).toContain(what)
  })

  test('without a mark nothing that is seen changes', async () => {
    const bytes = wordFile(file(seen.map(([, written]) => written).join('')))
    const before = (await read(bytes)).paragraphs.map(one => one.text)
    const copy = await run({ task: 'redact', kind: 'docx', bytes, marks: [] }, limits)
    expect((await read(copy.bytes)).paragraphs.map(one => one.text)).toEqual(before)
    expect(before.join('\n')).toContain(`${name}，${number}`)
  })
})
