import { afterAll } from 'vitest'
import { type Config, loadConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'
import { insertSection } from '../../src/people/agency-store.ts'
import { type Agency, isOfSection, type Person, type Role, roles } from '../../src/people/index.ts'
import type { SiteSettings } from '../../src/web/layout/index.ts'
import { makeLog } from '../../src/web/log.ts'
import { createSite } from '../../src/web/site.tsx'
import { slices as allSlices, type Slice } from '../../src/web/slices.ts'
import { openEmbedded } from './database.ts'
import { addPerson, monday, setUpOffice } from './people.ts'
import { testRooms } from './rooms.ts'

type Wishes = {
  /** A database of the test's own; else a new one in memory, closed after the file's tests. */
  database?: Database
  config?: Partial<Config>
  settings?: SiteSettings
  slices?: readonly Slice[]
  now?: () => Date
}

export const sampleSettings: SiteSettings = {
  name: '示例市文化旅游局政府信息公开',
  idCode: '0000000000',
  organiser: '示例市文化旅游局',
  contact: '电话 0000-0000000',
  icp: null,
  police: null,
  sample: true,
}

export type TestSite = Awaited<ReturnType<typeof testSite>>

/** The whole site over a test database, on a Monday in 2026. Requests come as from a browser on this machine. */
export async function testSite({
  database: given,
  config,
  settings = sampleSettings,
  slices = allSlices,
  now = () => monday,
}: Wishes = {}) {
  const database = given ?? (await openEmbedded())
  if (!given) afterAll(() => database.close())
  const logged: string[] = []
  const log = makeLog('info', { write: line => void logged.push(line) })
  const { dataDir, ...rooms } = testRooms()
  const settled: Config = { ...loadConfig({}), dataDir, ...config }
  const site = createSite({ db: database.db, config: settled, settings, now, log, slices, rooms })
  const origin = config?.publicUrl ?? 'http://localhost'

  const request = (path: string, init: RequestInit = {}, peer = '127.0.0.1'): Promise<Response> =>
    Promise.resolve(site.request(path, init, { incoming: { socket: { remoteAddress: peer } } }))

  /** A form sent from a page of the site. */
  const post = (path: string, fields: Record<string, string> | FormData, headers: Record<string, string> = {}): Promise<Response> =>
    request(path, {
      method: 'POST',
      body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
    })

  let office: Promise<{ office: Agency; admin: Person; adminToken: string }> | undefined
  const people = new Map<Role, Promise<{ cookie: string; person: Person; agency: Agency }>>()

  /** The office and its administrator, made at the first call. */
  const setUp = () => {
    office ??= setUpOffice(database.db)
    return office
  }

  const enter = async (role: Role) => {
    const { office: agency, admin, adminToken } = await setUp()
    const name = origin.startsWith('https:') ? '__Host-gongkai-session' : 'gongkai-session'
    if (role === 'administrator') return { cookie: `${name}=${adminToken}`, person: admin, agency }
    const sectionId = isOfSection(role) ? newId() : null
    if (sectionId)
      await database.db
        .transaction()
        .execute(trx => insertSection(trx, { id: sectionId, agencyId: agency.id, name: `${roles[role].label}的股室` }, monday))
    const { person, token } = await addPerson(database.db, admin, agency, role, `${role}.one`, sectionId)
    return { cookie: `${name}=${token}`, person, agency }
  }

  /** Somebody of the office with this role, signed in; `cookie` is the header of their requests. */
  const signedInAs = (role: Role) => {
    const entered = people.get(role) ?? enter(role)
    people.set(role, entered)
    return entered
  }

  return { site, rooms, config: settled, database, request, post, setUp, signedInAs, logged }
}
