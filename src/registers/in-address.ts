import type { Context } from 'hono'
import type { Db } from '../db/open.ts'
import { NotFound } from '../errors.ts'
import { type PlainDate, parseDay } from '../law/index.ts'
import { type Action, type FoundOffice, officeIn, type Person } from '../people/index.ts'
import type { SiteEnv } from '../web/layout/index.ts'
import { entryFor } from './actions.ts'
import type { Entry } from './entry.ts'
import { isRegister, type RegisterName } from './register.ts'

export type Ctx = Context<SiteEnv<Person>>
export type InRegister = FoundOffice & { register: RegisterName }
export type Found = InRegister & { entry: Entry }

/** Who asks, for which agency's register. Throws NotFound, Forbidden. */
export async function registerIn(c: Ctx, db: Db, right: Action): Promise<InRegister | Response> {
  const found = await officeIn(c, db, right)
  if (found instanceof Response) return found
  const register = c.req.param('register') ?? ''
  if (!isRegister(register)) throw new NotFound('没有这个台账。')
  return { ...found, register }
}

/** The entry of the address, for somebody who may do this with its register. */
export async function entryOfAddress(c: Ctx, db: Db, right: Action = 'publication.read'): Promise<Found | Response> {
  const found = await registerIn(c, db, right)
  if (found instanceof Response) return found
  const id = c.req.param('id') ?? ''
  // PostgreSQL refuses what is no UUID.
  if (!uuid.test(id)) throw new NotFound('没有这条记录。')
  const entry = await entryFor(db, found.person, found.office, id)
  if (entry.register !== found.register) throw new NotFound('没有这条记录。')
  return { ...found, entry }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The year of the address, or this one. */
export function yearIn(c: Ctx): number {
  const text = c.req.query('year') ?? ''
  return /^20\d\d$/.test(text) ? Number(text) : Number(c.get('page').today.slice(0, 4))
}

export const inYear = (year: number) => ({ from: `${year}-01-01` as PlainDate, to: `${year}-12-31` as PlainDate })

/** `2026-03-02_ID`: the last entry of the page before. */
export function afterIn(c: Ctx): { on: PlainDate; id: string } | null {
  const [day = '', id = ''] = (c.req.query('after') ?? '').split('_')
  const on = parseDay(day)
  return on && uuid.test(id) ? { on, id } : null
}
