import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Notice, Official } from '../../../web/ui/index.ts'
import { Day } from './parts.tsx'

type Props = { page: Page; office: Office; indexNumber: string | null; withdrawnOn: string; reason: string }

/** In the place of an item that was withdrawn: that it was here, since when it is not, and why. Its title is not repeated: that may be the reason. */
export function WithdrawnPage({ page, office, indexNumber, withdrawnOn, reason }: Props) {
  const { say, language } = page
  const title = say('这条信息已撤下', 'This item was withdrawn')
  const at = portalPlaces(office)
  return (
    <PortalPage page={page} office={office} title={title} current="content" crumbs={[{ text: title }]} canonical={null} column={null}>
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {indexNumber && (
            <>
              {say('索引号 ', 'Index number ')}
              <span translate="no">{indexNumber}</span>
              {say('。', '. ')}
            </>
          )}
          {say('它曾在这里公开，', 'It was public here and was withdrawn on ')}
          <Day on={withdrawnOn} />
          {say(' 撤下。', '.')}
        </p>
        <Notice kind="wait" title={say('理由：', 'Reason: ')}>
          <Official language={language}>{reason}</Official>
        </Notice>
        <p>
          {say('需要其中的信息，可以', 'For what it said, you can ')}
          <a href={at.apply}>{say('申请公开', 'apply')}</a>
          {say('；其他信息见', '; for the rest see ')}
          <a href={at.content}>{say('法定主动公开内容', 'what is published')}</a>
          {say('。', '.')}
        </p>
      </div>
    </PortalPage>
  )
}
