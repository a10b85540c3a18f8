import type { Db, Trx } from '../../db/open.ts'
import { builtInWords, type WordEntry, type WordList, wordListOf } from '../check/index.ts'

export type WatchedWord = { wrong: string; rightWord: string | null; reason: string }

export function watchedWordsOf(db: Db | Trx, agencyId: string): Promise<WatchedWord[]> {
  return db.selectFrom('watchedWords').select(['wrong', 'rightWord', 'reason']).where('agencyId', '=', agencyId).orderBy('wrong').execute()
}

/** The built-in list as the office changed it: its own words are added, and a built-in one without a right word is switched off. */
export function officeWords(watched: readonly WatchedWord[]): WordList {
  const changed = new Set(watched.map(({ wrong }) => wrong))
  const own = watched.flatMap(({ wrong, rightWord, reason }): WordEntry[] =>
    rightWord === null ? [] : [{ wrong, right: rightWord, reason, level: 'warning' }],
  )
  return wordListOf([...builtInWords.filter(({ wrong }) => !changed.has(wrong)), ...own])
}
