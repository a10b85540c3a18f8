import { randomFillSync } from 'node:crypto'

/**
 * A new UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then a counter and random bits, so that ids made by one process sort in the
 * order in which they were made. Made here and not by the database: PostgreSQL 15 has no `uuidv7()`.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomFillSync(new Uint8Array(16))
  if (now > last.at) last = { at: now, count: bytes[7]! & 0x7f }
  else last = { at: last.at, count: last.count + 1 }
  // 12 bits of counter; when they are full the clock is lent one millisecond.
  if (last.count > 0xfff) last = { at: last.at + 1, count: 0 }
  for (let i = 0, at = last.at; i < 6; i++, at = Math.floor(at / 256)) bytes[5 - i] = at % 256
  bytes[6] = 0x70 | (last.count >> 8)
  bytes[7] = last.count & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

let last = { at: 0, count: 0 }
