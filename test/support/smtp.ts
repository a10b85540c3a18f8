import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Answer = { at: 'rcpt' | 'data' | 'auth'; code: number; text: string } | { hangUp: true } | null

/** A real SMTP server on a free port of this machine. `answer` is what it says to the next letters; null takes them. */
export async function startSmtp({ offersTls = false } = {}) {
  const state = { letters: [] as { to: string[]; raw: string }[], answer: null as Answer, seen: 0 }
  const refused = (answer: { code: number; text: string }) => Object.assign(new Error(answer.text), { responseCode: answer.code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: offersTls ? [] : ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      state.seen += 1
      const { answer } = state
      done(answer && 'at' in answer && answer.at === 'rcpt' ? refused(answer) : null)
    },
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (piece: Buffer) => {
        raw += piece.toString('utf8')
      })
      stream.on('end', () => {
        const { answer } = state
        if (answer && 'at' in answer && answer.at === 'data') return done(refused(answer))
        state.letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        done()
      })
    },
    onMailFrom(_address, session, done) {
      if (state.answer && 'hangUp' in state.answer) {
        for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
        return
      }
      void session
      done()
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    state,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
