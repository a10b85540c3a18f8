import { describe, expect, test } from 'vitest'
import { nationalCalendar as calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'
import { lastDaysFor, type RemediesFor, reconsiderationBodies, remediesClause, remediesOf } from './remedies.ts'

const act: RemediesFor = {
  class: 'B',
  decidedOn: '2024-03-01',
  government: '某市人民政府',
  court: '某市人民法院',
  superior: '某州文化和旅游局',
}
const clause = (changes: Partial<RemediesFor> = {}) => {
  const made = remediesClause({ ...act, ...changes })
  if (!made.ok) throw new Error(made.refusal.why)
  return made
}

describe('the remedies clause (law notes 4.2)', () => {
  test('since 2024-01-01 a refusal goes to reconsideration first (行政复议法 art. 23(1)(4))', () => {
    const { route, text, because } = clause()
    expect(route).toBe('reconsiderationFirst')
    expect(text).toBe(
      '如不服本答复，应当先自收到本答复之日起60日内向某市人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向某市人民法院提起行政诉讼。',
    )
    expect(because.some(reason => reason.cites.includes('第二十三条第一款第（四）项'))).toBe(true)
  })

  test('other outcomes keep both routes', () => {
    const { route, text } = clause({ class: 'A' })
    expect(route).toBe('either')
    expect(text).toContain('60日内向某市人民政府申请行政复议，也可以自收到本答复之日起6个月内向某市人民法院提起行政诉讼')
  })

  test('a refusal of 2023-12-31 keeps either route and the old choice of bodies; one of 2024-01-01 does not', () => {
    expect(clause({ decidedOn: '2023-12-31' })).toMatchObject({ route: 'either', bodies: ['某市人民政府', '某州文化和旅游局'] })
    expect(clause({ decidedOn: '2024-01-01' })).toMatchObject({ route: 'reconsiderationFirst', bodies: ['某市人民政府'] })
  })

  test('the body is the government of the same level; vertical agencies go to their superior, the justice bureau may choose (行政复议法 arts. 24, 27, 28)', () => {
    const bodies = (led: RemediesFor['led'], decidedOn: PlainDate = '2024-03-01') =>
      reconsiderationBodies({ ...act, decidedOn, led: led! }).bodies
    expect(bodies('sameLevelGovernment')).toEqual(['某市人民政府'])
    expect(bodies('vertical')).toEqual(['某州文化和旅游局'])
    expect(bodies('justice')).toEqual(['某市人民政府', '某州文化和旅游局'])
  })

  test('a decision served online without an online way to apply is refused (行政复议法 art. 22(2))', () => {
    expect(remediesClause({ ...act, servedOnline: true })).toMatchObject({
      ok: false,
      refusal: { cites: '《行政复议法》第二十二条第二款' },
    })
    expect(clause({ servedOnline: true, onlineChannel: '某省行政复议服务平台' }).text).toContain('（可通过某省行政复议服务平台在线提交）')
  })

  test('last days: sixty days and six months of the calendar, and no suit before reconsideration in class B', () => {
    expect(lastDaysFor('either', '2023-12-12', calendar).map(line => line.on)).toEqual(['2024-02-18', '2024-06-12'])
    expect(lastDaysFor('reconsiderationFirst', '2024-03-01', calendar).map(line => line.on)).toEqual(['2024-04-30'])
  })

  test('no clause on a correction or extension notice; silence and the query matter keep both routes (readings, and options)', () => {
    expect([remediesOf('correctionNotice'), remediesOf('extensionNotice'), remediesOf('withdrawn')]).toEqual([null, null, null])
    expect([remediesOf('noReply'), remediesOf('queryMatter'), remediesOf('refusedSecret')]).toEqual(['A', 'A', 'B'])
    expect(remediesOf('noReply', { silentAgencyRemedies: 'B' })).toBe('B')
    expect(remediesOf('queryMatter', { queryMatterRemedies: 'B' })).toBe('B')
    expect(clause({ decidedOn: '2023-12-31', earlierActsKeepEitherRoute: false }).route).toBe('reconsiderationFirst')
  })
})
