type Pinyin = typeof import('pinyin-pro').pinyin
let pinyin: Promise<Pinyin> | undefined

const loaded = (): Promise<Pinyin> => {
  pinyin ??= import('pinyin-pro').then(library => library.pinyin)
  return pinyin
}

/** The first letters of a name's pinyin: 文旅局 → wlj; Latin letters and digits stay, the rest goes. */
export async function initialsOf(folded: string): Promise<string> {
  const letters = (await loaded())(folded, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return plainLetters(letters)
}

/** The whole reading without tones: 开放 and 开方 are both kaifang. */
export async function readingOf(folded: string): Promise<string> {
  return plainLetters((await loaded())(folded, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }))
}

const plainLetters = (parts: string[]) =>
  parts
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
