import { periodOf } from '../../../law/index.ts'
import { type Office, type Page, portalPlaces } from '../../../web/layout/index.ts'
import { Mixed, Timeline } from '../../../web/ui/index.ts'

/** What an agency's profile says that whoever applies needs. */
export type AsideFacts = {
  keepYears: number
  petitions: string
  complaints: string
  enquiries: string
  inPerson: string
  post: string
  fax: string
  phone: string
}

/** How long things take, what is not done here, and the other ways to apply. */
export function ApplyAside({ page, office, aside }: { page: Page; office: Office; aside: AsideFacts }) {
  const { say } = page
  const [reply, correction, more] = [periodOf('reply').length, periodOf('correction').length, periodOf('extension').length]
  const elsewhere = [
    [say('投诉举报', 'Complaints'), aside.complaints],
    [say('信访', 'Petitions'), aside.petitions],
    [say('业务咨询', 'Questions'), aside.enquiries],
  ].filter(([, where]) => where)
  const ways = [
    [say('当面：', 'In person: '), aside.inPerson],
    [say('邮寄：', 'By post: '), aside.post],
    [say('传真：', 'Fax: '), aside.fax],
    [say('电话：', 'Telephone: '), aside.phone],
  ].filter(([, where]) => where)
  return (
    <aside class="stack sticky">
      <section class="panel">
        <h2>{say('办理时限', 'How long it takes')}</h2>
        <Timeline
          steps={[
            {
              title: say('确认收到', 'Receipt'),
              text: say(
                '提交后一个工作日内与您确认，确认之日为收到之日（第三十一条）。',
                'Confirmed with you within one working day; that is the day of receipt (art. 31).',
              ),
              state: 'ahead',
            },
            {
              title: say(`${correction} 个工作日内`, `Within ${correction} working days`),
              text: say('内容不明确的，一次性告知补正（第三十条）。', 'you are told, once, what is unclear (art. 30).'),
              state: 'ahead',
            },
            {
              title: say(`${reply} 个工作日内`, `Within ${reply} working days`),
              text: say(
                `答复；需延长的最多再加 ${more} 个工作日，并告知您（第三十三条）。`,
                `the reply; at most ${more} more if extended, and you are told (art. 33).`,
              ),
              state: 'ahead',
            },
          ]}
        />
      </section>
      {elsewhere.length > 0 && (
        <section class="panel">
          <h2>{say('这里不受理', 'Not handled here')}</h2>
          <ul class="do">
            {elsewhere.map(([what, where]) => (
              <li>
                <b>{what}</b>
                <p>
                  <Mixed language={page.language} text={where ?? ''} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="panel">
        <h2>{say('其他申请渠道', 'Other ways to apply')}</h2>
        {ways.map(([what, where]) => (
          <p class="quiet">
            {what}
            <Mixed language={page.language} text={where ?? ''} />
          </p>
        ))}
        <p>
          <a href={portalPlaces(office).guide}>{say('政府信息公开指南', 'Guide')}</a>
        </p>
      </section>
    </aside>
  )
}
