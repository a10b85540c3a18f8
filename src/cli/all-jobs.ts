import { applicationJobs } from '../applications/jobs.ts'
import { remindOfDisputes } from '../disputes/desk/reminding.ts'
import { eraseDisputes } from '../disputes/erasing/jobs.ts'
import { sweepFiles } from '../files/jobs.ts'
import type { AnyJob } from '../jobs/index.ts'
import { sendDueMail } from '../mail/index.ts'
import { sweepSessions } from '../people/jobs.ts'
import { publicationJobs } from '../publications/jobs.ts'
import { remindOfReports } from '../report/reminding.ts'
import { keepYearEnds } from '../report/year-end.ts'
import { vacuumNightly } from './vacuum-job.ts'

/** All that the program does by itself, of every room and slice. */
export const allJobs: readonly AnyJob[] = [
  sendDueMail,
  sweepFiles,
  sweepSessions,
  vacuumNightly,
  ...publicationJobs,
  ...applicationJobs([remindOfDisputes, remindOfReports]),
  eraseDisputes,
  keepYearEnds,
]
