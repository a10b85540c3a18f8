import { halfWidth } from '../../text/index.ts'
import type { Figure } from '../report.ts'

/** One cell of a table as the source writes it. A blank or a stroke is null: it is never zero (T3-4). */
export type Slot = {
  value: Figure
  raw: string
  /** Where the cell ends on its line, in half-width columns; only lines that keep their columns by spaces have it. */
  x?: number
  /** The place of the cell in its row, counted from the right end; only rows of a real grid have it. */
  fromRight?: number
}

const units = '(?:万元|元|万|件|宗|项|条|个|份|次|人|起|户|家|本)'
const plainFigure = /^(?:0+|[1-9]\d*)(?:\.\d+)?$/
const groupedFigure = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const dressedFigure = new RegExp(
  `^(增加|新增|增长|增|上升|减少|减|下降|↑|↓|\\+|-|−|–|－)?(\\d{1,3}(?:,\\d{3})+|0|[1-9]\\d*)(\\.\\d+)?${units}?(?:\\([^()]{1,40}\\))?[。;；]?$`,
)
/** `增：1`, `减（21）` */
const signed = /^([增减][加少]?)[:：]?\(?(\d[\d.,]*[项件个]?)\)?$/
const falling = /^(?:减|下降|↓|-|−|–|－)/
const strokes = /^(?:[/／\\—–\-－─﹣*＊]{1,3}|无|空|\/{1,3}|N\/?A)$/i

/** Most cells that are no figure are labels; only these characters begin a figure with words before it. */
const words = /^[（(]?(?![增减新上下无零持])[\u4e00-\u9fff]/

/**
 * The figure in a cell: `1,234` and `１２３４` are 1234, `增1` is 1, `減21` is −21, `124宗` is 124. A stroke (`/`, `—`, `无`) is a cell
 * without figure. Undefined where the cell is neither: then it is words.
 */
export function readFigure(cell: string): Slot | undefined {
  const raw = cell.trim()
  if (plainFigure.test(raw)) return raw.length > 15 ? undefined : { value: Number(raw), raw }
  if (raw.length > 2 && words.test(raw)) return undefined
  if (/\d[\s　]+\d/.test(raw)) return undefined // several figures that lost their cells: `0 0 0`
  const text = halfWidth(raw)
    .replace(/[\s　]+/g, '')
    .replace(signed, '$1$2')
  if (text === '') return { value: null, raw }
  if (text.length > 60) return undefined
  if (strokes.test(text)) return { value: null, raw }
  if (groupedFigure.test(text)) return { value: Number(text.replaceAll(',', '')), raw }
  if (/^[零〇oO]$/.test(text)) return { value: 0, raw }
  const dressed = dressedFigure.exec(text)
  if (!dressed || dressed[2]!.length > 15) return undefined
  const size = Number(dressed[2]!.replaceAll(',', '') + (dressed[3] ?? ''))
  return { value: dressed[1] && falling.test(dressed[1]) && size !== 0 ? -size : size, raw }
}

/** How many figures the rows of the forms have; a line may hold one row. */
const fullRows = new Set([1, 2, 3, 7, 15])
const isGlued = (slot: Slot): boolean => /^0{2,15}$/.test(slot.raw)

/**
 * Zeros printed without a gap between them (`000`): no figure begins with a zero, so each is a cell of its own, unless the cells of
 * the line are a full row without that.
 */
export function withGluedZeros(slots: Slot[]): Slot[] {
  if (!slots.some(isGlued) || (fullRows.has(slots.length) && slots.every(slot => slot.raw.length < 3))) return slots
  return slots.flatMap(slot => (isGlued(slot) ? [...slot.raw].map(zero => ({ value: 0, raw: zero })) : [slot]))
}

/** A cell that must hold a figure, but none that can be read for certain: `l4`, `1O2`, `3?`. It keeps its place in the row. */
export const isUnreadable = (token: string): boolean =>
  token.length <= 8 && /^[\dOolI,.?？�]*[\dOolI][\dOolI,.?？�]*$/.test(token) && !/^\d[.,]?$/.test(token)
