import { deflateSync } from 'node:zlib'
import { type CleanContent, cleanContent } from './content.ts'
import { drawingKeys } from './drawing-keys.ts'
import { PdfFile } from './file.ts'
import { isDict, isName, isRef, isStream, name, type PdfDict, type PdfRef, type PdfStream, type PdfValue, write } from './objects.ts'
import { plainPicture, sharedShapes } from './picture-data.ts'
import { slimFont } from './slim-font.ts'

/** A page as its picture: samples of one or three bytes, packed by deflate, and its size in points. */
export type PagePicture = { width: number; height: number; channels: 1 | 3; packed: Buffer; points: [width: number, height: number] }

/** What a page holds that nobody sees, and what cannot be cut out of it as text. */
export type PageTraits = {
  hiddenText: number
  hiddenLayers: number
  clipsWithText: boolean
  opaqueFonts: string[]
  /** streams of scanned shapes that its pictures draw with, by the number of their object */
  shapes: number[]
}

/** `notes`: pictures in whose own data something was written that is no part of the picture. */
export type CleanPdf = { bytes: Buffer; pages: PageTraits[]; notes: number }

const categories = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject'] as const

/** Writes the pages anew, with nothing but what their contents draw with: no old object, name, attachment, form, script or outline comes along. */
export function cleanPdf(bytes: Uint8Array, pictures: ReadonlyMap<number, PagePicture>, unpackedBytes: number): CleanPdf {
  const file = new PdfFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), unpackedBytes)
  return new Cleaning(file, pictures, unpackedBytes).run()
}

class Cleaning {
  private readonly file: PdfFile
  private readonly pictures: ReadonlyMap<number, PagePicture>
  private readonly objects: Buffer[] = []
  private readonly shown = new Map<PdfDict, Buffer[]>()
  private readonly contents = new Map<object, CleanContent>()
  private readonly written = new Map<object, PdfRef>()
  private readonly hidden: ReadonlySet<number>
  private readonly most: number
  private readonly shapes = new Map<PdfStream, number[]>()
  private notes = 0

  constructor(file: PdfFile, pictures: ReadonlyMap<number, PagePicture>, unpackedBytes: number) {
    this.most = unpackedBytes
    this.file = file
    this.pictures = pictures
    this.hidden = this.hiddenLayers()
  }

  run(): CleanPdf {
    const pages = this.file.pages()
    const traits = pages.map((page, i) => (this.pictures.has(i) ? nothing() : this.visitPage(page)))
    const [catalog, tree] = [this.reserve(), this.reserve()]
    const kids = pages.map((page, i) =>
      this.add(this.pictures.has(i) ? this.picturePage(this.pictures.get(i)!, tree) : this.page(page, tree)),
    )
    this.objects[tree.ref - 1] = write(
      new Map<string, PdfValue>([
        ['Type', name('Pages')],
        ['Kids', kids],
        ['Count', kids.length],
      ]),
    )
    this.objects[catalog.ref - 1] = write(
      new Map<string, PdfValue>([
        ['Type', name('Catalog')],
        ['Pages', tree],
      ]),
    )
    for (const [i, page] of pages.entries()) if (!this.pictures.has(i)) traits[i]!.opaqueFonts = this.opaqueFonts(page)
    return { bytes: this.assemble(catalog), pages: traits, notes: this.notes }
  }

  /** First walk: every content cleaned once, and all that is shown in each font gathered over all pages. */
  private visitPage(page: PdfDict): PageTraits {
    const joined = [this.file.get(page.get('Contents'))]
      .flat()
      .map(part => this.file.get(part))
      .flatMap(part => (isStream(part) ? [this.file.content(part) ?? Buffer.alloc(0), Buffer.from('\n')] : []))
    return this.visit(page, Buffer.concat(joined), this.file.dict(page.get('Resources')))
  }

  private visit(key: object, content: Buffer, resources: PdfDict): PageTraits {
    const properties = this.file.dict(resources.get('Properties'))
    const clean = cleanContent(content, layer => this.isHidden(properties.get(layer)))
    this.contents.set(key, clean)
    const traits: PageTraits = {
      ...nothing(),
      hiddenText: clean.hiddenText,
      hiddenLayers: clean.hiddenLayers,
      clipsWithText: clean.clipsWithText,
    }
    const merge = (other: PageTraits) => {
      traits.hiddenText += other.hiddenText
      traits.hiddenLayers += other.hiddenLayers
      traits.clipsWithText ||= other.clipsWithText
      traits.shapes.push(...other.shapes)
    }
    const fonts = this.file.dict(resources.get('Font'))
    for (const [font, codes] of clean.used.shown) {
      const dict = this.file.dict(fonts.get(font))
      this.shown.set(dict, [...(this.shown.get(dict) ?? []), ...codes])
      const outlines = this.file.dict(dict.get('CharProcs'))
      for (const outline of outlines.values()) merge(this.visitStream(outline, this.file.dict(dict.get('Resources')), resources))
    }
    for (const category of ['XObject', 'Pattern'])
      for (const one of clean.used.names.get(category) ?? []) {
        const value = this.file.dict(resources.get(category)).get(one)
        if (this.isHidden(this.file.dict(value).get('OC'))) traits.hiddenLayers++
        traits.shapes.push(...sharedShapes(this.file, this.file.dict(value)))
        if (category === 'Pattern' || this.file.nameOf(this.file.dict(value).get('Subtype')) === 'Form')
          merge(this.visitStream(value, null, resources))
      }
    for (const one of clean.used.names.get('ExtGState') ?? []) {
      const mask = this.file.dict(this.file.dict(this.file.dict(resources.get('ExtGState')).get(one)).get('SMask'))
      if (mask.has('G')) merge(this.visitStream(mask.get('G'), null, resources))
    }
    return traits
  }

  private visitStream(value: PdfValue | undefined, own: PdfDict | null, outer: PdfDict): PageTraits {
    const stream = this.file.get(value)
    if (!isStream(stream)) return nothing()
    // what was counted on another page is not counted again; what both draw with is told of each
    if (this.contents.has(stream)) return { ...nothing(), shapes: this.shapes.get(stream) ?? [] }
    // an old form without resources of its own draws with those of the page
    const resources = stream.dict.has('Resources') ? this.file.dict(stream.dict.get('Resources')) : own?.size ? own : outer
    stream.dict.set('Resources', resources)
    this.contents.set(
      stream,
      cleanContent(Buffer.alloc(0), () => false),
    )
    const traits = this.visit(stream, this.file.content(stream) ?? Buffer.alloc(0), resources)
    this.shapes.set(stream, traits.shapes)
    return traits
  }

  private page(page: PdfDict, tree: PdfRef): PdfValue {
    const clean = this.contents.get(page)!
    const kept: PdfDict = new Map<string, PdfValue>([
      ['Type', name('Page')],
      ['Parent', tree],
    ])
    for (const key of ['MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Group']) if (page.has(key)) kept.set(key, this.copy(page.get(key)))
    kept.set('Resources', this.resources(this.file.dict(page.get('Resources')), clean))
    kept.set('Contents', this.add(packed(new Map(), clean.bytes)))
    return kept
  }

  private picturePage({ width, height, channels, packed: raw, points }: PagePicture, tree: PdfRef): PdfValue {
    const image = this.add({
      dict: new Map<string, PdfValue>([
        ...(Object.entries({ Type: name('XObject'), Subtype: name('Image'), Width: width, Height: height, BitsPerComponent: 8 }) as [
          string,
          PdfValue,
        ][]),
        ['ColorSpace', name(channels === 1 ? 'DeviceGray' : 'DeviceRGB')],
        ['Filter', name('FlateDecode')],
        ['DecodeParms', new Map(Object.entries({ Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width }))],
      ]),
      raw,
    })
    const draw = Buffer.from(`q ${points[0]} 0 0 ${points[1]} 0 0 cm /P Do Q`)
    return new Map<string, PdfValue>([
      ['Type', name('Page')],
      ['Parent', tree],
      ['MediaBox', [0, 0, ...points]],
      ['Resources', new Map([['XObject', new Map([['P', image]])]])],
      ['Contents', this.add(packed(new Map(), draw))],
    ])
  }

  /** Only what the content names: shared lists of resources hold what other pages show, or showed. */
  private resources(resources: PdfDict, { used }: CleanContent): PdfDict {
    const kept: PdfDict = new Map()
    for (const category of categories) {
      const from = this.file.dict(resources.get(category))
      const names = [...(used.names.get(category) ?? [])].filter(one => from.has(one))
      if (names.length > 0) kept.set(category, new Map(names.map(one => [one, this.copy(from.get(one))])))
    }
    const fonts = this.file.dict(resources.get('Font'))
    const names = [...(used.names.get('Font') ?? [])].filter(one => fonts.has(one))
    if (names.length > 0) kept.set('Font', new Map(names.map(one => [one, this.font(this.file.dict(fonts.get(one)))])))
    return kept
  }

  private font(dict: PdfDict): PdfRef {
    const known = this.written.get(dict)
    if (known) return known
    const ref = this.reserve()
    this.written.set(dict, ref)
    const { font, opaque } = slimFont(this.file, dict, this.shown.get(dict) ?? [])
    if (opaque) this.opaque.set(dict, opaque)
    if (dict.has('CharProcs')) {
      const encoding = this.file.get(font.get('Encoding'))
      const differences = isDict(encoding) ? encoding.get('Differences') : null
      const glyphs = Array.isArray(differences) ? new Set(differences.filter(isName).map(one => one.name)) : null
      // Encoded by a name alone: which outlines are still shown is not told, so all of them stay, and the page becomes its picture.
      if (!glyphs) this.opaque.set(dict, 'Type3')
      const outlines = [...this.file.dict(dict.get('CharProcs'))].filter(([glyph]) => !glyphs || glyphs.has(glyph))
      font.set('CharProcs', new Map(outlines.map(([glyph, outline]) => [glyph, this.copy(outline)])))
    }
    this.objects[ref.ref - 1] = write(this.settled(font))
    return ref
  }

  private readonly opaque = new Map<PdfDict, string>()

  private opaqueFonts(page: PdfDict): string[] {
    const found = new Set<string>()
    const walk = (key: object, resources: PdfDict, depth: number): void => {
      const used = this.contents.get(key)?.used
      if (!used || depth > 20) return
      for (const one of used.shown.keys()) {
        const opaque = this.opaque.get(this.file.dict(this.file.dict(resources.get('Font')).get(one)))
        if (opaque) found.add(opaque)
      }
      for (const category of ['XObject', 'Pattern'])
        for (const one of used.names.get(category) ?? []) {
          const form = this.file.get(this.file.dict(resources.get(category)).get(one))
          if (isStream(form) && this.contents.has(form)) walk(form, this.file.dict(form.dict.get('Resources')), depth + 1)
        }
    }
    walk(page, this.file.dict(page.get('Resources')), 0)
    return [...found]
  }

  /** A value with all that it draws with, in the new file; a stream becomes an object of its own. */
  private copy(value: PdfValue | undefined, depth = 0): PdfValue {
    const found = this.file.get(value)
    if (depth > 60) return null
    if (isStream(found)) return this.stream(found)
    if (Array.isArray(found)) return found.map(one => this.copy(one, depth + 1))
    if (!isDict(found)) return isRef(found) ? null : found
    return new Map([...found].filter(([key]) => drawingKeys.has(key)).map(([key, one]) => [key, this.copy(one, depth + 1)]))
  }

  private stream(stream: PdfStream): PdfRef {
    const known = this.written.get(stream)
    if (known) return known
    const ref = this.reserve()
    this.written.set(stream, ref)
    const clean = this.contents.get(stream)
    const dict: PdfDict = new Map()
    for (const [key, value] of stream.dict) if (drawingKeys.has(key)) dict.set(key, this.copy(value))
    if (clean) {
      for (const key of ['Filter', 'DecodeParms']) dict.delete(key)
      dict.set('Resources', this.resources(this.file.dict(stream.dict.get('Resources')), clean))
      this.objects[ref.ref - 1] = write(packed(dict, clean.bytes))
    } else {
      const { raw, filter, parms, hid } = plainPicture(this.file, stream, this.most)
      if (hid > 0) {
        this.notes++
        dict.set('Filter', this.copy(filter))
        dict.delete('DecodeParms')
        if (parms !== undefined) dict.set('DecodeParms', this.copy(parms))
      }
      this.objects[ref.ref - 1] = write({ dict, raw })
    }
    return ref
  }

  /** Streams that stand in a new value become objects, packed. */
  private settled(value: PdfValue): PdfValue {
    if (isStream(value)) return this.add(packed(value.dict, value.raw))
    if (Array.isArray(value)) return value.map(one => this.settled(one))
    return isDict(value) ? new Map([...value].map(([key, one]) => [key, this.settled(one)])) : value
  }

  private hiddenLayers(): Set<number> {
    const layers = this.file.dict(this.file.dict(this.file.dict(this.file.trailer.get('Root')).get('OCProperties')))
    const shown = this.file.dict(layers.get('D'))
    const refs = (value: PdfValue | undefined) =>
      this.file
        .array(value)
        .filter(isRef)
        .map(({ ref }) => ref)
    const off = new Set(refs(shown.get('OFF')))
    if (this.file.nameOf(shown.get('BaseState')) === 'OFF') for (const ref of refs(layers.get('OCGs'))) off.add(ref)
    for (const ref of refs(shown.get('ON'))) off.delete(ref)
    return off
  }

  private isHidden(layer: PdfValue | undefined): boolean {
    if (layer === undefined || this.hidden.size === 0) return false
    if (isRef(layer) && this.hidden.has(layer.ref)) return true
    const groups = this.file.dict(layer).get('OCGs')
    return (
      groups !== undefined && [isRef(groups) ? groups : this.file.get(groups)].flat().some(one => isRef(one) && this.hidden.has(one.ref))
    )
  }

  private reserve(): PdfRef {
    this.objects.push(Buffer.alloc(0))
    return { ref: this.objects.length }
  }

  private add(value: PdfValue): PdfRef {
    const ref = this.reserve()
    this.objects[ref.ref - 1] = write(value)
    return ref
  }

  private assemble(catalog: PdfRef): Buffer {
    const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
    let at = parts[0]!.length
    const table = ['0000000000 65535 f \n']
    for (const [i, object] of this.objects.entries()) {
      const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
      table.push(`${String(at).padStart(10, '0')} 00000 n \n`)
      parts.push(part)
      at += part.length
    }
    const size = this.objects.length + 1
    parts.push(
      Buffer.from(`xref\n0 ${size}\n${table.join('')}trailer\n<</Size ${size}/Root ${catalog.ref} 0 R>>\nstartxref\n${at}\n%%EOF\n`),
    )
    return Buffer.concat(parts)
  }
}

const nothing = (): PageTraits => ({ hiddenText: 0, hiddenLayers: 0, clipsWithText: false, opaqueFonts: [], shapes: [] })

const packed = (dict: PdfDict, bytes: Buffer): PdfStream => ({
  dict: new Map([...dict, ['Filter', name('FlateDecode')]]),
  raw: deflateSync(bytes),
})
