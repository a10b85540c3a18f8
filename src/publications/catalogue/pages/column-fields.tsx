import type { Section } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Choices, Field, Select } from '../../../web/ui/index.ts'
import { columnPeriods, periodNamed } from '../../clock.ts'
import { type Column, treeOf, wayTo } from '../catalogue.ts'

const kinds = [
  {
    value: 'statutory',
    text: '法定公开',
    english: 'Required by law',
    note: '按法律规定的期限公开',
    englishNote: 'published within the period of law',
  },
  {
    value: 'notice',
    text: '通知公告、政策文件',
    english: 'Notices and documents',
    note: '六个月内须有更新',
    englishNote: 'something new within six months',
  },
  { value: 'news', text: '动态', english: 'News', note: '两周内须有更新', englishNote: 'something new within two weeks' },
] as const

const units = { workingDays: '个工作日', days: '日', months: '个月', day: '' } as const

type Props = {
  page: Page
  columns: readonly Column[]
  sections: readonly Section[]
  /** The column itself is not offered as its own superior. */
  own?: Column
  value: (name: string) => string
  faults: Faults
}

/** What is set of a column, new or old. */
export function ColumnFields({ page, columns, sections, own, value, faults }: Props) {
  const { say } = page
  const field = (name: string) => ({ id: name, value: value(name), fault: faults[name] })
  const optional = say('选填', 'optional')
  const above = (['content', 'rules'] as const)
    .flatMap(part => flat(treeOf(columns, part)))
    .filter(
      column =>
        (!own || column.part === own.part) && column.key !== own?.key && !wayTo(columns, column.key).some(each => each.key === own?.key),
    )
  return (
    <>
      <Field {...field('name')} label={say('名称', 'Name')} required maxlength={40} />
      <Field {...field('description')} label={say('说明', 'What belongs here')} optional={optional} maxlength={200} />
      <Field
        {...field('basis')}
        label={say('公开依据', 'Basis')}
        hint={say('条例的条款，或者标准目录的名称。', 'The article, or the standard catalogue.')}
        optional={optional}
        maxlength={200}
      />
      <div class="field pair">
        <Select
          {...field('parentKey')}
          label={say('上级栏目', 'Under')}
          empty={say('（最上级）', '(top)')}
          options={above.map(column => ({
            value: column.key,
            text: wayTo(columns, column.key)
              .map(({ name }) => name)
              .join(' › '),
          }))}
        />
        <Select
          {...field('sectionId')}
          label={say('责任股室', 'Section in charge')}
          empty={say('（未定）', '(none)')}
          options={sections.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </div>
      <Choices
        {...field('kind')}
        label={say('栏目类型', 'Kind')}
        options={kinds.map(({ value: kind, text, english, note, englishNote }) => ({
          value: kind,
          text: say(text, english),
          note: say(note, englishNote),
        }))}
      />
      <Select
        {...field('period')}
        label={say('公开期限', 'Period')}
        hint={say('自信息形成或者变更的次日起算。', 'Counted from the day after the information was formed or changed.')}
        options={columnPeriods.map(name => {
          const period = periodNamed(name)
          return { value: name, text: `${period.label}：${period.length}${units[period.unit]}（${period.cites}）` }
        })}
      />
      <div class="field pair">
        <Field
          {...field('freshDays')}
          label={say('更新上限（天）', 'May stand still (days)')}
          optional={optional}
          inputmode="numeric"
          short
        />
        <Field {...field('position')} label={say('顺序', 'Position')} optional={optional} inputmode="numeric" short />
      </div>
    </>
  )
}

type Tree = ReturnType<typeof treeOf>
const flat = (tree: Tree): Tree => tree.flatMap(column => [column, ...flat(column.children)])
