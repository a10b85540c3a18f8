import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { damaged, encrypted } from '../limits.ts'
import type { Rectangle } from '../marks.ts'
import type { Pixels } from '../picture/png.ts'
import { lendFonts, noFont } from './system-fonts.ts'

/** A rectangle in the space of the page's content, whose corner lies where the page's maker wanted it. */
export type PageBox = { left: number; bottom: number; right: number; top: number }

/** pdfium says so of a file under a password, and of one under a certificate (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY). */
const locked = [4, 5]
const textObject = 1
const formObject = 5
const deepestForm = 12

/** Notes, pop-ups, attached files, sounds and films: of these one sees no more than a sign on top of the text. */
const onlySigns = new Set([1, 16, 17, 18, 19, 21, 25])

/** PDFium's code, compiled for this machine; threads of one process share it. */
export type CompiledPdfium = object & { readonly compiled?: 'pdfium' }

/** What Node's types leave out, since they come with a browser's. */
const wasm = (
  globalThis as unknown as {
    WebAssembly: {
      compile(bytes: Uint8Array): Promise<CompiledPdfium>
      instantiate(code: CompiledPdfium, imports: object): Promise<object>
    }
  }
).WebAssembly

export async function compilePdfium(): Promise<CompiledPdfium> {
  return wasm.compile(await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')))
}

/** PDFium in WebAssembly. One for a worker: what it allocates is given back when the worker ends. */
export class Pdfium {
  readonly api: WrappedPdfiumModule
  private readonly scratch: number
  private fonts: ReturnType<typeof lendFonts> | undefined

  private constructor(api: WrappedPdfiumModule) {
    this.api = api
    this.scratch = this.malloc(64)
  }

  static async start(compiled?: CompiledPdfium): Promise<Pdfium> {
    const { init } = await import('@embedpdf/pdfium')
    const code = compiled ?? (await compilePdfium())
    const instantiateWasm = (imports: object, done: (instance: object, code: CompiledPdfium) => void) => {
      wasm.instantiate(code, imports).then(instance => done(instance, code))
      return {}
    }
    const api = await init({ instantiateWasm } as unknown as Parameters<typeof init>[0])
    api.PDFiumExt_Init()
    const pdfium = new Pdfium(api)
    pdfium.fonts = lendFonts(pdfium)
    return pdfium
  }

  /** Throws where a page was drawn without a font that it names: its picture would lack words. */
  mustHaveFonts(): void {
    if (this.fonts?.isLacking()) throw noFont()
  }

  malloc(bytes: number): number {
    return this.api.pdfium.wasmExports.malloc(bytes)
  }

  get memory(): Uint8Array {
    // grows: the view is another one after an allocation
    return (this.api.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8
  }

  /** Opens a file; refuses one that is protected or broken. */
  open(bytes: Uint8Array): PdfDocument {
    const at = this.malloc(bytes.length)
    this.memory.set(bytes, at)
    const handle = this.api.FPDF_LoadMemDocument(at, bytes.length, '')
    if (handle === 0) throw locked.includes(this.api.FPDF_GetLastError()) ? encrypted() : damaged()
    if (this.api.EPDF_IsEncrypted(handle)) throw encrypted()
    return new PdfDocument(this, handle)
  }

  doubles(count: number, call: (...places: number[]) => unknown): number[] {
    const places = Array.from({ length: count }, (_, i) => this.scratch + i * 8)
    call(...places)
    return places.map(place => this.api.pdfium.getValue(place, 'double') as number)
  }

  floats(count: number, call: (...places: number[]) => unknown): number[] {
    const places = Array.from({ length: count }, (_, i) => this.scratch + i * 4)
    call(...places)
    return places.map(place => this.api.pdfium.getValue(place, 'float') as number)
  }

  setFloats(values: readonly number[]): number {
    for (const [i, value] of values.entries()) this.api.pdfium.setValue(this.scratch + i * 4, value, 'float')
    return this.scratch
  }

  /** A text that is asked for twice: first for its length in bytes, then for its UTF-16. */
  text(ask: (buffer: number, length: number) => number): string {
    const length = ask(0, 0)
    if (length < 2) return ''
    const at = this.malloc(length)
    ask(at, length)
    const text = Buffer.from(this.memory.subarray(at, at + length))
      .toString('utf16le')
      .replace(/\0+$/, '')
    this.api.pdfium.wasmExports.free(at)
    return text
  }
}

export class PdfDocument {
  readonly pdfium: Pdfium
  readonly handle: number

  constructor(pdfium: Pdfium, handle: number) {
    this.pdfium = pdfium
    this.handle = handle
  }

  get pages(): number {
    return this.pdfium.api.FPDF_GetPageCount(this.handle)
  }

  /** Runs with the page open, and closes it again. */
  onPage<T>(index: number, run: (page: PdfPage) => T): T {
    const { api } = this.pdfium
    const handle = api.FPDF_LoadPage(this.handle, index)
    if (handle === 0) throw damaged()
    try {
      const page = new PdfPage(this, handle)
      page.sayWhatIsDrawn()
      return run(page)
    } finally {
      api.FPDF_ClosePage(handle)
    }
  }

  /** Draws forms and annotations into the pages, as one sees them, so that what is marked is what is there. */
  flatten(): void {
    const { api } = this.pdfium
    const info = api.PDFiumExt_OpenFormFillInfo()
    const form = api.PDFiumExt_InitFormFillEnvironment(this.handle, info)
    for (let i = 0; i < this.pages; i++)
      this.onPage(i, ({ handle }) => {
        if (form) api.FORM_OnAfterLoadPage(handle, form)
        for (let at = api.FPDFPage_GetAnnotCount(handle) - 1; at >= 0; at--) {
          const annotation = api.FPDFPage_GetAnnot(handle, at)
          const kind = api.FPDFAnnot_GetSubtype(annotation)
          api.FPDFPage_CloseAnnot(annotation)
          if (onlySigns.has(kind)) api.FPDFPage_RemoveAnnot(handle, at)
        }
        api.FPDFPage_Flatten(handle, 0)
        if (form) api.FORM_OnBeforeClosePage(handle, form)
      })
    if (form) api.PDFiumExt_ExitFormFillEnvironment(form)
    api.PDFiumExt_CloseFormFillInfo(info)
  }

  /** The whole file written anew. */
  save(): Uint8Array {
    const { api, memory: _ } = this.pdfium
    const writer = api.PDFiumExt_OpenFileWriter()
    api.PDFiumExt_SaveAsCopy(this.handle, writer)
    const size = api.PDFiumExt_GetFileWriterSize(writer)
    const at = this.pdfium.malloc(size)
    api.PDFiumExt_GetFileWriterData(writer, at, size)
    const bytes = this.pdfium.memory.slice(at, at + size)
    api.pdfium.wasmExports.free(at)
    api.PDFiumExt_CloseFileWriter(writer)
    return bytes
  }

  close(): void {
    this.pdfium.api.FPDF_CloseDocument(this.handle)
  }
}

/** A page as it is seen: turned as its maker says, cut to its box. */
export class PdfPage {
  readonly document: PdfDocument
  readonly handle: number
  readonly width: number
  readonly height: number
  /** The corners of what is seen, in the space of the content. */
  private readonly origin: readonly [number, number]
  private readonly across: readonly [number, number]
  private readonly down: readonly [number, number]

  constructor(document: PdfDocument, handle: number) {
    this.document = document
    this.handle = handle
    const { api } = document.pdfium
    this.width = api.FPDF_GetPageWidthF(handle)
    this.height = api.FPDF_GetPageHeightF(handle)
    const corner = (x: number, y: number) =>
      document.pdfium.doubles(2, (atX, atY) => api.FPDF_DeviceToPage(handle, 0, 0, 10_000, 10_000, 0, x, y, atX!, atY!)) as [number, number]
    const [origin, right, lower] = [corner(0, 0), corner(10_000, 0), corner(0, 10_000)]
    this.origin = origin
    this.across = [(right[0] - origin[0]) / this.width, (right[1] - origin[1]) / this.width]
    this.down = [(lower[0] - origin[0]) / this.height, (lower[1] - origin[1]) / this.height]
  }

  toPage({ x, y, width, height }: Rectangle): PageBox {
    const points = [this.point(x, y), this.point(x + width, y + height)] as const
    return {
      left: Math.min(points[0][0], points[1][0]),
      right: Math.max(points[0][0], points[1][0]),
      bottom: Math.min(points[0][1], points[1][1]),
      top: Math.max(points[0][1], points[1][1]),
    }
  }

  private point(x: number, y: number): [number, number] {
    return [this.origin[0] + this.across[0] * x + this.down[0] * y, this.origin[1] + this.across[1] * x + this.down[1] * y]
  }

  toSeen({ left, bottom, right, top }: PageBox): Rectangle {
    const size = this.across[0] * this.down[1] - this.across[1] * this.down[0]
    const seen = (x: number, y: number) => {
      const [dx, dy] = [x - this.origin[0], y - this.origin[1]]
      return [(dx * this.down[1] - dy * this.down[0]) / size, (dy * this.across[0] - dx * this.across[1]) / size] as const
    }
    const [a, b] = [seen(left, bottom), seen(right, top)]
    return { x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), width: Math.abs(a[0] - b[0]), height: Math.abs(a[1] - b[1]) }
  }

  /** PDFium reads a replacement (ActualText) in the place of what is drawn: what one sees, marks and proves is what is drawn. */
  sayWhatIsDrawn(): void {
    const { api } = this.document.pdfium
    const visit = (object: number, depth: number): void => {
      const kind = api.FPDFPageObj_GetType(object)
      if (kind === formObject) {
        const count = depth > deepestForm ? 0 : api.FPDFFormObj_CountObjects(object)
        for (let i = 0; i < count; i++) visit(api.FPDFFormObj_GetObject(object, i), depth + 1)
      } else if (kind === textObject)
        for (let i = api.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--)
          api.FPDFPageObjMark_RemoveParam(object, api.FPDFPageObj_GetMark(object, i), 'ActualText')
    }
    const count = api.FPDFPage_CountObjects(this.handle)
    for (let i = 0; i < count; i++) visit(api.FPDFPage_GetObject(this.handle, i), 0)
  }

  /** The page on white. `scale`: pixels for a point. */
  picture(scale: number): Pixels {
    const { api } = this.document.pdfium
    const [width, height] = [Math.max(1, Math.round(this.width * scale)), Math.max(1, Math.round(this.height * scale))]
    const bitmap = api.FPDFBitmap_Create(width, height, 0)
    if (bitmap === 0) throw damaged()
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    // with annotations, in the order red, green, blue
    api.FPDF_RenderPageBitmap(bitmap, this.handle, 0, 0, width, height, 0, 0x11)
    const stride = api.FPDFBitmap_GetStride(bitmap)
    const at = api.FPDFBitmap_GetBuffer(bitmap)
    const { memory } = this.document.pdfium
    const data = new Uint8Array(width * height * 3)
    for (let y = 0, to = 0; y < height; y++)
      for (let x = 0, from = at + y * stride; x < width; x++, from += 4) {
        data[to++] = memory[from]!
        data[to++] = memory[from + 1]!
        data[to++] = memory[from + 2]!
      }
    api.FPDFBitmap_Destroy(bitmap)
    this.document.pdfium.mustHaveFonts()
    return { width, height, channels: 3, data }
  }
}
