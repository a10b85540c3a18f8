/** The door of official letters: one model, four writers. */
export { gap, gaps, type Letter, undated, unnumbered } from './letter.ts'
export { bodyOf } from './letter-body.ts'
export { letterDocx } from './letter-docx.ts'
export { letterFragment } from './letter-html.ts'
export { letterPdf } from './letter-pdf.ts'
export { letterText } from './letter-text.ts'
