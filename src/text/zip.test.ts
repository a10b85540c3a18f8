import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zipOf as madeByHand } from '../../test/support/zip.ts'
import { endOfZip, entriesOfZip, staysInside, Zip, type ZipFault, type ZipLimits, zipOf } from './zip.ts'

class Refused extends Error {}
const wide: ZipLimits = { unpackedBytes: 10_000_000 }
const open = (bytes: Uint8Array, limits: ZipLimits = wide) => new Zip(bytes, limits, (fault: ZipFault) => new Refused(fault))
const every = (bytes: Uint8Array, limits?: ZipLimits) => {
  const zip = open(bytes, limits)
  return new Map(zip.names.map(name => [name, zip.text(name)]))
}

/** The container with some of its bytes changed after every signature of this kind. */
function changed(bytes: Uint8Array, signature: string, change: (zip: Buffer, at: number) => void): Uint8Array {
  const zip = Buffer.from(bytes)
  for (let at = zip.indexOf(signature, 0, 'latin1'); at >= 0; at = zip.indexOf(signature, at + 1, 'latin1')) change(zip, at)
  return new Uint8Array(zip)
}
const [local, directory, end] = ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06']

test('what is packed is read again, in its order, and the same content gives the same bytes', () => {
  const files = [
    ['甲.txt', '内容'],
    ['a/b.txt', ''],
    ['z', 'x'.repeat(100_000)],
  ] as const
  expect([...every(zipOf(files))]).toEqual(files)
  expect(zipOf(files)).toEqual(zipOf(files))
  expect([...every(zipOf([]))]).toEqual([])
})

test('a folder that was packed with its files is no file; what only looks like one and holds something is', () => {
  const zip = open(
    zipOf([
      ['word/', ''],
      ['word/a.xml', '<a/>'],
      ['旧\\', ''],
      ['b/', 'x'],
    ]),
  )
  expect([zip.names, zip.strange]).toEqual([['word/a.xml', 'b/'], 0])
})

test('a file is unpacked when it is asked for, as often as one likes, and counted once', () => {
  const zip = open(zipOf([['a', 'x'.repeat(900)]]), { unpackedBytes: 1_000 })
  for (let i = 0; i < 3; i++) expect(zip.bytes('a')).toHaveLength(900)
  expect(zip.bytes('b')).toBeUndefined()
  expect(zip.size('a')).toBe(900)
})

test.each<[string, Uint8Array, ZipLimits, ZipFault]>([
  ['a file over the limit of one file', zipOf([['a', 'x'.repeat(2_000)]]), { unpackedBytes: 10_000, fileBytes: 1_000 }, 'unpackedBytes'],
  [
    'files that together unpack beyond the limit',
    zipOf([
      ['a', 'x'.repeat(800)],
      ['b', 'x'.repeat(800)],
    ]),
    { unpackedBytes: 1_000 },
    'unpackedBytes',
  ],
  ['a bomb that says so', zipOf([['a', Buffer.alloc(20_000_000)]]), wide, 'unpackedBytes'],
  ['a bomb that says it is small', madeByHand({ a: { packed: deflateRawSync(Buffer.alloc(20_000_000)), unpacked: 10 } }), wide, 'damaged'],
  ['a file shorter than it says', madeByHand({ a: { packed: deflateRawSync(Buffer.alloc(10)), unpacked: 11 } }), wide, 'damaged'],
  ['too many files', zipOf([...Array(11).keys()].map(i => [`${i}`, ''] as const)), { ...wide, entries: 10 }, 'entries'],
  [
    'a directory that counts more than it lists',
    changed(zipOf([['a', 'x']]), end, (zip, at) => zip.writeUInt16LE(2, at + 10)),
    wide,
    'damaged',
  ],
  [
    'a directory that is not where it should be',
    changed(zipOf([['a', 'x']]), end, (zip, at) => zip.writeUInt32LE(9e8, at + 16)),
    wide,
    'damaged',
  ],
  [
    'one name twice',
    zipOf([
      ['a', 'x'],
      ['a', 'y'],
    ]),
    wide,
    'damaged',
  ],
  [
    'one name twice, in letters whole and taken apart',
    zipOf([
      ['caf\u00e9', 'x'],
      ['cafe\u0301', 'y'],
    ]),
    wide,
    'damaged',
  ],
  [
    'another name before the file than in the directory',
    changed(zipOf([['a', 'x']]), local, (zip, at) => zip.write('b', at + 30)),
    wide,
    'damaged',
  ],
  ['another size before the file', changed(zipOf([['a', 'x']]), local, (zip, at) => zip.writeUInt32LE(900, at + 22)), wide, 'damaged'],
  ['another packed size before the file', changed(zipOf([['a', 'x']]), local, (zip, at) => zip.writeUInt32LE(1, at + 18)), wide, 'damaged'],
  ['another packing before the file', changed(zipOf([['a', 'x']]), local, (zip, at) => zip.writeUInt16LE(0, at + 8)), wide, 'damaged'],
  [
    'a packing that nobody reads',
    changed(
      changed(zipOf([['a', 'x']]), local, (zip, at) => zip.writeUInt16LE(12, at + 8)),
      directory,
      (zip, at) => zip.writeUInt16LE(12, at + 10),
    ),
    wide,
    'damaged',
  ],
  [
    'a file that begins behind the end',
    changed(zipOf([['a', 'x']]), directory, (zip, at) => zip.writeUInt32LE(9e8, at + 42)),
    wide,
    'damaged',
  ],
  ['a file that breaks off', zipOf([['a', 'x'.repeat(90)]]).slice(0, 40), wide, 'damaged'],
  ['no container', Buffer.from('not a zip'), wide, 'damaged'],
  ['nothing', new Uint8Array(), wide, 'damaged'],
])('%s is refused', (_, bytes, limits, fault) => {
  expect(() => every(bytes, limits)).toThrow(new Refused(fault))
})

test('sizes that stand behind the file, as programs write that do not know them before, are no contradiction', () => {
  const streamed = changed(zipOf([['a', 'words']]), local, (zip, at) => {
    zip.writeUInt16LE(0x0808, at + 6)
    zip.fill(0, at + 14, at + 26)
  })
  expect(every(streamed).get('a')).toBe('words')
})

test('a comment behind the container changes nothing', () => {
  const zip = Buffer.from(zipOf([['a', 'words']]))
  zip.writeUInt16LE(7, zip.length - 2)
  expect(every(Buffer.concat([zip, Buffer.from('comment')])).get('a')).toBe('words')
})

test.each([...['../a', 'a/../../b', '/c', '\\c', 'C:/d', 'C:d', '..\\e', 'f\\..\\g', '..', 'h\u0000', 'i\n']])(
  'a file whose name climbs out (%j) cannot be asked for',
  name => {
    const zip = open(
      zipOf([
        [name, 'x'],
        ['好/的..html', 'y'],
      ]),
    )
    expect([zip.names, zip.strange, zip.bytes(name)]).toEqual([['好/的..html'], 1, undefined])
    expect(staysInside(name)).toBe(false)
  },
)

test('the names can be told from the end of the file and its directory alone', () => {
  const bytes = Buffer.from(
    zipOf([
      ['甲', 'x'.repeat(5_000)],
      ['b', 'y'],
    ]),
  )
  const { count, size, offset } = endOfZip(bytes.subarray(-200))!
  expect(entriesOfZip(bytes.subarray(offset, offset + size), count)!.map(({ name }) => name)).toEqual(['甲', 'b'])
  expect(endOfZip(Buffer.from('PK'))).toBeNull()
})

test('no bytes do anything but be read or refused', () => {
  const zip = zipOf([
    ['a/b', 'some words'],
    ['c', 'others'],
  ])
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), places => {
      const altered = zip.slice()
      for (const [at, value] of places) altered[at] = value
      try {
        every(altered)
      } catch (error) {
        expect(error).toBeInstanceOf(Refused)
      }
    }),
    { numRuns: 1_000 },
  )
})
