import type { DeadLine } from '../links/store.ts'
import { stages } from '../steps.ts'
import type { DueLine, ReadingLine, WithheldLine } from './boards.ts'
import type { Freshness } from './freshness.ts'
import { freshnessStates } from './freshness-states.ts'
import type { YearBoard } from './year.ts'

type Table = { name: string; head: string[]; rows: (string | null)[][] }

/** The boards as tables to take away. */
export const tables = {
  due: (lines: readonly DueLine[]): Table => ({
    name: '期限',
    head: ['应公开日', '剩余天数', '标题', '栏目', '股室', '当前', '拟稿', '形成日期'],
    rows: lines.map(({ dueOn, daysLeft, title, column, section, stage, draftedByName, formedOn }) => [
      ...[dueOn, String(daysLeft), title, column, section, stages[stage as keyof typeof stages].label, draftedByName, formedOn],
    ]),
  }),
  year: ({ year, byCategory, bySection }: YearBoard): Table => ({
    name: `${year}年公开情况`,
    head: ['分类', '名称', ...Array.from({ length: 12 }, (_, i) => `${i + 1}月`), '合计'],
    rows: [
      ...byCategory.map(({ name, months, total }) => ['栏目', name, ...months.map(String), String(total)]),
      ...bySection.map(({ name, months, total }) => ['股室', name, ...months.map(String), String(total)]),
    ],
  }),
  columns: (columns: readonly Freshness[]): Table => ({
    name: '栏目更新',
    head: ['栏目', '网址名', '条数', '最近更新', '距今天数', '最迟更新', '情况', '无信息说明', '复核日期'],
    rows: columns.map(({ column, items, newestOn, days, freshUntil, state, statement }) => [
      ...[column.name, column.key, String(items), newestOn, days === null ? null : String(days), freshUntil, freshnessStates[state].label],
      ...[statement?.text ?? null, statement?.reviewOn ?? null],
    ]),
  }),
  readings: (lines: readonly ReadingLine[]): Table => ({
    name: '没有解读的规范性文件',
    head: ['文件', '文号', '公开日期', '解读最迟', '逾期'],
    rows: lines.map(({ title, documentNumber, publishedOn, dueOn, isOver }) => [
      title,
      documentNumber,
      publishedOn,
      dueOn,
      isOver ? '是' : '否',
    ]),
  }),
  links: (lines: readonly DeadLine[]): Table => ({
    name: '失效链接',
    head: ['标题', '链接', '应答', '发现日期', '最近检查'],
    rows: lines.map(({ title, href, status, sinceOn, triedOn }) => [
      title,
      href,
      status === null ? '没有应答' : String(status),
      sinceOn,
      triedOn,
    ]),
  }),
  withheld: (lines: readonly WithheldLine[]): Table => ({
    name: '不主动公开的信息',
    head: ['标题', '股室', '公开属性', '依据', '理由', '上次评估', '下次评估', '应当评估'],
    rows: lines.map(({ title, section, attribute, content, reexaminedOn, dueOn, isDue }) => [
      ...[title, section, attribute === 'notPublic' ? '不予公开' : '依申请公开', content.ground, content.groundReason],
      ...[reexaminedOn, dueOn, isDue ? '是' : '否'],
    ]),
  }),
}
