import type { Office } from './places.ts'

/** What every page knows about who reads it and how; made once a request by `web/site.tsx`, given to pages as props. */
export type Language = 'zh-CN' | 'zh-Hant' | 'en'

export type Page = {
  language: Language
  /** 长者模式 and 高对比; dark is for staff pages only. */
  elder: boolean
  contrast: boolean
  dark: boolean
  /** Path and query of this request, for links that come back. */
  path: string
  /** The origin under which visitors reach the site, without a slash at the end. */
  origin: string
  /** Day in Asia/Shanghai. */
  today: string
  site: SiteSettings
  /** Who is signed in, for the bar; rights are asked in handlers, never here. */
  reader: {
    name: string
    agency: string
    agencySlug: string
    /** what the person may do in some agency: which entries of the navigation are shown */
    may: readonly string[]
  } | null
  /** Interface words: Chinese, and English where the reader chose it. Traditional characters are made from the finished page. */
  say: (chinese: string, english: string) => string
}

/** What the owner of the site says about it; what is null is left out of pages. */
export type SiteSettings = {
  name: string
  /** 网站标识码 and the marks of the footer (law notes 8.1, 8.2). */
  idCode: string | null
  organiser: string | null
  /** 承办单位, 地址, 电话 */
  undertaker?: string | null
  address?: string | null
  phone?: string | null
  contact: string | null
  icp: string | null
  police: string | null
  /** Where the mark of 党政机关网站标识 and the entrance of 我为政府网站找错 lead. */
  partyMark?: string | null
  faultReport?: string | null
  /** The one agency of the site, where there is only one: pages of no agency's portal (signing in, say) are then of its portal. */
  office?: Office | null
  /** sample data: said on every page */
  sample: boolean
}
