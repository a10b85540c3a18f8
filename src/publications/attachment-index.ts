import { z } from 'zod'
import type { Db } from '../db/open.ts'
import { type FileRow, type Files, fileOf, kindOf } from '../files/index.ts'
import type { Job } from '../jobs/index.ts'
import { findAgency } from '../people/index.ts'
import { type Entry, putEntry, type Source } from '../search/index.ts'
import { type Column, wayTo } from './catalogue/catalogue.ts'
import { columnsOf } from './catalogue/store.ts'
import { textOfAttachment } from './content/index.ts'
import { bytesOf } from './desk/attachment-check.ts'
import { listedAfter, type PublicItem, publicItemById } from './public-store.ts'

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
    const texts = await textsOf(db, files, before)
    const columns = await columnsOf(db, agencyId)
    await db.transaction().execute(async trx => {
      // What was withdrawn or corrected meanwhile has a job of its own, or needs none.
      const now = await publicItemById(trx, agencyId, id)
      if (now?.version !== before.version) return
      for (const entry of entriesOf(agency.slug, now, columns, texts)) await putEntry(trx, entry)
    })
  },
}

/** For making the index again: each file is read anew, and what belongs to no public item goes out. */
export const attachmentSource = (files: Files): Source => ({
  kinds: ['attachment'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    const columns = await columnsOf(db, agencyId)
    let after: string | null = null
    for (;;) {
      const listed = await listedAfter(db, agencyId, after, 500)
      for (const { id } of listed) {
        const item = agency && (await publicItemById(db, agencyId, id))
        if (item && item.content.attachments.length > 0) yield* entriesOf(agency.slug, item, columns, await textsOf(db, files, item))
      }
      after = listed.at(-1)?.id ?? null
      if (after === null) return
    }
  },
})

async function textsOf(db: Db, files: Files, { agencyId, content }: PublicItem): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { fileId, role } of content.attachments) {
    const row = role === 'attachment' ? await fileOf(db, agencyId, fileId) : undefined
    if (row && row.bytes <= mostBytes) texts.set(fileId, await textOf(files, row))
  }
  return texts
}

function* entriesOf(slug: string, item: PublicItem, columns: readonly Column[], texts: ReadonlyMap<string, string>): Generator<Entry> {
  const { agencyId, id, columnKey, content, validity, listedOn } = item
  for (const { fileId, title } of content.attachments) {
    const text = texts.get(fileId)
    if (text === undefined) continue
    yield {
      ...{ agencyId, id: fileId, kind: 'attachment', path: `/${slug}/files/${fileId}`, title, text },
      ...{ documentNumber: null, indexNumber: null, genre: null, validity, publishedOn: listedOn },
      column: columnKey,
      columns: wayTo(columns, columnKey).map(({ key }) => key),
      partOf: { id, title: item.title },
    }
  }
}

/** Of what cannot be read nothing: it is found by its title all the same. */
async function textOf(files: Files, row: FileRow): Promise<string> {
  const found = await textOfAttachment(await bytesOf(files, row), kindOf(row.mediaType))
  return 'text' in found ? found.text : ''
}
