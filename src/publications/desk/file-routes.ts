import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import { places } from '../../web/layout/index.ts'
import { itemOfFile } from '../draft-store.ts'
import { isId, itemIn } from './office.ts'
import type { DeskDeps, DeskEnv } from './routes.tsx'

/** Files of items that are not public yet: for whoever may read the item, and nobody else. */
export function deskFileRoutes({ db, files }: DeskDeps): Hono<DeskEnv> {
  return new Hono<DeskEnv>().get(`${places.publications}/:agency/:id/files/:fileId`, async c => {
    const found = await itemIn(c, db)
    if (found instanceof Response) return found
    const { office, item } = found
    const fileId = c.req.param('fileId')
    // The file must be this item's: whoever may read one item may not read another's files through it.
    if (!isId(fileId) || (await itemOfFile(db, office.id, fileId)) !== item.id) throw new NotFound('没有这个文件。')
    const row = await fileOf(db, office.id, fileId)
    if (!row || !(await files.stat(row))) throw new NotFound('没有这个文件。')
    const body = Readable.toWeb(await files.get(row)) as ReadableStream<Uint8Array>
    return c.body(body, 200, downloadHeaders(row, { inline: true }))
  })
}
