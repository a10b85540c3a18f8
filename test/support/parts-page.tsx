import { Hono } from 'hono'
import { type Table, tableCaption } from '../../src/document/blocks.ts'
import type { Person } from '../../src/people/index.ts'
import { reportDocument } from '../../src/report/render/document.ts'
import { Layout, type Page, type SiteEnv, StaffLayout } from '../../src/web/layout/index.ts'
import type { Slice } from '../../src/web/slices.ts'
import {
  Button,
  Chart,
  Chip,
  Choices,
  DataTable,
  Empty,
  ErrorSummary,
  Facts,
  Field,
  FileField,
  Files,
  Finds,
  Meta,
  Notice,
  Official,
  Select,
  StatutoryTable,
  Tabs,
  TextArea,
  Ticks,
  Timeline,
} from '../../src/web/ui/index.ts'
import { reportOf } from './reports.ts'

const tables = reportDocument(reportOf('2021')).blocks.filter((block): block is Table => block.kind === 'table')
const marks = {
  'applications.rows.received[6]': { n: 1, level: 'error' as const },
  'applications.rows.granted[0]': { n: 2, level: 'warning' as const },
}

/** Every part once, on a page of the portal (`/parts`) and of the desk (`/parts/desk`), for the checks in a browser. */
export const partsSlice: Slice = () =>
  new Hono<SiteEnv<Person>>()
    .get('/parts', c => c.html(<Parts page={c.get('page')} Frame={Layout} />))
    .get('/parts/desk', c => c.html(<Parts page={c.get('page')} Frame={StaffLayout} />))

function Parts({ page, Frame }: { page: Page; Frame: typeof Layout | typeof StaffLayout }) {
  const { say } = page
  const options = [
    { value: 'a', text: say('纸质', 'Paper'), note: say('邮寄', 'by post') },
    { value: 'b', text: say('电子', 'Electronic') },
  ]
  const fault = say('请填写。', 'Please fill in.')
  return (
    <Frame
      page={page}
      title={say('部件', 'Parts')}
      crumbs={[{ href: '/', text: say('首页', 'Home') }, { text: say('部件', 'Parts') }]}
      current="reports"
    >
      <ErrorSummary faults={{ name: fault }} title={say('有 1 处需要修改', '1 thing to mend')} />
      <h1>{say('部件', 'Parts')}</h1>
      <div class="stack">
        <Notice kind="wait" title={say('版式说明：', 'Layout: ')}>
          {say('所用表格为 2019 年格式。', 'The tables are those of 2019.')}
        </Notice>
        <Meta facts={[{ name: say('索引号', 'Index'), value: 'A/2024-7' }]} />
        <p>
          <Chip state="over">{say('逾期', 'late')}</Chip> <Chip state="wait">{say('待办', 'waiting')}</Chip>{' '}
          <Chip state="done">{say('办结', 'done')}</Chip> <Chip>{say('在办', 'running')}</Chip> <Chip state="off">{say('停', 'off')}</Chip>
        </p>
        <Tabs
          label={say('部分', 'Parts')}
          tabs={[
            { href: '#one', text: say('一、总体', 'One'), note: say('1 处错误', '1 error'), state: 'over', current: true },
            { href: '#two', text: say('二、公开', 'Two'), note: say('1 处提醒', '1 warning'), state: 'wait' },
          ]}
        />
        <form method="post" action="/parts">
          <Field id="name" label={say('名称', 'Name')} hint={say('全称', 'in full')} fault={fault} required />
          <Select id="way" label={say('方式', 'Way')} options={options} value="b" />
          <Choices id="kind" label={say('形式', 'Form')} options={options} />
          <Ticks id="more" label={say('其他', 'More')} options={options} values={['a']} optional={say('选填', 'optional')} />
          <TextArea id="text" label={say('内容', 'Text')} />
          <FileField id="file" label={say('文件', 'File')} />
          <p class="buttons">
            <Button>{say('提交', 'Send')}</Button>
            <Button kind="plain" href="/parts">
              {say('返回', 'Back')}
            </Button>
            <Button kind="grave">{say('撤销', 'Withdraw')}</Button>
          </p>
        </form>
        <section id="one" aria-labelledby="finds">
          <h2 id="finds">{say('发现', 'Findings')}</h2>
          <Finds
            words={{ error: say('错误', 'error'), warning: say('提醒', 'warning'), note: say('说明', 'note') }}
            finds={[
              { n: 1, level: 'error', title: say('总计有误', 'Wrong total'), text: '1 + 1 = 2', basis: 'T3-1' },
              { n: 2, level: 'warning', title: say('文表不一致', 'Text differs'), text: '38, 39', basis: 'X-1' },
            ]}
          />
        </section>
        <Chart
          caption={say('按类别', 'By kind')}
          unit={say('条', 'items')}
          total
          words={{
            what: say('类别', 'Kind'),
            number: say('数量', 'Number'),
            share: say('占比', 'Share'),
            total: say('合计', 'Total'),
            kind: say('横条图', 'Bars'),
          }}
          bars={[
            { label: say('工作动态', 'News'), value: 95 },
            { label: say('其他', 'Other'), value: 2 },
            { label: say('无', 'None'), value: 0 },
          ]}
        />
        <section id="two" aria-labelledby="tables">
          <h2 id="tables">{say('表格', 'Tables')}</h2>
          {tables.map(({ kind: _, ...table }) => (
            <StatutoryTable
              {...table}
              caption={tableCaption({ kind: 'table', ...table })}
              marks={marks}
              see={say('见发现', 'see finding ')}
              lang={page.language === 'en' ? 'zh-CN' : undefined}
            />
          ))}
        </section>
        <DataTable
          caption={say('要办的申请', 'To do')}
          columns={[
            { text: say('号', 'No.'), num: true },
            { text: say('内容', 'About'), main: true },
            { text: say('承办', 'By'), hide: true },
          ]}
          rows={[{ cells: ['3', <Official language={page.language}>某文件</Official>, '—'] }]}
        />
        <section>
          <h2>{say('经过', 'Story')}</h2>
          <Timeline
            steps={[
              { on: '2026-09-14', title: say('提交', 'Sent') },
              { on: '2026-09-15', title: say('收到', 'Received'), text: say('次日起算', 'counted from the next day'), state: 'now' },
              { title: say('答复', 'Reply'), state: 'ahead' },
            ]}
          />
          <Facts facts={[{ name: say('电话', 'Telephone'), value: '0000-0000000' }]} />
        </section>
        <Files files={[{ href: '/parts', kind: 'PDF', name: say('报告全文', 'The report'), size: 186_000 }]} />
        <Empty>{say('暂无。', 'Nothing yet.')}</Empty>
      </div>
    </Frame>
  )
}
