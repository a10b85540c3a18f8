import fc from 'fast-check'
import { expect, test } from 'vitest'
import { png } from '../../../../test/support/pictures.ts'
import { paragraph, part, picture, text, type WordFile, wordFile } from '../../../../test/support/word-file.ts'
import { zipOf } from '../../../../test/support/zip.ts'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { decodePicture } from '../picture/pixels.ts'
import { markWords } from '../suggest.ts'
import { block, rangesOf, wholeRanges } from './apply-marks.ts'
import { unzip } from './unzip.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const

async function read(bytes: Uint8Array) {
  const reading = await run({ task: 'read', kind: 'docx', bytes }, limits)
  if (reading.kind !== 'docx') throw new Error('another kind')
  return reading
}

/** The copy, what it says, and all its bytes as one text. */
async function redacted(file: WordFile, words: string[], more: Mark[] = []) {
  const bytes = wordFile(file)
  const reading = await read(bytes)
  const marks = [...words.flatMap(one => markWords(reading, one, why)), ...more]
  const copy = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'docx', bytes, copy: copy.bytes, marks }, limits)
  const files = unzip(copy.bytes, limits.unpackedBytes)
  const everything = [...files].map(([name, content]) => `${name}\n${content.toString('utf8')}\n${content.toString('utf16le')}`).join('\n')
  const texts = (await read(copy.bytes)).paragraphs.map(one => one.text)
  return { bytes, reading, marks, copy, proof, files, everything, texts }
}

test('what is withheld is a black block that does not tell how long it was', async () => {
  const { texts, everything, proof, marks } = await redacted({ body: paragraph(text('联系人：李璟，'), text('电话 13900000000。')) }, [
    '李璟',
    '13900000000',
  ])
  expect(texts).toContain(`联系人：${block}，电话 ${block}。`)
  expect(everything).not.toMatch(/李璟|13900000000/)
  expect(marks).toHaveLength(2)
  expect(proof).toMatchObject({ isProven: true })
})

test('a passage that goes over runs of different faces is gone from each of them', async () => {
  const { texts, everything, proof } = await redacted(
    {
      body:
        paragraph(text('开户账号：6222', '<w:b/>'), text('0000 ', '<w:i/>'), text('1111'), text(' 号')) +
        paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    },
    ['62220000 1111', '李璟'],
  )
  expect(texts[0]).toBe(`开户账号：${block} 号`)
  expect(everything).not.toMatch(/6222|1111/)
  // nor how many pieces it had, and in which faces
  expect(everything).not.toContain('<w:i/>')
  expect(proof).toMatchObject({ isProven: true, hides: [] })
})

test('everything that hides in a file of Word is listed and stays behind', async () => {
  const box = '<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>%</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
  const shape = `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="2" name="秘密名称"/><a:graphic><a:graphicData uri="x">${box.replace('%', paragraph(text('框内文字')))}</a:graphicData></a:graphic></wp:inline></w:drawing>`
  const body = [
    paragraph(text('看得见的文字')),
    paragraph(
      text('前'),
      '<w:del w:id="1" w:author="秘密作者"><w:r><w:delText>秘密删除</w:delText></w:r></w:del>',
      '<w:ins w:id="2" w:author="秘密作者">',
      text('新增文字'),
      '</w:ins>',
    ),
    paragraph('<w:moveFrom w:id="3">', text('秘密移走'), '</w:moveFrom><w:moveTo w:id="4">', text('移来文字'), '</w:moveTo>'),
    paragraph(text('秘密隐藏', '<w:vanish/>'), text('秘密样式的字', '<w:rStyle w:val="hid"/>'), text('没有隐藏', '<w:vanish w:val="0"/>')),
    paragraph('<w:commentRangeStart w:id="0"/>', text('有批注'), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
    paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://mi.example/秘密链接" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      text('链接文字'),
      '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" DOCPROPERTY 秘密属性 ">',
      text('属性文字'),
      '</w:fldSimple>',
    ),
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>${paragraph(text('秘密副本'))}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    paragraph(
      '<w:bookmarkStart w:id="9" w:name="秘密书签"/><w:bookmarkEnd w:id="9"/>',
      picture('rId5', '<a:extLst><a:ext uri="{秘密}"/></a:extLst>'),
    ),
    paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet" r:id="rId9"/></w:object></w:r>'),
    '<w:altChunk r:id="rId8"/>',
    '<w:sdt><w:sdtPr><w:alias w:val="秘密控件"/></w:sdtPr><w:sdtContent>',
    paragraph(text('控件文字')),
    '</w:sdtContent></w:sdt>',
    `<w:tbl><w:tblPr><w:tblCaption w:val="秘密表题"/></w:tblPr><w:tr><w:tc>${paragraph(text('单元格'))}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>${paragraph(text('秘密行'))}</w:tc></w:tr></w:tbl>`,
    paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
  ].join('')
  const { texts, everything, proof, copy, files } = await redacted({ body }, [])
  const seen = [
    '看得见的文字',
    '前新增文字',
    '移来文字',
    '没有隐藏',
    '有批注',
    '链接文字属性文字',
    '框内文字',
    '控件文字',
    '单元格',
    '脚注里的李璟',
    '页眉',
  ]
  for (const words of seen) expect(texts).toContain(words)
  expect(texts).toContain('〔嵌入的对象，未带入公开版〕')
  expect(texts).toContain('〔另一份文件的内容，未带入公开版〕')
  expect(everything).not.toMatch(/秘密|rsid|paraId|00A1B2C3|docProps|mi\.example/)
  expect([...files.keys()].filter(name => !/^word\/|^_rels|^\[Content/.test(name))).toEqual([])
  expect(new Set(copy.dropped.map(({ what }) => what))).toEqual(
    new Set([
      'metadata',
      'thumbnail',
      'data',
      'embedded',
      'comments',
      'deleted',
      'hidden-text',
      'fields',
      'second-copies',
      'alt-texts',
      'outlines',
      'revisions',
    ]),
  )
  expect(proof).toMatchObject({ isProven: true, hides: [] })
})

test('text that the style of its paragraph hides stays behind, also where that style is based on another', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="z-Top of Form"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="zz"><w:name w:val="y"/><w:basedOn w:val="z"/></w:style>'
  const hidden = paragraph(text('秘密段落')).replace('<w:pPr>', '<w:pPr><w:pStyle w:val="zz"/>')
  const { everything, copy } = await redacted({ body: hidden + paragraph(text('看得见')), styles }, [])
  expect(everything).not.toContain('秘密')
  expect(copy.dropped).toContainEqual({ what: 'hidden-text', count: 1, samples: ['秘密段落'] })
})

test('another reader opens the copy and finds the same words in it', async () => {
  const body =
    paragraph(text('联系人：李璟，'), text('电话 13900000000', '<w:b/>')) +
    paragraph(picture('rId5')) +
    paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>')
  const { copy, files } = await redacted({ body }, ['李璟'])
  const { default: mammoth } = await import('mammoth')
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(copy.bytes) })
  expect(messages).toEqual([])
  expect(value).toContain(`<p>联系人：${block}，<strong>电话 13900000000</strong></p>`)
  expect(value).toMatch(/<img src="data:image\/png/)
  expect(value).toContain(`脚注里的${block}`)
  const types = files.get('[Content_Types].xml')!.toString('utf8')
  expect(types).toContain('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"')
  for (const name of files.keys()) if (name.startsWith('word/') && name.endsWith('.xml')) expect(types).toContain(`PartName="/${name}"`)
})

test('a field that counts pages stays a field; a box to tick stays what it shows', async () => {
  const tick =
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const { everything, texts } = await redacted(
    {
      body: paragraph(tick, text('同意')),
      header: paragraph(
        text('第'),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        text('7'),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        text('页'),
      ),
    },
    [],
  )
  expect(texts).toContain('☑同意')
  expect(everything).toContain('<w:fldSimple w:instr="PAGE">')
})

test('a picture that is marked in its line is gone from the package; a part of one becomes black', async () => {
  const body = paragraph(text('签名：'), picture('rId5')) + paragraph(picture('rId7', '', '<a:srcRect l="50000"/>'))
  const relations =
    '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image2.png"/>'
  const mark: Mark = { where: { in: 'picture', part: 'word/media/image2.png', rectangle: { x: 20, y: 0, width: 10, height: 40 } }, ...why }
  const whole: Mark = { where: { in: 'paragraph', part: 'word/document.xml', paragraph: 1, start: 3, end: 4 }, ...why }
  const { files, proof, texts, copy, marks } = await redacted(
    { body, relations, more: { 'word/media/image2.png': png({ width: 40, height: 40 }) } },
    [],
    [mark],
  )
  expect(proof).toMatchObject({ isProven: true })
  expect(copy.dropped.map(({ what }) => what)).toContain('cropped-pictures')
  expect([...files.keys()].filter(name => name.includes('media'))).toHaveLength(2)
  const pixels = await decodePicture(files.get('word/media/image2.png')!, limits)
  // cropped to its right half; of that the left half is black
  expect([pixels.width, pixels.height]).toEqual([20, 40])
  expect([pixels.data[0], pixels.data[15 * pixels.channels]]).toEqual([0, 0x45])
  expect(marks).toHaveLength(1)
  expect(texts[0]).toBe('签名：\ufffc')
  const without = await redacted({ body, relations, more: { 'word/media/image2.png': png() } }, [], [whole])
  expect(without.texts[0]).toBe(`签名：${block}`)
  expect([...without.files.keys()].filter(name => name.includes('media'))).toHaveLength(1)
  expect(without.proof.isProven).toBe(true)
})

test('a box that is withheld as a whole takes its text with it', async () => {
  const box = `<w:r><w:pict><v:rect style="width:9pt"><v:textbox><w:txbxContent>${paragraph(text('框内的秘密'))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`
  const whole: Mark = { where: { in: 'paragraph', part: 'word/document.xml', paragraph: 1, start: 1, end: 2 }, ...why }
  const { texts, everything, proof } = await redacted({ body: paragraph(text('前'), box, text('后')) }, ['框内'], [whole])
  expect(texts[0]).toBe(`前${block}后`)
  expect(everything).not.toContain('框内')
  expect(proof.isProven).toBe(true)
})

test('marks that meet or overlap are one block', async () => {
  const at = (start: number, end: number): Mark => ({
    where: { in: 'paragraph', part: 'word/document.xml', paragraph: 1, start, end },
    ...why,
  })
  const { texts, proof } = await redacted({ body: paragraph(text('甲乙丙丁戊己庚')) }, [], [at(1, 3), at(2, 4), at(4, 5)])
  expect(texts[0]).toBe(`甲${block}己庚`)
  expect(proof.marks.every(({ isGone }) => isGone)).toBe(true)
})

test('the proof finds a passage that is left in the text, in a property and in an attribute, and says so without quoting it', async () => {
  const bytes = wordFile({
    body: paragraph(text('联系人李璟，证号430681199001011234')) + paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
  })
  const reading = await read(bytes)
  const marks = [...markWords(reading, '李璟', why), ...markWords(reading, '430681199001011234', why)]
  const left = await run({ task: 'prove', kind: 'docx', bytes, copy: bytes, marks }, limits)
  expect(left.marks.map(({ isGone }) => isGone)).toEqual([false, false, false])
  expect(left.hides.map(({ what }) => what)).toContain('metadata')
  const { bytes: good } = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
  const files = Object.fromEntries(unzip(good, limits.unpackedBytes))
  const tampered = zipOf({ ...files, 'word/settings.xml': part('settings', '<w:decimalSymbol w:val="430681199001011234"/>') })
  const found = await run({ task: 'prove', kind: 'docx', bytes, copy: tampered, marks }, limits)
  expect(found.isProven).toBe(false)
  expect(found.marks.filter(({ isGone }) => !isGone)).toHaveLength(1)
  expect(JSON.stringify([left, found])).not.toMatch(/李璟|430681199001011234/)
})

test.each([
  ['a broken container', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /已损坏/],
  ['a spreadsheet', zipOf({ 'xl/workbook.xml': '<x/>', '_rels/.rels': '<Relationships/>' }), /DOCX、PDF/],
  ['macros', wordFile({ more: { 'word/vbaProject.bin': Buffer.from('x') } }), /宏/],
  ['a document type', wordFile({ more: { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' } }), /已损坏/],
])('%s is refused with a sentence that says what to do', async (_, bytes, sentence) => {
  await expect(read(bytes)).rejects.toThrow(sentence)
})

test('a file that unpacks beyond the limit is refused before it is read', async () => {
  const bytes = wordFile({ more: { 'word/media/image9.png': new Uint8Array(3_000_000) } })
  await expect(run({ task: 'read', kind: 'docx', bytes }, { ...limits, unpackedBytes: 1_000_000 })).rejects.toThrow(/解开后超过 1 MB/)
})

test('what was taken out is looked for as the file writes it: a bracket of the markup is none of the text', async () => {
  const { proof } = await redacted({ body: paragraph(text('甲\u{20bb7}&lt;乙')) + paragraph(text('丙\u{20bb7}')) }, ['\u{20bb7}<'])
  expect(proof.marks).toMatchObject([{ isGone: true, elsewhere: 0 }])
})

test('whatever is marked, none of it can be found again', async () => {
  const word = fc
    .array(fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸李王张刘陈0123456789&<>"ab\u{20bb7}'), { minLength: 1, maxLength: 12 })
    .map(all => all.join(''))
  const escaped = (one: string) => one.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const some = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(some, cuts, async (paragraphs, wanted) => {
      const body = paragraphs.map(runs => paragraph(...runs.map((one, i) => text(escaped(one), i % 2 ? '<w:b/>' : '')))).join('')
      const bytes = wordFile({ body })
      const reading = await read(bytes)
      const marks = wanted.map(([which, from, length]): Mark => {
        const number = which % paragraphs.length
        const all = paragraphs[number]!.join('').length
        const start = from % all
        return {
          where: { in: 'paragraph', part: 'word/document.xml', paragraph: number + 1, start, end: Math.min(all, start + 1 + (length % 8)) },
          ...why,
        }
      })
      const copy = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
      const proof = await run({ task: 'prove', kind: 'docx', bytes, copy: copy.bytes, marks }, limits)
      expect(proof.marks.filter(({ isGone }) => !isGone)).toEqual([])
      const texts = (await read(copy.bytes)).paragraphs.map(one => one.text)
      for (const [i, runs] of paragraphs.entries()) {
        const own = wholeRanges(runs.join(''), rangesOf(marks).get(`word/document.xml#${i + 1}`) ?? [])
        const kept = [...Array(runs.join('').length).keys()].filter(at => !own.some(({ start, end }) => at >= start && at < end))
        expect(texts[i]!.replaceAll(block, '')).toBe(kept.map(at => reading.paragraphs[i]!.text[at]).join(''))
      }
    }),
    { numRuns: 60 },
  )
})
