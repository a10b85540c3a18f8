import type { Page } from '../../../web/layout/index.ts'
import { validities } from '../../content.ts'
import { isNarrowed, type ListView } from '../list.ts'

/** The filters of a list: a keyword goes on to the search, the rest narrows the list. Only what the list has is offered. */
export function ListFilters({ page, view, here }: { page: Page; view: ListView; here: string }) {
  const { say } = page
  const { filters, choices, sections } = view
  const selects = [
    {
      ...{ id: 'validity', label: say('有效性', 'Validity'), value: filters.validity },
      options: choices.validities.map(value => {
        const { label, english } = validities[value as keyof typeof validities]
        return { value, text: say(label, english), isOfficial: false }
      }),
    },
    {
      ...{ id: 'genre', label: say('体裁', 'Genre'), value: filters.genre },
      options: choices.genres.map(value => ({ value, text: value, isOfficial: true })),
    },
    {
      ...{ id: 'section', label: say('责任股室', 'Section'), value: filters.section },
      options: choices.sections.map(value => ({ value, text: sections.get(value)?.name ?? '', isOfficial: true })),
    },
  ].filter(({ options, value }) => options.length > 1 || value !== null)
  return (
    <form class="filters" action={here} aria-label={say('筛选', 'Filter')}>
      <div class={selects.length < 2 ? 'grow' : undefined}>
        <label for="k">{say('标题、文号或索引号', 'Title, document or index number')}</label>
        <input id="k" name="k" type="search" maxlength={100} />
      </div>
      <div>
        <label for="from">{say('发布日期从', 'Published from')}</label>
        <input id="from" name="from" type="date" value={filters.from ?? undefined} />
      </div>
      <div>
        <label for="to">{say('到', 'to')}</label>
        <input id="to" name="to" type="date" value={filters.to ?? undefined} />
      </div>
      {selects.map(({ id, label, value, options }) => (
        <div>
          <label for={id}>{label}</label>
          <select id={id} name={id}>
            <option value="">{say('全部', 'All')}</option>
            {options.map(each => (
              <option
                value={each.value}
                selected={each.value === value || undefined}
                lang={each.isOfficial && page.language === 'en' ? 'zh-CN' : undefined}
              >
                {each.text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" class="button">
        {say('筛选', 'Filter')}
      </button>
      {isNarrowed(filters) && <a href={here}>{say('清除', 'Clear')}</a>}
    </form>
  )
}
