import { chineseDay } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Button, Files } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { type GuidePart, guideGroups, numbered } from '../guide.ts'
import { factsArticle, pageData } from '../linked-data.ts'
import { type Profile, verifiedDays } from '../store.ts'
import { ApplicationFlow } from './application-flow.tsx'
import { GuidePartSection } from './guide-part.tsx'

type Props = { page: Page; office: Office; profile: Profile; parts: readonly GuidePart[] }

/** 政府信息公开指南 (art. 12). */
export function GuidePage({ page, office, profile, parts }: Props) {
  const { say, language } = page
  const at = portalPlaces(office)
  const title = say('政府信息公开指南', 'Guide to information disclosure')
  const days = verifiedDays(profile, guideGroups)
  const compiledOn = profile.arrangement?.facts.compiledOn
  const all = numbered(parts)
  return (
    <PortalPage
      {...{ page, office, title }}
      current="guide"
      crumbs={[{ text: title }]}
      column={{
        ...{ name: '政府信息公开指南', type: '政府信息公开' },
        description: `${office.name}政府信息公开指南：${parts.map(({ label }) => label).join('、')}`,
        keywords: '政府信息公开指南,依申请公开,受理机构',
      }}
      article={factsArticle(office, `${office.name}政府信息公开指南`, profile, guideGroups)}
      data={[pageData(page, office, `${at.guide}`, '政府信息公开指南', profile)]}
    >
      <article>
        <header class="title">
          <h1 lang={language === 'en' ? 'zh-CN' : undefined}>
            <span translate="no">{office.name}</span>
            <br />
            政府信息公开指南
          </h1>
          <p>
            <span>
              {say('依据：《中华人民共和国政府信息公开条例》第十二条', 'Regulation on Government Information Disclosure, art. 12')}
            </span>
            {compiledOn && (
              <span>
                {say('编制：', 'Compiled: ')}
                <Day on={compiledOn} />
              </span>
            )}
            {days && (
              <span>
                {say('最近核对：', 'Last verified: ')}
                <Day on={days.newest} />
              </span>
            )}
          </p>
        </header>
        <div class="split tree-first">
          <div class="sticky stack noprint">
            <nav class="tree" aria-labelledby="toc">
              <h2 id="toc">{say('本指南', 'This guide')}</h2>
              <ul>
                {all.map(({ key, numeral, label, english }) => (
                  <li>
                    <a href={`#${key}`}>{say(`${numeral}、${label}`, english)}</a>
                  </li>
                ))}
              </ul>
            </nav>
            {days && (
              <section class="panel tint" aria-labelledby="verified">
                <h2 id="verified">{say('全部内容上次核对', 'All of it last verified')}</h2>
                <p>
                  <b>
                    <time datetime={days.oldest}>{language === 'en' ? days.oldest : chineseDay(days.oldest)}</time>
                  </b>
                </p>
              </section>
            )}
            <section aria-labelledby="downloads">
              <h2 id="downloads">{say('下载', 'Download')}</h2>
              <GuideFiles page={page} office={office} />
            </section>
          </div>
          <div class="rows">
            {all.map(part => (
              <GuidePartSection page={page} part={part} numeral={part.numeral}>
                {part.key === 'apply' && (
                  <>
                    <p>
                      <Button href={at.apply}>{say('我要申请', 'Apply')}</Button>
                    </p>
                    <ApplicationFlow page={page} ways={part.tables[0]?.rows.map(([name]) => name!) ?? []} />
                  </>
                )}
              </GuidePartSection>
            ))}
          </div>
        </div>
      </article>
    </PortalPage>
  )
}

/** What can be taken away: the guide, and the form to apply with. */
export function GuideFiles({ page: { say }, office, formOnly }: { page: Page; office: Office; formOnly?: boolean }) {
  const at = portalPlaces(office)
  const guide = [
    { href: `${at.guide}.pdf`, kind: 'PDF', name: say('指南全文', 'The guide') },
    { href: `${at.guide}.docx`, kind: 'DOCX', name: say('指南全文', 'The guide') },
    { href: `${at.guide}.json`, kind: 'JSON', name: say('指南数据', 'The guide as data') },
  ]
  const form = say('政府信息公开申请表', 'Application form')
  return (
    <Files
      files={[
        ...(formOnly ? [] : guide),
        { href: `${at.home}/application-form.docx`, kind: 'DOCX', name: form },
        { href: `${at.home}/application-form.pdf`, kind: 'PDF', name: form },
      ]}
    />
  )
}
