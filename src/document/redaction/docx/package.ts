import { damaged, otherKind, withMacros } from '../limits.ts'
import { elements, parseXml, type XmlElement } from './xml.ts'

/** A relationship of a part: what it is for (the last word of its type) and where it leads. */
export type Relation = { use: string; target: string; isExternal: boolean }

/** The parts of a DOCX, as its relationships tell, not as they are named. */
export class DocxPackage {
  readonly files: ReadonlyMap<string, Buffer>
  /** the part of the text: word/document.xml nearly always */
  readonly main: string

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.files = files
    if ([...files.keys()].some(name => /vbaProject/i.test(name))) throw withMacros()
    const main = [...this.relations('').values()].find(({ use }) => use === 'officeDocument')
    if (!main || !files.has(main.target)) throw [...files.keys()].some(name => /^(?:xl|ppt)\//.test(name)) ? otherKind() : damaged()
    this.main = main.target
    if (this.part(main.target).name !== 'w:document') throw otherKind()
  }

  part(name: string): XmlElement {
    const bytes = this.files.get(name)
    if (!bytes) throw damaged()
    return parseXml(bytes)
  }

  relations(part: string): Map<string, Relation> {
    const slash = part.lastIndexOf('/')
    const [folder, file] = [part.slice(0, slash + 1), part.slice(slash + 1)]
    const bytes = this.files.get(`${folder}_rels/${file}.rels`)
    if (!bytes) return new Map()
    return new Map(
      elements(parseXml(bytes)).map(one => {
        const target = one.attributes.get('Target') ?? ''
        const isExternal = one.attributes.get('TargetMode') === 'External'
        const use = (one.attributes.get('Type') ?? '').split('/').at(-1)!
        return [one.attributes.get('Id') ?? '', { use, target: isExternal ? target : resolved(folder, target), isExternal }]
      }),
    )
  }
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
