import { page } from '../page.ts'
import { pdfPieces } from '../pdf-template.ts'
import { footLine, headTop, lineLength, underHead } from './letter.ts'

/**
 * The page of a letter (GB/T 9704—2012, 10.1): on the first page two red double lines and no page number. The name of the agency stands in
 * the flow, so that it is read aloud; the lines are drawn behind.
 */
export const letterPdfTemplate = `${pdfPieces}
#let red = rgb("#e60000")
#let rule(upper, lower) = stack(spacing: 2.7pt, line(length: ${lineLength}mm, stroke: upper + red), line(length: ${lineLength}mm, stroke: lower + red))
#let head-size = doc.headSize * 1pt

#set page(
  width: ${page.width}mm, height: ${page.height}mm,
  margin: (top: ${page.margin.top}mm, right: ${page.margin.right}mm, bottom: ${page.margin.bottom}mm, left: ${page.margin.left}mm),
  background: context if counter(page).get().first() == 1 {
    place(top + center, dy: ${headTop}mm + head-size + ${underHead}mm, rule(2.2pt, 0.8pt))
    place(bottom + center, dy: -${footLine}mm, rule(0.8pt, 2.2pt))
  },
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    if n > 1 {
      set text(..face("body"), size: ${page.size.pageNumber}pt, tracking: 0pt)
      set par(first-line-indent: 0pt)
      align(if calc.odd(n) { right } else { left }, pad(x: ${page.size.pageNumber}pt)[— #n —])
    }
  },
)

#let flush(body) = { set par(first-line-indent: 0pt); body }

#v(${headTop - page.margin.top}mm)
#block(above: 0pt, below: 0pt, width: 100%, {
  set par(first-line-indent: 0pt, justify: false)
  // The red line is wider than the text and centred on the page, not on the text.
  move(dx: ${(page.width - page.margin.left - page.margin.right - page.textWidth) / 2 + (page.margin.right - page.margin.left) / 2}mm,
    align(center, box(width: ${lineLength}mm, inset: 0pt, align(center, text(..face("title"), size: head-size, fill: red, tracking: 0pt, doc.agency)))))
})
#v(${underHead}mm + 3.5pt + 14pt)
#flush(align(right, block(above: 0pt, below: 0pt, doc.number)))
#v(2 * pitch)
#title(doc.lines.map(line => [#line]).join(linebreak()))
#flush(par[#doc.addressee：])

#let last = doc.blocks.len() - 1
#for (i, b) in doc.blocks.enumerate() {
  // The last paragraph goes with the signature: a page with nothing but a seal may not be.
  if i == last { block(above: pitch - em, below: pitch - em, sticky: true, piece(b)) } else { piece(b) }
}

#if doc.attachments.len() > 0 {
  block(above: 2 * pitch - em, below: pitch - em, sticky: true, inset: (left: 2em), flush(
    grid(columns: (auto, 1fr), row-gutter: pitch - em,
      ..doc.attachments.enumerate().map(((i, t)) => (if i == 0 [附件：] else [], [#t])).flatten())))
}

// The day stands four characters in, the agency centred over it; a longer name moves both to the left. Two lines are left for the seal.
#context {
  let day = measure(doc.day).width
  let name = measure(doc.signedBy).width
  let inset = calc.max(4 * em, (name - day) / 2) - calc.max(0pt, name - day) / 2
  block(above: 3 * pitch - em, below: pitch - em, width: 100%, breakable: false, flush(align(right, pad(right: inset, box({
    set align(center)
    stack(spacing: pitch - em, doc.signedBy, doc.day)
  })))))
}

#for note in doc.notes { par[（#note）] }

#if doc.copies != none {
  v(1fr)
  block(width: 100%, breakable: false, above: 0pt, below: 0pt, inset: (x: 14pt), {
    set text(size: 14pt)
    set par(first-line-indent: 0pt, hanging-indent: 3em, leading: 9pt)
    doc.copies
  })
}
`
