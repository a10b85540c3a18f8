import type { AnyJob } from '../jobs/index.ts'
import { remindOfApplications } from './desk/reminders.ts'
import { recountOpenCases } from './recount.ts'

/** What the slice does by itself. */
export const applicationJobs: readonly AnyJob[] = [remindOfApplications, recountOpenCases]
