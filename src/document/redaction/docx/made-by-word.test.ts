import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from '../errands.ts'
import { redactionLimits as limits } from '../limits.ts'
import type { HiddenKind } from '../reading.ts'
import { markWords } from '../suggest.ts'
import { block } from './apply-marks.ts'
import { unzip } from './unzip.ts'

const why = { ground: 'E4', kind: '个人隐私' } as const

type Made = {
  file: string
  maker: string
  /** What is marked, and at how many places it stands. */
  words: Readonly<Record<string, number>>
  /** What else must not be found in any part of the copy: authors, deleted words, targets of links. */
  gone: readonly string[]
  hides: readonly HiddenKind[]
}

const made: readonly Made[] = [
  { file: 'HeaderFooterUnicode', maker: 'Word 2007', words: { Molière: 2, École: 1 }, gone: ['Nick Burch'], hides: ['metadata'] },
  { file: 'footnotes', maker: 'Word 2007', words: { snoska: 1 }, gone: ['Normal.dotm'], hides: ['metadata', 'data'] },
  { file: 'delins', maker: 'Word 2007', words: { Tilaka: 1, 'Michael Busch': 1 }, gone: ['wikipedia'], hides: ['fields', 'metadata'] },
  { file: 'EmbeddedDocument', maker: 'Word 2007', words: { worksheet: 1 }, gone: ['Worksheet'], hides: ['embedded', 'metadata'] },
  {
    file: 'smarttag-snippet',
    maker: 'Outlook 2007',
    words: { 'Lewis Carroll': 1 },
    gone: ['Normal_Wordconv', 'smartTag'],
    hides: ['fields'],
  },
  { file: 'FieldCodes', maker: 'Word 2010', words: { ANTONI: 1, June: 1 }, gone: ['Antoni', 'AUTHOR'], hides: ['fields', 'metadata'] },
  { file: 'Bug54849', maker: 'Word 2010', words: { Watermelon: 1, Rich_text_cell1: 1 }, gone: ['MyTitle', 'MyTag'], hides: ['data'] },
  {
    file: '58067',
    maker: 'Word 2011 for Mac',
    words: { 'whole paragraph': 1 },
    gone: ['another Test', 'only'],
    hides: ['deleted', 'thumbnail'],
  },
  { file: '60293', maker: 'Word 2016', words: { ODD_PAGE_HEADER: 1 }, gone: ['Normal.dotm'], hides: ['metadata', 'revisions'] },
]

test.each(made)('$file of $maker: what is marked is gone with all that hides, and the rest reads as before', async one => {
  const bytes = readFileSync(`test/redaction-files/word/${one.file}.docx`)
  const before = await run({ task: 'read', kind: 'docx', bytes }, limits)
  if (before.kind !== 'docx') throw new Error('another kind')
  expect(before.hides.map(({ what }) => what)).toEqual(expect.arrayContaining([...one.hides]))
  const words = Object.keys(one.words)
  const places = Object.fromEntries(words.map(word => [word, markWords(before, word, why).length]))
  expect(places).toEqual(one.words)
  const marks = words.flatMap(word => markWords(before, word, why))
  const copy = await run({ task: 'redact', kind: 'docx', bytes, marks }, limits)
  const proof = await run({ task: 'prove', kind: 'docx', bytes, copy: copy.bytes, marks }, limits)
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  const everything = [...unzip(copy.bytes, limits.unpackedBytes)]
    .map(([name, content]) => `${name}\n${content.toString('utf8')}`)
    .join('\n')
  for (const word of [...words, ...one.gone]) expect(everything).not.toContain(word)
  const after = await run({ task: 'read', kind: 'docx', bytes: copy.bytes }, limits)
  if (after.kind !== 'docx') throw new Error('another kind')
  const expected = before.paragraphs.map(({ text }) => words.reduce((left, word) => left.replaceAll(word, block), text))
  expect(after.paragraphs.map(({ text }) => text)).toEqual(expected)
})
