import { hasTraditional, stripPinyin, toSimplified } from '../../text/index.ts'
import type { Block } from './blocks.ts'

/** What crawlers and converters leave in text: zero-width characters, entities, Markdown. */
const litter = /[\u200b-\u200f\u2060\ufeff]|&nbsp;|<br\s*\/?>|\*\*|^#+\s/gm
const spaces = (found: string) => (found === '&nbsp;' || found.startsWith('<') ? ' ' : '')

/** Markdown's own escapes: `1\\.属于国家秘密`, `\\| 0 \\|`. A stroke in a cell (`| \\ |`) is none. */
const escapes = /\\(?=[.()[\]*_#+\-~`](?![\s|]*$)|[|](?=\s|$))/gm

/** Text in simplified characters, without pinyin notes and litter, its digits half-width. */
export const clean = (text: string): string => {
  const plain = (text.includes('\\') ? text.replace(escapes, '') : text).replace(litter, spaces)
  return toSimplified(
    stripPinyin(/[０-９]/.test(plain) ? plain.replace(/[０-９]/g, d => String.fromCharCode(d.charCodeAt(0) - 0xfee0)) : plain),
  )
}

export const cleanBlocks = (blocks: readonly Block[]): Block[] =>
  blocks.map(block =>
    block.kind === 'line' ? { kind: 'line', text: clean(block.text) } : { kind: 'table', rows: block.rows.map(row => row.map(clean)) },
  )

/** Whether there is anything to clean: looked for once, so that the cells of an ordinary page need not be. */
export function areLittered(blocks: readonly Block[]): boolean {
  const text = blocks.map(block => (block.kind === 'line' ? block.text : block.rows.map(row => row.join('\n')).join('\n'))).join('\n')
  return traces.test(text) || hasTraditional(text)
}
const traces = /[０-９\u200b-\u200f\u2060\ufeff\u2e80-\u2fdf\\]|\*\*|&nbsp;|<br|[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[）)]|^\s*#/im
