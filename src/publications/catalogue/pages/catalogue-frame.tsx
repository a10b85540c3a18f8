import type { Child } from 'hono/jsx'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { crumbOf, ErrorSummary } from '../../../web/ui/index.ts'

export const catalogueOf = (slug: string) => `${places.catalogue}/${slug}`

type Props = { page: Page; title: string; slug: string; faults: Faults; isTop?: boolean; children?: Child }

/** A page of the catalogue's desk. The title of one that came back with faults says so first: a screen reader reads it first. */
export function CatalogueFrame({ page, title, slug, faults, isTop, children }: Props) {
  const { say } = page
  const count = Object.keys(faults).length
  const crumbs = [
    { href: places.desk, text: say('工作台', 'Desk') },
    ...(isTop ? [] : [{ href: catalogueOf(slug), text: say('公开目录', 'Catalogue') }]),
    crumbOf(page.language, title),
  ]
  return (
    <StaffLayout page={page} title={count > 0 ? `${say('错误：', 'Error: ')}${title}` : title} current="catalogue" crumbs={crumbs}>
      <ErrorSummary faults={faults} title={say(`有 ${count} 处需要修改`, `${count} things need to be changed`)} />
      {children}
    </StaffLayout>
  )
}
