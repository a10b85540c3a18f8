import { addDays, type PlainDate } from '../../../law/index.ts'
import { type Office, type Page, portalPlaces } from '../../../web/layout/index.ts'
import { Chip, type Crumb, Official } from '../../../web/ui/index.ts'
import { type Column, type Part, parts } from '../../catalogue/catalogue.ts'
import { type Validity, validities } from '../../content.ts'
import type { Line } from '../../public-store.ts'
import { addressOf } from '../../publish.ts'

export const partOf = (office: Office, part: Part): string => portalPlaces(office)[part]
export const columnAddress = (office: Office, { key }: Pick<Column, 'key'>): string => `${portalPlaces(office).content}/${key}`
export const dataOf = (office: Office): string => `${portalPlaces(office).home}/data`

export const partName = (page: Page, part: Part): string => page.say(parts[part].label, parts[part].english)

/** The columns from the top as crumbs. */
export const crumbsOf = (page: Page, office: Office, way: readonly Column[]): Crumb[] =>
  way.map(column => ({ href: columnAddress(office, column), text: column.name, lang: page.language === 'en' ? 'zh-CN' : undefined }))

export const Day = ({ on }: { on: string }) => <time datetime={on}>{on}</time>

type Dated = Pick<Line, 'validity' | 'expiresOn'>

/** What holds today: a document runs out on its own day, whoever looks at it first. */
export const holdsToday = ({ validity, expiresOn }: Dated, today: string): Validity | null =>
  validity === 'inForce' && expiresOn !== null && expiresOn < today ? 'expired' : validity

/** Whether a document holds, in a word; one that runs out within three months says so. */
export function ValidityChip({ page, item }: { page: Page; item: Dated }) {
  const now = holdsToday(item, page.today)
  if (!now) return null
  if (now === 'inForce' && item.expiresOn !== null && item.expiresOn <= addDays(page.today as PlainDate, 90))
    return <Chip state="wait">{page.say('即将到期', 'expires soon')}</Chip>
  return <Chip state={validities[now].chip}>{page.say(validities[now].label, validities[now].english)}</Chip>
}

/** The newest of a list, each with its day and its column. */
export function ItemLines<Item extends Line & { slug: string }>({
  page,
  items,
  more,
}: {
  page: Page
  items: readonly Item[]
  more: (item: Item) => string
}) {
  return (
    <ul class="items">
      {items.map(item => (
        <li>
          <a href={addressOf(item.slug, item.number)}>
            <Official language={page.language}>{item.title}</Official>
          </a>
          <Day on={item.listedOn} />
          <p class="more">
            <Official language={page.language}>{more(item)}</Official>
          </p>
        </li>
      ))}
    </ul>
  )
}
