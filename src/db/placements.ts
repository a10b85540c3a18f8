import type { Tables } from './tables.ts'

/**
 * Where each table lies when one machine is too small (Citus): *reference* tables are small and read on every node, *tenant* tables are
 * spread by `agency_id` and their keys begin with it, *coordinator* tables stay plain. Foreign keys go tenant → tenant on
 * `(agency_id, …)`, tenant → reference, coordinator → reference, reference → reference; none other.
 */
export type Placement = 'reference' | 'tenant' | 'coordinator'

export const placements = {
  agencies: 'reference',
  agencySuccessions: 'reference',
  sections: 'reference',
  accounts: 'reference',
  memberships: 'reference',
  accountMail: 'reference',
  secondFactors: 'reference',
  recoveryCodes: 'reference',
  announcedPapers: 'reference',
  journal: 'tenant',
  journalHeads: 'tenant',
  reports: 'tenant',
  reportSteps: 'tenant',
  localDaysOff: 'tenant',
  files: 'tenant',
  mailOut: 'tenant',
  publicationSettings: 'tenant',
  catalogueColumns: 'tenant',
  columnStatements: 'tenant',
  publications: 'tenant',
  publicationSteps: 'tenant',
  publicationVersions: 'tenant',
  publicationDrafts: 'tenant',
  publicationFiles: 'tenant',
  publicationRelations: 'tenant',
  publicItems: 'tenant',
  publicPlaces: 'tenant',
  publicCounts: 'tenant',
  numberCounters: 'tenant',
  redirects: 'tenant',
  watchedWords: 'tenant',
  channels: 'tenant',
  channelDeliveries: 'tenant',
  searchEntries: 'tenant',
  searchWords: 'tenant',
  searchCounts: 'tenant',
  hotWords: 'tenant',
  sessions: 'coordinator',
  signIns: 'coordinator',
  rateLimits: 'coordinator',
  signInTickets: 'coordinator',
  jobsScheduled: 'coordinator',
  setupCodes: 'coordinator',
  schemaMigrations: 'coordinator',
} as const satisfies Record<keyof Tables, Placement>
