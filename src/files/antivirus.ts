import { connect, type Socket } from 'node:net'
import { BadInput } from '../errors.ts'

/** Where clamd listens. */
export type Clamd = { host: string; port: number } | { path: string }

/**
 * Hands the content to clamd (INSTREAM). Throws BadInput with the name of what was found, and where clamd does not answer: with a scanner
 * configured, nothing comes in that it has not seen.
 */
export async function scan(content: AsyncIterable<Uint8Array>, clamd: Clamd, { timeoutMs = 30_000 } = {}): Promise<void> {
  const answer = await ask(content, clamd, timeoutMs).catch(() => '')
  if (/^stream: OK$/.test(answer)) return
  const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  if (found)
    throw new BadInput(`文件带有病毒（${found.slice(0, 80)}），没有接收。 The file carries ${found.slice(0, 80)} and was not taken.`)
  if (/size limit/i.test(answer)) throw new BadInput('文件超过病毒检查的大小上限（clamd 的 StreamMaxLength），没有接收。')
  throw new BadInput('病毒检查服务没有答复，文件没有接收。请稍后再试，或者联系管理员。 The virus scanner does not answer.')
}

async function ask(content: AsyncIterable<Uint8Array>, clamd: Clamd, timeoutMs: number): Promise<string> {
  const socket = connect({ ...clamd })
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('timeout')))
  const answered = answerOf(socket)
  // Heeded below; while the content is on its way nobody waits for it yet.
  answered.catch(() => {})
  await write(socket, 'zINSTREAM\0')
  for await (const piece of content) {
    // clamd hangs up where it has seen enough: what it said is still there to read.
    if (socket.destroyed || socket.writableEnded) break
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    await write(socket, length)
    await write(socket, piece)
  }
  await write(socket, Buffer.alloc(4))
  return answered
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', piece => {
      text += piece.toString('utf8')
      const [line] = text.split('\0')
      if (text.includes('\0')) {
        resolve(line!.trim())
        socket.destroy()
      }
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text.trim()))
  })
}

const write = (socket: Socket, bytes: Uint8Array | string): Promise<void> =>
  new Promise(resolve => {
    if (socket.destroyed) resolve()
    else socket.write(bytes, () => resolve())
  })
