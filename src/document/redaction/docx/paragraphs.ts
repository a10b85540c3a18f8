import type { CleanPart } from './clean-document.ts'
import { isElement, type XmlElement } from './xml.ts'

/** One character of a paragraph: a place in a piece of text (`at`), or an element that counts as one. */
export type Unit = { character: string; holder: XmlElement; at: number | null; parent: XmlElement }

/**
 * A paragraph of a part, from 1, with its characters. `inside`: the paragraph whose character at `unit` is the box in which this one stands.
 */
export type CleanParagraph = {
  part: CleanPart
  number: number
  units: Unit[]
  isInTable: boolean
  inside: { paragraph: CleanParagraph; unit: number } | null
}

/** A note's mark; it cannot be withheld apart from its note. */
export const noteMark = '※'
/** A picture, shape or formula picture. */
export const objectMark = '\ufffc'

const single: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '\u00ad',
  'w:footnoteReference': noteMark,
  'w:endnoteReference': noteMark,
  'w:drawing': objectMark,
  'w:pict': objectMark,
}

/** All paragraphs of the parts in their order. */
export function paragraphsOf(parts: readonly CleanPart[]): CleanParagraph[] {
  return parts.flatMap(part => {
    const found: CleanParagraph[] = []
    const walk = (node: XmlElement, current: CleanParagraph | null, isInTable: boolean, inside: CleanParagraph['inside']): void => {
      for (const one of node.children) {
        if (!isElement(one) || isProperties.test(one.name)) continue
        if (one.name === 'w:p') {
          const paragraph = { part, number: found.length + 1, units: [], isInTable, inside }
          found.push(paragraph)
          walk(one, paragraph, isInTable, inside)
        } else if (isRunning(one.name)) walk(one, current, isInTable, inside)
        else if (one.name === 'w:t' || one.name === 'm:t') {
          const text = one.children.filter(inner => !isElement(inner)).join('')
          for (let at = 0; at < text.length; at++) current?.units.push({ character: text[at]!, holder: one, at, parent: node })
        } else {
          const character = one.name === 'w:sym' ? symbol(one) : single[one.name]
          const box = character && current ? { paragraph: current, unit: current.units.length } : inside
          if (character && current) current.units.push({ character, holder: one, at: null, parent: node })
          walk(one, null, isInTable || one.name === 'w:tbl', box)
        }
      }
    }
    walk(part.root, null, false, null)
    return found
  })
}

const isProperties = /^w:(?:rPr|pPr|tblPr|trPr|tcPr|sectPr)$/

/** What only holds pieces of the running text. */
const isRunning = (name: string) => name === 'w:r' || name === 'w:fldSimple' || (name.startsWith('m:') && name !== 'm:t')

function symbol(node: XmlElement): string {
  const code = Number.parseInt(node.attributes.get('w:char') ?? '', 16)
  // symbol fonts stand in the private area
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : '\ufffd'
}

export const textOfParagraph = ({ units }: CleanParagraph): string => units.map(({ character }) => character).join('')
