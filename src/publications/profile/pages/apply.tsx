import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Button, Notice } from '../../../web/ui/index.ts'
import { type GuideKey, type GuidePart, guideGroups } from '../guide.ts'
import { lengthSaid } from '../guide-law.ts'
import { factsArticle, pageData } from '../linked-data.ts'
import type { Profile } from '../store.ts'
import { ApplicationFlow } from './application-flow.tsx'
import { GuideFiles } from './guide.tsx'
import { GuidePartSection } from './guide-part.tsx'

type Props = { page: Page; office: Office; profile: Profile; parts: readonly GuidePart[]; replies: Replies }
/** What was answered to others already, where the office shows it. */
type Replies = readonly { address: string; items: number }[]
const shown: readonly GuideKey[] = ['apply', 'office', 'periods', 'fees', 'remedies']

/** 依申请公开: who may apply, how, what it costs, and what is no application. */
export function ApplyPage({ page, office, profile, parts, replies }: Props) {
  const { say } = page
  const at = portalPlaces(office)
  const title = say('依申请公开', 'Apply for information')
  const all = parts.filter(({ key }) => shown.includes(key))
  const hasOnline = Boolean(profile.applicationChannels?.facts.online)
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[{ text: title }]}
      column={{
        ...{ name: '依申请公开', keywords: '依申请公开,政府信息公开申请,申请表', type: '政府信息公开' },
        description: `怎样向${office.name}申请公开政府信息：谁可以申请、写明什么、怎样递交、多久答复、是否收费`,
      }}
      article={factsArticle(office, `${office.name}依申请公开`, profile, guideGroups)}
      data={[pageData(page, office, at.apply, '依申请公开', profile)]}
    >
      <header class="title">
        <h1>{title}</h1>
        <p>
          <span>
            {say(
              `谁都可以申请，不必说明用途，一般不收费；${lengthSaid('reply')}内答复。`,
              'Anybody may apply, without a reason, mostly free of charge; the reply comes within the period below.',
            )}
          </span>
        </p>
      </header>
      <div class="split">
        <div class="rows">
          <Notice title={say('先找一找：', 'First look: ')}>
            {say('您要的信息可能已经公开，见', 'it may be public already, see ')}
            <a href={at.content}>{say('法定主动公开内容', 'what is published')}</a>
            {say('，或者', ', or ')}
            <a href={at.search}>{say('搜索', 'search')}</a>
            {replies.map(({ address, items }) => (
              <>
                {say('，或者', ', or ')}
                <a href={address}>{say(`公开的答复（${items} 份）`, `${items} published replies`)}</a>
              </>
            ))}
            {say('。', '.')}
          </Notice>
          {all.map(part => (
            <GuidePartSection page={page} part={part}>
              {part.key === 'apply' && <ApplicationFlow page={page} ways={part.tables[0]?.rows.map(([name]) => name!) ?? []} />}
            </GuidePartSection>
          ))}
        </div>
        <div class="sticky stack">
          <section class="panel tint" aria-labelledby="new">
            <h2 id="new">{say('网上申请', 'Apply online')}</h2>
            <p>{say('约需 5 分钟，不必注册，不必说明用途。', 'About 5 minutes, no account, no purpose.')}</p>
            <p class="buttons">
              <Button href={`${at.apply}/new`}>{say('提出申请', 'Apply')}</Button>
              <Button kind="plain" href={at.status}>
                {say('查询进度', 'Track')}
              </Button>
            </p>
          </section>
          <section class="panel" aria-labelledby="form">
            <h2 id="form">{say('申请表', 'The form')}</h2>
            <p>
              {say(
                '填好后当面递交或者邮寄。不用这张表也可以申请，写明必要内容即可。',
                'Fill it in and bring or post it. A letter with the same contents will do as well.',
              )}
            </p>
            <GuideFiles page={page} office={office} formOnly />
          </section>
          {hasOnline && (
            <section class="panel" aria-labelledby="online">
              <h2 id="online">{say('其他网上申请平台', 'Another platform')}</h2>
              <p>
                <a href={profile.applicationChannels!.facts.online} translate="no">
                  {profile.applicationChannels!.facts.online}
                </a>
              </p>
            </section>
          )}
          <section class="panel tint" aria-labelledby="more">
            <h2 id="more">{say('全部规定', 'All the rules')}</h2>
            <p>
              <a href={at.guide}>{say('政府信息公开指南', 'The guide')}</a>
            </p>
          </section>
        </div>
      </div>
    </PortalPage>
  )
}
