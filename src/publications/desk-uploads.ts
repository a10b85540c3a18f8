import type { Trx } from '../db/open.ts'
import type { Files, Stored } from '../files/index.ts'
import type { Person } from '../people/index.ts'
import type { Content } from './content.ts'
import type { Sent } from './desk-office.ts'
import type { Key } from './item-store.ts'
import type { Clock } from './publish.ts'
import { attachmentOf, keepForItem, receive } from './uploads.ts'

/** What a form brought, safe on the disk; `into` writes its rows and puts it into the draft, in the transaction that saves the draft. */
export type Received = { into(trx: Trx, key: Key, content: Content, slug: string, by: Person, clock: Clock): Promise<Content> }

/** Takes every file of the form: what is sent is taken, whichever button was pressed. Throws BadInput. */
export async function receiveAll(files: Files, sent: Sent['files']): Promise<Received> {
  const attachments: Stored[] = []
  for (const file of sent) if (file.field === 'file') attachments.push(await receive(files, file))
  return {
    async into(trx, key, content, _slug, by, clock) {
      let whole = content
      for (const stored of attachments) {
        const { id } = await keepForItem(trx, key, stored, by, clock)
        whole = { ...whole, attachments: [...whole.attachments, attachmentOf(id, stored)] }
      }
      return whole
    },
  }
}
