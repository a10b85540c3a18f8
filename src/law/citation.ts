/**
 * How sure a statement is: `text` read in the full text of the law; `seen` on published government pages or in real reports; `known` to
 * practitioners, nothing contradicts it; `inferred` our reading where the texts are silent, and then a named option.
 */
export type Mark = 'text' | 'seen' | 'known' | 'inferred'

/** A citation as an official document writes it: `《政府信息公开条例》第三十三条第二款`; several are parted by `；`. */
export type Citation = string

/** An act of law or a notice that is cited here. `title` stands between 《 》 or is the document number. */
export type Act = { title: string; full: string; english: string; since?: string }

/** Every act that the data of this room cites. A citation of anything else fails a test. */
export const acts = [
  {
    title: '政府信息公开条例',
    full: '中华人民共和国政府信息公开条例（国务院令第711号）',
    english: 'Regulations on Open Government Information',
    since: '2019-05-15',
  },
  { title: '民法典', full: '中华人民共和国民法典', english: 'Civil Code', since: '2021-01-01' },
  {
    title: '行政复议法',
    full: '中华人民共和国行政复议法（2023年修订）',
    english: 'Administrative Reconsideration Law (2023)',
    since: '2024-01-01',
  },
  {
    title: '行政复议法（2017年修正）',
    full: '中华人民共和国行政复议法（2017年修正）',
    english: 'Administrative Reconsideration Law (2017)',
  },
  { title: '行政诉讼法', full: '中华人民共和国行政诉讼法', english: 'Administrative Litigation Law' },
  {
    title: '个人信息保护法',
    full: '中华人民共和国个人信息保护法',
    english: 'Personal Information Protection Law',
    since: '2021-11-01',
  },
  { title: '行政处罚法', full: '中华人民共和国行政处罚法', english: 'Administrative Penalties Law' },
  { title: '行政许可法', full: '中华人民共和国行政许可法', english: 'Administrative Licensing Law' },
  { title: '预算法', full: '中华人民共和国预算法', english: 'Budget Law' },
  {
    title: '政府采购法实施条例',
    full: '中华人民共和国政府采购法实施条例',
    english: 'Implementing Regulations of the Government Procurement Law',
  },
  { title: '保守国家秘密法', full: '中华人民共和国保守国家秘密法（2024年修订）', english: 'State Secrets Law (2024)', since: '2024-05-01' },
  {
    title: '保守国家秘密法实施条例',
    full: '中华人民共和国保守国家秘密法实施条例（2024年修订）',
    english: 'Implementing Regulations of the State Secrets Law (2024)',
    since: '2024-09-01',
  },
  { title: '全国年节及纪念日放假办法', full: '全国年节及纪念日放假办法', english: 'Measures on Days Off for Festivals and Memorial Days' },
  {
    title: '政府信息公开信息处理费管理办法',
    full: '政府信息公开信息处理费管理办法（国办函〔2020〕109号）',
    english: 'Measures on the Information Processing Fee (109号)',
    since: '2021-01-01',
  },
  {
    title: '最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释',
    full: '法释〔2018〕1号',
    english: 'Interpretation of the Administrative Litigation Law (法释〔2018〕1号)',
    since: '2018-02-08',
  },
  {
    title: '最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释',
    full: '法释〔2025〕8号',
    english: 'Interpretation on OGI cases (法释〔2025〕8号)',
    since: '2025-06-01',
  },
  { title: '国办公开办函〔2015〕207号', full: '国办公开办函〔2015〕207号', english: 'Notice 国办公开办函〔2015〕207号' },
  { title: '国办公开办函〔2016〕201号', full: '国办公开办函〔2016〕201号', english: 'Notice 国办公开办函〔2016〕201号' },
  {
    title: '国办公开办函〔2016〕235号',
    full: '国办公开办函〔2016〕235号',
    english: 'Notice 国办公开办函〔2016〕235号',
    since: '2016-12-07',
  },
  { title: '国办公开办函〔2017〕19号', full: '国办公开办函〔2017〕19号', english: 'Notice 国办公开办函〔2017〕19号' },
  { title: '国办公开办函〔2019〕60号', full: '国办公开办函〔2019〕60号', english: 'Notice 国办公开办函〔2019〕60号' },
  { title: '国办公开办函〔2021〕30号', full: '国办公开办函〔2021〕30号', english: 'Notice 国办公开办函〔2021〕30号', since: '2021-09-26' },
  { title: '国办函〔2018〕12号', full: '国办函〔2018〕12号', english: 'Notice 国办函〔2018〕12号' },
  { title: '国办秘函〔2019〕19号', full: '国办秘函〔2019〕19号', english: 'Notice 国办秘函〔2019〕19号' },
  { title: '国办发〔2016〕80号', full: '国办发〔2016〕80号', english: 'Notice 国办发〔2016〕80号' },
  {
    title: '国务院社会信用体系建设文件',
    full: '国务院关于行政许可和行政处罚等信用信息公示的文件',
    english: 'State Council documents on credit information',
  },
  {
    title: '国务院办公厅关于延长2020年春节假期的通知',
    full: '国务院办公厅关于延长2020年春节假期的通知',
    english: 'Notice extending the Spring Festival of 2020',
  },
  { title: '国办发明电', full: '国务院办公厅年度节假日安排通知', english: 'Yearly notice on days off' },
] as const satisfies readonly Act[]

const digits = '零一二三四五六七八九'

/** 九十 → 90; the numbers of articles. */
function numberOf(chinese: string): number {
  let total = 0
  let digit = 0
  for (const character of chinese) {
    const at = digits.indexOf(character)
    if (at >= 0) digit = at
    else {
      total += (digit || (character === '十' ? 1 : 0)) * (character === '百' ? 100 : 10)
      digit = 0
    }
  }
  return total + digit
}

/** The act that a single citation names, or null. */
export function actOf(citation: Citation): Act | null {
  const title = /^《(.+?)》(?=第|$|；)/.exec(citation)?.[1]
  if (title) return acts.find(act => act.title === title) ?? null
  return acts.find(act => citation.startsWith(act.title)) ?? null
}

const part = (chinese: string | undefined) => (chinese ? `(${numberOf(chinese)})` : '')

/** A citation in English: `Regulations on Open Government Information art. 33(2)`. What it does not know it leaves as it is. */
export function inEnglish(citation: Citation): string {
  return citation
    .split('；')
    .map(single => {
      const act = actOf(single)
      if (!act) return single
      const rest = single.startsWith('《') ? single.slice(act.title.length + 2) : single.slice(act.title.length)
      if (!single.startsWith('《') && act.title === '国办发明电') return single
      const articles = rest.replace(
        /第([一二三四五六七八九十百零]+)条(?:之[一二三四五六七八九十]+)?(?:第([一二三四五六七八九十]+)款)?(?:第（([一二三四五六七八九十]+)）项)?/g,
        (_, article: string, paragraph?: string, item?: string) => ` art. ${numberOf(article)}${part(paragraph)}${part(item)}`,
      )
      return `${act.english}${articles}`.replace(/、 ?art\. /g, ', ').replace(/至 ?art\. /g, '–')
    })
    .join('; ')
}
