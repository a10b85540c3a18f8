import { printable } from '../blocks.ts'
import { housePress, pdfData } from '../pdf.ts'
import { attachmentLines, copiesLine, headSize, type Letter, undated, unnumbered } from './letter.ts'
import { letterPdfTemplate } from './letter-pdf-template.ts'

/** The letter as a tagged PDF (PDF/UA-1). The same letter gives the same bytes. Throws BadInput for a character that no font has. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const { print, fonts } = await housePress()
  const data = {
    ...pdfData({ title: letter.title, agency: letter.signedBy, lang: letter.lang, blocks: letter.body }, fonts),
    agency: printable(letter.agency),
    headSize: headSize(letter.agency),
    number: printable(letter.number ?? unnumbered),
    addressee: printable(letter.addressee),
    attachments: attachmentLines(letter).map(printable),
    signedBy: printable(letter.signedBy),
    day: printable(letter.day ?? undated),
    notes: letter.notes.map(printable),
    copies: letter.copies.length ? printable(copiesLine(letter)) : null,
  }
  return print(data, letterPdfTemplate)
}
