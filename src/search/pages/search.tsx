import { Layout, type Office, type Page, PortalPage } from '../../web/layout/index.ts'
import { Mixed, Notice, Official, Tabs } from '../../web/ui/index.ts'
import { addressWith, searchPlace } from '../addresses.ts'
import type { Found } from '../found.ts'
import type { Asked } from '../query.ts'
import type { Meant } from '../suggest.ts'
import { totalIn } from './facet-words.ts'
import { FacetTree } from './facets.tsx'
import { SearchForm } from './form.tsx'
import { Hits } from './hits.tsx'
import { ApplyInstead, HotWordList, NothingFound } from './nothing.tsx'

export type SearchPageProps = {
  page: Page
  /** Null: all agencies of the site. */
  office: Office | null
  /** The site has others beside this one. */
  hasOthers: boolean
  asked: Asked
  /** Null: nothing was asked yet. */
  found: Found | null
  /** What is listed instead of what was asked, which finds nothing. */
  meant: Meant | null
  hotWords: readonly string[]
  columns: ReadonlyMap<string, string>
  agencies: ReadonlyMap<string, string>
}

/** Everything that is public and can be found: one question, its filters, what it found, and what to do when it found nothing. */
export function SearchPage(props: SearchPageProps) {
  const { page, office, asked, found, meant, hotWords } = props
  const { say } = page
  const place = searchPlace(office)
  const title = asked.q ? say(`搜索：${asked.q}`, `Search: ${asked.q}`) : say('搜索', 'Search')
  const column = { name: '搜索', description: '检索主动公开的政府信息', keywords: '搜索,政府信息公开', type: '政府信息公开' }
  const common = {
    page,
    title,
    column,
    crumbs: [{ text: say('搜索', 'Search') }],
    current: 'search',
    canonical: place,
    scripts: ['suggest'] as const,
  }
  const content = (
    <>
      <h1 class="unseen">{asked.q ? say('搜索结果', 'Search results') : say('搜索', 'Search')}</h1>
      <div class="stack">
        <SearchForm page={page} office={office} asked={asked} />
        {!found && <HotWordList page={page} place={place} words={hotWords} />}
        {found && <Result {...props} found={found} place={place} asked={meant ? { ...asked, q: meant.text } : asked} />}
      </div>
    </>
  )
  return office ? (
    <PortalPage office={office} {...common}>
      {content}
    </PortalPage>
  ) : (
    <Layout {...common} crumbs={[{ href: '/', text: say('首页', 'Home') }, ...common.crumbs]}>
      {content}
    </Layout>
  )
}

function Result(props: SearchPageProps & { found: Found; place: string }) {
  const { page, office, hasOthers, asked, found, place, hotWords } = props
  const { say } = page
  const note = found.total ? say(`${totalIn(found.total)} 条`, totalIn(found.total)) : undefined
  const tabs = [
    ...(office ? [{ href: addressWith(place, asked), text: say('本机关', 'This agency'), note, current: true }] : []),
    {
      href: addressWith('/search', { ...asked, column: null }),
      text: say('全部机关', 'All agencies'),
      note: office ? undefined : note,
      current: !office,
    },
  ]
  const isEmpty = found.hits.length === 0
  return (
    <div class={isEmpty ? undefined : 'split tree-first'}>
      <div class="stack">
        {office && hasOthers && <Tabs tabs={tabs} label={say('搜索范围', 'Where to search')} />}
        <Understood {...props} />
        {isEmpty ? (
          <NothingFound page={page} place={place} asked={asked} column={asked.column ? (props.columns.get(asked.column) ?? null) : null} />
        ) : (
          <Hits {...props} />
        )}
        {isEmpty && <HotWordList page={page} place={place} words={hotWords} />}
        {office && <ApplyInstead page={page} office={office} />}
      </div>
      {!isEmpty && <FacetTree {...props} />}
    </div>
  )
}

/** How the question was understood, where that is not as it was typed. */
function Understood({ page, place, asked, found, meant }: SearchPageProps & { found: Found; place: string }) {
  const { say, language } = page
  const numbers = found.terms.filter(({ documentNumber, written }) => documentNumber && documentNumber !== written)
  const initials = found.by === 'initials' && found.hits.length > 0
  if (!meant && numbers.length === 0 && !found.titlesOnly && !initials) return null
  return (
    <Notice>
      {meant && (
        <>
          {say('您是不是要找：', 'Did you mean: ')}
          <a href={addressWith(place, asked)}>
            <b>
              <Official language={language}>{meant.text}</Official>
            </b>
          </a>
          {say('？', '? ')}
          {meant.changes.map(({ typed, meant: word }) =>
            say(`“${typed}”没有结果，以下按“${word}”列出。`, `Nothing holds “${typed}”; this list is for “${word}”. `),
          )}
        </>
      )}
      {numbers.map(({ written, documentNumber }) => (
        <>
          {say(`“${written}”已识别为文号 `, `“${written}” was read as the document number `)}
          <span class="docno" translate="no">
            {documentNumber}
          </span>
          {say('。', '. ')}
        </>
      ))}
      {initials && (
        <Mixed
          language={language}
          text={say(
            '没有包含这些字母的内容，以下按标题的拼音首字母列出。',
            'No text holds these letters: these titles have them as the initials of their pinyin.',
          )}
        />
      )}
      {found.titlesOnly &&
        say('只有一个字时只在标题里找，请多写一个字。', 'A single character is looked for in titles only: write one more.')}
    </Notice>
  )
}
