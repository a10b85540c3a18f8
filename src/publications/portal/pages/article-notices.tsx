import type { Office, Page } from '../../../web/layout/index.ts'
import { Notice, Official } from '../../../web/ui/index.ts'
import { validities } from '../../content.ts'
import type { Listed } from '../../public-store.ts'
import { addressOf } from '../../publish.ts'
import type { ArticleView } from '../article.ts'
import { Day } from './parts.tsx'

type Props = { page: Page; office: Office; view: ArticleView }

/** What a reader must know before reading: that it no longer holds and through what, that it came from elsewhere, what was corrected. */
export function ArticleNotices({ page, office, view }: Props) {
  return (
    <>
      <Standing page={page} office={office} view={view} />
      <Origin page={page} office={office} view={view} />
      <Corrections page={page} office={office} view={view} />
    </>
  )
}

function Standing({ page, office, view }: Props) {
  const { say } = page
  const { validity, changedBy, item } = view
  if (validity === null || validity === 'inForce') return null
  const { label, english } = validities[validity]
  const titles = {
    amended: say('本文已修改', 'This document was amended'),
    repealed: say('本文已废止', 'This document was repealed'),
    expired: say('本文已失效', 'This document has expired'),
  }
  const on = validity === 'expired' ? item.expiresOn : item.validityOn
  return (
    <Notice kind={validity === 'amended' ? 'wait' : 'over'} title={titles[validity] ?? say(label, english)}>
      <p>
        {on && (
          <>
            {validity === 'expired' ? say('有效期至 ', 'In force until ') : say('自 ', 'Since ')}
            <Day on={on} />
            {validity === 'expired' ? say('。', '. ') : say(` 起${label}。`, '. ')}
          </>
        )}
        {validity !== 'expired' && changedBy.length > 0 && (
          <>
            {say('见', 'See ')}
            <Titles page={page} office={office} items={changedBy} />
            {say('。', '.')}
          </>
        )}{' '}
        {validity === 'amended'
          ? say('引用时请以修改后的为准。', 'Cite it as amended.')
          : say('原文保留，供查阅。', 'The text stays, to be looked up.')}
      </p>
    </Notice>
  )
}

function Titles({ page, office, items }: { page: Page; office: Office; items: readonly Listed[] }) {
  return (
    <>
      {items.map((item, i) => (
        <>
          {i > 0 && page.say('、', ', ')}
          <a href={addressOf(office.slug, item.number)} lang={page.language === 'en' ? 'zh-CN' : undefined}>
            {item.title.startsWith('《') ? item.title : `《${item.title}》`}
          </a>
        </>
      ))}
    </>
  )
}

function Origin({ page, view }: Props) {
  const { say, language } = page
  const { importedFrom, publishedOn, originalOn } = view.item
  if (!importedFrom) return null
  return (
    <Notice>
      <p>
        {say('本文于 ', 'Imported on ')}
        <Day on={publishedOn} />
        {say(' 从', ' from ')}
        <Official language={language}>{importedFrom}</Official>
        {say(' 导入', '')}
        {originalOn && (
          <>
            {say('，原发布日期 ', ', where it was published on ')}
            <Day on={originalOn} />
          </>
        )}
        {say('。', '.')}
      </p>
    </Notice>
  )
}

function Corrections({ page, view }: Props) {
  const { say, language } = page
  if (view.corrections.length === 0) return null
  return (
    <Notice title={say('更正说明', 'Corrections')}>
      {view.corrections.map(({ on, reason }) => (
        <p>
          <Day on={on} /> {reason ? <Official language={language}>{reason}</Official> : say('重新发布。', 'Published again.')}
        </p>
      ))}
    </Notice>
  )
}
