import { addDays, type CalendarPaper, type DaysOff, daysBetween, type PlainDate, weekday, yearOf } from '../law/index.ts'
import { dayMeant, festivalsIn, head, type Token, tokensOf } from './notice-words.ts'

/** `error`: it cannot be entered like this. `warning`: somebody must have looked at it. `note`: understood, and nothing follows from it. */
export type NoticeFault = { level: 'error' | 'warning' | 'note'; quote: string; says: string }

const longestRow = 20

/** Reads a notice line by line; what it does not understand becomes a fault. */
export class NoticeReader {
  readonly #year: number
  readonly #known: readonly CalendarPaper[]
  readonly #faults: NoticeFault[]
  readonly #daysOff: DaysOff[] = []
  readonly #workingDays: PlainDate[] = []
  /** The only one that the whole text names: an amendment's lines need not say it again. */
  readonly #only: string | null
  #festival: string | null

  constructor(year: number, known: readonly CalendarPaper[], faults: NoticeFault[], plain: string) {
    const all = [...festivalsIn(plain)]
    this.#only = all.length === 1 ? all[0]! : null
    this.#festival = this.#only
    this.#year = year
    this.#known = known
    this.#faults = faults
  }

  readLine(line: string): void {
    const named = head.exec(line)?.[1] ?? null
    const mentioned = [...festivalsIn(line)]
    if (named) this.#festival = named.replaceAll('和', '、')
    // the preamble names them all; 国庆节、中秋节 come together
    else if (mentioned.length > 0) this.#festival = mentioned.length <= 2 ? mentioned.join('、') : null
    else if (/^(?:[一二三四五六七八九十]{1,2}、|国务院办公厅)/.test(line)) this.#festival = this.#only
    const before = this.#daysOff.length
    let saysWhere = named !== null
    for (const sentence of line.split(/[。；]/)) {
      const rest: string = saysWhere ? sentence.replace(head, '') : sentence
      saysWhere = false
      if (rest) this.#readSentence(rest)
    }
    if (named && this.#daysOff.length === before) this.#fault('error', line, `没有读懂${named}放哪几天假。`)
  }

  finish(): { daysOff: DaysOff[]; workingDays: PlainDate[] } {
    const workingDays = [...new Set(this.#workingDays)].sort()
    const daysOff = this.#daysOff.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    daysOff.forEach((span, i) => {
      const earlier = daysOff[i - 1]
      if (earlier && span.from <= earlier.to) this.#fault('error', '', `${earlier.name}和${span.name}的放假日期重叠（${span.from}）。`)
      for (const on of workingDays) if (span.from <= on && on <= span.to) this.#fault('error', '', `${on} 既放假（${span.name}）又上班。`)
    })
    return { daysOff, workingDays }
  }

  #fault(level: NoticeFault['level'], quote: string, says: string): void {
    this.#faults.push({ level, quote: quote.slice(0, 80), says })
  }

  #readSentence(sentence: string): void {
    const tokens = tokensOf(sentence)
    const days = tokens.filter(token => token.is === 'days')
    // the preamble, the duty roster, the day under the notice
    if (days.length === 0 || /^(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日$/.test(sentence)) {
      if (days.length === 0 && this.#festival && tokens.some(({ is }) => is === 'not')) this.#fault('warning', sentence, '没有读懂这一句。')
      return
    }
    if (/鼓励|倡导/.test(sentence)) this.#fault('note', sentence, '是鼓励安排休假，不是放假：仍为工作日。')
    else if (tokens.some(({ is }) => is === 'not')) this.#fault('error', sentence, '没有读懂这一句：写的是“不”放假、“不”上班或者取消。')
    else this.#readDays(tokens, sentence)
  }

  #readDays(tokens: readonly Token[], sentence: string): void {
    let pending: DaysOff[] = []
    let off: DaysOff[] = []
    for (const [i, token] of tokens.entries()) {
      if (token.is === 'days') {
        const span = this.#spanMeant(token)
        if (!span) return
        if (tokens[i - 1]?.is === 'extended') this.#extend(span.to, sentence)
        else pending.push(span)
      } else if (token.is === 'off') {
        off = [...off, ...pending]
        this.#daysOff.push(...pending)
        if (pending.some(({ name }) => name === '')) this.#fault('error', sentence, '没有写明是哪个节日。')
        pending = []
      } else if (token.is === 'working') {
        for (const span of pending) this.#work(span, sentence)
        pending = []
      } else if (token.is === 'resumed') {
        for (const { from } of pending) if (weekday(from) % 6 === 0) this.#work({ name: '', from, to: from }, sentence)
        pending = []
      } else if (token.is === 'count') this.#checkCount(token.days, off, sentence)
      else if (token.is === 'joined') this.#checkJoined(off, sentence)
    }
    if (pending.length > 0) this.#fault('error', sentence, '没有读懂这一句里的日期：放假还是上班？')
  }

  /** Within two years of the notice's; 元旦 may begin in the December before. */
  #spanMeant(token: Extract<Token, { is: 'days' }>): DaysOff | null {
    const { from: first, to: last, text } = token
    const isNewYear = this.#festival === '元旦'
    const yearOfMonth = (month: number) => this.#year - (isNewYear && month === 12 ? 1 : 0)
    const from = dayMeant(first, first.year ?? yearOfMonth(first.month))
    if ('fault' in from) return this.#unusable(text, from.fault)
    const to = last === null ? from : dayMeant(last, last.year ?? (first.month > last.month ? yearOf(from.on) + 1 : yearOf(from.on)))
    if ('fault' in to) return this.#unusable(text, to.fault)
    if (Math.abs(yearOf(from.on) - this.#year) > 1) return this.#unusable(text, `不是${this.#year}年前后的日期`)
    if (to.on < from.on) return this.#unusable(text, '起止日期颠倒')
    if (daysBetween(from.on, to.on) >= longestRow) return this.#unusable(text, `连续${daysBetween(from.on, to.on) + 1}天，不像放假安排`)
    return { name: this.#festival ?? '', from: from.on, to: to.on }
  }

  #unusable(text: string, why: string): null {
    this.#fault('error', text, `${why}。`)
    return null
  }

  #work({ from, to }: DaysOff, sentence: string): void {
    for (let on = from; on <= to; on = addDays(on, 1)) {
      if (weekday(on) % 6 === 0) this.#workingDays.push(on)
      else this.#fault('error', sentence, `${on} 本来就是周一至周五，不会是调休上班的日子。`)
    }
  }

  #checkCount(days: number, off: readonly DaysOff[], sentence: string): void {
    if (off.length === 0) return
    const counted = off.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
    const withWeekend = /与周末连休/.test(sentence) && counted + 2 === days
    if (counted !== days && !withWeekend) this.#fault('error', sentence, `文中写共${days}天，按起止日期是${counted}天。`)
  }

  /** The weekend itself needs no paper; naming it off would win over an earlier paper that made it work. */
  #checkJoined(off: readonly DaysOff[], sentence: string): void {
    if (off.some(({ from, to }) => ![5, 6].includes(weekday(to)) && ![0, 1].includes(weekday(from))))
      this.#fault('error', sentence, '文中写与周末连休，这一天却不挨着周末。')
  }

  /** 延长2020年春节假期至2月2日: from the day on which the paper before lets it begin. */
  #extend(to: PlainDate, sentence: string): void {
    const before = this.#known
      .filter(({ year }) => year === this.#year)
      .flatMap(paper => paper.daysOff)
      .filter(({ name }) => this.#festival !== null && name.includes(this.#festival))
      .at(-1)
    if (!before) this.#fault('error', sentence, '要延长的假期没有登记过，先录入全年的安排。')
    else if (to <= before.to) this.#fault('error', sentence, `这个假期本来就到 ${before.to}。`)
    else this.#daysOff.push({ name: before.name, from: before.from, to })
  }
}
