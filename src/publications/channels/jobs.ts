import { z } from 'zod'
import type { Files } from '../../files/index.ts'
import type { Job } from '../../jobs/index.ts'
import { findAgency } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { deliverDue } from './deliver.ts'
import { agenciesWithChannel } from './store.ts'

/** Goes on with what is on its way to other channels. What fails stays in its own list, so the job itself is not tried again. */
export const deliverToChannels: Job<object, { files: Files; secrets: Secrets; publicUrl: string | null }> = {
  name: 'publications.deliver-to-channels',
  label: '向微信公众号发送',
  data: z.object({}),
  cron: '* * * * *',
  retries: 0,
  async run(_, { db, files, secrets, publicUrl, now }) {
    for (const id of await agenciesWithChannel(db)) {
      const office = await findAgency(db, { id })
      if (office) await deliverDue({ db, files, secrets, origin: publicUrl ?? 'http://localhost', now: () => now }, office)
    }
  },
}
