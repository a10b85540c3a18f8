import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Import, importsOf } from './support/imports.ts'
import { isTest, root, sources } from './support/sources.ts'

/**
 * Who may import whom (house.md 3). The table is the rule; type-only imports count as well. A room may always import itself.
 * `door:x` is src/x/index.ts alone. Tests stand outside the table, but nothing else may import a test or leave src/.
 */
const everySlice = [
  ...['law', 'text', 'document', 'db', 'errors', 'files', 'mail', 'jobs', 'days', 'secrets', 'journal', 'search'],
  ...['door:people', 'web/ui', 'web/layout'],
]

const table: Record<string, readonly string[] | 'everything'> = {
  law: [],
  text: [],
  errors: [],
  config: [],
  // `errors` is the whole list of what may be thrown: a leaf that every room below here may import, so that bad input has one name
  document: ['law', 'text', 'errors'],
  db: ['config', 'errors'],

  // what a room does by itself is declared as a job
  files: ['db', 'errors', 'law', 'text', 'jobs'],
  // addresses are sealed; what goes out waits in the queue and for the morning of a working day
  mail: ['db', 'errors', 'law', 'text', 'jobs', 'secrets', 'door:days'],
  jobs: ['db', 'errors', 'law', 'text'],
  days: ['db', 'errors', 'law', 'text'],
  // their pages on the desk stand above people, as those of the days
  'jobs/desk': [...everySlice, 'jobs'],
  'mail/desk': [...everySlice, 'mail'],
  // the desk of the days: who enters a paper is known, and journalled, so this half stands above people and the room below it
  'days/desk': [...everySlice, 'days'],
  secrets: ['db', 'errors', 'law', 'text'],

  // the rows of all tables and their files into one file and back: a room, because neither `db` nor `files` may know the other's half
  backup: ['db', 'errors', 'files'],
  journal: ['db', 'errors', 'law', 'text', 'files', 'web/ui', 'web/layout'],
  people: ['db', 'errors', 'law', 'text', 'files', 'journal', 'jobs', 'mail', 'secrets', 'web/ui', 'web/layout'],
  // `secrets` tells what must never become a hot word
  search: ['db', 'errors', 'law', 'text', 'files', 'secrets', 'web/ui', 'web/layout'],
  // its pages and the office's own words: whose portal it is, who may, journalled; above people, as the desk of the days
  'search/pages': [...everySlice, 'search'],

  // what content is, and the check before anything goes out: pure, so that the command line opens no database
  'publications/pure': ['law', 'text', 'document', 'errors', 'secrets'],
  publications: [...everySlice, 'publications/pure'],
  registers: [...everySlice, 'door:publications'],
  // art. 36(1): already published, here is the link
  applications: [...everySlice, 'door:publications'],
  // its lists are taken away as the tables of publications are
  disputes: [...everySlice, 'door:applications', 'door:publications'],
  // the pure half; all of src/report that is not named in `recordsOfReport`
  report: ['law', 'text', 'document', 'errors'],
  // the half that keeps reports: whose records it counts
  'report/records': [
    ...everySlice,
    'report',
    ...['door:publications', 'door:registers', 'door:applications', 'door:disputes', 'door:oversight'],
  ],
  oversight: [...everySlice, 'door:report', 'door:publications', 'door:registers', 'door:applications', 'door:disputes'],

  // the library: whoever calls it must be able to tell BadInput from a bug
  index: ['law', 'report', 'errors'],
  'web/ui': ['law', 'text'],
  // the layout is made of the parts; no slice sees the difference
  'web/layout': ['law', 'text', 'web/ui'],
  // site.tsx and the parts that it alone is made of (headers, error pages, assets); the composition roots
  web: 'everything',
  cli: 'everything',
}

/** Rooms that only these may import; a slice has no business with how the site is put together. */
const importedOnlyBy: Record<string, readonly string[]> = { web: ['web', 'cli'], cli: ['cli'], index: [] }

// `check-command.ts` and its like are what commands.ts loads for one command: the same half
const recordsOfReport =
  /^src\/report\/(?:[a-z]+-)*(?:store|stored-report|fields|actions|steps|routes|pages|compile|findings|gaps|signed|open|years|year-end|due|reminding|commands?|index|entry)\b/

const pureOfPublications = /^src\/publications\/(?:content|check)\//

const pagesOfSearch = /^src\/search\/(?:actions|forms|routes|desk-routes|downloads|pages)\b/
const deskOfRoom = /^src\/(days|jobs|mail)\/(?:actions|forms|routes|pages)\b/

/** The room in which a file of src/ stands. */
const roomOf = (path: string): string => {
  if (pagesOfSearch.test(path)) return 'search/pages'
  const desk = path.match(deskOfRoom)
  if (desk) return `${desk[1]}/desk`
  if (pureOfPublications.test(path)) return 'publications/pure'
  if (recordsOfReport.test(path)) return 'report/records'
  const part = path.match(/^src\/web\/(ui|layout)\b/)
  if (part) return `web/${part[1]}`
  return path.match(/^src\/([^/.]+)/)?.[1] ?? '?'
}

const files = sources('src').filter(({ path }) => !isTest(path))
const imports = files.flatMap(importsOf)
const ours = imports.filter(one => one.written.startsWith('.'))
const packages = imports.filter(one => !one.written.startsWith('.') && one.how !== 'unknown')

const may = (from: string, target: string): boolean => {
  const room = roomOf(from)
  const other = roomOf(target)
  if (room === other) return true
  const only = importedOnlyBy[other]
  if (only && !only.includes(room)) return false
  const allowed = table[room]
  if (allowed === 'everything') return true
  if (!allowed) return false
  if (allowed.includes(other)) return true
  const [, slice] = target.match(/^src\/([^/]+)\/index\.tsx?$/) ?? []
  return slice !== undefined && allowed.includes(`door:${slice}`)
}

const say = ({ from, line, written }: Import, rule: string): string => `${from}:${line} imports '${written}': ${rule}`

test('every room stands in the table', () => {
  expect([...new Set(files.map(({ path }) => roomOf(path)))].filter(room => !(room in table))).toEqual([])
})

test('a room imports only what the table allows', () => {
  const rule = (one: Import): string => {
    const allowed = table[roomOf(one.from)]
    return `${roomOf(one.from)} may import ${allowed === undefined ? 'nothing: it is not in the table' : [allowed].flat().join(', ') || 'nothing'}`
  }
  expect(ours.filter(one => one.target.startsWith('src/') && !may(one.from, one.target)).map(one => say(one, rule(one)))).toEqual([])
})

test('nothing in src imports a test or leaves src', () => {
  const out = ours.filter(one => !one.target.startsWith('src/') || isTest(one.target))
  expect(out.map(one => say(one, 'only src/ itself is packed and shipped'))).toEqual([])
})

test('a relative import names a file that exists, with its ending', () => {
  const lost = ours.filter(one => !existsSync(join(root, one.target)))
  expect(lost.map(one => say(one, `there is no ${one.target}`))).toEqual([])
})

test('import() names what it imports, so that this test can read it', () => {
  expect(imports.filter(one => one.how === 'unknown').map(one => say(one, 'write the name as a plain string'))).toEqual([])
})

test('a commands.ts loads nothing but commander and the choice of language until a command runs', () => {
  const eager = ['src/text/say.ts', 'src/errors.ts', 'commander']
  const loads = imports.filter(one => /^src\/(?!cli\/).*\bcommands\.ts$/.test(one.from) && one.how === 'static')
  const early = loads.filter(one => !eager.includes(one.target) && !one.target.startsWith('node:'))
  // `import type` is erased: it loads nothing, and it still obeys the table above
  expect(early.map(one => say(one, 'import it inside the handler'))).toEqual([])
})

test('a package that src imports is a dependency of the package, not of its development', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
  const nameOf = (written: string) => written.split('/', written.startsWith('@') ? 2 : 1).join('/')
  const missing = packages.filter(one => !one.written.startsWith('node:') && !installed.includes(nameOf(one.written)))
  expect(missing.map(one => say(one, 'not in dependencies'))).toEqual([])
})

test('the law needs nothing but the language (and temporal-polyfill): it reads no file and no machine', () => {
  const outside = packages.filter(one => ['law', 'errors'].includes(roomOf(one.from)) && one.written !== 'temporal-polyfill')
  expect(outside.map(one => say(one, 'data and pure functions only'))).toEqual([])
})

test('only db/ speaks to a database driver', () => {
  const drivers = ['pg', '@electric-sql/pglite']
  const elsewhere = packages.filter(one => drivers.includes(one.written) && roomOf(one.from) !== 'db')
  expect(elsewhere.map(one => say(one, 'open it through db/open.ts'))).toEqual([])
})

test.each([
  ['src/law/period.ts', 'src/text/simplify.ts', false],
  ['src/report/read/html.ts', 'src/document/blocks.ts', true],
  ['src/report/read/html.ts', 'src/db/open.ts', false],
  ['src/report/read/html.ts', 'src/report/store.ts', false],
  ['src/report/read/html.ts', 'src/report/check-command.ts', false],
  ['src/report/check-command.ts', 'src/report/commands.ts', true],
  ['src/report/store.ts', 'src/db/open.ts', true],
  ['src/report/actions.ts', 'src/people/index.ts', true],
  ['src/report/actions.ts', 'src/people/store.ts', false],
  ['src/report/actions.ts', 'src/applications/index.ts', true],
  ['src/applications/actions.ts', 'src/report/index.ts', false],
  ['src/report/pages/report.tsx', 'src/web/ui/table.tsx', true],
  ['src/report/pages/report.tsx', 'src/web/site.tsx', false],
  ['src/publications/actions.ts', 'src/publications/content/sanitise-html.ts', true],
  ['src/publications/check/words.ts', 'src/secrets/find.ts', true],
  ['src/publications/check/words.ts', 'src/publications/store.ts', false],
  ['src/publications/content.ts', 'src/db/open.ts', true],
  ['src/publications/content/paste.ts', 'src/db/open.ts', false],
  ['src/days/actions.ts', 'src/people/index.ts', true],
  ['src/search/routes.tsx', 'src/people/index.ts', true],
  ['src/search/store.ts', 'src/people/index.ts', false],
  ['src/days/store.ts', 'src/people/index.ts', false],
  ['src/applications/actions.ts', 'src/days/index.ts', true],
  ['src/applications/actions.ts', 'src/days/actions.ts', false],
  ['src/people/pages/sign-in.tsx', 'src/web/layout.tsx', true],
  ['src/web/ui/field.tsx', 'src/db/open.ts', false],
  ['src/web/site.tsx', 'src/report/routes.tsx', true],
  ['src/web/site.tsx', 'src/cli/main.ts', false],
  ['src/index.ts', 'src/report/report.ts', true],
  ['src/index.ts', 'src/report/index.ts', false],
  ['src/db/open.ts', 'src/config.ts', true],
  ['src/journal/store.ts', 'src/config.ts', false],
])('the table: %s → %s is %s', (from, target, allowed) => {
  expect(may(from, target)).toBe(allowed)
})

test('every way of writing an import is seen', () => {
  const text = [
    "import { a } from './a.ts'",
    "import type { B } from '../b.ts'",
    'import {',
    '  c,',
    '  type D,',
    "} from 'c'",
    "import './side.ts'",
    "export * from './e.ts'",
    "export type { F } from './f.ts'",
    "// import './comment.ts'",
    "/** import('./doc.ts') */",
    "const g = await import('./g.ts')",
    "export const word = 'not an import'",
    "export type Word = 'nor this'",
    'const h = await import(name)',
  ].join('\n')
  expect(importsOf({ path: 'src/x/y.ts', text }).map(one => `${one.line} ${one.how} ${one.target}`)).toEqual([
    '1 static src/x/a.ts',
    '2 type src/b.ts',
    '3 static c',
    '7 static src/x/side.ts',
    '8 static src/x/e.ts',
    '9 type src/x/f.ts',
    '12 lazy src/x/g.ts',
    '15 unknown name',
  ])
})
