import { raw } from 'hono/html'
import { beijingMinute } from '../../../law/index.ts'
import { ArticleTools, type Office, type Page, PortalPage, portalPlaces, preference } from '../../../web/layout/index.ts'
import { Meta, Official } from '../../../web/ui/index.ts'
import { addressOf } from '../../publish.ts'
import { type ArticleView, bodyShown } from '../article.ts'
import { titleLines } from '../article-document.ts'
import { documentData } from '../schema-org.ts'
import { ArticleAside } from './article-aside.tsx'
import { ArticleNotices } from './article-notices.tsx'
import { crumbsOf, Day, partName, partOf, ValidityChip } from './parts.tsx'

export type ArticleProps = { page: Page; office: Office; view: ArticleView }

/** One item: its record, its text, its files, and the documents it has to do with. */
export function ArticlePage({ page, office, view }: ArticleProps) {
  const { say, language } = page
  const { item, way } = view
  const [top] = way
  const column = way.at(-1)
  const crumbs = [
    ...(top ? [{ href: partOf(office, top.part), text: partName(page, top.part) }] : []),
    ...crumbsOf(page, office, way),
    { text: say('正文', 'Text') },
  ]
  const picture = item.content.attachments.find(({ role }) => role === 'picture')
  return (
    <PortalPage
      page={page}
      office={office}
      title={item.title}
      current={top?.part ?? 'content'}
      crumbs={crumbs}
      scripts={['article-tools']}
      column={{
        name: column?.name ?? '法定主动公开内容',
        description: column?.description ?? '',
        keywords: ['政府信息公开', ...way.map(({ name }) => name)].join(','),
        type: '政府信息公开',
      }}
      article={{
        title: item.title,
        publishedAt: beijingMinute(item.publishedAt),
        source: item.source || office.name,
        keywords: item.content.keywords.join(','),
        description: item.summary,
        author: item.source || office.name,
        image: picture && `${addressOf(office.slug, item.number)}/files/${picture.fileId}`,
      }}
      data={documentData(page, office, item, view.validity)}
    >
      <article class="stack">
        <Title page={page} office={office} view={view} />
        <ArticleNotices page={page} office={office} view={view} />
        <Record page={page} office={office} view={view} />
        <div class="split">
          <div class="prose" lang={language === 'en' ? 'zh-CN' : undefined}>
            {raw(bodyShown(item, office.slug, say('表格', 'Table')))}
          </div>
          <aside class="stack">
            <section aria-labelledby="tools">
              <h2 id="tools" class="unseen">
                {say('阅读工具', 'Tools')}
              </h2>
              <ArticleTools page={page}>
                <a class="button plain small" href={preference('elder', page.elder ? 'off' : 'on', page.path)}>
                  {page.elder ? say('标准字号', 'Normal type') : say('大字', 'Large type')}
                </a>
              </ArticleTools>
            </section>
            <ArticleAside page={page} office={office} view={view} />
            <p class="notice">
              {say('内容有误或附件打不开？请联系', 'Something wrong here? Contact the ')}
              <a href={portalPlaces(office).guide}>{say('政府信息公开工作机构', 'office for disclosure')}</a>
              {say('。', '.')}
            </p>
          </aside>
        </div>
      </article>
    </PortalPage>
  )
}

function Title({ page, office, view }: ArticleProps) {
  const { say, language } = page
  const { item } = view
  const lines = titleLines(item.title, office.name)
  const at = beijingMinute(item.publishedAt)
  return (
    <header class="title">
      <h1 lang={language === 'en' ? 'zh-CN' : undefined}>
        {lines[0]}
        {lines[1] && (
          <>
            <br />
            {lines[1]}
          </>
        )}
      </h1>
      <p>
        {item.source && (
          <span>
            {say('来源：', 'Source: ')}
            <Official language={language}>{item.source}</Official>
          </span>
        )}
        {item.originalOn ? (
          <span>
            {say('原发布：', 'First published: ')}
            <Day on={item.originalOn} />
          </span>
        ) : (
          <span>
            {say('发布：', 'Published: ')}
            <time datetime={`${at.replace(' ', 'T')}+08:00`}>{at}</time>
          </span>
        )}
        {view.corrections[0] && (
          <span>
            {say('更正：', 'Corrected: ')}
            <Day on={view.corrections[0].on} />
          </span>
        )}
      </p>
    </header>
  )
}

/** The record of the item as portals show it (law notes 7.2); what it does not have is left out. */
function Record({ page, office, view }: ArticleProps) {
  const { say, language } = page
  const { item, way, section } = view
  const named = (value: string | null) => value && <Official language={language}>{value}</Official>
  const from = item.effectiveOn && <Day on={item.effectiveOn} />
  const until = item.expiresOn && <Day on={item.expiresOn} />
  return (
    <Meta
      facts={[
        { name: say('索引号', 'Index number'), value: <span translate="no">{item.indexNumber}</span> },
        { name: say('发布机构', 'Agency'), value: named(office.name) },
        {
          name: say('发文字号', 'Document number'),
          value: item.documentNumber && (
            <span class="docno" translate="no" lang={language === 'en' ? 'zh-CN' : undefined}>
              {item.documentNumber}
            </span>
          ),
        },
        { name: say('主题分类', 'Subject'), value: named(item.subject) },
        { name: say('成文日期', 'Dated'), value: <Day on={item.formedOn} /> },
        { name: say('发布日期', 'Published'), value: <Day on={item.publishedOn} /> },
        { name: say('体裁', 'Genre'), value: named(item.genre) },
        { name: say('公开方式', 'Disclosure'), value: say('主动公开', 'on its own motion') },
        { name: say('公开目录', 'Column'), value: named(way.map(({ name }) => name).join(' › ')) },
        { name: say('责任股室', 'Section'), value: named(section?.name ?? null) },
        { name: say('有效性', 'Validity'), value: view.validity && <ValidityChip page={page} item={item} /> },
        {
          name: say('有效期', 'In force'),
          value: (from || until) && (
            <>
              {from}
              {from && until ? say(' 至 ', ' to ') : from ? say(' 起', ' on') : say('至 ', 'until ')}
              {until}
            </>
          ),
        },
        { name: say('关键词', 'Keywords'), value: named(item.content.keywords.join('，')) },
        { name: say('内容概述', 'Summary'), value: named(item.summary) },
      ]}
    />
  )
}
