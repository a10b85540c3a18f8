import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillProfile } from '../src/publications/profile/sample.ts'
import { openEmbedded } from './support/database.ts'
import { randomOf } from './support/random.ts'
import { testSite } from './support/site.ts'

/** What people, crawlers and attackers send: no address and no form may make the site fail, and nothing of it comes back as markup. */
const markup = '"><script>alert(1)</script>'
const rubbish: readonly string[] = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', '9'.repeat(40), '2023-02-30', '9999-12-31', '0000-00-00', 'true', 'null', 'undefined'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '..%2f..%2f',
    '%',
    '%00',
    '\u0000',
    '\r\nset-cookie: a=b',
    '\ud800',
    '\ufffe',
  ],
  ...[
    "' or 1=1 --",
    '; drop table agencies',
    '{{7*7}}',
    '$'.concat('{7*7}'),
    '[]',
    '{"a":1}',
    '%E4%BD',
    '李'.repeat(3000),
    'é\u0301\u202e',
    '💣',
  ],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'results.csv', 'report.exe', 'a.b.c', markup],
]
const parameters: readonly string[] = [
  ...[
    'q',
    'page',
    'from',
    'to',
    'column',
    'kind',
    'genre',
    'year',
    'month',
    'cursor',
    'order',
    'where',
    'limit',
    'one',
    'next',
    'back',
    'list',
  ],
  ...[
    'state',
    'section',
    'outcome',
    'what',
    'agency',
    'language',
    'elder',
    'contrast',
    'done',
    'version',
    'with',
    'tab',
    'id',
    'on',
    'days',
    'a',
    'b',
  ],
]

/** What has half a surrogate pair cannot be encoded at all: a browser sends the mark of replacement instead. */
const sendable = (text: string) => Buffer.from(text).toString()

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office } = await at.setUp()
const paths = (method: string) => [...new Set(at.site.routes.filter(route => route.method === method).map(({ path }) => path))]
const cookies = new Map<string, string>()

beforeAll(async () => {
  const { person } = await at.signedInAs('officer')
  await fillProfile(database.db, person, office, {}, { now: new Date('2026-03-02T01:00:00Z'), today: '2026-03-02' as never })
  for (const role of ['officer', 'leader', 'administrator', 'drafter'] as const) cookies.set(role, (await at.signedInAs(role)).cookie)
})

/** An address of the pattern with rubbish in some of its parts; the agency is mostly the one that is there. */
function addressOf(pattern: string, next: (max: number) => number): string {
  const any = () => encodeURIComponent(sendable(rubbish[next(rubbish.length - 1)]!))
  return pattern
    .replace(/:(\w+)(\{[^/]*\})?/g, (_, name: string) => ((name === 'agency' || name === 'slug') && next(9) > 0 ? office.slug : any()))
    .replace('*', any())
}

const queryOf = (next: (max: number) => number) =>
  Array.from({ length: 1 + next(4) }, () => {
    const [name, value] = [parameters[next(parameters.length - 1)]!, rubbish[next(rubbish.length - 1)]!]
    // some are not encoded as they should be
    return next(7) === 0 ? `${name}=%E4%` : `${name}=${encodeURIComponent(sendable(value))}`
  }).join('&')

async function mustStand(response: Response, what: string): Promise<void> {
  const text = await response.text()
  expect(response.status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if ((response.headers.get('content-type') ?? '').startsWith('text/html')) expect(text.includes(markup), what).toBe(false)
  expect([...response.headers.keys()].includes('a'), what).toBe(false)
}

describe.each(['nobody', 'officer', 'leader', 'administrator', 'drafter'])('rubbish sent by %s', who => {
  const headers = (): Record<string, string> => (who === 'nobody' ? {} : { cookie: cookies.get(who)! })

  test('in addresses and queries makes no page fail', async () => {
    const next = randomOf(who.length)
    for (const path of paths('GET'))
      for (let i = 0; i < 4; i++) {
        if (/sign-out|healthz/.test(path)) continue
        const address = `${addressOf(path, next)}?${queryOf(next)}`
        await mustStand(await at.request(address, { headers: headers() }), `GET ${address}`)
      }
  })

  test('in forms makes no page fail', async () => {
    const next = randomOf(100 + who.length)
    for (const path of paths('POST')) {
      if (/sign-out|\/sign-in|second-factor|leave|password|sessions/.test(path)) continue
      for (let i = 0; i < 3; i++) {
        const fields = new FormData()
        for (let n = next(12); n > 0; n--) {
          const name = next(2) === 0 ? rubbish[next(rubbish.length - 1)]!.slice(0, 50) : parameters[next(parameters.length - 1)]!
          const value = rubbish[next(rubbish.length - 1)]!
          if (next(9) === 0) fields.append(name || 'x', new File([sendable(value)], `${sendable(value).slice(0, 30)}.pdf`))
          else fields.append(name || 'x', sendable(value))
        }
        const address = addressOf(path, next)
        await mustStand(await at.post(address, fields, headers()), `POST ${address}`)
      }
    }
  })
})

test('nothing of it was a fault of ours: no error is in the log', () => {
  const faults = at.logged.filter(line => (JSON.parse(line) as { level: number }).level >= 50)
  expect(faults.map(line => line.slice(0, 900))).toEqual([])
})
