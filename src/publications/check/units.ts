import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

const ends = /(?:管理|监督|保障|资源|环境|旅游|广电|体育|事务|健康|教育|财政|公安|司法|民政|水利|农村|应急|税务|统计|审计)局|委员会|办公室/g
/** What stands before a name and is none of it: the last of these ends it. */
const starters = /^.*(?:由|向|经|与|和|及|对|到|报|请|是|为|在|从|按|据|会同|配合|协助|联合|市|县|区|省|镇|乡|、)/

/** Two names in one text that differ in one character, or the two characters of one changed places: 文化旅游广电局 and 文化广电旅游局. */
export function unitFindings({ passages }: Reading): NewFinding[] {
  const places = new Map<string, { count: number; at: NewFinding['at'] }>()
  for (const { at, text } of passages)
    for (const match of text.matchAll(ends)) {
      const end = match.index + match[0].length
      const run = /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, end - 16), end))?.[0] ?? ''
      const name = run.slice(starters.exec(run.slice(0, -match[0].length))?.[0].length ?? 0)
      if (name.length < 5) continue
      const start = end - name.length
      const known = places.get(name)
      if (known) known.count++
      else places.set(name, { count: 1, at: placed(at, start, start + name.length) })
    }
  const names = [...places.keys()].slice(0, 200)
  const found: NewFinding[] = []
  for (const [i, name] of names.entries())
    for (const other of names.slice(i + 1)) {
      if (!isSlip(name, other)) continue
      const [rare, usual] = places.get(name)!.count < places.get(other)!.count ? [name, other] : [other, name]
      found.push({
        rule: 'units',
        level: 'warning',
        at: places.get(rare)!.at,
        text: rare,
        message: `同一篇文章里有“${usual}”和“${rare}”，是不是同一个单位？`,
        english: `both “${usual}” and “${rare}” stand in this text: the same body?`,
        suggestion: { kind: 'correct', text: usual },
      })
    }
  return found
}

/** The same characters in another order. One character more or less is often another body (卫生局 and 卫健局 are). */
function isSlip(a: string, b: string): boolean {
  return a !== b && a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
}
