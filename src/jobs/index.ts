/** The door of the room: work that is done later, or at certain times, by the program itself. */
export type { AnyJob, EnqueueWishes, Job, JobContext } from './job.ts'
export { enqueue } from './queue.ts'
export { shortened } from './reason.ts'
export { failedJobs, type JobRow, jobCounts, jobsIn } from './store.ts'
export { type Working, work } from './work.ts'
