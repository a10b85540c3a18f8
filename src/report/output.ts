import { once } from 'node:events'

/** Writes to the terminal or the pipe, and waits where the reader is slower: ten thousand lines must not pile up in memory. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value))

export const complain = (text: string): void => void process.stderr.write(`${text}\n`)

/** The worst of the exit statuses so far stands. */
export function fail(status: 1 | 2): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), status)
}
