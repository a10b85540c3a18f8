import type { Context } from 'hono'
import type { Db } from '../../db/open.ts'
import { BadInput, NotFound } from '../../errors.ts'
import { type Action, type FoundOffice, officeIn } from '../../people/index.ts'
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

export type Sent = { texts: Record<string, string>; files: { field: string; name: string; bytes: Uint8Array }[] }

/** A form with its files; the size of all was limited before it came here. */
export async function sentIn(c: Context): Promise<Sent> {
  const form = await c.req.formData().catch(() => {
    throw new BadInput('提交的表单无法读取。')
  })
  const sent: Sent = { texts: {}, files: [] }
  for (const [field, value] of form.entries())
    if (typeof value === 'string') sent.texts[field] ??= value
    else if (value.size > 0 || value.name !== '')
      sent.files.push({ field, name: value.name.slice(0, 300), bytes: new Uint8Array(await value.arrayBuffer()) })
  return sent
}
