/** The door of the pure half: what the text of an item is, where it comes from, and what it becomes. */
export { type Body, type BodyBlock, bodyOf, replaceIn } from './body-blocks.ts'
export { type Change, changes, type Piece, wordChanges } from './changes.ts'
export { type NumberFault, normaliseDocumentNumber, numberFault } from './document-number.ts'
export { fromText } from './from-text.ts'
export { type ContentLimits, contentLimits } from './limits.ts'
export { cleanPaste } from './paste.ts'
export { sanitiseHtml } from './sanitise-html.ts'
export { toText } from './to-text.ts'
