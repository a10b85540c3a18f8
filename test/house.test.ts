import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { isTest, root, type Source, sources, withoutComments } from './support/sources.ts'

/** The rules of the house that a machine can read: names and size (house.md 9), one reader of the environment and of the clock (1, 6). */
const src = sources('src')
const code = src.filter(({ path }) => !isTest(path))
const everywhere = [...src, ...sources('test'), ...sources('scripts'), ...sources('bench')]

/** Where a pattern stands in code, as `path:line the line`. */
const places = (files: Source[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )

const lines = ({ text }: Source): number => text.split('\n').length - 1
const isTableOfLaw = (path: string): boolean => path.startsWith('src/law/') || path.startsWith('src/report/forms/')
const isGenerated = ({ path, text }: Source): boolean => path === 'src/db/tables.ts' || /^\/[/*].{0,40}generated/i.test(text)

test('no file is a drawer: a name says what the file holds', () => {
  const drawer =
    /^(utils?|helpers?|common|misc|shared|services?|managers?|types)(\.test)?\.tsx?$|[-.](utils?|helpers?|service|manager)\.tsx?$/
  expect(everywhere.map(({ path }) => path).filter(path => drawer.test(basename(path)))).toEqual([])
})

test('file names are kebab-case', () => {
  expect(everywhere.map(({ path }) => path).filter(path => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?(\.d)?\.tsx?$/.test(basename(path)))).toEqual(
    [],
  )
})

test('no file is over 350 lines but tables of the law and generated ones', () => {
  const long = src.filter(file => lines(file) > 350 && !isTableOfLaw(file.path) && !isGenerated(file))
  expect(long.map(file => `${file.path}: ${lines(file)} lines`)).toEqual([])
})

test('of twenty files, nineteen are no longer than 200 lines', () => {
  const counted = code.filter(file => !isTableOfLaw(file.path) && !isGenerated(file))
  const long = counted.filter(file => lines(file) > 200)
  const tooMany = long.length > Math.max(1, counted.length / 20)
  expect(tooMany ? long.map(file => `${file.path}: ${lines(file)} lines`) : []).toEqual([])
})

test('only the config and the command that hands it over read the environment', () => {
  const readers = ['src/config.ts', 'src/cli/main.ts']
  expect(
    places(
      code.filter(({ path }) => !readers.includes(path)),
      /\bprocess\.env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'node:process'/,
    ),
  ).toEqual([])
})

/** Who may ask what time it is, and why. Everybody else is handed `today` or `now`. */
const clockReaders: Record<string, string> = {
  'src/cli/': 'the composition root: it hands on the clock',
  'src/web/site.tsx': 'the composition root of one HTTP request',
  'src/db/lock.ts': 'the lock of the directory beats with the machine, whatever day it is for the law',
  'src/db/uuid.ts': 'ids sort by when they were made; no day is ever read from one',
}

test('only the composition roots read the clock: today is passed in', () => {
  const others = code.filter(({ path }) => !Object.keys(clockReaders).some(reader => path.startsWith(reader)))
  expect(places(others, /\bDate\.now\s*\(|\bnew Date\s*(\(\s*\)|(?![(\w]))|\bTemporal\.Now\b/)).toEqual([])
})

test('nothing in src writes to the console: the command line writes to its streams, the site to its log', () => {
  expect(places(code, /\bconsole\.\w+/)).toEqual([])
})

test('nothing reads the folder of the plans, which no user has', () => {
  const plans = ['..', 'shared'].join('/')
  const absolute = ['', 'work', 'shared'].join('/')
  expect(everywhere.filter(({ text }) => text.includes(`${plans}/`) || text.includes(absolute)).map(({ path }) => path)).toEqual([])
})

test('no test is skipped, put off or run alone', () => {
  const tests = everywhere.filter(({ path }) => isTest(path))
  expect(places(tests, /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fails)\b|\bx(it|test|describe)\(/)).toEqual([])
})

test('a test that is left out without a PostgreSQL server says so by that name', () => {
  const conditional = places(everywhere, /\.(skipIf|runIf)\(/)
  const unnamed = conditional.filter(place => {
    const path = place.slice(0, place.indexOf(':'))
    return !everywhere.find(file => file.path === path)!.text.includes('TEST_DATABASE_URL')
  })
  expect(unnamed).toEqual([])
})

test('no test replaces our own code by a mock', () => {
  expect(places(everywhere, /\bvi\.(mock|doMock|hoisted|spyOn)\(/)).toEqual([])
})

test('no type is silenced', () => {
  expect(everywhere.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)\b/.test(text)).map(({ path }) => path)).toEqual([])
})

test('markup carries no inline script, style or handler: the content security policy is strict', () => {
  const pages = code.filter(({ path }) => path.endsWith('.tsx'))
  expect(places(pages, /\sstyle=[{"']|\son(click|change|submit|load|input|focus|blur|key\w+)=/i)).toEqual([])
})

test('nothing private or built is kept in the repository', () => {
  const kept = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  expect(kept.filter(path => /(^|\/)(node_modules|dist|data|coverage)\/|\.env(\..+)?$|\.(pem|key|tgz)$/.test(path))).toEqual([])
})
