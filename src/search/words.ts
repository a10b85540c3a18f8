import type { Jieba } from '@node-rs/jieba'
import { isName } from '../secrets/index.ts'
import { fold } from './fold.ts'

let jieba: Promise<Jieba> | undefined

/** The dictionary costs 190 ms: loaded when the first words are needed. */
async function loaded(): Promise<Jieba> {
  jieba ??= (async () => {
    const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
    return Jieba.withDict(dict)
  })()
  return jieba
}

/** The words of a text, folded, in their order; single characters and punctuation are none. */
export async function wordsOf(text: string): Promise<string[]> {
  return (await loaded()).cutForSearch(text, true).map(fold).filter(isWord)
}

/** Words and pairs of neighbouring words (免费开放): what a title offers to "did you mean" and to suggestions. */
export async function phrasesOf(title: string): Promise<string[]> {
  const found = new Set<string>()
  let before = ''
  for (const part of (await loaded()).cut(title, true)) {
    const word = fold(part)
    const isPart = /^[\p{Script=Han}a-z0-9]+$/u.test(word) && !little.has(word)
    if (isPart && isWord(word) && word.length <= 12) found.add(word)
    if (isPart && before && before.length + word.length <= 8 && !/^\d|\d$/.test(before + word)) found.add(before + word)
    before = isPart ? word : ''
  }
  return [...found].slice(0, 30)
}

const isWord = (word: string) => word.length >= 2 && /^[\p{Script=Han}a-z0-9]+$/u.test(word) && !/^\d{1,2}$/.test(word)
const little = new Set([...'的了和与及或在对等第是年月日号于关按为以'])

/** Whether a question names a person: what the dictionary takes for a name and what begins with a surname. */
export async function namesSomebody(text: string): Promise<boolean> {
  return (await loaded()).tag(text, true).some(({ word, tag }) => tag.startsWith('nr') && isName(word))
}
