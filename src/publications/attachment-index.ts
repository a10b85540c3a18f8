import { z } from 'zod'
import { type FileRow, type Files, fileOf, kindOf } from '../files/index.ts'
import type { Job } from '../jobs/index.ts'
import { findAgency } from '../people/index.ts'
import { putEntry } from '../search/index.ts'
import { wayTo } from './catalogue/catalogue.ts'
import { columnsOf } from './catalogue/store.ts'
import { textOfAttachment } from './content/index.ts'
import { bytesOf } from './desk/attachment-check.ts'
import { publicItemById } from './public-store.ts'

const mostBytes = 50_000_000

/** The text of an item's attachments into the index: after the commit, since reading a file takes longer than a transaction should. */
export const indexAttachments: Job<{ agencyId: string; id: string }, { files: Files }> = {
  name: 'publications.index-attachments',
  label: '提取附件文字供检索',
  data: z.object({ agencyId: z.uuid(), id: z.uuid() }),
  async run({ agencyId, id }, { db, files }) {
    const agency = await findAgency(db, { id: agencyId })
    const before = await publicItemById(db, agencyId, id)
    if (!agency || !before) return
    const texts = new Map<string, { row: FileRow; text: string }>()
    for (const { fileId, role } of before.content.attachments) {
      const row = role === 'attachment' ? await fileOf(db, agencyId, fileId) : undefined
      if (row && row.bytes <= mostBytes) texts.set(fileId, { row, text: await textOf(files, row) })
    }
    const columns = await columnsOf(db, agencyId)
    await db.transaction().execute(async trx => {
      // What was withdrawn or corrected meanwhile has a job of its own, or needs none.
      const now = await publicItemById(trx, agencyId, id)
      if (now?.version !== before.version) return
      for (const { fileId, title } of now.content.attachments) {
        const found = texts.get(fileId)
        if (!found) continue
        await putEntry(trx, {
          ...{ agencyId, id: fileId, kind: 'attachment', path: `/${agency.slug}/files/${fileId}`, title, text: found.text },
          ...{ documentNumber: null, indexNumber: null, genre: null, validity: now.validity, publishedOn: now.listedOn },
          column: now.columnKey,
          columns: wayTo(columns, now.columnKey).map(({ key }) => key),
          partOf: { id, title: now.title },
        })
      }
    })
  },
}

/** Of what cannot be read nothing: it is found by its title all the same. */
async function textOf(files: Files, row: FileRow): Promise<string> {
  const found = await textOfAttachment(await bytesOf(files, row), kindOf(row.mediaType))
  return 'text' in found ? found.text : ''
}
