import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { reportOf } from '../../../test/support/reports.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { verify } from '../../journal/index.ts'
import { day } from '../../law/index.ts'
import { takeStep } from '../actions.ts'
import { reportOfYear } from '../store.ts'
import { attachSignedCopy, scanKinds } from './actions.ts'
import { signedCopiesOf } from './store.ts'

const clock = { now: monday, today: day('2026-03-02') }
const { files } = testRooms()
const scan = new TextEncoder().encode('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

describeStore('signed copies of annual reports', database => {
  test('are laid beside the version that was signed, by who writes the report; an earlier scan stays', async () => {
    const { db } = database()
    const { office: agency, admin } = await setUpOffice(db)
    const { person: officer } = await addPerson(db, admin, agency, 'officer', 'officer')
    const { person: leader } = await addPerson(db, admin, agency, 'leader', 'leader')
    const brings = { report: reportOf('2021', { year: 2023 }), fileName: null, originallyPublishedOn: null }
    good(await takeStep(db, officer, agency, 2023, { step: 'imported', seen: 0, reason: null, brings }, clock))
    const put = (name: string) => files.put(scan, { name, private: true, kinds: scanKinds })
    const attach = async (name: string, version: number, by = officer) =>
      attachSignedCopy(db, by, agency, { year: 2023, version, stored: await put(name) }, clock)
    await attach('第一次.pdf', 1)
    await attachSignedCopy(db, officer, agency, { year: 2023, version: 1, stored: await put('重扫.pdf') }, { now: new Date(+monday + 1) })
    await expect(attach('别的版本.pdf', 2)).rejects.toThrow(Conflict)
    await expect(attach('不该由他.pdf', 1, leader)).rejects.toThrow(Forbidden)
    const copies = await signedCopiesOf(db, (await reportOfYear(db, agency.id, 2023))!)
    expect(copies.map(({ name, version, mediaType }) => [name, version, mediaType])).toEqual([
      ['重扫.pdf', 1, 'application/pdf'],
      ['第一次.pdf', 1, 'application/pdf'],
    ])
    expect(await verify(db)).toMatchObject({ ok: true })
  })
})

test('only what a scanner or a camera makes is taken', async () => {
  const page = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  await expect(files.put(page, { name: '签字件.pdf', private: true, kinds: scanKinds })).rejects.toThrow('这里只收 PDF')
})
