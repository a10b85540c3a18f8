import { sectionAt } from '../cells.ts'
import { equal, plain } from './arithmetic.ts'
import type { Checking } from './rule.ts'
import { runningText } from './sentences.ts'

const units = '条|件|篇|份|次|个|项|期|宗|起|人次|人'
const totalBefore = new RegExp(`(\\d+)(${units})[，：]?(?:信息)?[，：（]?(?:其中|包括|分别为|分别是)[：，]?`, 'g')
/** Where a list of parts ends and something else begins. */
const listEnds = /[。；！？\n]|同时|另外?[，有]|此外|全年|累计|共计|总计|同比|比上年|较上年/
/** Words that say the list is not the whole. */
const notWhole = /等|主要|包含但不限于/

/**
 * the parts that the text names add up to the total that it names: 151 = 95 + 25 + 16 + 13 + 2. A list of fewer than two parts,
 * of other units, or that says 等 is no sum; parts that are less than half of the total are taken for examples.
 */
export function partsAddUp(c: Checking): void {
  c.report.sections.forEach((section, n) => {
    const text = runningText(section.text)
    const inBrackets = [...text.matchAll(/（([^（）]*)）/g)].map(match => match[1]!)
    for (const piece of [text.replace(/（(?!其中|包括)[^（）]*）/g, ''), ...inBrackets]) checkPiece(c, n, piece)
  })
}

function checkPiece(c: Checking, n: number, text: string): void {
  for (const match of text.matchAll(totalBefore)) {
    const whole = Number(match[1])
    const unit = match[2]!
    const list = text
      .slice((match.index ?? 0) + match[0].length)
      .split(listEnds)[0]!
      .split('）')[0]!
    if (list.includes('其中')) continue
    const counts = [...list.matchAll(new RegExp(`(?<![\\d.])(\\d+)(${units})`, 'g'))]
    if (counts.length < 2 || counts.some(count => count[2] !== unit)) continue
    const parts = counts.map(count => Number(count[1]))
    const sum = plain(parts.reduce((a, b) => a + b, 0))
    if (equal(sum, whole) || (sum < whole && (notWhole.test(list) || sum * 2 < whole))) continue
    c.found({
      at: sectionAt(n),
      expected: sum,
      found: whole,
      message: `文字称${whole}${unit}，各部分 ${parts.join(' + ')} = ${sum}，相差 ${Math.abs(plain(whole - sum))}`,
      english: `the text says ${whole}, its parts ${parts.join(' + ')} = ${sum}`,
    })
  }
}
