// Made by scripts/generate-tables.ts from the migrations: npm run generate. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export interface Accounts {
  id: string
  agencyId: string
  loginName: string
  displayName: string
  passwordHash: string
  mustChangePassword: boolean
  disabledAt: Date | null
  createdAt: Date
}

export interface Agencies {
  id: string
  slug: string
  name: string
  level: string
  parentId: string | null
  region: string | null
  createdAt: Date
  dissolvedOn: string | null
}

export interface AgencySuccessions {
  predecessorId: string
  successorId: string
  effectiveOn: string
}

export interface AnnouncedPapers {
  id: string
  year: number
  amends: boolean
  announcedOn: string
  cites: string
  source: string | null
  notice: string
  daysOff: ColumnType<unknown, string, string>
  workingDays: ColumnType<unknown, string, string>
  enteredAt: Date
  enteredBy: string | null
  enteredByName: string
  withdraws: string | null
  reason: string | null
}

export interface Files {
  agencyId: string
  id: string
  sha256: string
  bytes: number
  mediaType: string
  name: string
  private: boolean
  createdAt: Date
  createdBy: string | null
}

export interface Journal {
  agencyId: string
  seq: number
  at: Date
  actorId: string | null
  actor: string
  action: string
  subject: string
  details: ColumnType<unknown, string, string>
  article: string | null
  previousHash: string
  hash: string
}

export interface JournalHeads {
  agencyId: string
  seq: number
  hash: string
}

export interface LocalDaysOff {
  agencyId: string
  id: string
  name: string
  fromOn: string
  toOn: string
  announcedOn: string
  cites: string
  enteredAt: Date
  enteredBy: string | null
  enteredByName: string
  withdraws: string | null
  reason: string | null
}

export interface Memberships {
  accountId: string
  agencyId: string
  role: string
  sectionId: string | null
}

export interface RateLimits {
  key: string
  points: number
  resetsAt: Date
}

export interface ReportSteps {
  agencyId: string
  reportId: string
  seq: number
  step: string
  at: Date
  takenOn: string
  actorId: string | null
  actor: string
  reason: string | null
  originallyPublishedOn: string | null
  fileName: string | null
  sourceKind: string | null
  content: ColumnType<unknown, string, string> | null
  findings: ColumnType<unknown, string, string> | null
}

export interface Reports {
  agencyId: string
  id: string
  year: number
  state: string
  seq: number
  version: number
  publishedVersion: number | null
  publishedOn: string | null
  updatedOn: string | null
  errors: number
  warnings: number
}

export interface SchemaMigrations {
  name: string
  checksum: string
  appliedAt: Generated<Date>
}

export interface Sections {
  id: string
  agencyId: string
  name: string
  createdAt: Date
}

export interface Sessions {
  tokenHash: Uint8Array
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  address: string | null
  agent: string | null
}

export interface SetupCodes {
  codeHash: Uint8Array
  createdAt: Date
  expiresAt: Date
}

export interface SignIns {
  accountId: string
  lastSignedInAt: Date | null
  lastAddress: string | null
  failures: Generated<number>
}

export interface Tables {
  accounts: Accounts
  agencies: Agencies
  agencySuccessions: AgencySuccessions
  announcedPapers: AnnouncedPapers
  files: Files
  journal: Journal
  journalHeads: JournalHeads
  localDaysOff: LocalDaysOff
  memberships: Memberships
  rateLimits: RateLimits
  reportSteps: ReportSteps
  reports: Reports
  schemaMigrations: SchemaMigrations
  sections: Sections
  sessions: Sessions
  setupCodes: SetupCodes
  signIns: SignIns
}
