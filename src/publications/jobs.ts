import type { AnyJob } from '../jobs/index.ts'
import { indexAttachments } from './attachment-index.ts'
import { remindOfDueDays } from './boards/reminders.ts'
import { deliverToChannels } from './channels/jobs.ts'
import { keepSheet } from './desk/sheet-job.ts'
import { expireDocuments } from './expiry-job.ts'
import { importList } from './import/job.ts'
import { tryDraftLinks, tryLinksAtNight } from './links/jobs.ts'
import { publishScheduled } from './scheduled-job.ts'

/** What the slice does by itself. */
export const publicationJobs: readonly AnyJob[] = [
  publishScheduled,
  indexAttachments,
  keepSheet,
  expireDocuments,
  deliverToChannels,
  remindOfDueDays,
  importList,
  tryLinksAtNight,
  tryDraftLinks,
]
