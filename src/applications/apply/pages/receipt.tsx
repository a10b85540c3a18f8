import { type Because, chineseDay, type PlainDate } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Button, Chip, Facts, Notice, Qr, Timeline } from '../../../web/ui/index.ts'

type Props = {
  page: Page
  office: Office
  /** The codes are shown here and never again. */
  taken: readonly { number: string; code: string; asked: string }[]
  sentAt: string
  applicant: string
  enclosed: number
  mailedTo: string | null
  phone: string
  /** By when receipt is confirmed, and what would follow if it were confirmed then. */
  ahead: { confirmBy: PlainDate; correction: PlainDate; reply: PlainDate; extended: PlainDate; because: readonly Because[] }
}

/** 回执: number and code of each, once. */
export function ReceiptPage({ page, office, taken, sentAt, applicant, enclosed, mailedTo, phone, ahead }: Props) {
  const { say } = page
  const at = portalPlaces(office)
  const title = say('申请已提交', 'Your application was sent')
  const statusAddress = `${page.origin}/${office.slug}/status`
  const by = (on: PlainDate) => say(`不迟于 ${chineseDay(on)}`, `by ${on}`)
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[{ text: say('依申请公开', 'Apply'), href: at.apply }, { text: say('回执', 'Receipt') }]}
      canonical={null}
      column={null}
      scripts={['apply']}
    >
      <div class="split" data-forget={`apply ${office.slug}`}>
        <div class="stack">
          <div>
            <h1>{title}</h1>
            <p class="chips">
              <Chip state="wait">{say('等待确认收到', 'waiting to be confirmed')}</Chip> <time>{sentAt}</time>
            </p>
          </div>
          <Notice title={say('请现在保存查询码，离开本页后不再显示。', 'Keep the code now: it is not shown again.')}>
            {say(
              '本机关只保存查询码的校验值，无法为您找回；遗失后请带身份证明到受理机构重新领取。',
              'Only a hash of it is kept here, so nobody can find it again for you; bring your proof of identity to get a new one.',
            )}
            {mailedTo && say(`回执已发到 ${mailedTo}。`, `The receipt was sent to ${mailedTo}.`)}
          </Notice>
          <section class="panel" aria-labelledby="receipt">
            <h2 id="receipt">{say('政府信息公开申请回执', 'Receipt')}</h2>
            {taken.map(({ number, code, asked }) => (
              <div class="ticket">
                <div>
                  <p class="quiet">{say('受理号', 'Number')}</p>
                  <p>
                    <b class="docno" translate="no">
                      {number}
                    </b>
                  </p>
                  <p class="quiet">{say('查询码（不分大小写）', 'Code (capitals or not)')}</p>
                  <p class="code" translate="no">
                    {code}
                  </p>
                  {taken.length > 1 && <p translate="no">{asked}</p>}
                  <p class="quiet">
                    {say(
                      '查询码像密码一样保管。有受理号和查询码的人都能看到您的申请和答复。',
                      'Keep it like a password: whoever has number and code sees your application and the reply.',
                    )}
                  </p>
                </div>
                <Qr text={statusAddress} label={say('查询进度的网址', 'Address of the page of progress')} size={144} />
              </div>
            ))}
            <p class="quiet noprint">{say('打印本页即为回执（浏览器的“打印”，Ctrl+P）。', 'Print this page as the receipt (Ctrl+P).')}</p>
          </section>
          <section aria-labelledby="next">
            <h2 id="next">{say('接下来', 'What comes next')}</h2>
            <Timeline
              steps={[
                {
                  title: say('您已提交', 'You sent it'),
                  state: 'now',
                  text: say(
                    '提交还不是收到：网上申请以双方确认之日为收到之日（第三十一条）。',
                    'Sent is not yet received: the day both sides confirm counts (art. 31).',
                  ),
                },
                {
                  on: ahead.confirmBy,
                  when: by(ahead.confirmBy),
                  state: 'ahead',
                  title: say('与您确认收到', 'Receipt is confirmed with you'),
                  text: phone && say(`没有接到联系，请来电 ${phone}。`, `If nobody reaches you, call ${phone}.`),
                },
                {
                  on: ahead.correction,
                  when: by(ahead.correction),
                  state: 'ahead',
                  title: say('如需补正，一次性告知', 'You are told, once, what is to be corrected'),
                  text: say('收到之日起 7 个工作日内（第三十条）。您补正后，答复期限重新起算。', 'Within 7 working days (art. 30).'),
                },
                {
                  on: ahead.reply,
                  when: by(ahead.reply),
                  state: 'ahead',
                  title: say('作出答复', 'The reply'),
                  text: say(
                    '收到之日起 20 个工作日内（第三十三条）。征求第三方意见的时间不计入，届时另行告知。',
                    'Within 20 working days (art. 33); time to ask third parties is not counted.',
                  ),
                },
                {
                  on: ahead.extended,
                  when: by(ahead.extended),
                  state: 'ahead',
                  title: say('如经批准延长，最迟答复日', 'The last day, if it is extended'),
                  text: say('至多再加 20 个工作日，并在期限届满前告知您理由。', 'At most 20 working days more, and you are told why.'),
                },
              ]}
            />
            <p class="notice">
              {say(
                `以上日期按 ${chineseDay(ahead.confirmBy)}确认收到推算，实际日期以确认后进度页显示的为准。条款均指《中华人民共和国政府信息公开条例》。`,
                `The days suppose that receipt is confirmed on ${ahead.confirmBy}; the page of progress shows the real ones.`,
              )}
            </p>
          </section>
        </div>
        <aside class="stack">
          <section class="panel">
            <h2>{say('您提交的内容', 'What you sent')}</h2>
            <Facts
              facts={[
                { name: say('所需信息', 'Information'), value: taken.map(({ asked }) => <p translate="no">{asked}</p>) },
                { name: say('申请人', 'Applicant'), value: <span translate="no">{applicant}</span> },
                {
                  name: say('附件', 'Files'),
                  value: enclosed > 0 && say(`${enclosed} 件，仅办理人员可见`, `${enclosed}, seen only by who handles it`),
                },
              ]}
            />
          </section>
          <section class="panel noprint">
            <h2>{say('您现在可以', 'You can now')}</h2>
            <p class="buttons">
              <Button kind="plain" href={`/${office.slug}/status`}>
                {say('查看进度', 'See the progress')}
              </Button>
              <Button kind="plain" href={`${at.apply}/new`}>
                {say('再提一份申请', 'Another application')}
              </Button>
            </p>
          </section>
        </aside>
      </div>
    </PortalPage>
  )
}
