import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Config, secretKey } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { type Database, open, whereOf } from '../db/open.ts'
import { Unavailable } from '../db/unavailable.ts'
import { openFiles } from '../files/index.ts'
import { work } from '../jobs/index.ts'
import { openMailer } from '../mail/index.ts'
import { issueSetupCode } from '../people/index.ts'
import { Secrets } from '../secrets/index.ts'
import { watchChanges } from '../web/change-watch.ts'
import { countChanges, untilChanged } from '../web/changes.ts'
import { frontDoor } from '../web/front-door.ts'
import { type Logger, makeLog } from '../web/log.ts'
import { settingsFrom } from '../web/settings.ts'
import { createSite } from '../web/site.tsx'
import { slices as allSlices, type Rooms, type Slice } from '../web/slices.ts'
import { allJobs } from './all-jobs.ts'
import { openControl } from './control.ts'

export type Started = {
  database: Database
  /** Where a browser on this machine, or behind the proxy, finds the site. */
  address: string
  port: number
  /** The one-time code for /setup, while there is no agency. */
  setupCode: string | null
  /** Takes no new request, lets those under way end (10 s at most), then closes the database. */
  stop(): Promise<void>
}

type Wishes = {
  /** Opened already; it is closed with the site. Else the settings say where it is. */
  database?: Database
  /** Says on every page that all of it is sample data. */
  sample?: boolean
  log?: Logger
  slices?: readonly Slice[]
}

const patienceMs = 10_000

/** What every public page shows something of, and what changes seldom; read again after every change, and every minute (words searched for). */
export const seldomChanged = [
  ...['agencies', 'sections', 'reports', 'catalogue_columns', 'column_statements'],
  ...['application_settings', 'profile_groups', 'profile_versions', 'announced_papers', 'local_days_off'],
  ...['public_counts', 'public_places', 'publication_relations', 'publication_settings', 'hot_words', 'search_counts', 'redirects'],
]

/** The site with its database, brought up to date and listening. Throws Unavailable where the port or the database is taken. */
export async function startServer(config: Config, wishes: Wishes = {}): Promise<Started> {
  const { sample = false, log = makeLog(config.production ? 'info' : 'warn'), slices = allSlices } = wishes
  const database = wishes.database ?? (await open(whereOf(config)))
  try {
    await migrate(database.db)
    const now = () => new Date()
    const changes = countChanges()
    const reading = database.reading({ epoch: () => `${changes.epoch()} ${Math.floor(Date.now() / 60_000)}`, tables: seldomChanged })
    const settings = untilChanged(changes, settingsFrom(database.db, config.site, sample))
    const rooms = roomsOf(config)
    const { fetch } = createSite({ db: database.db, reading, config, settings, now, log, slices, changes, rooms })
    const unwatch = await watchChanges(database, changes, log)
    const setupCode = await issueSetupCode(database.db, now())
    const { port, close } = await listen(
      frontDoor({ fetch, changes, bytes: config.pageCacheBytes, publicUrl: config.publicUrl, log, now }),
      config,
    )
    const failed = ({ job, error }: { job: string; error: unknown }) => log.error({ err: error, job }, 'a job failed')
    const working = await work(database, { jobs: allJobs, rooms, now, failed })
    const host = config.host === '127.0.0.1' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host
    let stopped: Promise<void> | undefined
    const control = database.kind === 'embedded' ? await openControl(database, config.dataDir, now) : null
    const stop = () => {
      stopped ??= close()
        .then(() => control?.stop())
        .then(() => working.stop())
        .then(unwatch)
        .then(() => database.close())
      return stopped
    }
    return { database, address: config.publicUrl ?? `http://${host}:${port}`, port, setupCode, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What every slice uses, opened once. */
export const roomsOf = (config: Config): Rooms => ({
  files: openFiles(config.dataDir, { fileBytes: config.limits.fileBytes, clamd: config.clamd }),
  secrets: new Secrets(secretKey(config), config.formerSecrets),
  publicUrl: config.publicUrl,
  jobs: allJobs,
  mailer: config.mail && openMailer(config.mail),
})

async function listen(answer: RequestListener, { host, port }: Config) {
  const server = createServer(answer)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, host, port)))
    server.listen(port, host, resolve)
  })
  const close = () =>
    new Promise<void>(resolve => {
      const late = setTimeout(() => server.closeAllConnections(), patienceMs)
      server.close(() => {
        clearTimeout(late)
        resolve()
      })
      server.closeIdleConnections()
    })
  return { port: (server.address() as AddressInfo).port, close }
}

function portFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Unavailable(`端口 ${port} 已被其他程序占用，请用 --port 指定另一个。 Port ${port} is in use: name another with --port.`)
  if (error.code === 'EACCES') return new Unavailable(`没有使用端口 ${port} 的权限。 Port ${port} is not allowed.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Unavailable(`本机没有地址 ${host}（--host）。 This machine has no address ${host}.`)
  return error
}

/** Waits for the signal to stop, stops, and gives back; a second signal ends the process at once. */
export async function untilStopped(started: Started): Promise<void> {
  const signals = ['SIGTERM', 'SIGINT'] as const
  await new Promise<void>(resolve => {
    for (const signal of signals) process.once(signal, () => resolve())
  })
  for (const signal of signals) process.once(signal, () => process.exit(1))
  await started.stop()
  for (const signal of signals) process.removeAllListeners(signal)
}
