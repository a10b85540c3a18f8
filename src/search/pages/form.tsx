import type { Office, Page } from '../../web/layout/index.ts'
import { searchPlace } from '../addresses.ts'
import { type Asked, mostCharacters } from '../query.ts'

export function SearchForm({ page, office, asked }: { page: Page; office: Office | null; asked: Asked }) {
  const { say } = page
  const wheres = [
    ['all', say('标题、正文和附件', 'Titles, texts and attachments')],
    ['title', say('只在标题', 'Titles only')],
    ['documentNumber', say('只在文号', 'Document numbers only')],
  ] as const
  const suggestions = `/search/suggestions.json${office ? `?agency=${office.slug}` : ''}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is younger than the browsers of our readers
    <form class="filters" role="search" method="get" action={searchPlace(office)} aria-label={say('搜索和筛选', 'Search and filter')}>
      <div class="grow">
        <label for="q">{say('搜索词', 'Search for')}</label>
        <input id="q" name="q" type="search" value={asked.q} maxlength={mostCharacters} data-suggest={suggestions} />
      </div>
      <div>
        <label for="w">{say('在哪里找', 'Where')}</label>
        <select id="w" name="w">
          {wheres.map(([value, text]) => (
            <option value={value} selected={asked.w === value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="from">{say('发布日期从', 'Published from')}</label>
        <input id="from" name="from" type="date" value={asked.from ?? ''} />
      </div>
      <div>
        <label for="to">{say('到', 'to')}</label>
        <input id="to" name="to" type="date" value={asked.to ?? ''} />
      </div>
      {asked.order === 'date' && <input type="hidden" name="order" value="date" />}
      <button class="button" type="submit">
        {say('搜索', 'Search')}
      </button>
    </form>
  )
}
