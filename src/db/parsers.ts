/**
 * What each type of column becomes, the same on both drivers. Left to themselves they differ: `date` through pg is one day early under
 * TZ=Asia/Shanghai, int8 is a number here and a string there, bytea a Uint8Array here and a Buffer there (measured).
 */
const date = (text: string): string => text

function int8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`)
  return value
}

function bytea(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

const timestamptz = (text: string): Date => new Date(isoOf(text))

/** `2026-11-22 21:52:09.067+00` → `2026-11-22T21:52:09.067Z`; every connection runs under UTC. */
function isoOf(text: string): string {
  const [, day, time, offset] = /^(\S+) ([\d:.]+)\+00(.*)$/.exec(text) ?? []
  if (!day || offset !== '') throw new RangeError(`timestamptz ${text} is not in UTC`)
  const [whole, fraction = ''] = time!.split('.')
  return `${day}T${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

/** PostgreSQL's numbers for the types, each with its array type. */
export const parsers: readonly { oid: number; array: number; parse: (text: string) => unknown }[] = [
  { oid: 17, array: 1001, parse: bytea },
  { oid: 20, array: 1016, parse: int8 },
  { oid: 1082, array: 1182, parse: date },
  { oid: 1184, array: 1185, parse: timestamptz },
  { oid: 1700, array: 1231, parse: text => text },
]
