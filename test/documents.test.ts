import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './support/sources.ts'

/** What the pages for people promise, as far as a machine can hold them to it. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const decisions = readdirSync(join(root, 'docs/decisions')).sort()
const pages = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`),
  ...decisions.map(name => `docs/decisions/${name}`),
  ...readdirSync(join(root, 'docs/manual')).map(name => `docs/manual/${name}`),
].filter(path => path.endsWith('.md'))
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; bin: Record<string, string> }

test('every link and picture of the pages leads to a file that is there', () => {
  const lost = pages.flatMap(page =>
    [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(match => match[1]!)
      .filter(target => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))
      .map(target => `${page}: ${target}`),
  )
  expect(lost).toEqual([])
})

test('every npm script that a page names is there', () => {
  const lost = pages.flatMap(page =>
    [...read(page).matchAll(/npm (?:run (?:-s |--silent )?)([a-z]+)/g)].map(match => match[1]!).filter(name => !(name in manifest.scripts)),
  )
  expect(lost).toEqual([])
})

test('the two commands stand on the first screen of both READMEs, with one picture', () => {
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const first = read(page).split('\n---\n')[0]!
    expect(first).toContain('npm ci && npm run demo')
    expect(first).toContain('npm ci && npm test')
    expect(first.match(/!\[/g)).toHaveLength(1)
    expect(first.split('\n').length).toBeLessThanOrEqual(24)
  }
})

test('both READMEs show the same commands', () => {
  const commands = (page: string) => [...read(page).matchAll(/^gongkai [^#\n]*/gm)].map(match => match[0].trim())
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'))
  expect(commands('README.md').length).toBeGreaterThan(0)
})

test('ARCHITECTURE.md is read at one sitting: 120 lines at most', () => {
  expect(read('ARCHITECTURE.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120)
})

test.each([
  ['One report', 'src/report', 8],
  ['One item', 'src/publications', 12],
])('every file that ARCHITECTURE.md follows %s through is there', (title, slice, atLeast) => {
  const story = read('ARCHITECTURE.md').split(`## ${title}`)[1]!.split('\n## ')[0]!
  const named = [...story.matchAll(/`([a-z-]+\/[\w./-]*|[a-z-]+\.tsx?)`/g)].map(match => match[1]!)
  expect(named.length).toBeGreaterThan(atLeast)
  const lost = named.filter(path => !existsSync(join(root, 'src', path)) && !existsSync(join(root, slice, path)))
  expect(lost).toEqual([])
})

test('a page of the manual is read at one sitting: 80 lines at most', () => {
  const long = pages.filter(page => page.startsWith('docs/manual/') && read(page).trimEnd().split('\n').length > 80)
  expect(long).toEqual([])
})

test('every setting that docs/operating.md names is read by the config, and the reverse', () => {
  const config = read('src/config.ts')
  const settings = read('docs/operating.md').split('## Settings')[1]!.split('\n## ')[0]!
  const told = new Set(
    [...settings.matchAll(/^\|([^|]+)\|/gm)].flatMap(row => [...row[1]!.matchAll(/`([A-Z_]+)`/g)].map(match => match[1]!)),
  )
  const readThere = new Set([...config.matchAll(/(?:text|limit)\('([A-Z_]+)'/g)].map(match => match[1]!))
  expect([...told].sort()).toEqual([...readThere].sort())
})

test('decisions are numbered without a gap, and each says context, decision and consequences', () => {
  expect(decisions.map(name => name.slice(0, 4))).toEqual(decisions.map((_, at) => String(at + 1).padStart(4, '0')))
  for (const name of decisions) {
    const text = read(`docs/decisions/${name}`)
    for (const part of ['**Context.**', '**Decision.**', '**Consequences.**']) expect(text, name).toContain(part)
  }
})

test('the licence is the whole text of Apache-2.0', () => {
  const licence = read('LICENSE')
  expect(licence).toContain('Version 2.0, January 2004')
  expect(licence).toContain('END OF TERMS AND CONDITIONS')
  for (let section = 1; section <= 9; section++) expect(licence).toContain(`\n   ${section}. `)
})
