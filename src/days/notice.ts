import { type CalendarPaper, calendarPapers, type DaysOff, type PlainDate } from '../law/index.ts'
import { type NoticeFault, NoticeReader } from './notice-reader.ts'
import { dayMeant, festivals, festivalsIn, plainNotice, tokensOf } from './notice-words.ts'

export type { NoticeFault } from './notice-reader.ts'

export type UnderstoodNotice = {
  year: number | null
  daysOff: DaysOff[]
  workingDays: PlainDate[]
  /** It names only some of the year's days off: it comes on top of the year's first paper. */
  amends: boolean
  /** 国办发明电〔2025〕7号, where the text names it. */
  number: string | null
  announcedOn: PlainDate | null
  faults: NoticeFault[]
}

const longest = 20_000
/**
 * What the State Council's notice on days off arranges. Weekdays and totals in the text are held against the calendar; a sentence about days
 * that was not understood is a fault and never left out silently. `known`: the papers that an amendment may refer to.
 */
export function understandNotice(text: string, known: readonly CalendarPaper[] = calendarPapers): UnderstoodNotice {
  const plain = plainNotice(text.slice(0, longest))
  const faults: NoticeFault[] = []
  if (text.length > longest) faults.push({ level: 'error', quote: '', says: `文字超过 ${longest} 个字符，不像一份放假安排的通知。` })
  const year = yearMeant(plain, faults)
  const announcedOn = announcedIn(plain)
  const nothing = { year, daysOff: [], workingDays: [], amends: false, number: numberIn(plain), announcedOn, faults }
  if (year === null) return nothing
  const before = known.filter(paper => announcedOn === null || paper.announcedOn < announcedOn)
  const reader = new NoticeReader(year, before, faults, plain)
  for (const line of plain.split('\n')) reader.readLine(line)
  const { daysOff, workingDays } = reader.finish()
  if (daysOff.length + workingDays.length === 0) faults.push({ level: 'error', quote: '', says: '没有找到放假或者上班的日期。' })
  const named = festivalsIn(daysOff.map(({ name }) => name).join())
  const missing = festivals.filter(festival => !named.has(festival))
  const amends = missing.length > 3
  if (!amends && missing.length > 0 && daysOff.length > 0)
    faults.push({ level: 'warning', quote: '', says: `没有找到${missing.join('、')}的安排。` })
  return { ...nothing, daysOff, workingDays, amends }
}

/** The document number, with the brackets that official documents use. */
function numberIn(plain: string): string | null {
  const found = /(国办发明电|国办发|国发)[〔[（【]((?:19|20)\d\d)[〕\]）】](\d{1,4})号/.exec(plain)
  return found ? `${found[1]}〔${found[2]}〕${found[3]}号` : null
}

/** The day under the notice: the last line that is a day and nothing else. */
function announcedIn(plain: string): PlainDate | null {
  const lines = plain.split('\n').filter(line => /^(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日$/.test(line))
  const token = lines.length > 0 ? tokensOf(lines.at(-1)!)[0] : undefined
  if (token?.is !== 'days') return null
  const meant = dayMeant(token.from, token.from.year!)
  return 'on' in meant ? meant.on : null
}

/** 现将2026年元旦…, 2026年部分节假日安排, 延长2020年春节假期; else the one year that the text names in its days. */
function yearMeant(plain: string, faults: NoticeFault[]): number | null {
  const title = new RegExp(`((?:19|20)\\d\\d)年(?:部分|法定)?(?:节假日|${festivals.join('|')})`, 'g')
  const named = new Set([...plain.matchAll(title)].map(found => Number(found[1])))
  const inDays = new Set([...plain.matchAll(/((?:19|20)\d\d)年\d{1,2}月\d{1,2}日[^\n]*(?:放假|上班)/g)].map(found => Number(found[1])))
  const [year, other] = named.size > 0 ? named : inDays
  if (year !== undefined && other === undefined) return year
  faults.push({
    level: 'error',
    quote: '',
    says:
      year === undefined ? '文中没有写明是哪一年的安排。' : `文中写了不止一个年份：${[...(named.size > 0 ? named : inDays)].join('、')}。`,
  })
  return null
}
