import { Lexer } from './lexer.ts'
import { isName, isString, isWord, number, type PdfValue, write } from './objects.ts'

/** What a content stream uses of its resources: names by category, and the codes that it shows by the name of the font. */
export type Used = { names: Map<string, Set<string>>; shown: Map<string, Buffer[]> }

export type CleanContent = { bytes: Buffer; used: Used; hiddenText: number; hiddenLayers: number; clipsWithText: boolean }

/** Words that say something about the content and draw nothing: structure, replacement texts, layers' names, compatibility. */
const saysOnly = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP', 'BX', 'EX'])
const showsText = new Set(['Tj', 'TJ', "'", '"'])
const names: Record<string, string> = { Do: 'XObject', gs: 'ExtGState', sh: 'Shading', cs: 'ColorSpace', CS: 'ColorSpace' }

/**
 * A content stream without what nobody sees: comments, structure with its replacement texts, and text that is drawn invisibly (the layer
 * that a scanner's reader puts under the picture). `isHidden` tells of a layer's name whether it is switched off.
 */
export function cleanContent(content: Buffer, isHidden: (layer: string) => boolean): CleanContent {
  const lexer = new Lexer(content, 0, false)
  const used: Used = { names: new Map(), shown: new Map() }
  const out: string[] = []
  const clean = { used, hiddenText: 0, hiddenLayers: 0, clipsWithText: false }
  let state = { font: '', render: 0 }
  const kept: (typeof state)[] = []
  let operands: PdfValue[] = []
  /** Added to in place: a page may show a hundred thousand characters one by one. */
  const shownIn = (font: string): Buffer[] => {
    const shown = used.shown.get(font) ?? []
    if (shown.length === 0) used.shown.set(font, shown)
    return shown
  }
  const use = (category: string, one: string) => used.names.set(category, (used.names.get(category) ?? new Set()).add(one))

  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isWord(token)) {
      operands.push(token)
      continue
    }
    const { word } = token
    const last = operands.at(-1)
    const first = operands[0]
    let isKept = !saysOnly.has(word)
    if (word === 'q') kept.push({ ...state })
    else if (word === 'Q') state = kept.pop() ?? state
    else if (word === 'Tf' && isName(first)) {
      state.font = first.name
      use('Font', first.name)
    } else if (word === 'Tr') state.render = Number(last ?? 0)
    else if (names[word] && isName(first)) use(names[word], first.name)
    else if ((word === 'scn' || word === 'SCN') && isName(last)) use('Pattern', last.name)
    else if (word === 'BDC' && isName(first) && first.name === 'OC' && isName(last) && isHidden(last.name)) clean.hiddenLayers++
    else if (showsText.has(word)) {
      const strings = operands.flat().filter(isString)
      if (state.render === 7) clean.clipsWithText = true
      if (state.render === 3 || state.render === 7) {
        clean.hiddenText += strings.reduce((sum, { bytes }) => sum + bytes.length, 0)
        isKept = false
        if (word === "'" || word === '"') out.push('T*')
      } else for (const { bytes } of strings) shownIn(state.font).push(bytes)
    } else if (word === 'BI') {
      out.push(inlineImage(lexer, use))
      isKept = false
    }
    if (isKept)
      out.push(`${operands.map(one => (typeof one === 'number' ? number(one) : write(one).toString('latin1'))).join(' ')} ${word}`)
    operands = []
  }
  return { bytes: Buffer.from(out.join('\n'), 'latin1'), ...clean }
}

/** A picture that stands in the stream itself, as it is. Its end is the first EI between white space that is followed by what may follow. */
function inlineImage(lexer: Lexer, use: (category: string, name: string) => void): string {
  const words: string[] = ['BI']
  let isColours = false
  for (let token = lexer.next(); token !== undefined && !(isWord(token) && token.word === 'ID'); token = lexer.next()) {
    if (isWord(token)) continue
    if (isColours && isName(token)) use('ColorSpace', token.name)
    isColours = isName(token) && (token.name === 'CS' || token.name === 'ColorSpace')
    words.push(write(token).toString('latin1'))
  }
  const from = lexer.at + 1
  const end = endOfImage(lexer.bytes, from)
  lexer.at = end === null ? lexer.bytes.length : end + 3
  return `${words.join(' ')}\nID ${lexer.bytes.toString('latin1', from, end ?? lexer.bytes.length)}\nEI`
}

const isWhite = (byte: number | undefined): boolean =>
  byte !== undefined && (byte === 0 || (byte >= 9 && byte <= 13) || byte === 0x20 || byte === 0xa0)

/** Where the white space before its EI stands; what follows is read no farther than it takes, since a page may hold thousands of pictures. */
function endOfImage(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf('EI', from); at >= 0; at = bytes.indexOf('EI', at + 1)) {
    if (at === from || !isWhite(bytes[at - 1])) continue
    let next = at + 2
    while (isWhite(bytes[next])) next++
    const mayFollow = next > at + 2 && /^(?:Q|q|EMC|BI|BT|Do|\/|\d|-)/.test(bytes.toString('latin1', next, next + 3))
    if (mayFollow || next === bytes.length) return at - 1
  }
  return null
}
