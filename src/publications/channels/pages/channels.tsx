import { beijingMinute } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import { type Page, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import {
  Button,
  Chip,
  Choices,
  DataTable,
  Done,
  Empty,
  ErrorSummary,
  Field,
  FileField,
  Notice,
  OfficeHead,
  Official,
  Ticks,
} from '../../../web/ui/index.ts'
import type { Column } from '../../catalogue/catalogue.ts'
import { deliveryStates } from '../delivery.ts'
import type { Channel, DeliveryLine } from '../store.ts'

type Props = {
  page: Page
  office: Agency
  channel: Channel | null
  columns: readonly Column[]
  deliveries: readonly DeliveryLine[]
  /** What was typed, where it was not good. */
  values: Readonly<Record<string, string>> | null
  chosen: readonly string[] | null
  faults: Faults
  done: string | null
  mayManage: boolean
  maySend: boolean
}

export const channelsOf = (slug: string) => `/desk/channels/${slug}`

/** The channels of an agency beside the portal: the account's settings, and what was sent when. */
export function ChannelsPage(props: Props) {
  const { page, office, deliveries, faults, done, mayManage } = props
  const { say } = page
  const title = say('公开渠道', 'Channels')
  const said: Record<string, string> = {
    saved: say('设置已保存。', 'The settings are saved.'),
    retried: say('已重新排队，几分钟内再次发送。', 'It is tried again within minutes.'),
    sent: say('已加入发送队列。', 'It is on its way.'),
  }
  return (
    <StaffLayout page={page} title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title} current="channels">
      <ErrorSummary title={say('请先改正下列内容', 'Please correct the following')} faults={faults} />
      <OfficeHead language={page.language} title={title} office={office.name}></OfficeHead>
      <div class="stack">
        <Done said={said} done={done} />
        <Notice>
          {say(
            '政府网站和 RSS 订阅随公开即时更新，不需要设置。微信公众号按下面的设置自动发送，失败会自动重试；撤下的信息同时从公众号撤下。',
            'The portal and its feeds follow at once. The WeChat account gets what is set below; failures are tried again, and what is withdrawn is withdrawn there too.',
          )}
        </Notice>
        <section class="panel">
          <h2>{say('发送记录', 'Deliveries')}</h2>
          {deliveries.length === 0 ? (
            <Empty>{say('还没有向其他渠道发送过信息。', 'Nothing was sent to another channel yet.')}</Empty>
          ) : (
            <Deliveries {...props} />
          )}
        </section>
        <Gazette {...props} />
        {mayManage && <Settings {...props} />}
      </div>
    </StaffLayout>
  )
}

const channelNames = {
  wechat: { chinese: '微信公众号', english: 'WeChat' },
  gazette: { chinese: '公报、公告栏', english: 'Gazette' },
} as const

function Deliveries({ page, office, deliveries, maySend }: Props) {
  const { say, language } = page
  return (
    <DataTable
      caption={say('发送记录，最近的在前', 'Deliveries, the newest first')}
      columns={[
        { text: say('信息', 'Item'), main: true },
        { text: say('渠道', 'Channel') },
        { text: say('状态', 'State') },
        { text: say('时间', 'When') },
        { text: say('说明', 'Note') },
      ]}
      rows={deliveries.map(({ id, title, number, channel, state, updatedAt, url, error }) => ({
        cells: [
          <a href={number === null ? '#' : `/${office.slug}/items/${number}`}>
            <Official language={language} name>
              {title}
            </Official>
          </a>,
          say(channelNames[channel].chinese, channelNames[channel].english),
          <Chip state={deliveryStates[state].chip}>{say(deliveryStates[state].label, deliveryStates[state].english)}</Chip>,
          <time datetime={updatedAt.toISOString()}>{beijingMinute(updatedAt)}</time>,
          <>
            {url && <a href={url}>{say('看文章', 'see it')}</a>}
            {error && <Official language={language}>{error}</Official>}
            {state === 'failed' && maySend && (
              <form method="post" action={`${channelsOf(office.slug)}/deliveries/${id}/retry`}>
                <Button kind="plain" small>
                  {say('再次发送', 'Try again')}
                </Button>
              </form>
            )}
          </>,
        ],
      }))}
    />
  )
}

function Gazette({ page, office, values, faults }: Props) {
  const { say } = page
  const sent = values?.['form'] === 'gazette' ? values : null
  const field = (name: string) => ({ id: name, value: sent?.[name] ?? '', fault: sent ? faults[name] : undefined })
  return (
    <section class="panel">
      <h2>{say('公报、公告栏', 'Gazette and notice board')}</h2>
      <p class="quiet">
        {say(
          '把一段时间内公开的信息导出为一份文稿，交公报编印或者张贴；导出即记入发送记录。',
          'What was published in a stretch of days as one text, to print or post; it is noted above.',
        )}
      </p>
      <form method="post" action={`${channelsOf(office.slug)}/gazette`}>
        <div class="field pair">
          <Field {...field('from')} type="date" label={say('公开日期从', 'Published from')} required short />
          <Field {...field('to')} type="date" label={say('到', 'to')} required short />
        </div>
        <Choices
          id="kind"
          label={say('格式', 'Format')}
          value={sent?.['kind'] ?? 'docx'}
          fault={sent ? faults['kind'] : undefined}
          options={[
            { value: 'docx', text: 'DOCX', note: say('公文版式', 'official layout') },
            { value: 'html', text: 'HTML' },
            { value: 'txt', text: 'TXT', note: say('纯文本', 'plain text') },
          ]}
        />
        <p class="buttons">
          <Button kind="plain">{say('导出', 'Export')}</Button>
        </p>
      </form>
    </section>
  )
}

function Settings({ page, office, channel, columns, values: sent, chosen, faults }: Props) {
  const values = sent?.['form'] === 'gazette' ? null : sent
  const { say, language } = page
  const value = (name: string, otherwise: string) => values?.[name] ?? otherwise
  const field = (name: string, otherwise: string) => ({ id: name, value: value(name, otherwise), fault: faults[name] })
  const isOn = values ? values['enabled'] === 'on' : (channel?.enabled ?? false)
  return (
    <section class="panel">
      <h2>{say('微信公众号', 'WeChat official account')}</h2>
      <form method="post" action={channelsOf(office.slug)} enctype="multipart/form-data">
        <Ticks
          id="enabled"
          label={say('启用', 'In use')}
          options={[{ value: 'on', text: say('向公众号发送公开的信息', 'Send what is published to the account') }]}
          values={isOn ? ['on'] : []}
        />
        <Field {...field('appId', channel?.appId ?? '')} label="AppID" required spellcheck={false} short />
        <Field
          id="appSecret"
          type="password"
          label="AppSecret"
          autocomplete="off"
          fault={faults['appSecret']}
          hint={
            channel
              ? say('已保存（加密）；不填则不变。', 'Kept, encrypted; leave empty to keep it.')
              : say('保存时加密。', 'Kept encrypted.')
          }
        />
        <Field
          {...field('author', channel?.author ?? '')}
          label={say('作者', 'Author')}
          hint={say('显示在文章标题下，最多 16 个字。', 'Under the title, 16 characters at most.')}
          required
          short
        />
        <FileField
          id="cover"
          label={say('封面图片', 'Cover')}
          accept="image/png,image/jpeg"
          fault={faults['cover']}
          hint={
            channel?.coverFileId
              ? say(
                  '已有封面；需要更换时再选。PNG 或 JPG，不超过 1 MB。',
                  'There is one; choose another to replace it. PNG or JPG, 1 MB at most.',
                )
              : say('每篇文章都用这张封面。PNG 或 JPG，不超过 1 MB。', 'Every article carries it. PNG or JPG, 1 MB at most.')
          }
        />
        <Choices
          id="publishes"
          label={say('发送方式', 'How')}
          fault={faults['publishes']}
          value={value('publishes', channel ? (channel.publishes ? 'publish' : 'draft') : 'draft')}
          options={[
            {
              value: 'draft',
              text: say('存入草稿箱', 'Into the drafts'),
              note: say('由人员在公众平台查看后发布', 'somebody publishes it there'),
            },
            { value: 'publish', text: say('直接发布', 'Publish'), note: say('公开后自动发布，不群发', 'by itself, without a broadcast') },
          ]}
        />
        <Ticks
          id="columns"
          label={say('自动发送的栏目', 'Columns that go out by themselves')}
          options={columns.map(({ key, name }) => ({ value: key, text: <Official language={page.language}>{name}</Official> }))}
          values={chosen ?? channel?.columns ?? []}
        />
        <Field
          {...field('endpoint', channel?.endpoint ?? '')}
          label={say('接口地址', 'Endpoint')}
          optional={say('选填', 'optional')}
          type="url"
          placeholder="https://api.weixin.qq.com"
          hint={say('服务器不能直接访问外网时，填写代理地址。', 'A proxy, where the server has no way out.')}
        />
        <p class="buttons">
          <Button>{say('保存设置', 'Save')}</Button>
        </p>
      </form>
      <p class="quiet" lang={language === 'en' ? 'zh-CN' : undefined}>
        服务器的公网 IP 地址须加入公众号后台的 IP 白名单。
      </p>
    </section>
  )
}
