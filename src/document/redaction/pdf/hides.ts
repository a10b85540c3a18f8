import { type Hidden, HiddenList } from '../reading.ts'
import type { CleanPdf } from './clean.ts'
import type { PdfDocument, Pdfium } from './pdfium.ts'
import { unseenOn } from './unseen.ts'
import { unseenPicturesOn } from './unseen-pictures.ts'

const metaKeys = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate']
const popup = 16
const widget = 20

/** What stands in a PDF and is not seen on its pages. `clean`: what was found while its pages were written anew; `flat`: the file with its forms drawn. */
export function hidesInPdf(pdfium: Pdfium, bytes: Uint8Array, clean: CleanPdf, flat: PdfDocument): Hidden[] {
  const hides = new HiddenList()
  const document = pdfium.open(bytes)
  const { api } = pdfium
  for (const key of metaKeys) {
    const text = metaText(document, key)
    if (text) hides.add('metadata', `${key}: ${text}`)
  }
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (raw.includes('/Metadata')) hides.add('metadata', 'XMP')
  for (let i = 0; i < api.FPDFDoc_GetAttachmentCount(document.handle); i++) {
    const attachment = api.FPDFDoc_GetAttachment(document.handle, i)
    hides.add(
      'attachments',
      pdfium.text((buffer, length) => api.FPDFAttachment_GetName(attachment, buffer, length)),
    )
  }
  hides.add('scripts', '', api.FPDFDoc_GetJavaScriptActionCount(document.handle))
  hides.add('signatures', '', api.FPDF_GetSignatureCount(document.handle))
  for (let mark = api.FPDFBookmark_GetFirstChild(document.handle, 0), i = 0; mark && i < 1_000; i++) {
    const bookmark = mark
    hides.add(
      'outlines',
      pdfium.text((buffer, length) => api.FPDFBookmark_GetTitle(bookmark, buffer, length)),
    )
    mark = api.FPDFBookmark_GetNextSibling(document.handle, mark)
  }
  for (let index = 0; index < document.pages; index++)
    document.onPage(index, ({ handle }) => {
      for (let i = 0; i < api.FPDFPage_GetAnnotCount(handle); i++) {
        const annotation = api.FPDFPage_GetAnnot(handle, i)
        const kind = api.FPDFAnnot_GetSubtype(annotation)
        const contents = stringOf(pdfium, annotation, kind === widget ? 'T' : 'Contents')
        if (kind !== popup) hides.add(kind === widget ? 'forms' : 'annotations', contents)
        api.FPDFPage_CloseAnnot(annotation)
      }
    })
  document.close()
  const versions = raw.toString('latin1').match(/startxref\s+\d+\s+%%EOF/g)?.length ?? 1
  // a file laid out for the web ends twice, and once only in its first kilobytes
  const isLinear = raw.toString('latin1', 0, 1024).includes('/Linearized')
  hides.add('old-versions', '', versions - 1 - (isLinear ? 1 : 0))
  const sum = (count: (page: CleanPdf['pages'][number]) => number) => clean.pages.reduce((total, page) => total + count(page), 0)
  hides.add(
    'hidden-text',
    '',
    sum(page => page.hiddenText),
  )
  for (let index = 0; index < flat.pages; index++) {
    hides.add('hidden-text', '', flat.onPage(index, unseenOn))
    hides.add('cropped-pictures', '', flat.onPage(index, unseenPicturesOn))
  }
  hides.add('picture-data', '', clean.notes)
  hides.add(
    'hidden-layers',
    '',
    sum(page => page.hiddenLayers),
  )
  return hides.list()
}

function metaText(document: PdfDocument, key: string): string {
  const { api } = document.pdfium
  return document.pdfium.text((buffer, length) => api.FPDF_GetMetaText(document.handle, key, buffer, length))
}

function stringOf(pdfium: Pdfium, annotation: number, key: string): string {
  return pdfium.text((buffer, length) => pdfium.api.FPDFAnnot_GetStringValue(annotation, key, buffer, length))
}
