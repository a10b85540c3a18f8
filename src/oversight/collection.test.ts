import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, setUpOffice } from '../../test/support/people.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { sampleReport } from '../cli/sample-report.ts'
import type { Db } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { setRole } from '../people/account-actions.ts'
import type { Agency, Person } from '../people/index.ts'
import { decideFinding } from '../report/findings/actions.ts'
import { decidedFindingsOf, reportOfYear, takeStep } from '../report/index.ts'
import { accept, call, giveBack, remind, submit } from './actions.ts'
import { bodiesOf, bodyKindOf } from './bodies.ts'
import { findingsIn } from './findings.ts'
import { twinsIn } from './likeness.ts'
import { mergedOf } from './merged.ts'
import { collectionOf, outliersIn } from './screen.ts'
import { standingOf } from './standing.ts'
import { standingOfYear, stepsOfYear } from './store.ts'
import { tableOf } from './table.ts'

const { secrets } = testRooms()
const year = 2025
const on = (today: string) => ({ now: new Date(`${today}T02:00:00Z`), today: day(today) })
const told = (agency: string, received: number) => ({
  ...{ agency, year, received, carriedIn: 2, carriedOut: 1, documents: [1, 0, 5] as const, licences: 12, published: 40 },
  ...{
    field: `${agency}职责`,
    problem: `${agency}的公开内容不够细，今后将按栏目逐月更新，并请群众代表评议，结果在专栏公布，接受监督。去年提出的缩短答复时间已经做到，平均用时比上年减少三个工作日。`,
  },
})

describeStore('the reports of the bodies below', database => {
  let db: Db
  let superior: Agency
  let collector: Person
  let bodies: { body: Agency; person: Person }[]
  const seen = async (body: Agency) => (await standingOfYear(db, { agencyId: body.id, year }))?.seq ?? 0
  const about = async (body: Agency, note: string | null = null) => ({ body, year, seen: await seen(body), note })
  const brought = async (at: number, received: number, change: (report: ReturnType<typeof sampleReport>) => void = () => undefined) => {
    const { body, person } = bodies[at]!
    const report = sampleReport(told(body.name, received))
    change(report)
    const brings = { report, fileName: null, originallyPublishedOn: null }
    const before = (await takeStep(db, person, body, year, { step: 'imported', seen: 0, reason: null, brings }, on('2026-01-15')).catch(
      () => null,
    ))!
    if (before?.ok) return
    good(await takeStep(db, person, body, year, { step: 'imported', seen: 1, reason: null, brings }, on('2026-01-20')))
  }
  const sent = async (at: number, today = '2026-01-20', note: string | null = null, answers: string[] = []) => {
    const { body, person } = bodies[at]!
    return submit(db, person, { ...(await about(body, note)), answers }, on(today))
  }

  beforeEach(async () => {
    db = database().db
    const { office, admin } = await setUpOffice(db)
    superior = office
    collector = (await addPerson(db, admin, office, 'officer', 'collector')).person
    bodies = []
    for (const slug of ['jiaoyu', 'minzheng', 'caizheng']) {
      const body = await addBureau(db, admin, office, slug)
      const { person } = await addPerson(db, admin, body, 'officer', `officer-${slug}`)
      good(await setRole(db, admin, person.id, { agencyId: body.id, role: 'leader' }, on('2026-01-01').now))
      const both = { ...person, memberships: [...person.memberships, { agencyId: body.id, role: 'leader' as const, sectionId: null }] }
      bodies.push({ body, person: both })
    }
  })

  test('are sent, sent back with a number, answered remark by remark, and accepted; every step is in the journal', async () => {
    const [{ body, person }] = bodies as [(typeof bodies)[0]]
    expect(await sent(0)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('还没有2025年度报告') } })
    await brought(0, 30)
    good(await sent(0))
    expect(await sent(0)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('已提交') } })
    const remarks = [{ at: 'applications.rows.received[6]', rule: 'T3-5', text: '与上年结转不一致' }]
    good(await giveBack(db, collector, { ...(await about(body, '第五部分请写具体')), remarks }, on('2026-01-22')))
    const [, returned] = await stepsOfYear(db, { agencyId: body.id, year })
    expect(returned).toMatchObject({ notice: '退〔2026〕1号', remarks: [{ rule: 'T3-5' }, { rule: null, text: '第五部分请写具体' }] })
    expect(await sent(0, '2026-01-23', null, ['已更正'])).toMatchObject({ ok: false, faults: { 'answer-1': '请答复这一条。' } })
    good(await sent(0, '2026-01-23', null, ['已更正', '已补充']))
    good(await accept(db, collector, await about(body), on('2026-01-26')))
    expect(await sent(0)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('没有更正') } })
    const steps = await stepsOfYear(db, { agencyId: body.id, year })
    expect(standingOf(steps)).toEqual(await standingOfYear(db, { agencyId: body.id, year }))
    expect(standingOf(steps)).toMatchObject({ state: 'accepted', returns: 1, received: 30, carriedIn: 2, firstSubmittedOn: '2026-01-20' })
    expect(await verify(db)).toMatchObject({ ok: true })
    await expect(submit(db, person, { body, year, seen: 1, note: null, answers: [] }, on('2026-01-27'))).rejects.toThrow(Conflict)
  })

  test('go up from the hands of who prepared them once the leader has signed that version', async () => {
    const [{ body, person }] = bodies as [(typeof bodies)[0]]
    const officer = { ...person, memberships: person.memberships.filter(({ role }) => role === 'officer') }
    const send = async () => submit(db, officer, { ...(await about(body)), answers: [] }, on('2026-01-20'))
    await brought(0, 30)
    expect(await send()).toMatchObject({ ok: false, refusal: { why: '分管领导还没有签批这一版，不能报送。' } })
    good(await takeStep(db, person, body, year, { step: 'approved', seen: 1, reason: null }, on('2026-01-19')))
    good(await send())
  })

  test('an error for which the body has answered goes up without another reason', async () => {
    const [{ body, person }] = bodies as [(typeof bodies)[0]]
    await brought(0, 30, report => {
      report.applications!.rows['received']![6] = 31
    })
    const report = (await reportOfYear(db, body.id, year))!
    const errors = (await decidedFindingsOf(db, report)).filter(({ level }) => level === 'error')
    for (const [seen, { fingerprint }] of errors.entries()) {
      expect(await sent(0)).toMatchObject({ ok: false })
      good(await decideFinding(db, person, body, year, { fingerprint, decision: 'accepted', reason: '迁移所致', seen }, on('2026-01-19')))
    }
    good(await sent(0))
  })

  test('nobody judges their own report, nor that of a sister; an error goes up or is accepted only with a reason (art. 47)', async () => {
    const [one, two] = bodies as [(typeof bodies)[0], (typeof bodies)[0]]
    await brought(0, 30, report => {
      report.applications!.rows['received']![6] = 31
    })
    expect(await sent(0)).toMatchObject({ ok: false, faults: { note: expect.stringContaining('错误') } })
    good(await sent(0, '2026-01-20', '系统数据迁移造成，附说明'))
    const open = await about(one.body)
    for (const person of [one.person, two.person]) {
      await expect(accept(db, person, open, on('2026-01-21'))).rejects.toThrow(Forbidden)
      await expect(giveBack(db, person, { ...open, remarks: [] }, on('2026-01-21'))).rejects.toThrow(Forbidden)
      await expect(call(db, person, superior, { year, dueOn: day('2026-01-20'), cites: '通知' }, on('2026-01-05'))).rejects.toThrow(
        Forbidden,
      )
    }
    await expect(submit(db, two.person, { ...open, answers: [] }, on('2026-01-21'))).rejects.toThrow(Forbidden)
    await expect(submit(db, collector, { ...open, answers: [] }, on('2026-01-21'))).rejects.toThrow(Forbidden)
    expect(await accept(db, collector, open, on('2026-01-21'))).toMatchObject({
      ok: false,
      faults: { note: expect.stringContaining('错误') },
    })
    good(await accept(db, collector, { ...open, note: '说明成立' }, on('2026-01-21')))
  })

  test('the screen tells who owes, who was late, and what stands far from its own last year; of two who read alike both are named', async () => {
    expect(await call(db, collector, superior, { year, dueOn: day('2026-02-01'), cites: '通知' }, on('2026-01-05'))).toMatchObject({
      faults: { dueOn: expect.stringContaining('2026-01-31') },
    })
    good(await call(db, collector, superior, { year, dueOn: day('2026-01-21'), cites: '示例市政府办公室通知' }, on('2026-01-05')))
    await brought(0, 30)
    await brought(1, 400, report => {
      const twin = sampleReport(told(bodies[0]!.body.name, 30)).sections.find(({ number }) => number === 5)!
      report.sections = report.sections.map(section => (section.number === 5 ? twin : section))
    })
    good(await sent(0, '2026-01-21'))
    good(await sent(1, '2026-01-23'))
    good(await remind(db, secrets, collector, { ...(await about(bodies[2]!.body)), dueOn: day('2026-01-21'), url: null }, on('2026-01-24')))
    const shown = await collectionOf(db, superior, year, day('2026-01-24'))
    expect(shown.lines.map(({ situation, daysLate }) => [situation, daysLate])).toEqual(
      expect.arrayContaining([
        ['submitted', null],
        ['submitted', 2],
        ['none', 3],
      ]),
    )
    expect(shown.counts).toEqual({ none: 1, draft: 0, came: 0, submitted: 2, returned: 0, accepted: 0 })
    const { twins } = await twinsIn(db, shown)
    expect(twins.map(({ bodies }) => [...bodies].sort())).toEqual([
      bodies
        .slice(0, 2)
        .map(({ body }) => body.name)
        .sort(),
    ])
    expect((await findingsIn(db, shown)).map(({ finding }) => finding.level)).not.toContain('error')
    expect(tableOf(shown).rows).toHaveLength(3)
    expect(tableOf(shown).rows.every(row => row.length === tableOf(shown).head.length)).toBe(true)
    const joined = (await mergedOf(db, shown, true))!
    expect(joined.merged).toMatchObject({ ok: true, report: { applications: { rows: { received: [359, 71, 0, 0, 0, 0, 430] } } } })
    expect(joined.missing).toEqual([bodies[2]!.body.name])
    expect(await mergedOf(db, shown, false)).toBeNull()
  })

  test('of a sister agency nothing can be read: the screen shows only what is under the superior', async () => {
    await brought(0, 30)
    good(await sent(0))
    const { body } = bodies[0]!
    expect((await collectionOf(db, body, year, day('2026-01-24'))).lines).toEqual([])
    expect((await collectionOf(db, superior, year, day('2026-01-24'))).lines.map(line => line.body.id).sort()).toEqual(
      bodies.map(one => one.body.id).sort(),
    )
  })
})

test('ten times above its own last year or its peers is far; one application more or less never is', () => {
  const line = (kind: 'township', ...received: (number | null)[]) => ({ kind, received }) as never
  const lines = [
    line('township', 4, 41),
    line('township', null, 5),
    line('township', 1, 11),
    line('township', 3, 4),
    line('township', 5, 5),
    line('township', null, 90),
  ]
  expect(outliersIn(lines).map(({ why, expected, found }) => [why, expected, found])).toEqual([
    ['year', 4, 41],
    ['peers', 5, 90],
  ])
})

test('a body that was dissolved before the year ended does not report; its kind is told by level and name', () => {
  const agency = (name: string, dissolvedOn: string | null = null) => ({ id: name, name, dissolvedOn }) as never
  const below = [agency('教育局'), agency('旧局', '2025-06-30'), agency('新近撤销局', '2026-03-01')]
  expect(bodiesOf(below, 2025).map(({ name }) => name)).toEqual(['教育局', '新近撤销局'])
  const names = ['长安街道办事处', '东山镇人民政府', '岳阳县人民政府', '市财政局']
  expect(names.map((name, i) => bodyKindOf({ name, level: i === 1 ? 'township' : 'county' }))).toEqual([
    ...['street', 'township', 'government', 'department'],
  ])
})
