import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { entered, firstSetup, good, later, monday, passphrase } from '../../test/support/people.ts'
import { Conflict } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { findAgency, may, needsSetup, sectionsOf, setUpFirst } from './index.ts'
import { issueSetupCode } from './setup-actions.ts'

describeStore('the first setup', database => {
  test('makes the first agency and its administrator, who can sign in and manage it', async () => {
    const { db } = database()
    expect(await needsSetup(db)).toBe(true)
    good(
      await setUpFirst(
        db,
        { ...firstSetup, region: '110101', sections: '办公室\r\n\n市场管理股\n办公室', loginName: ' WangFang ' },
        null,
        monday,
      ),
    )
    expect(await needsSetup(db)).toBe(false)
    const agency = (await findAgency(db, { slug: 'shiban' }))!
    expect(agency).toMatchObject({ name: '示例市政府办公室', level: 'city', region: '110101', parentId: null, lineage: [agency.id] })
    expect((await sectionsOf(db, [agency.id])).map(({ name }) => name)).toEqual(['办公室', '市场管理股'])
    const { person } = await entered(db, 'wangfang', passphrase)
    expect(may(person, 'account.manage', agency)).toBe(true)
    expect((await verify(db)).chains).toMatchObject([{ agency: 'shiban', entries: 2, fault: null }])
  })

  test('happens once, also when asked for twice at the same moment', async () => {
    const { db } = database()
    const both = await Promise.allSettled([
      setUpFirst(db, firstSetup, null, monday),
      setUpFirst(db, { ...firstSetup, slug: 'other' }, null, monday),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) })
    expect(await issueSetupCode(db, monday)).toBe(null)
  })

  test('on the page needs the code that was printed last, within a day, once', async () => {
    const { db } = database()
    const first = (await issueSetupCode(db, monday))!
    const second = (await issueSetupCode(db, monday))!
    for (const [code, now] of [
      ['000000-000000-000000-000000', monday],
      ['', monday],
      [first, monday],
      [second, later(24 * 3_600_000)],
    ] as const)
      expect(await setUpFirst(db, firstSetup, code, now)).toMatchObject({ ok: false, faults: { code: expect.stringContaining('设置码') } })
    good(await setUpFirst(db, firstSetup, ` ${second.toUpperCase()} `, monday))
  })

  test('names every fault by its field, and keeps the code usable', async () => {
    const { db } = database()
    const code = (await issueSetupCode(db, monday))!
    const empty = await setUpFirst(db, {}, code, monday)
    expect(Object.keys((empty as { faults: object }).faults).sort()).toEqual(['agency', 'level', 'loginName', 'name', 'password', 'slug'])
    for (const [field, value] of [
      ['slug', 'staff'],
      ['slug', '文旅'],
      ['level', 'galaxy'],
      ['password', 'short'],
      ['loginName', '王芳'],
      ['region', '1'],
      ['agency', 'a\u0000b'],
    ] as const) {
      const outcome = await setUpFirst(db, { ...firstSetup, [field]: value }, code, monday)
      expect(outcome, `${field} ${value}`).toMatchObject({ ok: false, faults: { [field]: expect.any(String) } })
    }
    good(await setUpFirst(db, firstSetup, code, monday))
  })
})
