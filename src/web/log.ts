import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type { Logger }

/** So much of what was done is written together, or what there is of it after this time: a write for each request costs more than the request. */
const together = { minLength: 8192, periodicFlush: 1000 }

/**
 * stderr, in larger pieces; a warning or an error is written at once, with all that went before it. What waits is written when the process ends,
 * also by an error that nobody caught.
 */
function stderrInPieces(): DestinationStream {
  if (pieced) return pieced
  const pieces = destination({ fd: 2, sync: true, ...together })
  process.on('exit', () => pieces.flushSync())
  const warning = pino.levels.values['warn']!
  const stream = {
    lastLevel: 0,
    write(line: string) {
      pieces.write(line)
      if (this.lastLevel >= warning) pieces.flushSync()
    },
  }
  // Asks pino to say of which level a line is.
  pieced = Object.assign(stream, { [Symbol.for('pino.metadata')]: true })
  return pieced
}

/** One for the process: two would write into each other's lines. */
let pieced: DestinationStream | null = null

/**
 * The log, to stderr. A desk is told of warnings only. No address, cookie, query or form field is ever given to it, and what a database says of
 * the values of a row is taken out: those are people's data.
 */
export function makeLog(
  level: 'info' | 'warn' | 'silent',
  to: DestinationStream = level === 'info' ? stderrInPieces() : destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggable },
      redact: {
        paths: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie', '*.authorization'],
        censor: '…',
      },
    },
    to,
  )
}

/** An error for the log. The words of a database error may hold values of a row, its stack repeats them; code and constraint say enough. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: `thrown: ${typeof error}` }
  const { name, message, stack = '' } = error
  const { severity, code, constraint, table } = error as Error & Record<string, unknown>
  if (severity === undefined) return { name, message, stack, ...(code !== undefined && { code }) }
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line))
  return { name, code, constraint, table, stack: frames.join('\n') }
}
