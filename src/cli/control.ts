import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../db/open.ts'
import { BadInput } from '../errors.ts'

/**
 * The door by which a command reaches the process that holds an embedded database: a socket in the data directory that only its owner may
 * open. No port, nothing that a browser could reach.
 */
export function controlPath(dataDir: string): string {
  const path = join(dataDir, 'control.sock')
  // A socket's name has at most 107 bytes; Windows has named pipes instead.
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\gongkai-${short}`
  return Buffer.byteLength(path) <= 100 ? path : join(tmpdir(), `gongkai-${short}.sock`)
}

type Line = { tell: { what: string; count: number } } | { done: unknown } | { refused: string }

/** Listens while the site runs; `stop` takes the socket away. */
export async function openControl(database: Database, dataDir: string, now: () => Date): Promise<{ stop(): Promise<void> }> {
  const path = controlPath(dataDir)
  const server = createServer((asked, answer) => {
    void (async () => {
      const say = (line: Line) => answer.write(`${JSON.stringify(line)}\n`)
      try {
        const pieces: Buffer[] = []
        for await (const piece of asked) pieces.push(piece as Buffer)
        const { file } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { file: string }
        if (asked.method !== 'POST' || asked.url !== '/backup' || typeof file !== 'string') throw new BadInput('unknown command')
        const { writeBackup } = await import('../backup/index.ts')
        const tell = (what: string, count: number) => void say({ tell: { what, count } })
        say({ done: await writeBackup(database.db, file, { dataDir, now: now(), tell }) })
      } catch (error) {
        say({ refused: error instanceof BadInput ? error.message : '备份没有完成，请看网站的日志。 The backup did not finish.' })
      }
      answer.end()
    })()
  })
  // What a killed process left; whoever holds the directory's lock is the only one who listens.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return {
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

/** Lets the process that holds the database write the backup. null: nobody listens there. Throws BadInput with its refusal. */
export function backupThroughServer(dataDir: string, file: string, tell: (what: string, count: number) => void): Promise<unknown | null> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: controlPath(dataDir), path: '/backup', method: 'POST' }, answer => {
      let [rest, done]: [string, unknown] = ['', null]
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        const lines = (rest + piece).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines.map(each => JSON.parse(each) as Line))
          if ('tell' in line) tell(line.tell.what, line.tell.count)
          else if ('done' in line) done = line.done
          else reject(new BadInput(line.refused))
      })
      answer.on('end', () => resolve(done))
      answer.on('error', reject)
    })
    asking.on('error', () => resolve(null))
    asking.end(JSON.stringify({ file }))
  })
}
