import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, setUpOffice } from '../../test/support/people.ts'
import type { Db } from '../db/open.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { submit } from '../oversight/actions.ts'
import { standingOfYear } from '../oversight/store.ts'
import { setRole } from '../people/account-actions.ts'
import type { Agency, Person } from '../people/index.ts'
import { enter, takeStep as takeRegisterStep } from '../registers/actions.ts'
import { entryIn } from '../registers/forms.ts'
import { entriesOf } from '../registers/store.ts'
import { takeStep } from './actions.ts'
import { compileReport } from './compile/compile.ts'
import { typedOver } from './compile/differences.ts'
import { frozenOf } from './freeze-actions.ts'
import type { Report } from './report.ts'
import { freezesOf, reportOfYear } from './store.ts'
import { keepYearEnd } from './year-end.ts'

const year = 2023
const on = (today: string) => ({ now: new Date(`${today}T02:00:00Z`), today: day(today) })
const penalties = 'disclosure.penalties.decisions'

describeStore('the frozen figures of a year', database => {
  let db: Db
  let body: Agency
  let person: Person
  const penalty = async (number: string, decidedOn: string, today: string) => {
    const typed = {
      ...{ item: '未经许可经营', number, decidedOn, party: '样例公司', partyKind: 'organisation' },
      ...{ facts: '事实', category: '罚款', basis: '依据', content: '罚款一千元' },
    }
    const read = entryIn('penalties', typed, day(today))
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    good(await enter(db, person, body, { register: 'penalties', sectionId: null, content: read.content }, on(today)))
  }
  const stored = async () => (await reportOfYear(db, body.id, year))!
  const brought = async (report: Report, reason: string | null, today: string) => {
    const seen = (await reportOfYear(db, body.id, year))?.seq ?? 0
    const brings = { report, fileName: null, originallyPublishedOn: null }
    return takeStep(db, person, body, year, { step: 'imported', seen, reason, brings }, on(today))
  }
  const compiled = async (): Promise<Report> => {
    const report = await compileReport(db, body, year)
    // what no register tells is a person's, and the check wants it
    for (const row of Object.values(report.disclosure!)) for (const key of Object.keys(row)) row[key] ??= 0
    return { ...report, reading: { ...report.reading, unread: [] } }
  }
  const sent = async (today: string) => {
    const seen = (await standingOfYear(db, { agencyId: body.id, year }))?.seq ?? 0
    return submit(db, person, { body, year, seen, note: '正文另报', answers: [] }, on(today))
  }
  const changes = async () => (await frozenOf(db, body, await stored()))!.changes

  beforeEach(async () => {
    db = database().db
    const { office, admin } = await setUpOffice(db)
    body = await addBureau(db, admin, office, 'wenlv')
    person = (await addPerson(db, admin, body, 'officer', 'officer')).person
    good(await setRole(db, admin, person.id, { agencyId: body.id, role: 'leader' }, on('2024-01-01').now))
    person = { ...person, memberships: [...person.memberships, { agencyId: body.id, role: 'leader', sectionId: null }] }
    await penalty('罚〔2023〕1号', '2023-05-04', '2024-01-04')
    good(await brought(await compiled(), null, '2024-01-08'))
  })

  test('are kept when the report is sent, with the day, the person and the journal, and not before (art. 50)', async () => {
    expect(await frozenOf(db, body, await stored())).toBeNull()
    good(await sent('2024-01-15'))
    const [freeze] = await freezesOf(db, await stored())
    expect(freeze).toMatchObject({ version: 1, frozenOn: '2024-01-15', actorId: person.id, cause: 'submitted' })
    expect(freeze!.compiled.disclosure!['penalties']).toEqual({ decisions: 1 })
    expect(await changes()).toEqual([])
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('what is refused is not frozen: an error stands and no reason is given', async () => {
    const wrong = await compiled()
    wrong.applications!.rows['received']![6]! += 1
    good(await brought(wrong, null, '2024-01-09'))
    expect((await stored()).errors).toBeGreaterThan(0)
    expect(await submit(db, person, { body, year, seen: 0, note: null, answers: [] }, on('2024-01-15'))).toMatchObject({ ok: false })
    expect(await freezesOf(db, await stored())).toEqual([])
  })

  test('a record entered later for the closed year is a difference against the version that was sent; one of another year is none', async () => {
    good(await sent('2024-01-15'))
    await penalty('罚〔2024〕1号', '2024-01-10', '2024-02-01')
    expect(await changes()).toEqual([])
    await penalty('罚〔2023〕2号', '2023-12-31', '2024-02-01')
    expect(await changes()).toEqual([
      { at: penalties, name: '表二 · 行政处罚 · 本年处理决定数量', submitted: 1, frozen: 1, now: 2, isMended: false, typed: null },
    ])
  })

  test('a difference leads to a corrected version, which says why; sent again it is what later records are held against', async () => {
    good(await sent('2024-01-15'))
    await penalty('罚〔2023〕2号', '2023-12-31', '2024-02-01')
    expect(await brought(await compiled(), null, '2024-02-02')).toMatchObject({
      ok: false,
      faults: { reason: expect.stringContaining('理由') },
    })
    good(await brought(await compiled(), '漏登一件', '2024-02-02'))
    expect(await changes()).toMatchObject([{ at: penalties, submitted: 1, now: 2, isMended: true }])
    expect((await freezesOf(db, await stored())).map(({ version }) => version)).toEqual([1])
    good(await takeStep(db, person, body, year, { step: 'published', seen: 2, reason: '正文另补' }, on('2024-02-03')))
    expect((await freezesOf(db, await stored())).map(({ version, cause }) => [version, cause])).toEqual([
      [1, 'submitted'],
      [2, 'published'],
    ])
    expect(await changes()).toEqual([])
  })

  test('a record struck later is a difference too; a figure typed over stays beside it with its reason', async () => {
    good(await brought(typedOver(await compiled(), penalties, 3, { compiled: 1, why: '两件登记在执法平台' }), '补两件', '2024-01-09'))
    good(await sent('2024-01-15'))
    const [entry] = await entriesOf(db, body.id, { register: 'penalties', limit: 1 })
    const taking = { step: 'struck' as const, seen: entry!.seq, onDay: day('2024-02-01'), reason: '重复登记' }
    good(await takeRegisterStep(db, person, body, entry!.id, taking, on('2024-02-01')))
    expect(await changes()).toMatchObject([{ submitted: 3, frozen: 1, now: 0, typed: { why: '两件登记在执法平台' } }])
  })

  test('an old register that comes to what the report says already is no difference', async () => {
    good(await brought(typedOver(await compiled(), penalties, 2, { compiled: 1, why: '一件登记在执法平台' }), '补一件', '2024-01-09'))
    good(await sent('2024-01-15'))
    await penalty('罚〔2023〕2号', '2023-12-31', '2024-02-01')
    expect(await changes()).toEqual([])
  })

  test('at 31 December the year is frozen: what is written down later shows as a difference, until a version leaves (art. 50)', async () => {
    expect(await keepYearEnd(db, body, on('2024-01-06'))).toBe(false)
    expect(await keepYearEnd(db, body, on('2024-01-01'))).toBe(true)
    await penalty('罚〔2023〕3号', '2023-12-31', '2024-01-08')
    // a second look, or one of another process, leaves what was kept
    expect(await keepYearEnd(db, body, on('2024-01-02'))).toBe(false)
    expect(await frozenOf(db, body, await stored())).toMatchObject({
      freeze: { cause: 'yearEnd', frozenOn: '2024-01-01' },
      changes: [{ at: penalties, submitted: 1, frozen: 1, now: 2, isMended: false }],
    })
    good(await brought(await compiled(), null, '2024-01-09'))
    expect(await changes()).toEqual([])
    good(await sent('2024-01-15'))
    expect((await frozenOf(db, body, await stored()))!.freeze).toMatchObject({ cause: 'submitted', frozenOn: '2024-01-15' })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('of a report without a superior’s office the year is frozen by its publication; what was public elsewhere before is not', async () => {
    good(await takeStep(db, person, body, year, { step: 'published', seen: 1, reason: '正文另补' }, on('2024-01-20')))
    expect(await freezesOf(db, await stored())).toMatchObject([{ version: 1, cause: 'published', frozenOn: '2024-01-20' }])
    const report = { ...(await compiled()), year: 2022 }
    const brings = { report, fileName: null, originallyPublishedOn: day('2023-01-20') }
    good(await takeStep(db, person, body, 2022, { step: 'imported', seen: 0, reason: null, brings }, on('2024-01-20')))
    good(await takeStep(db, person, body, 2022, { step: 'published', seen: 1, reason: '历年年报' }, on('2024-01-20')))
    expect(await freezesOf(db, (await reportOfYear(db, body.id, 2022))!)).toEqual([])
  })
})
