import { createHash } from 'node:crypto'
import { sanitiseHtml } from '../publications/content/index.ts'

export type Lists = Readonly<Record<string, readonly string[]>>
export type SampleTable = { caption?: string; head: string[]; rows: string[][] }

/**
 * Fills the places of a template: `{town}` by one of a list, `{a=12~30}` by a figure, `{a}` by the same again. The same seed always gives
 * the same words.
 */
export function filler(seed: string, lists: Lists, given: Readonly<Record<string, string>> = {}) {
  const digest = createHash('sha256').update(seed).digest()
  let at = 0
  const next = (below: number): number => {
    at = (at + 2) % 30
    return digest.readUInt16BE(at) % below
  }
  const known: Record<string, string> = { ...given }
  return {
    oneOf: <T>(of: readonly T[]): T => of[next(of.length)]!,
    fill: (template: string): string =>
      template.replace(/\{([a-z]+)(?:=(\d+)~(\d+))?\}/g, (_, name: string, from?: string, to?: string) => {
        if (from && to) known[name] = String(Number(from) + next(Number(to) - Number(from) + 1))
        const list = lists[name]
        known[name] ??= list ? list[next(list.length)]! : `{${name}}`
        return known[name]!
      }),
  }
}

/** Paragraphs, and a table after the first of them, as an item keeps them. */
export function htmlOf(paragraphs: readonly string[], table: SampleTable | null): string {
  const [first = '', ...rest] = paragraphs.map(text => `<p>${text}</p>`)
  return sanitiseHtml([first, table ? tableHtml(table) : '', ...rest].join(''))
}

function tableHtml({ caption, head, rows }: SampleTable): string {
  const line = (cells: readonly string[], name: string) =>
    `<tr>${cells.map(cell => `<${name}>${cell}</${name.slice(0, 2)}>`).join('')}</tr>`
  return [
    `<table>${caption ? `<caption>${caption}</caption>` : ''}`,
    `<thead>${line(head, 'th scope="col"')}</thead><tbody>${rows.map(row => line(row, 'td')).join('')}</tbody></table>`,
  ].join('')
}

/** The first sentence, as a summary. */
export const firstSentence = (text: string): string => text.split('。')[0]!.slice(0, 120)
