import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placements } from '../src/db/placements.ts'
import { openEmbedded } from './support/database.ts'
import { testSite } from './support/site.ts'
import { type Filled, filled, type Staffed, staffedBureau } from './support/two-agencies.ts'

/**
 * Two agencies side by side: nobody of the one sees or changes anything of the other, and nobody of a section what is another section's. The
 * routes are the router's own, so that a new one is walked without anybody thinking of it.
 */
const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const mark = 'QX甲乙丙丁'

let own: Staffed & { has: Filled }
let other: Staffed & { has: Filled }

beforeAll(async () => {
  const { office, admin } = await at.setUp()
  const make = async (slug: string, text: string) => {
    const staffed = await staffedBureau(database.db, admin, office, slug)
    return { ...staffed, has: await filled(database.db, at.rooms, staffed, text) }
  }
  other = await make('theirs', mark)
  own = await make('ours', '本机关的')
}, 60_000)

const routes = [...new Set(at.site.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))].filter(
  route => / \/(desk|account)/.test(route) && route.includes('/:'),
)

/** The address with this agency and these ids in it, whatever the ids are of. */
function filledPath(path: string, slug: string, { has, sections, people }: Staffed & { has: Filled }): string {
  const id = path.includes('/accounts/')
    ? people.officer.person.id
    : path.includes('/approvals/')
      ? has.approval
      : path.includes('/disputes/')
        ? has.dispute
        : path.includes('/application-calendar/') || path.includes('/calendar/')
          ? people.officer.person.id
          : has.draft
  const known: Record<string, string> = {
    ...{ agency: slug, slug, id, year: String(has.year), ordinal: String(has.ordinal), file: has.file, fileId: has.file },
    ...{ document: sections[0], step: 'noted', deed: 'hold', version: '1', column: 'plans', group: 'office', dispute: has.dispute },
    ...{ token: `${'A'.repeat(43)}.ics`, seq: '1', application: has.application, key: 'permits', number: '1', page: '1' },
  }
  return path.replace(/:([a-zA-Z]+)(\{[^/]*\})?\??/g, (_, name: string) => known[name] ?? has.draft)
}

/** Everything that belongs to an agency, as text. */
async function kept({ agency }: Staffed): Promise<string> {
  const tables = Object.entries(placements).flatMap(([name, placement]) => (placement === 'tenant' ? [name] : []))
  const found: string[] = []
  for (const name of tables.filter(one => !['searchWords', 'hotWords', 'journalHeads'].includes(one))) {
    const table = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(table)} as t where agency_id = ${agency.id} order by 1`.execute(database.db)
    found.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`)
  }
  return found.join('\n')
}

/** A form that names everything of the other agency that a form may name. */
function foreign({ has, sections, people, agency }: Staffed & { has: Filled }): FormData {
  const form = new FormData()
  const put = (value: string, ...names: string[]) => {
    for (const name of names) form.append(name, value)
  }
  put(sections[0], 'sectionId', 'section')
  put(people.officer.person.id, 'handlerId', 'handler', 'headOfOfficeId', 'accountId', 'account', 'by')
  put(has.file, 'fileId', 'fileIds', 'files', 'file')
  put(has.application, 'applicationId', 'application', 'toId', 'to')
  put(has.dispute, 'disputeId', 'followsId', 'follows', 'dispute')
  put(has.draft, 'publicationId', 'item', 'itemId', 'relation', 'id')
  put(agency.id, 'agencyId', 'agency', 'toAgencyId')
  put(agency.slug, 'slug')
  put('2026-03-02', 'onDay', 'on', 'from')
  put('说明', 'note', 'why', 'name', 'title', 'what', 'asked', 'about', 'claimant', 'body', 'number')
  for (const seen of ['2', '3', '4']) form.append('seen', seen)
  return form
}

async function send(route: string, path: string, token: string, form: FormData): Promise<{ status: number; text: string }> {
  const [method] = route.split(' ') as [string]
  const headers = { cookie: `gongkai-session=${token}` }
  const response = method === 'POST' ? await at.post(path, form, headers) : await at.request(path, { headers })
  return { status: response.status, text: await response.text() }
}

const everybody = () => Object.entries(own.people).map(([role, { token }]) => ({ role, token }))
const pathOf = (route: string) => route.split(' ')[1]!

test('the addresses that are walked here do show it to whoever may see it, or the rest would say nothing', async () => {
  const shown: string[] = []
  for (const route of routes.filter(one => one.startsWith('GET'))) {
    const path = filledPath(pathOf(route), other.agency.slug, other)
    if ((await send(route, path, other.people.officer.token, new FormData())).text.includes(mark)) shown.push(route)
  }
  expect(shown.length).toBeGreaterThan(20)
}, 60_000)

describe('of another agency', () => {
  test('nothing is shown and nothing is changed at its addresses, to whatever role here', async () => {
    const before = await kept(other)
    for (const { role, token } of everybody())
      for (const route of routes) {
        const { status, text } = await send(route, filledPath(pathOf(route), other.agency.slug, other), token, foreign(other))
        expect([403, 404], `${role} ${route}: ${status}`).toContain(status)
        expect(text, `${role} ${route}`).not.toContain(mark)
      }
    expect(await kept(other)).toBe(before)
  }, 120_000)

  test('nothing comes in under our own address by its ids, in the address or in a form', async () => {
    const before = await kept(other)
    const ids = [other.has.draft, other.has.published, other.has.approval, other.has.application, other.has.dispute, other.has.file]
    const foreigners = [...ids, ...other.sections, ...Object.values(other.people).map(({ person }) => person.id)]
    for (const { role, token } of everybody())
      for (const route of routes) {
        if (/\/(disable|enable|reset|end-sessions)/.test(route)) continue
        const mixed = { ...own, has: { ...other.has, year: own.has.year, ordinal: own.has.ordinal } }
        for (const has of [other, mixed]) {
          const { status, text } = await send(route, filledPath(pathOf(route), own.agency.slug, has), token, foreign(other))
          expect(status, `${role} ${route}`).toBeLessThan(500)
          expect(text, `${role} ${route}`).not.toContain(mark)
        }
      }
    expect(await kept(other)).toBe(before)
    const ours = (await kept(own)).split('\n')
    for (const id of foreigners)
      expect(
        ours.filter(row => row.includes(id)),
        id,
      ).toEqual([])
  }, 120_000)
})

test('of another section nothing is shown and nothing is changed', async () => {
  const before = await kept(other)
  for (const { person, token } of Object.values(other.inSecond))
    for (const route of routes) {
      if (!/:(ordinal|id)\b/.test(route)) continue
      const { status, text } = await send(route, filledPath(pathOf(route), other.agency.slug, other), token, foreign(other))
      expect([403, 404], `${person.loginName} ${route}: ${status}`).toContain(status)
      expect(text, `${person.loginName} ${route}`).not.toContain(mark)
    }
  expect(await kept(other)).toBe(before)
}, 60_000)
