import { maskName } from '../../secrets/mask.ts'
import { isName } from '../../secrets/surnames.ts'
import { isElement } from '../content/tree.ts'
import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

/** Words after which the name of a child stands, straight or after 姓名：. */
const before =
  /(?:未成年人|未成年子女|留守儿童|困境儿童|孤儿|幼儿|婴儿|学生|考生|儿童|小学生|初中生|其子|其女|之子|之女|儿子|女儿|监护人为|被监护人)(?:姓名)?[:：（( ]?/g

/** A class: 三年级2班, 高二（3）班, 四（2）班, 大班. */
const inClass =
  /(?:[一二三四五六七八九]年级|[高初][一二三])?(?:[（(]?\d{1,2}[）)]?班|(?<=年级)|[一二三四五六七八九][（(]\d{1,2}[）)]班)(?:学生|同学|幼儿)?[:： ]?/g

/** 张小明（男，9岁）, 李某某同学 with the class said. */
const after =
  /([\u4e00-\u9fff]{2,4})(?=(?:同学|小朋友)|[（(](?:男|女)?[，,、]?\s?(?:[1-9]|1[0-7])(?:周?岁)|[，,](?:[男女][，,])?(?:[1-9]|1[0-7])周?岁(?![以及至到—-]))/g

const notNames =
  /^(?:全体|各位|优秀|家长|班主|方案|学生|老师|教师|新生|部分|贫困|困难|毕业|高中|初中|小学|中学|幼儿|全部|所有|每位|一名|多名|本校|同学|班级|和|及|与|在|的|成长|成绩|安全|管理|关爱|关怀|权益|健康|应当|应该|于|时|金额)|(?:工作|学校|教育|保护|管理|活动|人数|名单|家长|情况|健康|资助|安全|成长|成绩|时|应)$/

/** A name in a table whose head says 学生 or 幼儿, after such a word, or beside an age below 18 (Law on the Protection of Minors art. 103). */
export function minorFindings({ passages, body }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  for (const { at, text } of passages) {
    const taken = new Set<number>()
    const add = (start: number, name: string) => {
      if (taken.has(start) || !isName(name) || notNames.test(name) || /[某*×]/.test(name)) return
      taken.add(start)
      found.push(minor({ ...placed(at, start, start + name.length) }, name))
    }
    for (const match of [...text.matchAll(before), ...text.matchAll(inClass)]) {
      const start = match.index + match[0].length
      const run = /^[\u4e00-\u9fff]{2,12}/.exec(text.slice(start, start + 12))?.[0] ?? ''
      // where the name ends, a mark or a verb stands: without one it is no name
      const name = /^([\u4e00-\u9fff]{2,3})(?:[，,、。；;（(）)\s]|$|因|系|在|的|就读|患|家|荣?获|同学|被|等)/.exec(
        `${run}${text.slice(start + run.length, start + run.length + 1)}`,
      )?.[1]
      if (name) add(start, name)
    }
    for (const match of text.matchAll(after)) {
      const name = [3, 2, 4].map(length => match[1]!.slice(-length)).find(one => isName(one))
      if (name) add(match.index + match[1]!.length - name.length, name)
    }
  }
  return [...found, ...columnFindings(body.blocks)]
}

const minor = (at: NewFinding['at'], name: string): NewFinding => {
  const masked = maskName(name)
  return {
    rule: 'minor',
    level: 'mustFix',
    at,
    text: masked,
    key: name,
    message: `可能是未成年人的姓名（${masked}），应当遮盖`,
    english: `perhaps a minor's name (${masked}): mask it`,
    suggestion: { kind: 'mask', text: masked },
  }
}

/** Columns of a table whose head is 学生姓名, 幼儿姓名, 儿童姓名. */
function columnFindings(blocks: Reading['body']['blocks']): NewFinding[] {
  const found: NewFinding[] = []
  let head: { table: unknown; column: number } | null = null
  blocks.forEach((block, number) => {
    const row = block.element.tagName === 'td' || block.element.tagName === 'th' ? block.element.parentNode : null
    if (!row || !('tagName' in row)) return
    const section = row.parentNode
    const table = section && isElement(section) ? section.parentNode : null
    const column = row.childNodes.filter(node => node.nodeName === 'td' || node.nodeName === 'th').indexOf(block.element)
    if (/^(?:学生|幼儿|儿童|考生|未成年人|孤儿)(?:姓名|名字)$/.test(block.text.replace(/\s/g, ''))) head = { table, column }
    else if (head && head.table === table && head.column === column) {
      const name = block.text.trim()
      if (isName(name) && !/[某*×]/.test(name)) {
        const start = block.text.indexOf(name)
        found.push(minor({ field: 'body', block: number, start, end: start + name.length }, name))
      }
    }
  })
  return found
}
