/** Addresses that more than one page links to. */
export const places = {
  home: '/',
  accessibility: '/accessibility',
  statement: '/statement',
  reports: '/reports',
  openData: '/open-data',
  search: '/search',
  check: '/tools/check',
  compare: '/tools/compare',
  signIn: '/sign-in',
  signOut: '/sign-out',
  setup: '/setup',
  account: '/account',
  desk: '/desk',
  deskReports: '/desk/reports',
  people: '/desk/people',
  days: '/desk/days',
  jobs: '/desk/jobs',
  mail: '/desk/mail',
  publications: '/desk/publications',
  catalogue: '/desk/catalogue',
  boards: '/desk/boards',
  channels: '/desk/channels',
  words: '/desk/words',
  profile: '/desk/profile',
  approvals: '/desk/approvals',
  applications: '/desk/applications',
  registers: '/desk/registers',
  disputes: '/desk/disputes',
  collection: '/desk/collection',
  submissions: '/desk/submissions',
} as const

/** The agency whose portal a page belongs to. */
export type Office = { slug: string; name: string }

/** The addresses of one agency's portal that every page of it links to. */
export const portalPlaces = ({ slug }: Office) => ({
  home: `/${slug}`,
  guide: `/${slug}/guide`,
  rules: `/${slug}/rules`,
  content: `/${slug}/content`,
  reports: `/${slug}/reports`,
  apply: `/${slug}/apply`,
  status: `/${slug}/status`,
  search: `/${slug}/search`,
  sitemap: `/${slug}/sitemap`,
  data: `/${slug}/data`,
  rss: `/${slug}/feed.rss`,
  atom: `/${slug}/feed.atom`,
})

/** The address that sets one preference and comes back. */
export function preference(name: 'language' | 'elder' | 'contrast' | 'dark', value: string, back: string): string {
  return `/preferences?${new URLSearchParams({ [name]: value, back })}`
}
