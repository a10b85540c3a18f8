import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../test/support/read-types.ts', import.meta.url))

async function readIn(timeZone: string, url: string) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, url], {
    env: { ...process.env, TZ: timeZone },
  })
  return JSON.parse(stdout)
}

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('the types of a row under TZ=%s', timeZone => {
  test.each([['PGlite', ''], ...(process.env['TEST_DATABASE_URL'] ? [['PostgreSQL', process.env['TEST_DATABASE_URL']]] : [])])(
    'on %s a day is a string, a moment a Date, a number whole',
    async (_kind, url) => {
      const { described, tooBig } = await readIn(timeZone, url!)
      expect(described).toEqual([
        ['day', 'String', '2026-02-01'],
        ['days', 'Array', ['2026-02-01', null]],
        ['at', 'Date', '2026-01-31T16:00:00.123Z'],
        ['moments', 'Array', ['2026-01-31T16:00:00.123Z']],
        ['big', 'Number', 9007199254740991],
        ['bigs', 'Array', [1, 2]],
        ['small', 'Number', 7],
        ['exact', 'String', '12345678901234567890.123456789'],
        ['bytes', 'Uint8Array', [0, 1, 254, 255]],
        ['yes', 'Boolean', true],
        ['json', 'Object', { a: [1, '二'], b_c: null }],
        ['id', 'String', '00000000-0000-7000-8000-000000000001'],
        ['words', 'Array', ['甲', '乙,"丙']],
        ['nothing', null, null],
      ])
      expect(tooBig).toBe('int8 9007199254740992 does not fit a number')
    },
  )
})
