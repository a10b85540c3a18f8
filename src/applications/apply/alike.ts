import type { Db } from '../../db/open.ts'
import { newestAbout } from '../../search/index.ts'

export type Published = { title: string; path: string; on: string }

/** What the words of a wish are about: the whole first, then its parts, the longest first. */
export function questionsIn(text: string): string[] {
  const parts = text
    .split(/[\s，。；、：！？,.;:!?（）()《》“”"'〔〕]+|年度|关于|有关|相关|以及|情况|信息|材料|的|和|及|与|或|请|我|想|要/u)
    .map(part => part.trim())
    .filter(part => part.length >= 2 && !/^\d+年?$/.test(part))
  return [...new Set([text.trim().slice(0, 40), ...parts.sort((a, b) => b.length - a.length)])].filter(Boolean).slice(0, 4)
}

/** Published items that look like what is wanted (art. 36(1)): at most five. */
export async function alike(db: Db, agencyId: string, text: string): Promise<Published[]> {
  const hits = await newestAbout(db, agencyId, questionsIn(text), 5)
  return hits.map(({ title, path, publishedOn }) => ({ title: title.text, path, on: publishedOn }))
}
