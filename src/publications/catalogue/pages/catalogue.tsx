import type { Agency, Section } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, DataTable, Done, Empty, Field, OfficeHead, Official } from '../../../web/ui/index.ts'
import type { Freshness } from '../../boards/freshness.ts'
import { freshnessStates } from '../../boards/freshness-states.ts'
import { periodNamed } from '../../clock.ts'
import { indexNumber, patternFault } from '../../index-number.ts'
import type { Count } from '../../public-store.ts'
import type { PublicationSettings } from '../../settings-store.ts'
import { type Branch, type Column, parts, treeOf } from '../catalogue.ts'
import { CatalogueFrame, catalogueOf } from './catalogue-frame.tsx'

export { catalogueOf }

type Props = {
  page: Page
  office: Agency
  columns: readonly Column[]
  counts: readonly Count[]
  board: readonly Freshness[]
  sections: readonly Section[]
  settings: PublicationSettings
  values: Readonly<Record<string, string>> | null
  faults: Faults
  done: string | null
}

/** The catalogue as its officer sees it: every column with what stands in it, who is in charge, and what is missing. */
export function CataloguePage(props: Props) {
  const { page, office, columns, faults, done } = props
  const { say } = page
  const said: Record<string, string> = {
    begun: say('已建立标准目录，可以逐项修改。', 'The standard catalogue is there; change what you need.'),
    added: say('栏目已添加。', 'The column is added.'),
    changed: say('栏目已修改。', 'The column is changed.'),
    stated: say('说明已公布。', 'The statement is public.'),
    closed: say('栏目已停用。', 'The column is closed.'),
    opened: say('栏目已重新启用。', 'The column is open again.'),
    numbering: say('编号规则已保存，自下一件起使用。', 'The pattern is kept and used from the next item on.'),
  }
  return (
    <CatalogueFrame page={page} title={say('公开目录', 'Catalogue')} slug={office.slug} faults={faults} isTop>
      <OfficeHead language={page.language} title={say('公开目录', 'Catalogue')} office={office.name}>
        {columns.length > 0 && (
          <p class="buttons">
            <Button kind="plain" href={`/desk/search/${office.slug}`}>
              {say('搜索热词', 'Hot words')}
            </Button>
            <Button href={`${catalogueOf(office.slug)}/new`}>{say('添加栏目', 'Add a column')}</Button>
          </p>
        )}
      </OfficeHead>
      <div class="stack">
        <Done said={said} done={done} />
        {columns.length === 0 ? (
          <Begin {...props} />
        ) : (
          (['content', 'rules'] as const).map(part => (
            <section class="panel">
              <h2>{say(parts[part].label, parts[part].english)}</h2>
              <Columns {...props} branches={treeOf(columns, part)} caption={say(parts[part].label, parts[part].english)} />
            </section>
          ))
        )}
        <Numbering {...props} />
      </div>
    </CatalogueFrame>
  )
}

function Begin({ page, office }: Props) {
  const { say } = page
  return (
    <section class="panel">
      <Empty>
        {say(
          '还没有栏目。可以从标准目录开始：条例第二十条、第二十一条列明的内容和政府信息公开制度。',
          'No columns yet. Begin with the standard catalogue: what arts. 20 and 21 list, and the rules.',
        )}
      </Empty>
      <form method="post" action={`${catalogueOf(office.slug)}/begin`}>
        <p class="buttons">
          <Button>{say('建立标准目录', 'Begin with the standard')}</Button>
        </p>
      </form>
    </section>
  )
}

function Columns({ page, office, counts, board, sections, branches, caption }: Props & { branches: readonly Branch[]; caption: string }) {
  const { say, language } = page
  const count = new Map(counts.map(({ place, items }) => [place, items]))
  const rows = (list: readonly Branch[], depth: number): { column: Branch; depth: number }[] =>
    list.flatMap(column => [{ column, depth }, ...rows(column.children, depth + 1)])
  return (
    <DataTable
      caption={caption}
      columns={[
        { text: say('栏目', 'Column'), main: true },
        { text: say('条数', 'Items'), num: true },
        { text: say('责任股室', 'Section') },
        { text: say('公开期限', 'Period') },
        { text: say('情况', 'State') },
      ]}
      rows={rows(branches, 0).map(({ column, depth }) => {
        // A column that only holds others is judged by them.
        const state = freshnessStates[board.find(one => one.column.key === column.key)?.state ?? 'fresh']
        return {
          cells: [
            <>
              {'　'.repeat(depth)}
              <a href={`${catalogueOf(office.slug)}/columns/${column.key}`}>
                <Official language={language}>{column.name}</Official>
              </a>
              <small>/{column.key}</small>
            </>,
            count.get(column.key) ?? 0,
            <Official language={language} name>
              {sections.find(({ id }) => id === column.sectionId)?.name ?? '—'}
            </Official>,
            <Official language={language}>{periodNamed(column.period).label}</Official>,
            column.closedOn ? (
              <Chip state="off">{say('已停用', 'closed')}</Chip>
            ) : (
              <Chip state={state.chip}>{say(state.label, state.english)}</Chip>
            ),
          ],
        }
      })}
    />
  )
}

function Numbering({ page, office, settings, values, faults }: Props) {
  const { say } = page
  const value = (name: keyof PublicationSettings) => values?.[name] ?? settings[name] ?? ''
  const year = Number(page.today.slice(0, 4))
  const example = patternFault(settings.indexPattern, settings)
    ? null
    : indexNumber(settings.indexPattern, { ...settings, year, serial: 112, on: page.today })
  return (
    <section class="panel">
      <h2>{say('索引号规则', 'Index numbers')}</h2>
      <p class="quiet">
        {say('公开时自动编定，唯一，不重复使用；已编定的不再更改。', 'Given at publication, unique, never used again; those given stay.')}
        {example && (
          <>
            {say('例如 ', ' Such as ')}
            <span class="docno">{example}</span>
          </>
        )}
      </p>
      <form method="post" action={`${catalogueOf(office.slug)}/numbering`}>
        <div class="field pair">
          <Field
            id="uscc"
            value={value('uscc')}
            fault={faults['uscc']}
            label={say('统一社会信用代码', 'Credit code (USCC)')}
            optional={say('选填', 'optional')}
            maxlength={18}
            spellcheck={false}
          />
          <Field
            id="orgCode"
            value={value('orgCode')}
            fault={faults['orgCode']}
            label={say('组织机构代码', 'Organisation code')}
            optional={say('选填', 'optional')}
            maxlength={10}
            spellcheck={false}
          />
        </div>
        <Field
          id="indexPattern"
          value={value('indexPattern')}
          fault={faults['indexPattern']}
          label={say('规则', 'Pattern')}
          hint={say(
            '可用 {USCC}、{org}、{year}、{month}、{date}、{serial:5}；必须有年份和流水号。',
            'Parts: {USCC}, {org}, {year}, {month}, {date}, {serial:5}; a year and the serial are needed.',
          )}
          required
          spellcheck={false}
        />
        <p class="buttons">
          <Button kind="plain">{say('保存规则', 'Save the pattern')}</Button>
        </p>
      </form>
    </section>
  )
}
