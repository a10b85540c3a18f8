import { z } from 'zod'
import type { Job } from '../jobs/index.ts'
import type { Files } from './files.ts'

const day = 24 * 3600 * 1000

/** Removes contents that no row names; rows without their content are damage, and show as a failed job. */
export const sweepFiles: Job<object, { files: Files }> = {
  name: 'files.sweep-orphans',
  label: '清理未登记的文件',
  data: z.object({}),
  cron: '10 3 * * *',
  retries: 0,
  async run(_, { db, files, now }) {
    const { missing } = await files.sweepOrphans(db, new Date(now.getTime() - day))
    if (missing.length > 0)
      throw new Error(`有 ${missing.length} 个文件的内容不在磁盘上，请从备份恢复。首个：${missing[0]!.sha256.slice(0, 12)}`)
  },
}
