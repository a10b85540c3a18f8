import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** The test file that every scanner knows (EICAR); put together here so that no scanner takes this file for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')

/** A daemon that speaks clamd's INSTREAM over a real socket and knows one virus. */
export async function startClamd({ most = 10_000_000, silent = false }: { most?: number; silent?: boolean } = {}) {
  const seen: number[] = []
  const server = createServer(socket => void talk(socket))

  async function talk(socket: Socket): Promise<void> {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', piece => {
      got = Buffer.concat([got, piece])
      if (silent) return
      const answer = answerTo(got)
      if (answer !== null) socket.end(`${answer}\0`)
    })
  }

  function answerTo(got: Buffer): string | null {
    const command = 'zINSTREAM\0'
    if (got.length < command.length) return null
    if (got.toString('latin1', 0, command.length) !== command) return 'UNKNOWN COMMAND'
    const content: Buffer[] = []
    let size = 0
    for (let at = command.length; at + 4 <= got.length; ) {
      const length = got.readUInt32BE(at)
      if (length === 0) {
        seen.push(size)
        return Buffer.concat(content).includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
      }
      if (at + 4 + length > got.length) return null
      content.push(got.subarray(at + 4, at + 4 + length))
      size += length
      if (size > most) return 'INSTREAM size limit exceeded. ERROR'
      at += 4 + length
    }
    return null
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    clamd: { host: '127.0.0.1', port },
    /** The sizes of what it was shown. */
    seen,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
