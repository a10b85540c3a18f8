import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge } from './licence-terms.ts'

/**
 * Lists the licences of everything that package-lock.json may install, on any platform, and refuses what house.md 10 refuses.
 * What is installed speaks for itself; the lock speaks for what is not installed here. A binary for another platform of which
 * the lock states nothing (scripts/ci-lock.mjs) is judged as the package whose binary it is, and counted apart.
 */
type Locked = { version?: string; license?: string; dev?: boolean; link?: boolean; optionalDependencies?: Record<string, string> }
type Manifest = { license?: string | { type?: string }; licenses?: { type?: string }[] }

const root = join(import.meta.dirname, '..')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }

const declared = (path: string): string | undefined => {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return undefined
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (typeof manifest.license === 'string') return manifest.license
  // two shapes from before SPDX; several in the list are a choice
  return manifest.license?.type ?? (manifest.licenses?.map(one => one.type ?? '').join(' OR ') || undefined)
}

/** The package that names this one, at its own version, as a binary of itself for some platform. */
const wholeOf = (path: string, version: string | undefined): string | undefined => {
  const name = path.replace(/^.*node_modules\//, '')
  return Object.entries(lock.packages).find(
    ([other, locked]) => other !== '' && locked.version === version && locked.optionalDependencies?.[name] === version,
  )?.[0]
}

const inferred: string[] = []
const termsOf = (path: string, locked: Locked): string => {
  const own = declared(path) ?? locked.license
  if (own) return own
  const whole = wholeOf(path, locked.version)
  const terms = whole && (declared(whole) ?? lock.packages[whole]?.license)
  if (!terms) return '(none stated)'
  inferred.push(path)
  return terms
}

const packages = Object.entries(lock.packages)
  .filter(([path, locked]) => path !== '' && !locked.link)
  .map(([path, locked]) => {
    const terms = termsOf(path, locked)
    return {
      name: path.replace(/^.*node_modules\//, ''),
      version: locked.version ?? '',
      dev: locked.dev === true,
      terms,
      verdict: judge(terms),
    }
  })

const kinds = [...new Set(packages.map(one => one.terms))].map(terms => {
  const of = packages.filter(one => one.terms === terms)
  return { terms, verdict: judge(terms), use: of.filter(one => !one.dev).length, development: of.filter(one => one.dev).length }
})
kinds.sort((a, b) => b.use + b.development - a.use - a.development)

console.log(`${'licence'.padEnd(28)} ${'in use'.padStart(7)} ${'development'.padStart(12)}  verdict`)
for (const kind of kinds) {
  console.log(`${kind.terms.padEnd(28)} ${String(kind.use).padStart(7)} ${String(kind.development).padStart(12)}  ${kind.verdict}`)
}

if (inferred.length > 0)
  console.log(`${inferred.length} binaries for other platforms state nothing here: judged as the package they are part of`)

const faults = packages.filter(one => one.verdict !== 'accepted')
for (const fault of faults) console.error(`${fault.verdict}: ${fault.name} ${fault.version} is under ${fault.terms}`)
if (packages.length === 0) console.error('package-lock.json names no package: nothing was checked')
process.exitCode = faults.length > 0 || packages.length === 0 ? 1 : 0
