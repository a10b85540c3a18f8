import { Fragment, type JSXNode, jsx } from 'hono/jsx'

const Node = jsx('b', {}).constructor as unknown as new () => JSXNode

/** What the quick way does not know (a promise, an object as a style): then Hono renders the page as a whole. */
class Unknown extends Error {}

/**
 * The text of a page, the same as `node.toString()` gives, in a third of the time: Hono asks at each element in which context it stands, and keeps
 * promises in view, of which our pages have none. Nor does it touch the storage
 * that follows promises, which once begun would cost at each of them.
 */
export function htmlOf(node: { toString(): string | Promise<string> }): string | Promise<string> {
  if (!(node instanceof Node)) return node.toString()
  try {
    return ofNode(node as Element)
  } catch (error) {
    if (error instanceof Unknown) return node.toString()
    throw error
  }
}

type Props = Record<string, unknown>
type Element = { tag: string | ((props: Props) => unknown); props: Props; children: unknown[] }

function ofAny(child: unknown): string {
  if (typeof child === 'string') return escaped(child)
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (typeof child === 'number') return String(child)
  if (child instanceof Node) return ofNode(child as unknown as Element)
  if (Array.isArray(child)) return ofAll(child)
  const { isEscaped, callbacks } = child as { isEscaped?: boolean; callbacks?: unknown[] }
  if (child instanceof String && isEscaped && !callbacks?.length) return child.toString()
  throw new Unknown()
}

function ofAll(children: readonly unknown[]): string {
  let text = ''
  for (const child of children) text += ofAny(child)
  return text
}

function ofNode({ tag, props, children }: Element): string {
  if (typeof tag === 'string') return tag === '' ? ofAll(children) : ofElement(tag, props, children)
  if ((tag as unknown) === Fragment) return ofAll(children)
  const plain = plainTags.get(tag)
  if (plain !== undefined) return ofElement(plain, props, children)
  return ofAny(tag(children.length === 1 && props['children'] !== children[0] ? { ...props, children: children[0] } : props))
}

function ofElement(tag: string, props: Props, children: readonly unknown[]): string {
  let text = `<${tag}`
  for (const key in props) {
    const value = props[key]
    if (key === 'children' || value === undefined || value === null) continue
    if (typeof value === 'string') text += `${startOf(key)}${escaped(value)}"`
    else if (typeof value === 'number') text += `${startOf(key)}${value}"`
    else if (typeof value === 'boolean') text += ofFlag(key, value)
    else throw new Unknown()
  }
  // The head of an SVG or of a page holds its children in a node that says where they are.
  if (tag === 'svg' || tag === 'head') children = [props['children']]
  if (children.length === 0 && voids.has(tag)) return `${text}/>`
  return `${text}>${ofAll(children)}</${tag}>`
}

/** Elements that Hono makes by functions of its own; in the head, and with nothing but texts as their attributes, they are elements like others. */
const plainTags = new Map<unknown, string>(
  ['title', 'meta', 'link', 'script', 'form', 'input', 'button'].map(name => [(jsx(name, {}) as unknown as Element).tag, name]),
)

/** In small letters a name is written as it is, everywhere; another may have another name in a picture than elsewhere. */
function startOf(key: string): string {
  const known = starts.get(key)
  if (known !== undefined) return known
  if (!/^[a-z][a-z0-9-]*$/.test(key) || key === 'ref') throw new Unknown()
  const start = ` ${key}="`
  starts.set(key, start)
  return start
}
const starts = new Map([['viewBox', ' viewBox="']])

/** Attributes that are there or not (HTML); of others a boolean is a word. */
const flags = new Set([
  ...[
    'allowfullscreen',
    'async',
    'autofocus',
    'autoplay',
    'checked',
    'controls',
    'default',
    'defer',
    'disabled',
    'download',
    'formnovalidate',
  ],
  ...['hidden', 'inert', 'ismap', 'itemscope', 'loop', 'multiple', 'muted', 'nomodule', 'novalidate', 'open', 'playsinline', 'readonly'],
  ...['required', 'reversed', 'selected'],
])
const ofFlag = (key: string, value: boolean): string => (!flags.has(key) ? `${startOf(key)}${value}"` : value ? `${startOf(key)}"` : '')

const voids = new Set([...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']])

const special = /[&<>'"]/
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => (special.test(text) ? text.replace(/[&<>'"]/g, letter => entities[letter]!) : text)
