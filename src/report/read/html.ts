import { BadInput } from '../../errors.ts'
import { type Block, defaultLimits, type Limits } from './blocks.ts'
import { type Cell, cellText, dissolve, laysOut, tooManyCells } from './html-tables.ts'
import { type Node, type ParentNode, parseTree } from './html-tree.ts'

type Role = 'skip' | 'block' | 'break' | 'table' | 'preformatted' | 'raised'

/**
 * Struck-out text is skipped because 3 struck out beside 5 would read 35; readings in ruby notes stand between characters;
 * lists of choices hold whole menus.
 */
const roles = new Map<string, Role>([
  ...spread('skip', 'script style noscript template iframe svg math rt rp del s strike select datalist button object audio video'),
  ...spread(
    'block',
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
      'header hgroup hr html legend li main menu nav ol p section summary title ul caption td th tr tbody thead tfoot option',
  ),
  ...spread('preformatted', 'pre textarea xmp listing plaintext'),
  ['br', 'break'],
  ['table', 'table'],
  ['sup', 'raised'],
])

function spread(role: Role, names: string): [string, Role][] {
  return names.split(' ').map(name => [name, role])
}

/** A note's number, raised, would read as the last digit of a figure: 12¹ is not 121. */
const noteMark = /^[\s\d[\]()（）【】①-⑳*＊注,，]*$/

const broken = /[\t\n\f\r]| {2}/
const special = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g

/**
 * A web page as lines and tables in reading order. Tables that only lay the page out dissolve into what they hold; a cell's
 * paragraphs are joined by a line feed. Throws BadInput beyond `limits.depth`, `limits.tableCells` and `limits.milliseconds`.
 */
export function readHtml(html: string, limits: Limits = defaultLimits): Block[] {
  const tree = parseTree(html, limits)
  const walk = new Walk(limits)
  const blocks = walk.blocks(tree)
  // a page may hide its article until a script shows it
  return walk.passedOver && !blocks.some(block => block.kind === 'table') ? new Walk(limits, false).blocks(tree) : blocks
}

/** A copy of a table for phones, or a template for rows, is in the page but not on it. */
const isHidden = (attributes: readonly { name: string; value: string }[]): boolean =>
  attributes.some(({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)))

class Walk {
  readonly #limits: Limits
  #out: Block[] = []
  #line = ''
  #preformatted = false
  #depth = 0
  readonly #shownOnly: boolean
  /** Was anything left out because the page hides it? */
  passedOver = false

  constructor(limits: Limits, shownOnly = true) {
    this.#limits = limits
    this.#shownOnly = shownOnly
  }

  /** What the children of a node hold, apart from what was collected before. */
  blocks(parent: ParentNode): Block[] {
    const out = this.#out
    const line = this.#line
    this.#out = []
    this.#line = ''
    this.#children(parent)
    this.#endLine()
    const blocks = this.#out
    this.#out = out
    this.#line = line
    return blocks
  }

  #children(parent: ParentNode): void {
    // The parser limits open elements; what it moves about may end up somewhat deeper.
    if (++this.#depth > this.#limits.depth * 3)
      throw new BadInput('网页的标签嵌套过深 / the elements of the page are nested too deep', 'depth')
    const children = parent.childNodes
    for (let i = 0; i < children.length; i++) this.#node(children[i] as Node)
    this.#depth--
  }

  #node(node: Node): void {
    if (node.nodeName === '#text') {
      this.#text((node as unknown as { value: string }).value)
      return
    }
    if (!('childNodes' in node)) return
    if (this.#passOver(node)) return
    switch (roles.get(node.nodeName)) {
      case 'skip':
        return
      case 'break':
        this.#endLine()
        return
      case 'table':
        this.#endLine()
        this.#table(node)
        return
      case 'block':
        this.#endLine()
        this.#children(node)
        this.#endLine()
        return
      case 'preformatted': {
        const before = this.#preformatted
        this.#endLine()
        this.#preformatted = true
        this.#children(node)
        this.#endLine()
        this.#preformatted = before
        return
      }
      case 'raised': {
        const line = this.#line
        this.#line = ''
        this.#children(node)
        this.#line = line + (noteMark.test(this.#line) ? '' : this.#line)
        return
      }
      default:
        this.#children(node)
    }
  }

  #passOver(node: Node): boolean {
    if (!this.#shownOnly || !('attrs' in node) || node.attrs.length === 0 || !isHidden(node.attrs)) return false
    this.passedOver = true
    return true
  }

  #text(value: string): void {
    if (!this.#preformatted) {
      this.#line += broken.test(value) ? value.replace(/[\t\n\f\r ]+/g, ' ') : value
      return
    }
    const lines = value.split('\n')
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.#endLine()
      this.#line += line
    }
  }

  #endLine(): void {
    if (this.#line === '') return
    // A no-break space is a space, but a row of them is not collapsed: it may keep columns.
    const text = special.test(this.#line) ? this.#line.replace(invisible, '').replaceAll('\u00a0', ' ') : this.#line
    this.#line = ''
    const shown = this.#preformatted ? text.trimEnd() : text.trim()
    if (shown !== '' && (!this.#preformatted || shown.trim() !== '')) this.#out.push({ kind: 'line', text: shown })
  }

  #table(table: ParentNode): void {
    const rows: Cell[][] = []
    let cells = 0
    const readRows = (parent: ParentNode): void => {
      for (const child of parent.childNodes) {
        if (!('childNodes' in child) || this.#passOver(child as Node)) continue
        if (child.nodeName === 'tr') {
          const row: Cell[] = []
          for (const cell of child.childNodes) {
            if ((cell.nodeName !== 'td' && cell.nodeName !== 'th') || this.#passOver(cell as Node)) continue
            if (++cells > this.#limits.tableCells) throw tooManyCells(this.#limits)
            row.push(this.blocks(cell as ParentNode))
          }
          if (row.length > 0) rows.push(row)
        } else if (child.nodeName === 'tbody' || child.nodeName === 'thead' || child.nodeName === 'tfoot') readRows(child)
        else if (child.nodeName === 'caption') this.#out.push(...this.blocks(child))
      }
    }
    readRows(table)
    if (laysOut(rows)) dissolve(rows, this.#out)
    else this.#out.push({ kind: 'table', rows: rows.map(row => row.map(cellText)) })
  }
}
