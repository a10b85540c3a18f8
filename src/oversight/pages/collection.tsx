import { chineseDay } from '../../law/index.ts'
import { type Page, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, DataTable, Done, Empty, ErrorSummary, Field, Notice, Official } from '../../web/ui/index.ts'
import { type BodyKind, bodyKinds } from '../bodies.ts'
import { type Asked, heldIn, onPage } from '../in-address.ts'
import { type BodyLine, type Collection, type Outlier, type Situation, situations } from '../screen.ts'
import { bodyAddress, collectionAddress, uploadAddress } from './addresses.ts'
import { Spark } from './spark.tsx'

type Props = {
  page: Page
  shown: Collection
  asked: Asked
  lines: readonly BodyLine[]
  typed: Readonly<Record<string, string>>
  faults: Faults
  done: string | null
}

/** One screen of the superior: who has sent its report, what is wrong in each, and what stands far from the rest (art. 49; law notes 6.6). */
export function CollectionPage({ page, shown, asked, lines, typed, faults, done }: Props) {
  const { say, language } = page
  const { superior, year, counts } = shown
  const title = say(`${year} 年度报告：${shown.lines.length} 个机关`, `Reports of ${year}: ${shown.lines.length} bodies`)
  const owing = counts.none + counts.draft
  return (
    <StaffLayout page={page} title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title} current="reports">
      <ErrorSummary faults={faults} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {superior.name}
            </Official>{' '}
            {say(
              `应于 ${chineseDay(shown.dueOn)}前报送；法定期限 ${chineseDay(shown.statutoryOn)}（第四十九条）`,
              `wanted by ${shown.dueOn}; by law ${shown.statutoryOn} (art. 49)`,
            )}
          </p>
        </div>
        <p class="buttons">
          <a href={collectionAddress(superior, year - 1)}>{say(`${year - 1} 年`, `${year - 1}`)}</a>
          {year < Number(page.today.slice(0, 4)) && (
            <a href={collectionAddress(superior, year + 1)}>{say(`${year + 1} 年`, `${year + 1}`)}</a>
          )}
          {['xlsx', 'csv'].map(kind => (
            <a href={collectionAddress(superior, year, {}, `/list.${kind}`)}>{say(`汇总表 ${kind.toUpperCase()}`, kind.toUpperCase())}</a>
          ))}
          <a href={collectionAddress(superior, year, {}, '/ranking')}>{say('排序和一览', 'Ranks and tiles')}</a>
          <Button href={collectionAddress(superior, year, {}, '/merge')} kind="plain">
            {say('合并年报', 'Merge')}
          </Button>
        </p>
      </div>
      <div class="stack">
        <Done said={saidOf(page)} done={done} />
        <nav class="counts" aria-label={say('报送状态', 'Where the reports stand')}>
          {(Object.keys(situations) as Situation[]).map(name => (
            <a
              class={
                counts[name] === 0
                  ? undefined
                  : situations[name].chip === 'over'
                    ? 'over'
                    : situations[name].chip === 'wait'
                      ? 'wait'
                      : undefined
              }
              href={collectionAddress(superior, year, { s: name })}
              aria-current={asked.situation === name ? 'page' : undefined}
            >
              <b>{counts[name]}</b>
              {say(situations[name].label, situations[name].english)}
            </a>
          ))}
          <a class={shown.errors > 0 ? 'over' : undefined} href={collectionAddress(superior, year, {}, '/findings')}>
            <b>{shown.errors}</b>
            {say(`处错误，${shown.withErrors} 家`, `errors, ${shown.withErrors} bodies`)}
          </a>
        </nav>
        <Filters page={page} shown={shown} asked={asked} />
        <div class="split wide">
          <div class="stack">
            {lines.length === 0 ? (
              <Empty>{say('没有这样的机关。', 'There is no such body.')}</Empty>
            ) : (
              (Object.keys(bodyKinds) as BodyKind[]).map(kind => (
                <Group page={page} shown={shown} kind={kind} lines={lines.slice((asked.page - 1) * onPage, asked.page * onPage)} />
              ))
            )}
            <Pages page={page} shown={shown} asked={asked} many={lines.length} />
          </div>
          <aside class="stack">
            <Odd page={page} shown={shown} />
            {owing + counts.returned > 0 && <Remind page={page} shown={shown} />}
            <CallForm page={page} shown={shown} typed={typed} faults={faults} />
          </aside>
        </div>
      </div>
    </StaffLayout>
  )
}

function Pages({ page: { say }, shown: { superior, year }, asked, many }: Pick<Props, 'page' | 'shown' | 'asked'> & { many: number }) {
  if (many <= onPage) return null
  const to = (page: number) => collectionAddress(superior, year, { ...heldIn(asked), p: String(page) })
  const last = Math.ceil(many / onPage)
  return (
    <nav class="head" aria-label={say('分页', 'Pages')}>
      {asked.page > 1 && <a href={to(asked.page - 1)}>{say('上一页', 'Before')}</a>}
      <p class="quiet">{say(`第 ${asked.page} 页，共 ${last} 页`, `Page ${asked.page} of ${last}`)}</p>
      {asked.page < last && <a href={to(asked.page + 1)}>{say('下一页', 'Next')}</a>}
    </nav>
  )
}

const saidOf = ({ say }: Page) => ({
  reminded: say('已催报，并记入日志；登记了邮箱的人员会收到邮件。', 'Reminded; those with a mail address get a letter.'),
  called: say('报送日期已经更新。', 'The day has been set.'),
})

function Filters({ page, shown: { superior, year }, asked }: Pick<Props, 'page' | 'shown' | 'asked'>) {
  const { say } = page
  const all = say('全部', 'all')
  const options = (table: Readonly<Record<string, { label: string; english: string }>>, chosen: string | null) => (
    <>
      <option value="">{all}</option>
      {Object.entries(table).map(([value, { label, english }]) => (
        <option value={value} selected={value === chosen || undefined}>
          {say(label, english)}
        </option>
      ))}
    </>
  )
  return (
    <form class="filters" method="get" action={collectionAddress(superior, year).split('?')[0]}>
      <input type="hidden" name="year" value={String(year)} />
      <div class="grow">
        <label for="k">{say('机关名称', 'Name')}</label>
        <input id="k" name="k" type="search" value={asked.words ?? ''} />
      </div>
      <div>
        <label for="g">{say('类别', 'Kind')}</label>
        <select id="g" name="g">
          {options(bodyKinds, asked.kind)}
        </select>
      </div>
      <div>
        <label for="s">{say('状态', 'State')}</label>
        <select id="s" name="s">
          {options(situations, asked.situation)}
        </select>
      </div>
      <div>
        <label for="o">{say('排序', 'Order')}</label>
        <select id="o" name="o">
          <option value="">{say('机关目录', 'as in the tree')}</option>
          <option value="errors" selected={asked.order === 'errors' || undefined}>
            {say('错误最多', 'most errors')}
          </option>
          <option value="change" selected={asked.order === 'change' || undefined}>
            {say('比上年变化', 'change')}
          </option>
        </select>
      </div>
      <div>
        <Button kind="plain">{say('筛选', 'Filter')}</Button>
      </div>
    </form>
  )
}

function Group({ page, shown, kind, lines }: Pick<Props, 'page' | 'shown' | 'lines'> & { kind: BodyKind }) {
  const { say } = page
  const own = lines.filter(line => line.kind === kind)
  if (own.length === 0) return null
  const { label, english } = bodyKinds[kind]
  return (
    <DataTable
      caption={say(`${label}（${own.length}）`, `${english} (${own.length})`)}
      seen
      columns={[
        { text: say('机关', 'Body'), main: true },
        { text: say('状态', 'State') },
        { text: say('报送', 'Sent') },
        { text: say('错误', 'Errors'), num: true },
        { text: say('提醒', 'Warnings'), num: true },
        { text: say('新收', 'Received'), num: true },
        { text: say('上年', 'Before'), num: true, hide: true },
        { text: say('增减', 'Change'), num: true },
        { text: say('五年', 'Five years'), hide: true },
      ]}
      rows={own.map(line => ({ cells: () => cellsOf(page, shown, line) }))}
    />
  )
}

function cellsOf(page: Page, { superior, year }: Collection, { body, situation, standing, received, daysLate }: BodyLine) {
  const { say, language } = page
  const [before = null, now = null] = received.slice(-2)
  const change = before === null || now === null ? null : now - before
  const count = (many: number | null) => (many === null ? '—' : many > 0 ? <b>{many}</b> : '0')
  const { label, english, chip } = situations[situation]
  return [
    <a href={bodyAddress(superior, body, year)}>
      <Official language={language} name>
        {body.name}
      </Official>
    </a>,
    <>
      <Chip state={chip}>{say(label, english)}</Chip>
      {situation === 'came' && (
        <>
          {' '}
          <a href={uploadAddress(superior, body, year)}>{say('去核对', 'compare')}</a>
        </>
      )}
    </>,
    <>
      {standing.submittedOn && <time datetime={standing.submittedOn}>{standing.submittedOn.slice(5)}</time>}{' '}
      {daysLate !== null && (
        <span class="late">
          {standing.firstSubmittedOn
            ? say(`迟 ${daysLate} 日`, `${daysLate} days late`)
            : say(`逾期 ${daysLate} 日`, `${daysLate} days over`)}
        </span>
      )}
    </>,
    count(standing.errors),
    count(standing.warnings),
    now ?? '—',
    before ?? '—',
    change === null ? '—' : change > 0 ? `+${change}` : String(change),
    <Spark page={page} figures={received} year={year} />,
  ]
}

/** What stands far from its own last year or its peers; whoever reads judges. */
function Odd({ page, shown }: Pick<Props, 'page' | 'shown'>) {
  const { say, language } = page
  const { superior, year, outliers } = shown
  const why = ({ why, expected, found }: Outlier) =>
    why === 'year'
      ? say(`新收 ${found} 件，上年 ${expected} 件，相差十倍以上`, `${found} received, ${expected} the year before`)
      : say(`新收 ${found} 件，同类机关的中位数是 ${expected} 件`, `${found} received, the middle of its peers is ${expected}`)
  return (
    <section class="panel" aria-labelledby="odd">
      <h2 id="odd">{say('异常和雷同', 'Odd and alike')}</h2>
      {outliers.length === 0 ? (
        <p>{say('没有发现异常的数量。', 'No figure stands far from the rest.')}</p>
      ) : (
        <ul class="do">
          {outliers.map(outlier => (
            <li>
              <a href={bodyAddress(superior, outlier.line.body, year)}>
                <Official language={language} name>
                  {outlier.line.body.name}
                </Official>
              </a>
              <p>{why(outlier)}</p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={collectionAddress(superior, year, {}, '/likeness')}>{say('比对各机关的文字', 'Compare the texts')}</a>
      </p>
    </section>
  )
}

function Remind({ page, shown: { superior, year, counts } }: Pick<Props, 'page' | 'shown'>) {
  const { say } = page
  const many = counts.none + counts.draft + counts.returned
  return (
    <form class="panel stack" method="post" action={collectionAddress(superior, year, {}, '/remind')}>
      <h2>{say('催报', 'Remind')}</h2>
      <p>
        {say(
          '未报的和退回待答的机关，在工作台看到催报，登记了邮箱的人员收到邮件。',
          'Those who owe a report or an answer see it at their desk and by mail.',
        )}
      </p>
      <p>
        <Button>{say(`催报 ${many} 家`, `Remind ${many}`)}</Button>
      </p>
    </form>
  )
}

function CallForm({ page, shown, typed, faults }: Pick<Props, 'page' | 'shown' | 'typed' | 'faults'>) {
  const { say } = page
  const { superior, year, call, statutoryOn } = shown
  return (
    <details open={Object.keys(faults).length > 0 || undefined}>
      <summary>{say('布置报送日期', 'Set the day')}</summary>
      <form class="stack" method="post" action={collectionAddress(superior, year, {}, '/call')}>
        {call && (
          <Notice>
            {say(`${call.calledBy} 布置：${call.dueOn} 前报送。`, `${call.calledBy} asked for ${call.dueOn}.`)}{' '}
            <Official language={page.language}>{call.cites}</Official>
          </Notice>
        )}
        <Field
          {...{ id: 'dueOn', type: 'date' as const, short: true, required: true, label: say('报送日期', 'Wanted by') }}
          hint={say(`不晚于 ${statutoryOn}`, `not after ${statutoryOn}`)}
          value={typed['dueOn'] ?? call?.dueOn ?? ''}
          fault={faults['dueOn']}
        />
        <Field
          {...{ id: 'cites', required: true, maxlength: 200, label: say('依据的通知', 'By which notice') }}
          value={typed['cites'] ?? call?.cites ?? ''}
          fault={faults['cites']}
        />
        <p>
          <Button kind="plain">{say('布置', 'Set')}</Button>
        </p>
      </form>
    </details>
  )
}
