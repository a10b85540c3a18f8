import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { OfficialDocument } from '../../document/blocks.ts'
import { documentDocx } from '../../document/docx.ts'
import { type Files, keepFile } from '../../files/index.ts'
import type { Job } from '../../jobs/index.ts'
import { findAgency, sectionsOf } from '../../people/index.ts'
import { wayTo } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { filesOfItem, insertItemFile } from '../draft-store.ts'
import { type Item, itemOf, stepsOf, versionOf } from '../item-store.ts'
import { approvalSheet } from './approval-sheet.ts'

/** The sheet of a version, from the record; null: there is no such version. */
export async function sheetOf(db: Db, item: Item, number: number): Promise<OfficialDocument | null> {
  const version = await versionOf(db, item, number)
  const agency = await findAgency(db, { id: item.agencyId })
  if (!version || !agency) return null
  const { content } = version
  const way = content.column ? wayTo(await columnsOf(db, agency.id), content.column) : []
  return approvalSheet({
    agency: agency.name,
    section: (await sectionsOf(db, [agency.id])).find(({ id }) => id === item.sectionId)?.name ?? '',
    column: way.map(({ name }) => name).join(' › '),
    drafter: item.draftedByName,
    ...{ version: number, content, taken: await stepsOf(db, item) },
    files: content.attachments.map(({ title }) => title),
    indexNumber: item.indexNumber,
  })
}

/** The name by which the kept sheet of a version is known. */
export const sheetName = (version: number): string => `审查呈批单-第${version}版.docx`

/**
 * 政府信息公开审查呈批单 of a version that was settled, kept with the item as the record stood then (art. 17). DOCX, which needs no font of
 * this machine; PDF is printed from the same record whenever somebody asks for it.
 */
export const keepSheet: Job<{ agencyId: string; id: string; version: number }, { files: Files }> = {
  name: 'publications.keep-approval-sheet',
  label: '审查呈批单归档',
  data: z.object({ agencyId: z.uuid(), id: z.uuid(), version: z.number().int().positive() }),
  async run({ agencyId, id, version }, { db, files, now }) {
    const key = { agencyId, id }
    const item = await itemOf(db, key)
    const sheet = item && (await sheetOf(db, item, version))
    const isKept = async () => (await filesOfItem(db, key)).some(({ name }) => name === sheetName(version))
    if (!sheet || (await isKept())) return
    const stored = await files.put(await documentDocx(sheet), { name: sheetName(version), private: true })
    await db.transaction().execute(async trx => {
      const row = await keepFile(trx, agencyId, stored, { by: null, at: now })
      await insertItemFile(trx, key, row.id)
    })
  },
}
