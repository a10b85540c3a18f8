import { beforeEach, describe, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { icsOf } from '../../document/calendar-file.ts'
import { day, type PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { beginCatalogue, stateNothing } from '../catalogue/actions.ts'
import { type Content, emptyContent } from '../content.ts'
import { beginDraft } from '../draft-actions.ts'
import { itemOf, updateItem } from '../item-store.ts'
import { publicise } from '../publish.ts'
import { columnsBoard, dueBoard, readingsBoard, yearOf } from './boards.ts'
import { vetoesIn } from './freshness.ts'

const today = day('2026-03-02')

describeStore('the boards', database => {
  let [office, officer] = [null as unknown as Agency, null as unknown as Person]
  beforeEach(async () => {
    const made = await setUpOffice(database().db)
    office = made.office
    officer = (await addPerson(database().db, made.admin, office, 'officer', 'officer')).person
    good(await beginCatalogue(database().db, officer, office, { now: monday, today }))
  })

  async function published(content: Partial<Content>, on: PlainDate, originalOn: PlainDate | null = null): Promise<string> {
    const { db } = database()
    const clock = { now: new Date(`${on}T02:00:00Z`), today: on }
    const whole = {
      ...emptyContent,
      title: '信息',
      formedOn: on,
      source: '办公室',
      body: '<p>文</p>',
      attribute: 'public' as const,
      ...content,
    }
    const id = await beginDraft(db, officer, office, { content: whole, sectionId: null }, clock)
    const origin = originalOn ? { originalOn, importedFrom: '旧网站' } : undefined
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      await updateItem(trx, item, {
        ...(await publicise(trx, { agency: office, item, version: 1, content: whole, origin }, clock)),
        publishedOn: on,
        stage: 'settled',
        standing: 'public',
      })
    })
    return id
  }

  test('the year counts by the top of the catalogue, by section and month, and what was imported in its own year', async () => {
    await published({ column: 'normative' }, day('2026-01-15'))
    await published({ column: 'readings' }, day('2026-02-03'))
    await published({ column: 'plans' }, day('2026-02-20'))
    await published({ column: 'plans' }, today, day('2023-06-30'))
    const { total, byCategory, bySection, months } = await yearOf(database().db, office, 2026)
    expect({ total, months: months.slice(0, 3) }).toEqual({ total: 3, months: [1, 2, 0] })
    expect(byCategory.map(({ name, total: items }) => [name, items])).toEqual([
      ['履职依据', 2],
      ['规划计划', 1],
    ])
    expect(bySection.map(({ name, total: items }) => [name, items])).toEqual([['未定股室', 3]])
    expect(await yearOf(database().db, office, 2023)).toMatchObject({ total: 1, years: [2026, 2025, 2024, 2023] })
  })

  test('a column is neglected, empty, or said to have nothing; the inspection fails the site at five that are empty', async () => {
    const { db } = database()
    await published({ column: 'notices' }, day('2025-08-20'))
    await published({ column: 'plans' }, day('2020-01-02'))
    good(await stateNothing(db, officer, office, 'charges', { text: '本局不收费。', reviewOn: day('2027-01-08') }, { now: monday, today }))
    const board = await columnsBoard(db, office, today)
    const stateOf = (key: string) => board.find(({ column }) => column.key === key)?.state
    expect([stateOf('notices'), stateOf('plans'), stateOf('charges'), stateOf('budget')]).toEqual(['neglected', 'fresh', 'stated', 'empty'])
    // A column that only holds others is judged by them.
    expect(stateOf('basis')).toBe(undefined)
    expect(vetoesIn(board).join()).toContain('空白栏目')
    expect(
      await columnsBoard(db, office, day('2027-01-08')).then(later => later.find(({ column }) => column.key === 'charges')?.state),
    ).toBe('lapsed')
  })

  test('what must be public stands in the order of its days, until it is public', async () => {
    const { db } = database()
    const clock = { now: monday, today }
    const begin = (title: string, formedOn: PlainDate, more: Partial<Content> = {}) =>
      beginDraft(db, officer, office, { content: { title, formedOn, column: 'plans', ...more }, sectionId: null }, clock)
    await begin('后到期', day('2026-02-27'))
    await begin('先到期', day('2026-01-30'))
    await begin('许可七日', day('2026-02-27'), { column: 'licences' })
    await begin('不公开', day('2026-01-05'), { attribute: 'notPublic' })
    const lines = await dueBoard(db, office, today, { sections: null })
    expect(lines.map(({ title, dueOn, daysLeft }) => [title, dueOn, daysLeft])).toEqual([
      // Working days over the Spring Festival of 2026, with the working Saturday of 28 February (law notes 11).
      ['先到期', '2026-03-05', 3],
      ['许可七日', '2026-03-09', 7],
      ['后到期', '2026-03-26', 24],
    ])
  })

  test('政策解读与文件同步公开，最迟不超过公开后 3 个工作日（国办发〔2016〕80号）', async () => {
    const { db } = database()
    const id = await published({ title: '办法', column: 'normative', isNormative: true }, day('2026-02-24'))
    await published({ title: '另一办法', column: 'normative', isNormative: true }, day('2026-02-27'))
    expect((await readingsBoard(db, office, today)).map(({ title, dueOn, isOver }) => [title, dueOn, isOver])).toEqual([
      ['办法', '2026-02-27', true],
      ['另一办法', '2026-03-03', false],
    ])
    await published({ title: '《办法》解读', column: 'readings', relations: [{ kind: 'interprets', to: id }] }, today)
    expect((await readingsBoard(db, office, today)).map(({ title }) => title)).toEqual(['另一办法'])
  })
})

describe('the calendar feed', () => {
  test('is iCalendar with whole days, folded between characters at 75 bytes, and nothing in a title breaks out of its line', () => {
    const events = [
      {
        uid: 'a@b',
        on: day('2026-03-31'),
        title: `应公开：${'免费开放'.repeat(20)}\nEND:VCALENDAR`,
        description: 'x;y,z\\',
        url: 'https://x/',
      },
    ]
    const text = icsOf('期限', events, monday)
    const lines = text.split('\r\n')
    expect(lines.every(line => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text).not.toContain('\ufffd')
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401')
    expect(unfolded).toContain(`SUMMARY:应公开：${'免费开放'.repeat(20)}\\nEND:VCALENDAR\r\n`)
    expect(unfolded).toContain('DESCRIPTION:x\\;y\\,z\\\\')
    expect(unfolded.match(/^END:VCALENDAR$/gm)).toHaveLength(1)
  })

  test('is read with the address alone, by nobody else, and no longer when the account is disabled', async () => {
    const { database, request, signedInAs, post } = await testSite()
    const { cookie, agency, person } = await signedInAs('officer')
    const { cookie: asAdmin } = await signedInAs('administrator')
    const clock = { now: monday, today }
    await post(`/desk/catalogue/${agency.slug}/begin`, {}, { cookie })
    await beginDraft(
      database.db,
      person,
      agency,
      { content: { title: '季度统计', formedOn: today, column: 'plans' }, sectionId: null },
      clock,
    )
    const page = await (await request(`/desk/boards/${agency.slug}/due`, { headers: { cookie } })).text()
    const [, address] = /href="(\/desk\/calendar\/[^"]+)"/.exec(page)!
    const feed = await request(address!)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    expect(await feed.text()).toContain('SUMMARY:应公开：季度统计')
    const another = address!.replace(person.id, (await signedInAs('leader')).person.id)
    expect((await request(another)).status).toBe(404)

    expect((await post(`/desk/people/accounts/${person.id}/disable`, {}, { cookie: asAdmin })).status).toBe(303)
    expect((await request(address!)).status).toBe(404)
  })
})
