import { declared } from './style-classes.ts'
import { adopt, attribute, type Element, made as element, isElement, type Node, type Parent, setAttribute, textOf } from './tree.ts'

/** Word and WPS write a list as paragraphs with `mso-list: l0 level1 lfo1` and the marker as text in a span of its own. */
export function pastedLists(parent: Parent): void {
  const result: Node[] = []
  let open: { list: Element; level: number; marks: string }[] = []
  for (const child of parent.childNodes) {
    if (isElement(child)) pastedLists(child)
    const item = isElement(child) ? itemOf(child) : null
    if (!item) {
      if (isElement(child) || textOf(child).trim() !== '') open = []
      result.push(child)
      continue
    }
    const { level, marker, content } = item
    const kind = kindOf(marker)
    if (kind === 'text') {
      open = []
      // 一、 and （一） are part of an official text: they stay as they were written
      adopt(content, [{ nodeName: '#text', value: marker, parentNode: null }, ...content.childNodes])
      result.push(content)
      continue
    }
    open = open.filter(one => one.level < level || (one.level === level && one.marks === kind))
    let last = open.at(-1)
    if (!last || last.level < level) {
      const start = Number(/\d+/.exec(marker)?.[0] ?? 1)
      const list = element(kind, [], kind === 'ol' && start > 1 ? { start: String(start) } : {})
      const host = last?.list.childNodes.at(-1)
      if (host && isElement(host)) adopt(host, [...host.childNodes, list])
      else result.push(list)
      last = { list, level, marks: kind }
      open.push(last)
    }
    adopt(last.list, [...last.list.childNodes, element('li', content.childNodes)])
  }
  adopt(parent, result)
}

function itemOf(one: Element): { level: number; marker: string; content: Element } | null {
  const said = declared(attribute(one, 'style') ?? '', 'mso-list')
  const level = Number(/level(\d)/.exec(said)?.[1])
  if (!level) return null
  const marker = takeMarker(one)
  if (marker === null) return null
  setAttribute(one, 'style', null)
  return { level, marker, content: one }
}

/** Takes the marker out of the paragraph. */
function takeMarker(parent: Parent): string | null {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue
    if (declared(attribute(child, 'style') ?? '', 'mso-list') === 'ignore') {
      adopt(
        parent,
        parent.childNodes.filter(one => one !== child),
      )
      return textOf(child).replace(/\s+/g, '')
    }
    const found = takeMarker(child)
    if (found !== null) return found
  }
  return null
}

function kindOf(marker: string): 'ul' | 'ol' | 'text' {
  if (/^(?:\d{1,3}[.．、)）]?|[（(]\d{1,3}[)）]|[a-zA-Z][.)])$/.test(marker)) return /^\d{1,3}[.．]?$/.test(marker) ? 'ol' : 'text'
  return /[一二三四五六七八九十第①-⑳\d]/.test(marker) ? 'text' : 'ul'
}
