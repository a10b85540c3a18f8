// Made by scripts/generate-tables.ts from the migrations: npm run generate. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export interface AccountMail {
  accountId: string
  address: string
  tokenHash: Uint8Array | null
  tokenExpiresAt: Date | null
  confirmedAt: Date | null
  createdAt: Date
}

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

export interface ApplicationDocuments {
  agencyId: string
  id: string
  applicationId: string
  kind: string
  state: string
  revision: number
  number: string | null
  content: ColumnType<unknown, string, string>
  decisionSeq: number | null
  signedOn: string | null
  signedBy: string | null
  docxFileId: string | null
  pdfFileId: string | null
  voidedWhy: string | null
  createdAt: Date
  changedAt: Date
}

export interface ApplicationFiles {
  agencyId: string
  fileId: string
  applicationId: string
  purpose: string
  name: string
  seq: number | null
  forApplicant: boolean
  addedAt: Date
  addedBy: string
}

export interface ApplicationLinks {
  agencyId: string
  fromId: string
  toId: string
  kind: string
  seq: number
  deed: string
  reason: string | null
  at: Date
  actorId: string
  actor: string
}

export interface ApplicationPersons {
  agencyId: string
  applicationId: string
  sealed: string | null
  keepUntil: string | null
  heldWhy: string | null
  heldBy: string | null
  heldAt: Date | null
  demandedWhy: string | null
  demandedBy: string | null
  demandedAt: Date | null
}

export interface ApplicationSettings {
  agencyId: string
  settings: ColumnType<unknown, string, string>
  changedAt: Date
}

export interface ApplicationSteps {
  agencyId: string
  applicationId: string
  seq: number
  step: string
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  note: string | null
  details: ColumnType<unknown, string, string>
}

export interface Applications {
  agencyId: string
  id: string
  number: string
  year: number
  ordinal: number
  state: string
  seq: number
  channel: string
  applicantKind: string
  applicant: string
  asked: string
  submittedAt: Date
  receivedOn: string | null
  dueOn: string | null
  dueState: string
  nextOn: string | null
  nextWhat: string
  waitsFor: string
  sectionId: string | null
  handlerId: string | null
  outcome: string | null
  decidedOn: string | null
  repliedOn: string | null
  wasLate: boolean | null
  countedOn: string | null
  countedAs: string | null
  daysUsed: number | null
  archivedOn: string | null
  codeHash: Uint8Array | null
  personHashes: string[]
  erasedOn: string | null
}

export interface ApprovalFiles {
  agencyId: string
  fileId: string
  approvalId: string
}

export interface ApprovalSteps {
  agencyId: string
  approvalId: string
  seq: number
  step: string
  at: Date
  takenOn: string
  actorId: string | null
  actor: string
  opinion: string | null
  version: number | null
}

export interface ApprovalVersions {
  agencyId: string
  approvalId: string
  version: number
  content: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  at: Date
}

export interface Approvals {
  agencyId: string
  id: string
  key: string
  sectionId: string | null
  stage: string
  standing: string
  seq: number
  version: number | null
  publicVersion: number | null
  name: string
  draft: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  revision: number
  savedAt: Date
  savedByName: string
  publishedOn: string | null
  updatedOn: string | null
  verifiedOn: string | null
}

export interface CatalogueColumns {
  agencyId: string
  key: string
  parentKey: string | null
  part: string
  position: number
  name: string
  description: string
  basis: string
  kind: string
  freshDays: number | null
  period: string
  sectionId: string | null
  closedOn: string | null
}

export interface ChannelDeliveries {
  agencyId: string
  id: string
  publicationId: string
  version: number
  channel: string
  state: string
  tries: number
  notBefore: Date
  draftId: string | null
  taskId: string | null
  articleId: string | null
  url: string | null
  error: string | null
  createdAt: Date
  updatedAt: Date
  deliveredOn: string | null
}

export interface Channels {
  agencyId: string
  kind: string
  enabled: boolean
  endpoint: string
  appId: string
  appSecret: string
  author: string
  coverFileId: string | null
  publishes: boolean
  columns: ColumnType<unknown, string, string>
}

export interface ColumnStatements {
  agencyId: string
  id: string
  columnKey: string
  text: string
  statedOn: string
  reviewOn: string
  at: Date
  actorId: string | null
  actor: string
}

export interface DeadLinks {
  agencyId: string
  publicationId: string
  href: string
  status: number | null
  sinceOn: string
  triedOn: string
}

export interface DisputeFiles {
  agencyId: string
  fileId: string
  disputeId: string
  name: string
  seq: number | null
}

export interface DisputeSteps {
  agencyId: string
  disputeId: string
  seq: number
  step: string
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  note: string | null
  details: ColumnType<unknown, string, string>
}

export interface Disputes {
  agencyId: string
  id: string
  applicationId: string | null
  kind: string
  state: string
  seq: number
  caseNumber: string | null
  body: string
  claimant: string
  about: string
  followsId: string | null
  coDefendant: boolean
  countsHere: boolean
  noticedOn: string
  nextOn: string | null
  nextWhat: string
  result: string | null
  decidedOn: string | null
  erasedOn: string | null
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

export interface HotWords {
  agencyId: string
  word: string
  standing: string
  position: number
}

export interface ImportBatches {
  agencyId: string
  fileId: string
  state: string
  total: number
  done: number
  counts: ColumnType<unknown, string, string>
  unknown: ColumnType<unknown, string, string>
  lines: ColumnType<unknown, string, string>
  fault: string | null
  byName: string
  startedAt: Date
  changedAt: Date
}

export interface JobsScheduled {
  name: string
  slot: Date
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

export interface LetterWordings {
  agencyId: string
  kind: string
  clause: string
  wording: string
  changedAt: Date
  changedBy: string
}

export interface LinkProbes {
  agencyId: string
  href: string
  answer: string
  status: number | null
  triedOn: string
}

export interface LinkTries {
  agencyId: string
  publicationId: string
  triedOn: string
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

export interface MailOut {
  agencyId: string
  id: string
  address: string
  addressMasked: string
  subject: string
  body: string
  isUrgent: boolean
  state: string
  attempts: Generated<number>
  lastError: string | null
  notBefore: Date
  notAfter: Date
  createdAt: Date
  sentAt: Date | null
  about: string | null
}

export interface Memberships {
  accountId: string
  agencyId: string
  role: string
  sectionId: string | null
}

export interface NumberCounters {
  agencyId: string
  series: string
  last: number
}

export interface ProfileGroups {
  agencyId: string
  kind: string
  version: number
  verifiedOn: string
  verifiedBy: string
  staleDays: number
}

export interface ProfileVersions {
  agencyId: string
  kind: string
  version: number
  facts: ColumnType<unknown, string, string>
  changed: ColumnType<unknown, string, string>
  reason: string
  at: Date
  actorId: string
  actor: string
}

export interface PublicApprovals {
  agencyId: string
  id: string
  key: string
  version: number
  name: string
  kind: string
  statutoryDays: number
  promisedDays: number
  hasFees: boolean
  sectionId: string | null
  content: ColumnType<unknown, string, string>
  publishedOn: string
  updatedOn: string
  verifiedOn: string
  updatedAt: Date
}

export interface PublicCounts {
  agencyId: string
  place: string
  items: number
  inForce: number
}

export interface PublicItems {
  agencyId: string
  id: string
  number: number
  version: number
  indexNumber: string
  title: string
  columnKey: string
  genre: string | null
  subject: string | null
  documentNumber: string | null
  summary: string
  source: string
  sectionId: string | null
  formedOn: string
  effectiveOn: string | null
  expiresOn: string | null
  validity: string | null
  validityOn: string | null
  listedOn: string
  publishedAt: Date
  publishedOn: string
  updatedAt: Date
  originalOn: string | null
  importedFrom: string | null
  content: ColumnType<unknown, string, string>
}

export interface PublicPlaces {
  agencyId: string
  place: string
  listedOn: string
  number: number
  publicationId: string
  genre: string | null
  validity: string | null
  sectionId: string | null
}

export interface PublicationDrafts {
  agencyId: string
  publicationId: string
  revision: number
  content: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  savedAt: Date
  savedBy: string | null
  savedByName: string
}

export interface PublicationFiles {
  agencyId: string
  fileId: string
  publicationId: string
}

export interface PublicationRelations {
  agencyId: string
  fromId: string
  kind: string
  toId: string
}

export interface PublicationSettings {
  agencyId: string
  uscc: string | null
  orgCode: string | null
  indexPattern: string
}

export interface PublicationSteps {
  agencyId: string
  publicationId: string
  seq: number
  step: string
  at: Date
  takenOn: string
  actorId: string | null
  actor: string
  opinion: string | null
  details: ColumnType<unknown, string, string>
  version: number | null
}

export interface PublicationVersions {
  agencyId: string
  publicationId: string
  version: number
  content: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  findings: ColumnType<unknown, string, string>
  at: Date
}

export interface Publications {
  agencyId: string
  id: string
  stage: string
  standing: string
  seq: number
  version: number | null
  publicVersion: number | null
  title: string
  columnKey: string | null
  sectionId: string | null
  draftedBy: string | null
  draftedByName: string
  attribute: string | null
  formedOn: string | null
  dueOn: string | null
  scheduledAt: Date | null
  number: number | null
  indexNumber: string | null
  publishedAt: Date | null
  publishedOn: string | null
  updatedOn: string | null
  originalOn: string | null
  importedFrom: string | null
  importKey: string | null
  reexaminedOn: string | null
}

export interface PublishedReplies {
  agencyId: string
  id: string
  applicationId: string
  state: string
  seq: number
  revision: number
  number: number | null
  title: string
  asked: string
  answered: string
  chosen: ColumnType<unknown, string, string>
  enclosed: ColumnType<unknown, string, string>
  kept: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  shownAt: Date | null
  shownOn: string | null
  withdrawnOn: string | null
  withdrawnWhy: string | null
}

export interface PublishedReplySteps {
  agencyId: string
  replyId: string
  seq: number
  step: string
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  reason: string | null
  content: ColumnType<unknown, string, string> | null
}

export interface RateLimits {
  key: string
  points: number
  resetsAt: Date
}

export interface RecoveryCodes {
  accountId: string
  codeHash: Uint8Array
  usedAt: Date | null
}

export interface Redactions {
  agencyId: string
  fileId: string
  applicationId: string
  revision: number
  marks: ColumnType<unknown, string, string>
  copyFileId: string | null
  proof: ColumnType<unknown, string, string> | null
  changedAt: Date
  changedBy: string
}

export interface Redirects {
  agencyId: string
  path: string
  toPath: string
  at: Date
}

export interface RegisterConfirmations {
  agencyId: string
  year: number
  sectionId: string
  seq: number
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  counts: ColumnType<unknown, string, string>
  note: string | null
}

export interface RegisterEntries {
  agencyId: string
  id: string
  register: string
  state: string
  seq: number
  decidedOn: string
  pieces: number
  fen: number | null
  isMonthly: boolean
  item: string
  number: string | null
  party: string
  sectionId: string | null
  shownUntil: string | null
  publishedOn: string | null
  overturnedOn: string | null
  content: ColumnType<unknown, string, string>
  authors: ColumnType<unknown, string, string>
  fingerprint: string
}

export interface RegisterSteps {
  agencyId: string
  entryId: string
  seq: number
  step: string
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  reason: string | null
  content: ColumnType<unknown, string, string> | null
}

export interface ReportCalls {
  agencyId: string
  year: number
  dueOn: string
  cites: string
  calledAt: Date
  calledBy: string
}

export interface ReportFindingDecisions {
  agencyId: string
  reportId: string
  seq: number
  fingerprint: string
  decision: string
  reason: string | null
  at: Date
  onDay: string
  actorId: string | null
  actor: string
}

export interface ReportFreezes {
  agencyId: string
  reportId: string
  version: number
  at: Date
  frozenOn: string
  actorId: string | null
  actor: string
  cause: string
  compiled: ColumnType<unknown, string, string>
}

export interface ReportSignedCopies {
  agencyId: string
  fileId: string
  reportId: string
  version: number
  name: string
}

export interface ReportStandingSteps {
  agencyId: string
  year: number
  seq: number
  step: string
  at: Date
  onDay: string
  actorId: string | null
  actor: string
  version: number | null
  note: string | null
  notice: string | null
  remarks: ColumnType<unknown, string, string> | null
  figures: ColumnType<unknown, string, string> | null
}

export interface ReportStandings {
  agencyId: string
  year: number
  superiorId: string
  state: string
  seq: number
  version: number | null
  firstSubmittedOn: string | null
  submittedOn: string | null
  returnedOn: string | null
  acceptedOn: string | null
  remindedOn: string | null
  returns: number
  received: number | null
  carriedIn: number | null
  carriedOut: number | null
  errors: number | null
  warnings: number | null
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

export interface ReportUploadCells {
  agencyId: string
  uploadId: string
  seq: number
  at: Date
  actorId: string | null
  actor: string
  cells: ColumnType<unknown, string, string>
}

export interface ReportUploads {
  agencyId: string
  id: string
  year: number
  ordinal: number
  superiorId: string
  fileId: string
  fileName: string
  receivedOn: string
  at: Date
  actorId: string | null
  actor: string
  report: ColumnType<unknown, string, string>
  blocks: ColumnType<unknown, string, string>
  version: number | null
}

export interface ReportYearEnds {
  agencyId: string
  year: number
  at: Date
  takenOn: string
  compiled: ColumnType<unknown, string, string>
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
  signing: string | null
}

export interface SchemaMigrations {
  name: string
  checksum: string
  appliedAt: Generated<Date>
}

export interface SearchCounts {
  agencyId: string
  day: string
  query: string
  times: number
}

export interface SearchEntries {
  agencyId: string
  id: string
  kind: string
  path: string
  title: string
  documentNumber: string | null
  indexNumber: string | null
  text: string
  columnKey: string | null
  columns: string[]
  genre: string | null
  validity: string | null
  publishedOn: string
  partOfId: string | null
  partOfTitle: string | null
  titleFolded: string
  numberFolded: string | null
  folded: string
  initials: string
  grams: string
  words: string
}

export interface SearchWords {
  agencyId: string
  word: string
  pinyin: string
  initials: string
  entries: number
}

export interface SecondFactors {
  accountId: string
  secret: string
  enrolledAt: Date | null
  createdAt: Date
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

export interface SignInTickets {
  tokenHash: Uint8Array
  accountId: string
  createdAt: Date
  expiresAt: Date
}

export interface SignIns {
  accountId: string
  lastSignedInAt: Date | null
  lastAddress: string | null
  failures: Generated<number>
  totpStep: number | null
}

export interface WatchedWords {
  agencyId: string
  wrong: string
  rightWord: string | null
  reason: string
  at: Date
  actor: string
}

export interface Tables {
  accountMail: AccountMail
  accounts: Accounts
  agencies: Agencies
  agencySuccessions: AgencySuccessions
  announcedPapers: AnnouncedPapers
  applicationDocuments: ApplicationDocuments
  applicationFiles: ApplicationFiles
  applicationLinks: ApplicationLinks
  applicationPersons: ApplicationPersons
  applicationSettings: ApplicationSettings
  applicationSteps: ApplicationSteps
  applications: Applications
  approvalFiles: ApprovalFiles
  approvalSteps: ApprovalSteps
  approvalVersions: ApprovalVersions
  approvals: Approvals
  catalogueColumns: CatalogueColumns
  channelDeliveries: ChannelDeliveries
  channels: Channels
  columnStatements: ColumnStatements
  deadLinks: DeadLinks
  disputeFiles: DisputeFiles
  disputeSteps: DisputeSteps
  disputes: Disputes
  files: Files
  hotWords: HotWords
  importBatches: ImportBatches
  jobsScheduled: JobsScheduled
  journal: Journal
  journalHeads: JournalHeads
  letterWordings: LetterWordings
  linkProbes: LinkProbes
  linkTries: LinkTries
  localDaysOff: LocalDaysOff
  mailOut: MailOut
  memberships: Memberships
  numberCounters: NumberCounters
  profileGroups: ProfileGroups
  profileVersions: ProfileVersions
  publicApprovals: PublicApprovals
  publicCounts: PublicCounts
  publicItems: PublicItems
  publicPlaces: PublicPlaces
  publicationDrafts: PublicationDrafts
  publicationFiles: PublicationFiles
  publicationRelations: PublicationRelations
  publicationSettings: PublicationSettings
  publicationSteps: PublicationSteps
  publicationVersions: PublicationVersions
  publications: Publications
  publishedReplies: PublishedReplies
  publishedReplySteps: PublishedReplySteps
  rateLimits: RateLimits
  recoveryCodes: RecoveryCodes
  redactions: Redactions
  redirects: Redirects
  registerConfirmations: RegisterConfirmations
  registerEntries: RegisterEntries
  registerSteps: RegisterSteps
  reportCalls: ReportCalls
  reportFindingDecisions: ReportFindingDecisions
  reportFreezes: ReportFreezes
  reportSignedCopies: ReportSignedCopies
  reportStandingSteps: ReportStandingSteps
  reportStandings: ReportStandings
  reportSteps: ReportSteps
  reportUploadCells: ReportUploadCells
  reportUploads: ReportUploads
  reportYearEnds: ReportYearEnds
  reports: Reports
  schemaMigrations: SchemaMigrations
  searchCounts: SearchCounts
  searchEntries: SearchEntries
  searchWords: SearchWords
  secondFactors: SecondFactors
  sections: Sections
  sessions: Sessions
  setupCodes: SetupCodes
  signInTickets: SignInTickets
  signIns: SignIns
  watchedWords: WatchedWords
}
