import { chineseDay, type PlainDate } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Notice, Official } from '../../../web/ui/index.ts'
import { caseAddress } from '../office.ts'

type Taken = { number: string; year: number; ordinal: number; code: string; what: string }
type Props = {
  page: Page
  office: Office
  taken: readonly Taken[]
  receivedOn: PlainDate | null
  confirmBy: PlainDate | null
  missing: readonly string[]
}

/** The number and the code of what was registered, once: to be printed and handed to the applicant. */
export function RegisteredPage({ page, office, taken, receivedOn, confirmBy, missing }: Props) {
  const { say, language } = page
  const title = say('已登记', 'Registered')
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <h1>{title}</h1>
      <Notice
        kind="done"
        status
        title={say(
          '请现在把受理号和查询码交给申请人，离开本页后查询码不再显示。',
          'Hand number and code to the applicant now: the code is not shown again.',
        )}
      >
        <p>
          {receivedOn
            ? say(`${chineseDay(receivedOn)}收到申请，期限从次日起算。`, `Received on ${receivedOn}.`)
            : say(
                `应于${confirmBy ? chineseDay(confirmBy) : '当日'}前与申请人确认，确认之日为收到申请之日。`,
                `To be confirmed with the applicant by ${confirmBy}.`,
              )}
        </p>
        {missing.length > 0 && (
          <p>{say(`申请书没有写${missing.join('、')}，请告知补正。`, 'Something is missing: ask for a correction.')}</p>
        )}
      </Notice>
      <div class="stack">
        {taken.map(one => (
          <section class="panel">
            <h2 class="docno" lang="zh-CN" translate="no">
              {one.number}
            </h2>
            <p>
              {say('查询码', 'Code')}
              {say('：', ': ')}
              <b class="code" translate="no">
                {one.code}
              </b>
            </p>
            <p class="quiet">
              <Official language={language}>{one.what}</Official>
            </p>
            <p>
              {say('查询地址', 'To be followed at')}
              {say('：', ': ')}
              {page.origin}/{office.slug}/status
            </p>
            <p class="buttons">
              <Button href={caseAddress(office, one)}>{say('去办理', 'To the case')}</Button>
              <Button kind="plain" href={`${caseAddress(office, one)}/application.pdf`}>
                {say('打印申请登记表', 'Print the application')}
              </Button>
            </p>
          </section>
        ))}
        <p class="buttons">
          <Button kind="plain" href={`${places.applications}/${office.slug}/new`}>
            {say('再登记一件', 'Register another')}
          </Button>
        </p>
      </div>
    </StaffLayout>
  )
}
