import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillSample } from '../src/cli/sample.ts'
import { sampleSecrets } from '../src/cli/sample-seal.ts'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { openFiles } from '../src/files/index.ts'
import { beijingDay } from '../src/law/index.ts'
import type { Bench, Result } from './result.ts'

/**
 * Public pages over HTTP, as `gongkai serve` in production gives them out on PostgreSQL: from the cache against nginx serving the same bytes from
 * a file, and made anew for every request. The server has one core to itself (taskset), wrk the other.
 */
const root = join(import.meta.dirname, '..')
const connections = 32
const seconds = 4

export default {
  name: `public pages over HTTP, ${connections} connections, one core (nginx and wrk must be installed)`,
  async run(): Promise<Result[]> {
    for (const program of ['nginx', 'wrk', 'taskset']) if (!isInstalled(program)) throw new Error(`${program} is not installed`)
    if (availableParallelism() < 2) throw new Error('two cores are needed: one serves, one asks')
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-pages-'))
    chmodSync(folder, 0o755)
    const ends: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })]
    try {
      const url = await database(folder, ends)
      return [...(await kept(folder, url, ends)), ...(await made(folder, url, ends))]
    } finally {
      for (const end of ends.reverse()) end()
    }
  },
} satisfies Bench

async function kept(folder: string, url: string, ends: (() => void)[]): Promise<Result[]> {
  const address = await site(folder, url, '64', ends)
  const { home } = await pages(address)
  const body = await (await fetch(address + home)).text()
  const file = await nginx(folder, body, ends)
  const ours: Measured[] = []
  const theirs: Measured[] = []
  // In turn, so that both see the same machine.
  for (let round = 0; round < 3; round++) {
    theirs.push(ask(file))
    ours.push(ask(address + home))
  }
  const [best, nginxBest] = [fastest(ours), fastest(theirs)]
  const say = (rate: number) => Math.round(rate).toLocaleString('en')
  return [
    {
      what: `home page from the cache (${say(best.rate)}/s) against nginx (${say(nginxBest.rate)}/s), ${Math.round(body.length / 1024)} K characters`,
      ...{ measured: best.rate / nginxBest.rate, limit: 0.25, unit: '×', atLeast: true },
    },
    { what: `home page from the cache, 99th percentile (nginx: ${soonest(theirs)} ms)`, measured: soonest(ours), limit: 10, unit: 'ms' },
  ]
}

async function made(folder: string, url: string, ends: (() => void)[]): Promise<Result[]> {
  const address = await site(folder, url, '0', ends)
  const results: Result[] = []
  const { article, ...others } = await pages(address)
  const [turns, many] = await everyArticle(folder, address)
  for (const [kind, path, script] of [
    ...Object.entries(others),
    ['articles', `${many} of them in turn`, turns],
    ['article', article],
  ] as const) {
    const url = script ? address : address + path
    ask(url, script)
    const rounds = [1, 2, 3].map(() => {
      const before = cpuTimes(folder)
      const asked = ask(url, script)
      return { ...asked, cpu: cpuTimes(folder).map((ms, i) => (ms - before[i]!) / asked.requests) }
    })
    const { rate } = fastest(rounds)
    // The least: what others do on this machine can only add to it.
    const [site, postgres] = [0, 1].map(i => Math.min(...rounds.map(({ cpu }) => cpu[i]!)).toFixed(2))
    const costs = `CPU a request: ${site} ms in node, ${postgres} ms in PostgreSQL`
    results.push({ what: `${kind} made for each request (${path}; ${costs})`, measured: rate, limit: 1000, unit: '/s', atLeast: true })
  }
  return results
}

/** A script for wrk that asks for one article after the other, so that none is helped by having been asked for just before. */
async function everyArticle(folder: string, address: string): Promise<[script: string, many: number]> {
  const map = await (await fetch(`${address}/sample-bureau/sitemap-1.xml`)).text()
  const paths = [...map.matchAll(/<loc>https:\/\/gk\.example\.gov\.cn([^<]*)</g)].map(found => `"${found[1]}"`)
  const script = join(folder, 'articles.lua')
  writeFileSync(
    script,
    `local p = {${paths.join(',')}}\nlocal i = 0\nrequest = function() i = i % #p + 1; return wrk.format("GET", p[i]) end\n`,
  )
  return [script, paths.length]
}

/** A home, a list and an article, as far as the samples have them. */
async function pages(address: string): Promise<Record<'home' | 'list' | 'article', string>> {
  const office = '/sample-bureau'
  const lists = [`${office}/content`, `${office}/reports`]
  for (const list of lists) {
    const response = await fetch(address + list)
    const html = await response.text()
    if (!response.ok) continue
    const main = html.slice(html.indexOf('<main'))
    for (const [, path] of main.matchAll(/href="(\/sample-bureau\/[^"?#]+)"/g)) {
      const page = await fetch(address + path!)
      if (page.ok && (await page.text()).includes('name="ArticleTitle"')) return { home: office, list, article: path! }
    }
  }
  throw new Error('the samples have no list that leads to an article')
}

type Measured = { rate: number; p99Ms: number; requests: number }

function ask(url: string, script?: string): Measured {
  const wrk = ['-c', '1', 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...(script ? ['-s', script] : []), url]
  const said = execFileSync('taskset', wrk, { encoding: 'utf8' })
  if (/Non-2xx/.test(said)) throw new Error(`${url}: ${said}`)
  const [, p99 = '0', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(said) ?? []
  const p99Ms = Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's']
  const requests = Number(/(\d+) requests in/.exec(said)![1])
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)![1]), p99Ms, requests }
}

/** Milliseconds that the site's process and the processes of PostgreSQL have computed: unlike the rate, they tell little of who else is at work here. */
function cpuTimes(folder: string): [number, number] {
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        // The name stands in brackets and may hold blanks: what is counted begins after it.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
        const told = { pid: Number(name), parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 }
        return [{ ...told, environment: readFileSync(`/proc/${name}/environ`, 'utf8') }]
      } catch {
        return []
      }
    })
  const postmaster = Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const sum = (mine: (each: (typeof processes)[number]) => boolean) => processes.filter(mine).reduce((all, { ms }) => all + ms, 0)
  return [
    sum(({ environment }) => environment.includes(`PAGE_CACHE_MB=0`) && environment.includes(folder)),
    sum(({ parent }) => parent === postmaster),
  ]
}

const soonest = (all: Measured[]): number => Math.min(...all.map(({ p99Ms }) => p99Ms))
const fastest = (all: Measured[]): Measured => all.reduce((best, one) => (one.rate > best.rate ? one : best))

/** TEST_DATABASE_URL, or a PostgreSQL of its own; filled with the samples. */
async function database(folder: string, ends: (() => void)[]): Promise<string> {
  const script = join(root, 'scripts/ci-postgres.sh')
  const cluster = join(folder, 'postgres')
  execFileSync('bash', [script, 'start', cluster], { stdio: 'ignore' })
  ends.push(() => execFileSync('bash', [script, 'stop', cluster], { stdio: 'ignore' }))
  const url = readFileSync(join(cluster, 'url'), 'utf8').trim()
  const { db, close } = await open({ url })
  await migrate(db)
  await fillSample(
    { db, files: openFiles(join(cluster, 'sample'), { fileBytes: 20_000_000 }), secrets: sampleSecrets },
    beijingDay(new Date()),
  )
  await close()
  return url
}

async function site(folder: string, url: string, megabytes: string, ends: (() => void)[]): Promise<string> {
  const port = String(await freePort())
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', PUBLIC_URL: 'https://gk.example.gov.cn', SECRET_KEY: 'k'.repeat(40), DATABASE_URL: url },
    ...{ DATA_DIR: join(folder, 'data'), PORT: port, PAGE_CACHE_MB: megabytes },
  }
  const log = join(folder, `log-${megabytes}`)
  const command = `exec taskset -c 0 node --import tsx src/cli/main.ts serve 2>${log} >${log}.out`
  start(spawn('sh', ['-c', command], { cwd: root, env }), ends)
  const address = `http://127.0.0.1:${port}`
  await answers(`${address}/healthz`)
  return address
}

/** One worker, on the core that the site has; its log is written, as ours is. */
async function nginx(folder: string, body: string, ends: (() => void)[]): Promise<string> {
  const port = await freePort()
  writeFileSync(join(folder, 'page.html'), body)
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx-error.log;
events { worker_connections 1024; }
http {
  access_log ${folder}/nginx-access.log; default_type text/html; keepalive_requests 100000000; sendfile on;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}
`,
  )
  start(spawn('taskset', ['-c', '0', 'nginx', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' }), ends)
  const address = `http://127.0.0.1:${port}/page.html`
  await answers(address)
  return address
}

function start(child: ChildProcess, ends: (() => void)[]): void {
  ends.push(() => child.kill())
}

async function answers(url: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
