import type { AnyJob } from '../jobs/index.ts'
import { type Reminding, remindOfApplications } from './desk/reminders.ts'
import { remindOfPublicReplies } from './public-replies/reminding.ts'
import { recountOpenCases } from './recount.ts'
import { redactedCopy } from './redaction/copy-job.ts'
import { eraseWhatIsOver } from './retention/jobs.ts'

/** What the slice does by itself; the letter of the morning tells what other slices have to remind of as well. */
export const applicationJobs = (others: readonly Reminding[]): readonly AnyJob[] => [
  remindOfApplications([remindOfPublicReplies, ...others]),
  recountOpenCases,
  eraseWhatIsOver,
  redactedCopy,
]
