import type { Context } from 'hono'
import type { Db } from '../../db/open.ts'
import { NotFound } from '../../errors.ts'
import { type Action, type FoundOffice, formIn, officeIn } from '../../people/index.ts'
import type { SentFile } from '../../web/layout/index.ts'
import { itemFor } from '../draft-actions.ts'
import type { Item } from '../item-store.ts'
import type { DeskEnv } from './routes.tsx'

export type FoundItem = FoundOffice & { item: Item }

/** The item of the address, for somebody who may do this with it. */
export async function itemIn(c: Context<DeskEnv>, db: Db, right: Action = 'publication.read'): Promise<FoundItem | Response> {
  const found = await officeIn(c, db, right)
  if (found instanceof Response) return found
  const id = c.req.param('id') ?? ''
  // PostgreSQL refuses what is no UUID.
  if (!isId(id)) throw new NotFound('没有这件信息。')
  return { ...found, item: await itemFor(db, found.person, found.office, id, right) }
}

export const isId = (text: string | undefined): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')

export type Sent = { texts: Record<string, string>; files: readonly SentFile[] }

/** A form with its files; the size of all was limited before it came here. */
export async function sentIn(c: Context): Promise<Sent> {
  const { fields, files } = await formIn(c)
  const texts: Record<string, string> = {}
  for (const [field, value] of fields) texts[field] ??= value
  return { texts, files }
}
