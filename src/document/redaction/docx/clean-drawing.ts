import { drawn, neverDrawn, vml, vmlAttributes } from './allowed.ts'
import type { PartContext } from './clean-part.ts'
import { child, element, elements, isElement, walk, type XmlElement, type XmlNode } from './xml.ts'

/** How much of each side is cut away, in parts of one. */
export type Crop = { left: number; top: number; right: number; bottom: number }

/** A picture as it is shown in one place: the same file cropped in two ways is two pictures. Null where it cannot come along. */
export type PictureSink = (source: string, crop: Crop) => string | null

/** Cleans drawings of one part; `picture` gives the new id of a picture. */
export type Drawings = { clean: (node: XmlElement, context: PartContext, text: (content: XmlElement) => XmlElement) => XmlNode[] }

const known = /^(?:wps|wpg|pic):/

/** The branch that a program of today draws, where we can: shapes and pictures; else the one for older software. */
export function usableBranch(node: XmlElement): XmlElement | undefined {
  const choices = elements(node).filter(({ name }) => name === 'mc:Choice')
  const drawable = choices.find(choice => [...walk(choice)].some(({ name }) => known.test(name)))
  return drawable ?? child(node, 'mc:Fallback')
}

export const otherBranch = (node: XmlElement, branch: XmlElement | undefined): XmlElement[] => elements(node).filter(one => one !== branch)

export function makeDrawings(picture: PictureSink, placeholder: (what: string) => string): Drawings {
  const words = (what: string): XmlNode[] => [element('w:t', {}, [placeholder(what)])]

  return {
    clean(node, context, text) {
      const { hides } = context
      const fail = (what: string): XmlNode[] => {
        hides.add('embedded', what)
        return words(what)
      }
      if (node.name === 'w:object' || node.name === 'w:control') return fail('嵌入的对象')

      const pictureOf = (id: string | undefined, crop: Crop): string | null => {
        const relation = context.relations.get(id ?? '')
        if (!relation || relation.isExternal || relation.use !== 'image') return null
        if (Object.values(crop).some(part => part > 0)) hides.add('cropped-pictures', relation.target)
        return picture(relation.target, crop)
      }

      /** Null: it cannot come along, and whatever holds it tells so. */
      const draw = (one: XmlElement): XmlElement | null => {
        const prefix = one.name.split(':')[0]!
        if (one.name === 'w:txbxContent') return text(one)
        if (neverDrawn.has(one.name) || !(drawn.has(prefix) || vml.has(one.name))) return null
        const isVml = vml.has(one.name)
        const attributes = new Map(
          [...one.attributes].filter(([key]) =>
            isVml ? vmlAttributes.has(key) : !key.includes(':') && key !== 'descr' && key !== 'title',
          ),
        )
        if (/:(?:docPr|cNvPr)$/.test(one.name)) {
          if (one.attributes.get('descr') || one.attributes.get('title'))
            hides.add('alt-texts', one.attributes.get('descr') || one.attributes.get('title'))
          attributes.set('name', '')
        }
        if (one.name === 'a:blip' || one.name === 'v:imagedata') {
          const crop = one.name === 'v:imagedata' ? vmlCrop(one) : drawingCrop(parents.get(one))
          const id = pictureOf(one.attributes.get(isVml ? 'r:id' : 'r:embed'), crop)
          if (!id) throw new NotDrawable()
          attributes.set(isVml ? 'r:id' : 'r:embed', id)
        }
        if (one.name === 'a:srcRect') return element('a:srcRect')
        const children = one.children.filter(isElement).flatMap(inner => draw(inner) ?? [])
        return { name: one.name, attributes, children }
      }

      const parents = new Map<XmlElement, XmlElement>()
      for (const outer of walk(node)) for (const inner of elements(outer)) parents.set(inner, outer)
      if ([...walk(node)].some(one => one.name === 'wp:docPr' && /^(?:1|true)$/.test(one.attributes.get('hidden') ?? ''))) {
        hides.add('hidden-text', '')
        return []
      }
      if (node.name === 'w:drawing') {
        const data = [...walk(node)].find(one => one.name === 'a:graphicData')
        if (!data || !elements(data).some(({ name }) => known.test(name))) return fail('图表')
      } else for (const one of walk(node)) if (one.name === 'v:textpath') hides.add('embedded', one.attributes.get('string') ?? '')
      try {
        const children = elements(node).flatMap(one => draw(one) ?? [])
        return children.length === 0 ? [] : [{ name: node.name, attributes: new Map(), children }]
      } catch (error) {
        if (error instanceof NotDrawable) return fail('图片')
        throw error
      }
    },
  }
}

class NotDrawable extends Error {}

function drawingCrop(fill: XmlElement | undefined): Crop {
  const rectangle = child(fill, 'a:srcRect')
  const part = (side: string) => {
    const written = rectangle?.attributes.get(side) ?? '0'
    return Math.min(0.99, Math.max(0, written.endsWith('%') ? Number.parseFloat(written) / 100 : Number(written) / 100_000 || 0))
  }
  return { left: part('l'), top: part('t'), right: part('r'), bottom: part('b') }
}

function vmlCrop(data: XmlElement): Crop {
  const part = (side: string) => {
    const written = data.attributes.get(`crop${side}`) ?? '0'
    return Math.min(0.99, Math.max(0, written.endsWith('f') ? Number.parseFloat(written) / 65_536 : Number.parseFloat(written) || 0))
  }
  return { left: part('left'), top: part('top'), right: part('right'), bottom: part('bottom') }
}
