/** Addresses that more than one page links to. */
export const places = {
  home: '/',
  reports: '/reports',
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
} as const

/** The address that sets one preference and comes back. */
export function preference(name: 'language' | 'elder' | 'contrast' | 'dark', value: string, back: string): string {
  return `/preferences?${new URLSearchParams({ [name]: value, back })}`
}
