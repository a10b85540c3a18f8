import type { ExemptionCode, PlainDate } from '../law/index.ts'

/** 此件公开发布 / 依申请公开 / 不予公开: decided for each item when it is drafted (law notes 2.3). */
export type Attribute = 'public' | 'onApplication' | 'notPublic'

export const relationKinds = {
  interprets: { label: '解读', passive: '解读材料', english: 'interprets', passiveEnglish: 'readings' },
  amends: { label: '修改', passive: '被修改', english: 'amends', passiveEnglish: 'amended by' },
  repeals: { label: '废止', passive: '被废止', english: 'repeals', passiveEnglish: 'repealed by' },
  replaces: { label: '代替', passive: '被代替', english: 'replaces', passiveEnglish: 'replaced by' },
  extends: { label: '延长有效期', passive: '有效期被延长', english: 'extends', passiveEnglish: 'extended by' },
  related: { label: '相关', passive: '相关', english: 'related', passiveEnglish: 'related' },
} as const satisfies Record<string, { label: string; passive: string; english: string; passiveEnglish: string }>

export type RelationKind = keyof typeof relationKinds

export const validities = {
  inForce: { label: '有效', english: 'in force', chip: 'done' },
  amended: { label: '已修改', english: 'amended', chip: 'off' },
  repealed: { label: '废止', english: 'repealed', chip: 'over' },
  expired: { label: '失效', english: 'expired', chip: 'over' },
} as const

export type Validity = keyof typeof validities

export type Attachment = {
  /** The file's row in `files`. */
  fileId: string
  title: string
  /** What a picture shows, for whoever cannot see it; null for files. */
  alt: string | null
  role: 'attachment' | 'picture'
}

/** All that a version of an item says. */
export type Content = {
  title: string
  /** Key of its one column in the catalogue. */
  column: string | null
  /** 体裁: 通知、公告、通报…; 规范性文件 have a validity. */
  genre: string | null
  /** 主题分类 of the State Council's classes. */
  subject: string | null
  /** 发文字号, with 〔〕. */
  documentNumber: string | null
  /** 形成或者变更之日: the statutory period runs from the day after (art. 26). */
  formedOn: PlainDate | null
  effectiveOn: PlainDate | null
  expiresOn: PlainDate | null
  /** 内容概述. */
  summary: string
  keywords: readonly string[]
  /** Who made it: the agency, a section, another agency. */
  source: string
  attribute: Attribute | null
  /** Why it is not published; with its reason, for both attributes but `public`. */
  ground: ExemptionCode | null
  groundReason: string | null
  /** Whether it is a document that is in force until it is amended, repealed or runs out (规范性文件). */
  isNormative: boolean
  /** Sanitised HTML (`content/`), nothing else. */
  body: string
  attachments: readonly Attachment[]
  relations: readonly { kind: RelationKind; to: string }[]
}

export const emptyContent: Content = {
  title: '',
  column: null,
  genre: null,
  subject: null,
  documentNumber: null,
  formedOn: null,
  effectiveOn: null,
  expiresOn: null,
  summary: '',
  keywords: [],
  source: '',
  attribute: null,
  ground: null,
  groundReason: null,
  isNormative: false,
  body: '',
  attachments: [],
  relations: [],
}
