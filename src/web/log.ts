import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type { Logger }

/**
 * The log, to stderr. A desk is told of warnings only. No address, cookie, query or form field is ever given to it, and what a database says of
 * the values of a row is taken out: those are people's data.
 */
export function makeLog(level: 'info' | 'warn' | 'silent', to: DestinationStream = destination({ fd: 2, sync: true })): Logger {
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
