// Completes package-lock.json with the binaries for other platforms that a registry's copy left out.
//   node scripts/ci-lock.mjs           after an `npm install` against a registry that lacks some of them
// npm leaves an optional package that it cannot find out of the lock, and `npm ci` then refuses that lock as incomplete. The
// package that wants the binary names it with its exact version, and its name says where it runs: npm needs no more to pass over
// it here and to fetch it there. (No integrity: that is known only to a registry that has the package.)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(process.argv[2] ?? join(import.meta.dirname, '..'), 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/** Where the package of that name runs, or nothing where its name does not say both. */
const platform = name => {
  const words = name.split('/').at(-1).split('-')
  const os = systems.find(one => words.includes(one))
  const cpu = processors.find(one => words.includes(one))
  if (!os || !cpu) return undefined
  const libc = words.some(word => word.startsWith('musl')) ? 'musl' : words.some(word => word.startsWith('gnu')) ? 'glibc' : undefined
  return { cpu: [cpu], ...(libc && os === 'linux' ? { libc: [libc] } : {}), os: [os] }
}

const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[top]) continue
    const place = platform(name)
    const version = wanted.replace(/^[\^~]/, '')
    if (!place || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue
    lock.packages[top] = { version, ...place, ...(entry.dev ? { dev: true } : {}), optional: true }
    added.push(`${name}@${version}`)
  }
}

const [root, ...rest] = Object.entries(lock.packages)
rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries([root, ...rest])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'package-lock.json is complete' : `added ${added.join(', ')}`)
