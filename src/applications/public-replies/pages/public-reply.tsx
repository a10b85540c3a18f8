import { beijingMinute } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Files, Notice, Official } from '../../../web/ui/index.ts'
import { kindIn } from '../../desk/pages/case-aside.tsx'
import type { PublicReply } from '../reply.ts'
import { repliesAddress, replyAddress } from '../search-entry.ts'

type Props = { page: Page; office: Office; reply: PublicReply }

const column = {
  ...{ name: '公开的答复', description: '依申请公开的答复中有普遍意义的，遮盖个人信息后向所有人公开' },
  ...{ keywords: '依申请公开,政府信息公开申请,答复', type: '政府信息公开,依申请公开' },
}

const crumbsTo = ({ say }: Page, office: Office) => [
  { href: portalPlaces(office).apply, text: say('依申请公开', 'Apply') },
  { href: repliesAddress(office.slug), text: say('公开的答复', 'Published replies') },
]

/** One reply as everybody may read it: nothing in it leads to who applied. */
export function PublicReplyPage({ page, office, reply }: Props) {
  const { say, language } = page
  const { number, title, asked, answered, enclosed, shownAt, shownOn } = reply
  const here = replyAddress(office.slug, number!)
  return (
    <PortalPage
      {...{ page, office, title, column }}
      current="apply"
      canonical={here}
      crumbs={[...crumbsTo(page, office), { text: say('正文', 'Text') }]}
      article={{
        ...{ title, publishedAt: beijingMinute(shownAt!), source: office.name, author: office.name },
        ...{ keywords: column.keywords, description: asked.slice(0, 200) },
      }}
    >
      <article class="stack">
        <header class="title">
          <h1>
            <Official language={language}>{title}</Official>
          </h1>
          <p>
            <span>
              {say('来源：', 'Source: ')}
              <Official language={language}>{office.name}</Official>
            </span>
            <span>
              {say('公开日期：', 'Published: ')}
              <time datetime={shownOn!}>{shownOn}</time>
            </span>
          </p>
        </header>
        <div class="prose">
          <section aria-labelledby="asked">
            <h2 id="asked">{say('申请内容', 'What was asked')}</h2>
            <Paragraphs page={page} text={asked} />
          </section>
          <section aria-labelledby="answered">
            <h2 id="answered">{say('答复内容', 'The reply')}</h2>
            <Paragraphs page={page} text={answered} />
          </section>
          {enclosed.length > 0 && (
            <section aria-labelledby="files">
              <h2 id="files">{say('附件', 'Files')}</h2>
              <Files
                files={enclosed.map(({ fileId, name, bytes }) => ({
                  href: `${here}/files/${fileId}`,
                  kind: kindIn(name),
                  name,
                  size: bytes,
                }))}
              />
            </section>
          )}
        </div>
        <p class="notice">
          {say(
            '这是对一件政府信息公开申请的答复，姓名等个人信息已经遮盖。答复只说明作出之日的情况。需要其他信息的，可以',
            'This answered an application; what leads to a person is masked. It tells how things stood when it was made. For anything else you can ',
          )}
          <a href={portalPlaces(office).apply}>{say('申请公开', 'apply')}</a>
          {say('。', '.')}
        </p>
      </article>
    </PortalPage>
  )
}

function Paragraphs({ page, text }: { page: Page; text: string }) {
  return (
    <>
      {text.split('\n').map(line => (
        <p>
          <Official language={page.language}>{line}</Official>
        </p>
      ))}
    </>
  )
}

/** In the place of one that was withdrawn. Its title is not repeated: that may be the reason. */
export function WithdrawnReplyPage({ page, office, reply: { withdrawnOn, withdrawnWhy } }: Props) {
  const { say, language } = page
  const title = say('这份答复已撤下', 'This reply was withdrawn')
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[...crumbsTo(page, office), { text: title }]}
      canonical={null}
      column={null}
    >
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {say('它曾在这里公开，', 'It was public here and was withdrawn on ')}
          <time datetime={withdrawnOn!}>{withdrawnOn}</time>
          {say(' 撤下。', '.')}
        </p>
        <Notice kind="wait" title={say('理由：', 'Reason: ')}>
          <Official language={language}>{withdrawnWhy}</Official>
        </Notice>
        <p>
          <a href={portalPlaces(office).apply}>{say('需要其中的信息，可以申请公开', 'For what it said, you can apply')}</a>
        </p>
      </div>
    </PortalPage>
  )
}
