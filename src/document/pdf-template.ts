import { cellInset, page } from './page.ts'

/**
 * The PDF's layout in the language of Typst. It is constant text: a document reaches it as JSON in `sys.inputs.doc` and is
 * set as text, so nothing in a document can ever be code. No packages are imported. This half holds the faces and the pieces;
 * what stands where on the page is said by `pdfTemplate` and by the letter.
 */
export const pdfPieces = `
#let doc = json(bytes(sys.inputs.doc))
#let fonts = doc.fonts
#let face(use) = (font: fonts.at(use).families, weight: fonts.at(use).weight)
#let pitch = 225mm / 22
#let em = ${page.size.body}pt

#set document(title: doc.title, author: doc.author, date: none)
// 22 lines of 28 characters: a line is 7.8 mm high whatever the face, a character 15.79 pt wide.
#set text(..face("body"), size: em, lang: doc.lang, region: doc.region, fallback: false, top-edge: 0.88em, bottom-edge: -0.12em,
  tracking: -0.21pt, cjk-latin-spacing: none, hyphenate: false)
#set par(justify: true, leading: pitch - em, spacing: pitch - em, first-line-indent: (amount: 2em, all: true))
#set heading(numbering: none)
#show heading: it => {
  set text(weight: "regular", size: em)
  block(above: pitch - em, below: pitch - em, sticky: true, inset: (left: 2em), it.body)
}
#show title: it => {
  set text(..face("title"), size: ${page.size.title}pt, tracking: 0pt)
  set par(first-line-indent: 0pt, leading: 35pt - ${page.size.title}pt, justify: false)
  block(above: 0pt, below: 2 * pitch - em, width: 100%, align(center, it.body))
}

#let cell(c) = {
  // A set rule beside the cell would wrap it, and its spans would be lost: the size is set inside.
  let words = if "parts" in c { c.parts.map(part => [#part]).join(linebreak()) } else { [#c.text] }
  let body = text(size: c.size * 1pt, tracking: 0pt, if c.isLeft { pad(left: 1.5pt, words) } else { words })
  table.cell(colspan: c.colspan, rowspan: c.rowspan, align: (if c.isLeft { left } else { center }) + horizon, if c.room > 0 { grid(columns: (0pt, 1fr), align: horizon, block(width: 0pt, height: c.room * 1mm), body) } else { body })
}

#let tabular(t) = {
  set par(first-line-indent: 0pt, leading: 2.5pt, justify: false)
  let body = table(
    columns: t.widths.map(w => w * 1fr), stroke: 0.5pt, inset: (x: ${cellInset}pt, y: if t.body.len() > 100 { 3.1pt } else { 5pt }),
    ..if t.head.len() > 0 { (table.header(..t.head.map(cell)),) },
    ..t.body.map(cell),
  )
  let unit = if t.unit != none {
    block(width: 100%, below: 3pt, sticky: true, align(right, text(size: ${page.size.table}pt, tracking: 0pt, [单位：#t.unit])))
  }
  // A table that fits on a page stands whole on one.
  context {
    let whole = measure(body, width: ${page.textWidth}mm).height < 205mm
    block(breakable: not whole, above: pitch - em, below: pitch - em, unit + body)
  }
}

#let piece(b) = {
  if b.kind == "heading" { heading(level: b.outline, text(..face(("hei", "kai", "body", "body").at(b.level - 1)), b.text)) }
  else if b.kind == "paragraph" {
    set par(first-line-indent: 0pt) if not b.indent
    par(b.runs.map(r => if r.face == none { [#r.text] } else { text(..face(r.face), r.text) }).join())
  }
  else if b.kind == "table" { tabular(b) }
  else if b.kind == "attachments" {
    v(pitch)
    pad(left: 2em, grid(columns: (auto, 1fr), row-gutter: pitch - em,
      ..b.titles.enumerate().map(((i, t)) => (if i == 0 [附件：] else [], [#(i + 1).#t])).flatten()))
  }
  else if b.kind == "signature" {
    v(pitch)
    set par(first-line-indent: 0pt)
    block(width: 100%, breakable: false, align(right, pad(right: 2em, box({
      set align(center)
      stack(spacing: pitch - em, b.agency, b.day)
    }))))
  }
  else if b.kind == "notice" { par([#b.text]) }
}

`

/** The page of a document without letterhead: a report, a form, a list. */
export const pdfTemplate = `${pdfPieces}
#set page(
  width: ${page.width}mm, height: ${page.height}mm,
  margin: (top: ${page.margin.top}mm, right: ${page.margin.right}mm, bottom: ${page.margin.bottom}mm, left: ${page.margin.left}mm),
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    set text(..face("body"), size: ${page.size.pageNumber}pt, tracking: 0pt)
    set par(first-line-indent: 0pt)
    align(if calc.odd(n) { right } else { left }, pad(x: ${page.size.pageNumber}pt)[— #n —])
  },
)

#title(doc.lines.map(line => [#line]).join(linebreak()))

#for b in doc.blocks { piece(b) }
`
