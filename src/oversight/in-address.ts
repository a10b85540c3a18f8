import type { Context } from 'hono'
import type { Person } from '../people/index.ts'
import type { SiteEnv } from '../web/layout/index.ts'
import { type BodyKind, bodyKinds } from './bodies.ts'
import { type BodyLine, type Collection, type Situation, situations } from './screen.ts'

export type Ctx = Context<SiteEnv<Person>>

/** The year of the address; without one the year that is being reported on: the last. */
export function yearIn(c: Ctx): number {
  const text = c.req.param('year') ?? c.req.query('year') ?? ''
  return /^20\d\d$/.test(text) ? Number(text) : Number(c.get('page').today.slice(0, 4)) - 1
}

export type Asked = {
  words: string | null
  kind: BodyKind | null
  situation: Situation | null
  order: 'errors' | 'change' | null
  page: number
}

/** What the address narrows the list to; what makes no sense is left out. */
export function askedIn(c: Ctx): Asked {
  const text = (name: string) => c.req.query(name)?.trim().slice(0, 60) || null
  const [kind, situation, order] = [text('g') ?? '', text('s') ?? '', text('o')]
  return {
    words: text('k'),
    kind: Object.hasOwn(bodyKinds, kind) ? (kind as BodyKind) : null,
    situation: Object.hasOwn(situations, situation) ? (situation as Situation) : null,
    order: order === 'errors' || order === 'change' ? order : null,
    page: /^[1-9]\d{0,3}$/.test(text('p') ?? '') ? Number(text('p')) : 1,
  }
}

const changeOf = ({ received }: BodyLine): number => {
  const [before, now] = received.slice(-2)
  return typeof before === 'number' && typeof now === 'number' ? Math.abs(now - before) : -1
}

export function narrowed({ lines }: Collection, { words, kind, situation, order }: Asked): BodyLine[] {
  const found = lines.filter(
    line => (!words || line.body.name.includes(words)) && (!kind || line.kind === kind) && (!situation || line.situation === situation),
  )
  if (order === 'errors') return found.toSorted((a, b) => (b.standing.errors ?? -1) - (a.standing.errors ?? -1))
  return order === 'change' ? found.toSorted((a, b) => changeOf(b) - changeOf(a)) : found
}

/** So many stand on one page: more are slow to make and slow to read. */
export const onPage = 100

/** The address's own words again, for the page before and the next. */
export const heldIn = ({ words, kind, situation, order }: Asked): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ k: words, g: kind, s: situation, o: order }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
