import type { ExemptionCode } from '../../law/exemptions.ts'

/** A rectangle on a page or picture as it is seen, from its upper left corner: points of 1/72 inch on a page, pixels in a picture. */
export type Rectangle = { x: number; y: number; width: number; height: number }

/** A page of a PDF, from 1; a paragraph of a part of a DOCX with a range of its text; a picture (`part`: one inside a DOCX). */
export type Where =
  | { in: 'page'; page: number; rectangle: Rectangle }
  | { in: 'paragraph'; part: string; paragraph: number; start: number; end: number }
  | { in: 'picture'; part?: string; rectangle: Rectangle }

/** A passage to withhold, with the ground of arts. 14–16 and, where the article names kinds, which of them (商业秘密, 个人隐私 …). */
export type Mark = { where: Where; ground: ExemptionCode; kind?: string; note?: string }

/** The kinds of files that can be redacted. */
export type RedactableKind = 'pdf' | 'docx' | 'png' | 'jpg'
