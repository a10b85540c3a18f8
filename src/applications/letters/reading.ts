import type { Citation } from '../../law/index.ts'

/** An edited text as the checks read it: no spaces, one width, one kind of bracket, figures for Chinese numbers of days and dates. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, '')
    .replace(/[“”‘’「」]/g, '"')
    .replace(/[〇零○一二三四五六七八九十]+(?=年|月|日|个月|个工作日)/g, figures)

const digits: Record<string, number> = { 〇: 0, 零: 0, '○': 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** 二〇二六 → 2026, 二十 → 20, 六 → 6. */
function figures(chinese: string): string {
  if (!chinese.includes('十')) return [...chinese].map(c => digits[c]).join('')
  const [tens, ones] = chinese.split('十')
  return String((tens ? digits[tens]! : 1) * 10 + (ones ? digits[ones]! : 0))
}

/** An article as it is named, its numbers in Chinese; empty where no paragraph or item is. */
export type Article = { act: string; article: string; paragraph: string; item: string }

const nameOf = (title: string): string => {
  const name = title.replace(/^中华人民共和国/, '')
  return name === '条例' ? '政府信息公开条例' : name
}

const pattern =
  /《([^》]+)》|第([零一二三四五六七八九十百]+)条(?:第([一二三四五六七八九十]+)款)?(?:第[(（]?([一二三四五六七八九十]+)[)）]?项)?/g

/** The articles that a text names, each with its act: the last one between 《 》 before it, or (the Regulations) one called 《条例》 for short. */
export function articlesIn(text: string): Article[] {
  let act = ''
  const found: Article[] = []
  for (const [, title, article, paragraph = '', item = ''] of plain(text).matchAll(pattern)) {
    if (title) act = nameOf(title)
    else found.push({ act, article: article!, paragraph, item })
  }
  return found
}

/** The articles of a citation, whose parts are parted by ；. */
export function citedArticles(cites: Citation): Article[] {
  return cites.split('；').flatMap(single => articlesIn(single))
}

/** Whether a text names an article: more exactly is allowed, less exactly is not. */
export const isNamed = (wanted: Article, named: readonly Article[]): boolean =>
  named.some(
    ({ act, article, paragraph, item }) =>
      act === wanted.act &&
      article === wanted.article &&
      (wanted.paragraph === '' || paragraph === wanted.paragraph) &&
      (wanted.item === '' || item === wanted.item),
  )

/** The days that a text names, as 2026年10月12日. */
export const daysIn = (text: string): string[] => [...new Set(plain(text).match(/\d{4}年\d{1,2}月\d{1,2}日/g) ?? [])]
