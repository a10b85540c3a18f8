import type { Page, SiteSettings } from './page.ts'

/** What `web/site.tsx` puts on every request before a slice sees it. `P` is the person of `people`, which this room may not import. */
export type SiteVariables<P> = {
  page: Page
  person: P | null
  /** The cookie's token, for ending or changing one's own session. */
  token: string | null
  /** Where the request comes from, looked up through trusted proxies only; null when it cannot be told. */
  address: string | null
  requestId: string
  /** What this request changes is seen by no public page: those that are kept stay good. */
  isInternal?: boolean
}

/** Hono's environment of a slice: `new Hono<SiteEnv<Person>>()`. */
export type SiteEnv<P> = { Variables: SiteVariables<P> }

/** What a slice's routes are given. `Db` is the database's type, which this room may not import. */
export type SliceDeps<Db> = {
  db: Db
  /** For public pages: the same data, of which what changes seldom is remembered until the next change. Never for deciding or writing. */
  reading?: Db
  now: () => Date
  /** Day in Asia/Shanghai. */
  today: () => string
  config: SliceConfig
  settings: () => Promise<SiteSettings>
}

/** The settings that a slice may need to know. */
export type SliceConfig = Readonly<{
  production: boolean
  dataDir: string
  publicUrl: string | null
  limits: Readonly<{
    fileBytes: number
    unpackedBytes: number
    cells: number
    nesting: number
    readMs: number
    importRows: number
    importBytes: number
  }>
}>
