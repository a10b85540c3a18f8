import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  acts,
  calendarPapers,
  channels,
  coDefendantRule,
  countingRules,
  deliveries,
  disputeOutcomes,
  disputePeriods,
  disputeResults,
  exemptions,
  feeByItem,
  feeByPage,
  fees,
  type Mark,
  type Outcome,
  outcomes,
  type Period,
  periods,
  readings,
  reportContents,
  silences,
} from '../src/law/index.ts'
import { rules } from '../src/report/check/rules.ts'

/** Writes docs/rules.md from the data of the law and of the report's checker: rules first, readings (where the texts are silent) apart. */
export async function generateRules(): Promise<void> {
  await writeFile(fileURLToPath(new URL('../docs/rules.md', import.meta.url)), rulesDocument())
}

const units = { workingDays: '个工作日', days: '日（自然日）', months: '个月', day: '' } as const

const marks: Record<string, string> = {
  text: '法条原文',
  seen: '见于官方文件或公布的报告',
  known: '业内通行',
  inferred: '我们的读法',
  format: '报告格式所载',
  arithmetic: '算术',
} satisfies Record<Mark | 'format' | 'arithmetic', string>

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(c => cell(String(c))).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function lengthText(period: Period): string {
  if (period.day) return `次年${period.day.month}月${period.day.date}日`
  if (period.length === null) return '法律未定日数'
  return `${period.least ? '不少于' : ''}${period.length}${units[period.unit]}${period.atMost ? `；${period.atMost.when}，最长${period.atMost.years}年` : ''}`
}

/** The whole page. */
export function rulesDocument(): string {
  const all: Period[] = [...periods]
  const kinds: [string, Outcome][] = Object.entries(outcomes)
  const remedies = { A: 'A 复议或者诉讼', B: 'B 复议前置（2024-01-01起）' }
  return `${[
    '# 规则与读法 / Rules and readings',
    '本页由 `npm run generate` 从 `src/law` 和 `src/report/check/rules.ts` 的数据生成，请勿手改。法条原文没有规定、由我们选定的读法，单列在最后两节；有默认值的，是调用者可以改变的选项。\n\nGenerated from the data; do not edit. Where the texts are silent and a choice was made, it stands under 读法 (readings) at the end, and is an option where it has a default.',
    `依据的可靠程度：${Object.values(marks).join('、')}。`,
    '## 期限 / Periods',
    table(
      ['编号', '名称', '期限', '长度', '起算', '依据', '可靠程度'],
      all.map(p => [p.id, `\`${p.name}\``, p.label, lengthText(p), p.starts, p.cites, marks[p.mark]!]),
    ),
    '工作日期限自起始之日的次日起计算（《民法典》第二百零一条），以工作日届满，不顺延；自然日期限的最后一日为休息日的，以其后第一个工作日为最后一日（第二百零三条）。跨入尚未公布放假安排的年度的，为暂定。',
    '## 行政复议、行政诉讼的期限 / Periods of a dispute',
    table(
      ['编号', '名称', '期限', '长度', '起算', '依据', '可靠程度'],
      Object.values(disputePeriods).map(p => [p.id, `\`${p.name}\``, p.label, lengthText(p), p.starts, p.cites, marks[p.mark]!]),
    ),
    '申请人申请复议和起诉的期限见上表 D14 至 D16。',
    '## 答复期限的四种运算 / Four operations on the reply clock',
    table(
      ['事件', '作用', '依据'],
      [
        ['收到补正后的申请', '重新起算', '《政府信息公开条例》第三十条'],
        ['完成缴费', '自次日起重新计算', '《政府信息公开信息处理费管理办法》第七条'],
        ['征求第三方、其他机关意见', '停止计算，所需时间不计入', '《政府信息公开条例》第三十三条第三款'],
        ['延期', '增加，合计不超过20个工作日', '《政府信息公开条例》第三十三条第二款'],
      ],
    ),
    '## 收到申请之日 / Receipt by channel',
    table(
      ['渠道', '收到之日', '基本渠道', '依据', '可靠程度'],
      Object.values(channels).map(c => [c.label, c.rule, c.basic ? '是' : '否', c.cites, marks[c.mark]!]),
    ),
    '## 答复之日 / Delivery',
    table(
      ['方式', '规则', '依据', '可靠程度'],
      Object.values(deliveries).map(d => [d.label, d.rule, d.cites, marks[d.mark]!]),
    ),
    '## 逾期未答复的后果 / Silence',
    table(
      ['谁', '后果', '依据', '可靠程度'],
      Object.values(silences).map(s => [s.who, s.text, s.cites, marks[s.mark]!]),
    ),
    '## 答复种类 / Outcomes',
    table(
      ['种类', '答复应当载明', '依据', '表三行', '救济', '可靠程度'],
      kinds.map(([kind, o]) => [
        `${o.label} \`${kind}\``,
        o.states.join('；'),
        o.cites,
        `\`${o.row}\`${o.row2019 ? `（2019年格式 \`${o.row2019}\`）` : ''}`,
        o.remedies ? `${remedies[o.remedies]}${o.remediesFor ? `（${o.remediesFor}）` : ''}` : '—',
        marks[o.mark]!,
      ]),
    ),
    '## 行政复议、行政诉讼的结果 / How disputes end',
    `表四的栏目。${coDefendantRule.text}（${coDefendantRule.cites}）。`,
    table(
      ['结果', '类别', '表四栏目', '可以责令重新答复、履行', '依据'],
      Object.entries(disputeOutcomes).map(([name, o]) => [
        `${o.label} \`${name}\``,
        o.of === 'suit' ? '行政诉讼' : '行政复议',
        disputeResults[o.result].label,
        'mayOrder' in o ? '是' : '—',
        o.cites,
      ]),
    ),
    '## 不予公开的情形 / Exemptions',
    table(
      ['编号', '情形', '效力', '例外', '依据'],
      Object.entries(exemptions).map(([code, e]) => [
        code,
        e.kinds.length ? `${e.label}（${e.kinds.join('、')}）` : e.label,
        e.force === 'must' ? '不得公开' : '可以不予公开',
        e.unless.join('；') || '—',
        e.cites,
      ]),
    ),
    `## 信息处理费 / Fees`,
    `${fees.root}；《政府信息公开信息处理费管理办法》，自${fees.from}起。一件申请只取一种方式。`,
    table(
      ['按件：当月件数', '合计（元）'],
      [10, 11, 30, 31, 40, 41, 50, 51].map(n => [n, feeByItem(n)]),
    ),
    table(
      ['按量：一件申请的页数', '合计（元）'],
      [30, 31, 100, 101, 200, 201, 300].map(n => [n, feeByPage(n)!]),
    ),
    '## 年度报告的内容 / Contents of the annual report',
    table(
      ['内容', '部分', '适用', '依据', '可靠程度'],
      reportContents.map(c => [c.label, '一二三四五六'[c.section - 1]!, 'only' in c ? '各级人民政府' : '各机关', c.cites, marks[c.mark]!]),
    ),
    '## 统计口径 / Counting',
    table(
      ['口径', '违反时', '依据', '可靠程度'],
      Object.values(countingRules).map(c => [
        c.label,
        c.level === 'error' ? '错误' : c.level === 'warning' ? '提示' : '—',
        c.cites,
        marks[c.mark]!,
      ]),
    ),
    '## 年度报告的勾稽规则 / Integrity rules of the annual report',
    table(
      ['编号', '规则', '级别', '依据', '可靠程度'],
      rules.map(r => [
        r.id,
        r.title,
        r.level === 'error' ? '错误' : r.level === 'warning' ? '提示' : r.level === 'note' ? '说明' : '—',
        r.basis,
        marks[r.mark]!,
      ]),
    ),
    '## 放假安排 / Days off',
    table(
      ['年度', '公布', '文号', '放假', '调休上班'],
      calendarPapers.map(p => [
        `${p.year}${p.amends ? '（调整）' : ''}`,
        p.announcedOn,
        p.cites,
        p.daysOff.map(d => `${d.name} ${d.from === d.to ? d.from : `${d.from}—${d.to}`}`).join('；'),
        p.workingDays.join('、') || '—',
      ]),
    ),
    '## 读法：法律 / Readings: the law',
    table(
      ['选项', '问题', '选定的读法', '相关条文', '默认值'],
      Object.entries(readings).map(([name, r]) => [`\`${name}\``, r.question, r.choice, r.near, 'fixed' in r ? '—' : `\`${r.value}\``]),
    ),
    '## 读法：年度报告的规则 / Readings: the rules of the report',
    table(
      ['规则', '选定的读法'],
      rules
        .filter(r => r.reading !== undefined || r.mark === 'inferred')
        .map(r => [r.id, r.reading ?? `${r.title}（规则本身即为我们的读法）`]),
    ),
    '## 所引文件 / Acts cited',
    table(
      ['简称', '全称', 'English', '施行'],
      acts.map(a => [a.title, a.full, a.english, 'since' in a ? a.since : '—']),
    ),
  ].join('\n\n')}\n`
}
