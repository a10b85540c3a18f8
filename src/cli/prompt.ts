import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks at the terminal; `hidden` shows nothing of what is typed. Gives null when the terminal is closed instead. */
export async function ask(question: string, { hidden = false } = {}): Promise<string | null> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: process.stdin.isTTY === true })
  try {
    return await new Promise(resolve => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(null))
      lines.once('SIGINT', () => lines.close())
    })
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}

/** The first line of what is piped in. */
export async function firstLineOfInput(): Promise<string> {
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    text += chunk
    if (text.length > 10_000) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}
