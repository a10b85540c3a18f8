import type { Child } from 'hono/jsx'
import type { Column, NavItem, Page } from '../../web/layout/index.ts'
import { type Article, Layout, places } from '../../web/layout/index.ts'
import type { Crumb } from '../../web/ui/index.ts'

/** The agency whose portal this is, as pages need it. */
export type Office = { slug: string; name: string }

export const homeOf = ({ slug }: Office): string => `/${slug}`
export const reportsOf = ({ slug }: Office): string => `/${slug}/reports`
export const reportOf = ({ slug }: Office, year: number): string => `/${slug}/reports/${year}`

/** The title of a report as 30号 words it. */
export const reportTitle = (name: string, year: number): string => `${name}${year}年政府信息公开工作年度报告`

/** The navigation of one agency's portal: only what works stands here. */
export const portalNavigation = ({ say }: Page, office: Office): NavItem[] => [
  { key: 'home', href: homeOf(office), text: say('首页', 'Home') },
  { key: 'reports', href: reportsOf(office), text: say('年报', 'Annual reports') },
  { key: 'check', href: places.check, text: say('核对年报', 'Check a report'), act: true },
]

type Props = {
  page: Page
  office: Office
  title: string
  /** After the home page of the portal. */
  crumbs?: Crumb[]
  current?: string
  column?: Column
  article?: Article
  wide?: boolean
  children?: Child
}

/** A page of one agency's portal. */
export function PortalPage({ page, office, crumbs, children, ...rest }: Props) {
  const home = { href: homeOf(office), text: page.say('首页', 'Home') }
  return (
    <Layout page={page} navigation={portalNavigation(page, office)} crumbs={crumbs && [home, ...crumbs]} {...rest}>
      {children}
    </Layout>
  )
}
