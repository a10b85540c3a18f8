import type { HiddenList } from '../reading.ts'
import { livingFields, neverProperty, properties, structure, unwrapped } from './allowed.ts'
import { type Drawings, otherBranch, usableBranch } from './clean-drawing.ts'
import { cleanProperty, isOn, plainAttributes } from './clean-properties.ts'
import type { Relation } from './package.ts'
import type { Styles } from './styles.ts'
import { child, element, elements, isElement, textOf, walk, type XmlElement, type XmlNode } from './xml.ts'

type Field = { isCode: boolean; code: string; isLiving: boolean; isWritten: boolean; box: XmlElement | null }

export type PartContext = {
  relations: ReadonlyMap<string, Relation>
  styles: Styles
  hides: HiddenList
  /** what stands in the part by a relationship: the new id, or null where it does not come along */
  linkTo: (relation: Relation) => string | null
  drawings: Drawings
}

/** What is left where an object was that cannot come along. */
export const placeholder = (what: string): string => `〔${what}，未带入公开版〕`

/**
 * One part of a document as it goes out: changes taken as accepted, fields as their results, and nothing that cannot be seen. What is not
 * known stays behind, and what was hidden is listed.
 */
export class PartCleaner {
  private readonly context: PartContext
  private readonly fields: Field[] = []
  /** whether the style of the paragraph hides its text */
  private isInHidden = false

  constructor(context: PartContext) {
    this.context = context
  }

  clean(root: XmlElement): XmlElement {
    return { name: root.name, attributes: new Map(), children: this.children(root) }
  }

  private children(node: XmlElement): XmlNode[] {
    return node.children.flatMap(one => (isElement(one) ? this.node(one) : node.name === 'w:t' || node.name === 'm:t' ? [one] : []))
  }

  /** What takes the place of an element: itself, its content, several, or nothing. */
  node(node: XmlElement): XmlNode[] {
    const { hides } = this.context
    const { name } = node
    if (name === 'w:sectPr') return [this.section(node)]
    if (properties.has(name)) return [cleanProperty(node, this.context.styles.styleOf)]
    if (name === 'w:del' || name === 'w:moveFrom') {
      hides.add('deleted', textIn(node))
      return []
    }
    if (name === 'w:fldSimple') return this.simpleField(node)
    if (name === 'w:hyperlink') this.link(node)
    if (name === 'w:sdt')
      for (const one of elements(child(node, 'w:sdtPr')))
        if (/^w:(?:alias|tag)$/.test(one.name)) hides.add('data', one.attributes.get('w:val') ?? '')
    if (unwrapped.has(name)) return this.children(node)
    if (name === 'mc:AlternateContent') return this.alternative(node)
    if (name === 'w:altChunk') {
      hides.add('embedded', 'altChunk')
      return [element('w:p', {}, [element('w:r', {}, [element('w:t', {}, [placeholder('另一份文件的内容')])])])]
    }
    if (name === 'w:p') return this.paragraph(node)
    if (name === 'w:r') return this.run(node)
    if (name === 'w:tr') return this.row(node)
    if (name === 'w:tc') return [this.cell(node)]
    if (name.startsWith('m:'))
      return [
        {
          name,
          attributes: new Map([...node.attributes].filter(([key]) => key.startsWith('m:') || key === 'xml:space')),
          children: this.children(node),
        },
      ]
    if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object' || name === 'w:control') return this.drawing(node)
    if (structure.has(name)) return [{ name, attributes: plainAttributes(node), children: this.children(node) }]
    this.forgotten(node)
    return []
  }

  private section(node: XmlElement): XmlElement {
    const clean = cleanProperty(node, this.context.styles.styleOf)
    clean.children = clean.children.filter(isElement).filter(({ name }) => name !== 'w:headerReference' && name !== 'w:footerReference')
    const links = elements(node).flatMap(one => {
      if (one.name !== 'w:headerReference' && one.name !== 'w:footerReference') return []
      const relation = this.context.relations.get(one.attributes.get('r:id') ?? '')
      const id = relation ? this.context.linkTo(relation) : null
      return id ? [element(one.name, { 'w:type': one.attributes.get('w:type') ?? 'default', 'r:id': id })] : []
    })
    clean.children.unshift(...links)
    return clean
  }

  private paragraph(node: XmlElement): XmlNode[] {
    const mark = child(child(node, 'w:pPr'), 'w:rPr')
    const outer = this.isInHidden
    this.isInHidden = this.context.styles.hides(child(child(node, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val') ?? '')
    const children = this.children(node)
    this.isInHidden = outer
    const isDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
    const hasContent = children.some(one => isElement(one) && one.name !== 'w:pPr')
    return isDeleted && !hasContent && !child(child(node, 'w:pPr'), 'w:sectPr') ? [] : [{ name: 'w:p', attributes: new Map(), children }]
  }

  private row(node: XmlElement): XmlNode[] {
    const isDeleted = child(child(node, 'w:trPr'), 'w:del') !== undefined
    if (isDeleted) this.context.hides.add('deleted', textIn(node))
    return isDeleted ? [] : [{ name: 'w:tr', attributes: new Map(), children: this.children(node) }]
  }

  private cell(node: XmlElement): XmlElement {
    const isDeleted = child(child(node, 'w:tcPr'), 'w:cellDel') !== undefined
    if (isDeleted) this.context.hides.add('deleted', textIn(node))
    const children = this.children(node).filter(one => !isDeleted || (isElement(one) && one.name === 'w:tcPr'))
    if (!children.some(one => isElement(one) && one.name === 'w:p')) children.push(element('w:p'))
    return { name: 'w:tc', attributes: new Map(), children }
  }

  private run(node: XmlElement): XmlNode[] {
    const { hides, styles } = this.context
    const own = child(node, 'w:rPr')
    const isHidden = isOn(own, 'w:vanish') ?? (this.isInHidden || styles.hides(child(own, 'w:rStyle')?.attributes.get('w:val') ?? ''))
    const pieces: XmlNode[] = []
    const around: XmlNode[] = []
    for (const one of elements(node)) {
      if (one.name === 'w:fldChar') around.push(...this.fieldEdge(one))
      else if (one.name === 'w:instrText') {
        const field = this.fields.at(-1)
        if (field) field.code += textOf(one)
      } else if (this.fields.some(({ isCode }) => isCode)) {
        if (one.name !== 'w:rPr') hides.add('fields', textIn(one))
      } else if (one.name === 'w:ruby') pieces.push(...ruby(one))
      else if (one.name !== 'w:rPr') pieces.push(...this.node(one))
    }
    if (pieces.length === 0) return around
    if (isHidden) {
      hides.add('hidden-text', pieces.map(one => (isElement(one) ? textOf(one) : one)).join(''))
      return around
    }
    const clean: XmlElement = {
      name: 'w:r',
      attributes: new Map(),
      children: own ? [cleanProperty(own, styles.styleOf), ...pieces] : pieces,
    }
    const living = this.fields.findLast(({ isLiving }) => isLiving)
    if (!living) return [...around, clean]
    // the first piece of a page number's result stands for all of it
    if (living.isWritten) return around
    living.isWritten = true
    return [...around, element('w:fldSimple', { 'w:instr': livingName(living.code) }, [clean])]
  }

  private fieldEdge(node: XmlElement): XmlNode[] {
    const kind = node.attributes.get('w:fldCharType')
    if (kind === 'begin')
      this.fields.push({
        isCode: true,
        code: '',
        isLiving: false,
        isWritten: false,
        box: child(child(node, 'w:ffData'), 'w:checkBox') ?? null,
      })
    const field = this.fields.at(-1)
    if (!field) return []
    if (kind === 'separate') {
      field.isCode = false
      field.isLiving = livingFields.test(field.code)
    }
    if (kind !== 'end') return []
    this.fields.pop()
    if (!livingFields.test(field.code)) this.context.hides.add('fields', field.code)
    if (field.isCode && livingFields.test(field.code)) return [element('w:fldSimple', { 'w:instr': livingName(field.code) }, [run('1')])]
    // a box to tick has no result: what is drawn is worked out from its data
    if (field.box) return [run((isOn(field.box, 'w:checked') ?? isOn(field.box, 'w:default')) ? '☑' : '☐')]
    return []
  }

  private simpleField(node: XmlElement): XmlNode[] {
    const code = node.attributes.get('w:instr') ?? ''
    if (livingFields.test(code)) return [element('w:fldSimple', { 'w:instr': livingName(code) }, this.children(node) as XmlElement[])]
    this.context.hides.add('fields', code)
    return this.children(node)
  }

  private link(node: XmlElement): void {
    const relation = this.context.relations.get(node.attributes.get('r:id') ?? '')
    this.context.hides.add('fields', relation?.target ?? node.attributes.get('w:anchor') ?? '')
  }

  private alternative(node: XmlElement): XmlNode[] {
    const branch = usableBranch(node)
    for (const one of otherBranch(node, branch)) this.context.hides.add('second-copies', textIn(one))
    return branch ? this.children(branch) : []
  }

  private forgotten(node: XmlElement): void {
    const { hides } = this.context
    const { name } = node
    if (/^w:comment(?:RangeStart|Reference)$/.test(name)) hides.add('comments', '', name === 'w:commentReference' ? 1 : 0)
    else if (/^w:bookmarkStart$/.test(name)) hides.add('outlines', node.attributes.get('w:name') ?? '')
    else if (neverProperty.has(name)) hides.add('deleted', textIn(node))
    else if (/^w:(?:delText|delInstrText)$/.test(name)) hides.add('deleted', textOf(node))
    else if (textIn(node)) hides.add('data', textIn(node))
  }

  /** Objects that stand in a run; given to the drawings, which may ask for the text of a box. */
  private drawing(node: XmlElement): XmlNode[] {
    return this.context.drawings.clean(node, this.context, content => ({
      name: content.name,
      attributes: new Map(),
      children: this.children(content),
    }))
  }
}

const run = (text: string): XmlElement => element('w:r', {}, [element('w:t', {}, [text])])
const livingName = (code: string) => livingFields.exec(code)![1]!.toUpperCase()
const ruby = (node: XmlElement): XmlNode[] => {
  const [base, above] = ['w:rubyBase', 'w:rt'].map(name => textOf(child(node, name) ?? element(name)))
  return [element('w:t', {}, [above ? `${base}（${above}）` : (base ?? '')])]
}

/** The words in an element, deleted ones too. */
export const textIn = (node: XmlElement): string =>
  [...walk(node)].map(one => (/^(?:w:t|w:delText|w:instrText|m:t)$/.test(one.name) ? textOf(one) : '')).join('')
