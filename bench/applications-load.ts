import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { firstSetup, setUpOffice } from '../test/support/people.ts'
import type { Bench, Result } from './result.ts'

/**
 * So many applicants at once, each with an address of their own, fill in the form, check it and send it with an attachment, as a browser without
 * script does (the work of altcha is the visitor's; verifying it is one hash). The server is `gongkai serve` as in production, on a PostgreSQL
 * whose commits reach the disk; it is killed with -9 in the middle and started again. BENCH_SUBMISSIONS scales it.
 */
const submissions = Number(process.env['BENCH_SUBMISSIONS'] ?? 2000)
const applicants = Math.min(500, submissions)
/** So many before the clock runs: of a server that has just been started half is the compiling of its own code. Their rate is told as well. */
const first = Math.min(1000, submissions)
const attachmentBytes = 200_000
const root = join(import.meta.dirname, '..')
const origin = 'https://gk.example.gov.cn'
const agent = new Agent({ keepAlive: true, maxSockets: applicants })

type Receipt = { number: string; code: string; mark: Buffer }
type Answer = { status: number; text: string }

const answers = {
  ...{ what: '2025 年度送戏下乡演出场次、承演单位和每场补助标准', kind: 'naturalPerson', name: '王小明', paper: 'residentId' },
  ...{
    identityNumber: '11010519491231002X',
    phone: '13800000000',
    mail: 'ming@example.com',
    forms: 'electronic',
    route: 'online',
    agrees: 'yes',
  },
}

/**
 * What the applicants' own machines would do costs the server's as little as can be: everybody's picture is the same but for a mark of their
 * own, the form around it is written once, and no hash is made of it before all is over.
 */
const boundary = `----${randomBytes(12).toString('hex')}`
const formHead = Buffer.from(
  [
    ...Object.entries(answers).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="identity"; filename="id.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
  ].join(''),
)
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
const markBytes = 32
const picture = randomBytes(attachmentBytes - jpeg.length - markBytes)
const formTail = Buffer.concat([picture, Buffer.from(`\r\n--${boundary}--\r\n`)])
const sha256Of = (mark: Buffer) => createHash('sha256').update(jpeg).update(mark).update(picture).digest('hex')

/** From the form to the receipt. Throws where the server is not there. */
async function apply(port: number, applicant: number): Promise<Receipt> {
  const mark = randomBytes(markBytes)
  const base = `/${firstSetup.slug}/apply`
  const form = [formHead, jpeg, mark, formTail]
  const checked = good(await post(port, `${base}/new`, form, `multipart/form-data; boundary=${boundary}`, applicant))
  const envelope = /name="envelope" value="([^"]*)"/.exec(checked)![1]!
  const receipt = good(
    await post(port, `${base}/send`, urlencoded({ ...answers, envelope }), 'application/x-www-form-urlencoded', applicant),
  )
  const [number, code] = [/docno"[^>]*>\s*([^<]+?)\s*</, /class="code"[^>]*>\s*([^<]+?)\s*</].map(found => found.exec(receipt)![1]!)
  return { number: number!, code: code!, mark }
}

const urlencoded = (fields: Record<string, string>) => [Buffer.from(new URLSearchParams(fields).toString())]

function good({ status, text }: Answer): string {
  if (status !== 200)
    throw new Error(
      `${status}: ${text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 300)}`,
    )
  return text
}

function post(port: number, path: string, body: readonly Buffer[], type: string, applicant: number): Promise<Answer> {
  const address = `10.${applicant >> 16}.${(applicant >> 8) & 255}.${applicant & 255}`
  const headers = {
    ...{
      'content-type': type,
      'content-length': body.reduce((bytes, piece) => bytes + piece.length, 0),
      'x-forwarded-for': address,
      'x-forwarded-proto': 'https',
    },
    ...{ host: 'gk.example.gov.cn', origin, 'sec-fetch-site': 'same-origin' },
  }
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method: 'POST', agent, headers }, response => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(pieces).toString() }))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.cork()
    for (const piece of body) asked.write(piece)
    asked.end()
  })
}

/** All applicants, each the next as soon as the last is through, until so many receipts are there or the server is gone. */
async function wave(port: number, wanted: number, whenAt: { receipts: number; kill: () => void } | null): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  let [begun, isGone] = [0, false]
  const one = async () => {
    while (begun < wanted && !isGone) {
      begun++
      // an address may send ten in an hour: each application comes from one of its own
      const receipt = await apply(port, begun).catch((error: Error) => {
        if (!whenAt || !/ECONN|socket hang up|EPIPE/.test(`${error.message} ${(error as NodeJS.ErrnoException).code}`)) throw error
        isGone = true
        return null
      })
      if (receipt) receipts.push(receipt)
      if (receipts.length === whenAt?.receipts) whenAt.kill()
    }
  }
  await Promise.all(Array.from({ length: applicants }, one))
  return receipts
}

async function serve(folder: string, url: string, ends: (() => void)[]): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort()
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', PUBLIC_URL: origin, SECRET_KEY: 'k'.repeat(40), DATABASE_URL: url, TRUSTED_PROXIES: '127.0.0.1' },
    ...{ DATA_DIR: join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'error' },
  }
  const child = spawn('node', ['--import', 'tsx', 'src/cli/main.ts', 'serve'], { cwd: root, env, stdio: 'ignore' })
  ends.push(() => void child.kill('SIGKILL'))
  for (let waited = 0; waited < 600; waited++) {
    if (
      await fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { child, port }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('the server does not answer')
}

/** Milliseconds that the server and PostgreSQL have computed: unlike the rate, they tell little of who else is at work here. */
function cpuOf(pid: number, postmaster: number): [number, number] {
  const all = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const told = all.flatMap(name => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      return [{ pid: Number(name), parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 }]
    } catch {
      return [] // it has ended meanwhile
    }
  })
  const sum = (mine: (one: (typeof told)[number]) => boolean) => told.filter(mine).reduce((ms, one) => ms + one.ms, 0)
  return [sum(one => one.pid === pid), sum(one => one.parent === postmaster)]
}

/** What of the receipts is not as it was promised: the row, the file's bytes on the disk, the page of the case. */
async function lostOf(folder: string, url: string, port: number, receipts: readonly Receipt[]): Promise<number> {
  const { db, close } = await open({ url })
  const { rows } = await sql<{ number: string; sha256: string }>`
    select a.number, f.sha256 from agencies g join applications a on a.agency_id = g.id
    join application_files af on af.agency_id = g.id and af.application_id = a.id join files f on f.agency_id = g.id and f.id = af.file_id
    where g.slug = ${firstSetup.slug}`.execute(db)
  await close()
  const kept = new Map(rows.map(({ number, sha256 }) => [number, sha256]))
  let lost = receipts.length - new Set(receipts.map(({ number }) => number)).size
  for (const [n, { number, code, mark }] of receipts.entries()) {
    const sha256 = sha256Of(mark)
    const path = join(folder, 'data/files/private', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    const isWhole = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
    const opened = await post(
      port,
      `/${firstSetup.slug}/status`,
      urlencoded({ number, code }),
      'application/x-www-form-urlencoded',
      100_000 + n,
    )
    if (kept.get(number) !== sha256 || !isWhole || opened.status !== 303) lost++
  }
  return lost
}

async function run(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-load-'))
  chmodSync(folder, 0o755)
  const ends: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  try {
    const [script, cluster] = [join(root, 'scripts/ci-postgres.sh'), join(folder, 'postgres')]
    execFileSync('bash', [script, 'start', cluster], { stdio: 'ignore', env: { ...process.env, POSTGRES_DURABLE: 'on' } })
    ends.push(() => execFileSync('bash', [script, 'stop', cluster], { stdio: 'ignore' }))
    const url = readFileSync(join(cluster, 'url'), 'utf8').trim()
    const { db, close } = await open({ url })
    await migrate(db)
    await setUpOffice(db)
    await close()
    const postmaster = Number(readFileSync(join(cluster, 'data/postmaster.pid'), 'utf8').split('\n')[0])

    let { child, port } = await serve(folder, url, ends)
    const began = performance.now()
    const warming = await wave(port, first, null)
    const [start, before, own] = [performance.now(), cpuOf(child.pid!, postmaster), process.cpuUsage()]
    const rush = await wave(port, submissions, null)
    const seconds = (performance.now() - start) / 1000
    const cold = ((first / (start - began)) * 1000).toFixed(0)
    const { user, system } = process.cpuUsage(own)
    const each = cpuOf(child.pid!, postmaster).map((ms, i) => ((ms - before[i]!) / submissions).toFixed(1))
    const asking = ((user + system) / 1000 / submissions).toFixed(1)

    const second = await wave(port, submissions, { receipts: Math.floor(submissions / 2), kill: () => void child.kill('SIGKILL') })
    ;({ child, port } = await serve(folder, url, ends))
    const receipts = [...warming, ...rush, ...second]
    const lost = await lostOf(folder, url, port, receipts)
    return [
      {
        what: `${applicants} applicants at once, with 200 KB each (CPU: ${each[0]} ms in node, ${each[1]} ms in PostgreSQL, ${asking} ms asking; the first ${first} after its start: ${cold}/s)`,
        ...{ measured: submissions / seconds, limit: 200, unit: '/s', atLeast: true },
      },
      { what: `killed with -9 in the middle: lost of ${receipts.length} receipts`, measured: lost, limit: 0, unit: 'lost' },
    ]
  } finally {
    for (const end of ends.reverse()) end()
    agent.destroy()
  }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

export default { name: 'applications sent in (issue 4)', run } satisfies Bench
