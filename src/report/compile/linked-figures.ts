import { cellsOf } from '../cells.ts'
import type { Figure, Report } from '../report.ts'

/** The places of cells in a text, several added up: `{disputes.litigationDirect[4]+disputes.litigationAfterReconsideration[4]}`. */
const place = /\{([^{}]+)\}/g

/** Figures that the text tells and no table holds, by their place: `published.total`. */
export type Beside = ReadonlyMap<string, number>

/** A figure that the text says and its cells do not. */
export type Departure = { at: string; said: number; now: number; clause: string }

/** The text with the figures of the report in their places; what was not read is asked for. */
export function filled(template: string, report: Report, beside?: Beside): string {
  const figures = figuresOf(report, beside)
  return template.replace(place, (_, at: string) => String(sumOf(figures, at) ?? '【请填写】'))
}

/** Whether every figure that the words ask for stands in the report. */
export function isRead(words: string, report: Report, beside?: Beside): boolean {
  const figures = figuresOf(report, beside)
  return [...words.matchAll(place)].every(([, at]) => sumOf(figures, at!) !== null)
}

/**
 * The figures of an edited text that no longer say what their cells say. A figure is known by the words around it in the drafted clause:
 * a clause that was written anew is the officer's own, and only the rules of the check read it.
 */
export function departures(text: string, template: string, report: Report, beside?: Beside): Departure[] {
  const figures = figuresOf(report, beside)
  const found: Departure[] = []
  for (const clause of template.split(/[，。；：\n]/)) {
    const places = [...clause.matchAll(place)].map(([, at]) => at!)
    if (places.length === 0) continue
    const words = clause.split(/\{[^{}]+\}/).map(escaped)
    const match = new RegExp(words.join('(\\d+(?:\\.\\d+)?)'), 'u').exec(text.replace(/[ \t,]/g, ''))
    for (const [i, at] of match ? places.entries() : []) {
      const [said, now] = [Number(match![i + 1]), sumOf(figures, at)]
      if (now !== null && said !== now) found.push({ at: at.split('+')[0]!, said, now, clause: match![0] })
    }
  }
  return found
}

/** How long a text is: its characters without the white space between them. */
export const lengthOf = (text: string): number => [...text.replace(/\s/g, '')].length

/** What the officer has still to say. */
export const openQuestions = (text: string): number => text.match(/【[^】]*】/g)?.length ?? 0

const figuresOf = (report: Report, beside: Beside = new Map()): Map<string, Figure> =>
  new Map([...[...cellsOf(report)].map(({ at, figure }) => [at, figure] as const), ...beside])

function sumOf(figures: Map<string, Figure>, at: string): number | null {
  let sum = 0
  for (const one of at.split('+')) {
    const figure = figures.get(one)
    if (figure === null || figure === undefined) return null
    sum += figure
  }
  return Number(sum.toFixed(6))
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
