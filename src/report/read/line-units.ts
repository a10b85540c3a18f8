import { isUnreadable, readFigure, type Slot, withGluedZeros } from './figure.ts'
import { squash } from './labels.ts'
import type { Piece, Unit } from './units.ts'
import { wordsOf } from './words.ts'

const unitWord = /^(?:件|宗|项|条|元|万元|个|人|次)$/
const glued = /^(.*[一-龥）)”"：:])([+-]?\d[\d.,]*|(?<=[：:])\d+[件宗项])$/

/** A line without bars: cells are parted by spaces. */
export function unitOfLine(asFound: string): Unit {
  const line = /\d +[.、．]/.test(asFound) ? asFound.replace(/(?<![\d.])([1-8]) +(?=[.、．])/g, '$1') : asFound // 1 .属于国家秘密
  const pieces: Piece[] = []
  let words = ''
  let slots: Slot[] = []
  const flushWords = () => {
    for (const text of wordsOf(words)) pieces.push({ kind: 'words', text: text.trim() })
    words = ''
  }
  const flushSlots = () => {
    if (slots.length) pieces.push({ kind: 'figures', slots: withGluedZeros(slots), whole: false })
    slots = []
  }
  const columns = / {2,}\S/.test(line.trim())
  if (!/[\d/／—–\-－无零〇]/.test(line)) {
    for (const part of line.trim().split(/ {2,}|\t/)) for (const text of wordsOf(part)) pieces.push({ kind: 'words', text: text.trim() })
    return { pieces, text: squash(line), line: line.trim(), fromTable: false, gap: 0 }
  }
  const token = /\S+/g
  let column = 0
  let at = 0
  for (let found = token.exec(line); found; found = token.exec(line)) {
    // 增 1 is one figure
    const text = /^[增减]$/.test(found[0]) ? found[0] + (/^ ?\d+(?= |$)/.exec(line.slice(token.lastIndex))?.[0] ?? '') : found[0]
    token.lastIndex += text.length - found[0].length
    let slot = readFigure(text)
    if (columns) {
      for (; at < token.lastIndex; at++) column += line.charCodeAt(at) > 0x2e7f ? 2 : 1
    }
    const next = line.slice(token.lastIndex, token.lastIndex + 8).trimStart()
    if (slot && /^(?:年|月|日|号)/.test(next)) slot = undefined
    if (slot && words === '' && slots.length === 0 && /^[1-8]$/.test(text) && /^[一-龥]/.test(next) && !unitWord.test(next)) {
      words = `${text}.`
      continue
    }
    if (!slot && isUnreadable(text) && figuresAround(line, found.index, token.lastIndex)) slot = { value: null, raw: text }
    if (slot) {
      flushWords()
      slots.push({ ...slot, ...(columns ? { x: column } : {}) })
    } else if (!(slots.length && unitWord.test(text))) {
      flushSlots()
      const stuck = text.length < 100 ? glued.exec(text) : null
      const value = stuck && !/年|月|第/.test(stuck[1]!) ? readFigure(stuck[2]!) : undefined
      if (stuck && value && stuck[1]!.length > 1) {
        words += stuck[1]
        flushWords()
        slots.push(value)
      } else {
        const wide = columns && line.slice(Math.max(0, found.index - 2), found.index) === '  '
        if (wide) flushWords()
        words += words === '' ? text : ` ${text}`
      }
    }
  }
  flushSlots()
  flushWords()
  return asSentence({ pieces, text: squash(line), line: line.trim(), fromTable: false, gap: 0 })
}

/** Two figures directly after a token, or one before it and nothing but figures after it; or it has the line to itself. */
function figuresAround(line: string, start: number, end: number): boolean {
  const after = line.slice(end).trim().split(/\s+/, 2)
  const before = line.slice(0, start).trimEnd().split(/\s+/).at(-1)!
  const isFigure = (text: string | undefined) => text !== undefined && text !== '' && (readFigure(text) !== undefined || isUnreadable(text))
  if (after[0] === '') return before === '' || isFigure(before)
  return isFigure(after[0]) && (isFigure(before) || isFigure(after[1]))
}

/** Running text with numbers in it is not a row: `2024 年收到申请 95 件，办结 90 件。` */
function asSentence(unit: Unit): Unit {
  const last = unit.pieces.findLastIndex(piece => piece.kind === 'figures')
  if (last < 0) return unit
  const running = /[。；;]/.test(unit.text) || /\d年|\d月/.test(unit.text)
  const wordsAfter = unit.pieces.slice(last + 1).some(piece => piece.kind === 'words')
  return running && (wordsAfter || /[。；;]/.test(unit.text)) ? { ...unit, pieces: [{ kind: 'words', text: unit.line }] } : unit
}
