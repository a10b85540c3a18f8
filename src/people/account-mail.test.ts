import { beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../test/support/site.ts'
import { addressPlace, bodyPlace } from '../mail/places.ts'
import { confirmedMailOf } from './account-mail.ts'

describe('the address for reminders', () => {
  let at: TestSite
  beforeAll(async () => {
    at = await testSite()
  })

  test('is kept sealed and used only when the link of the letter was opened', async () => {
    const { cookie, person, agency } = await at.signedInAs('officer')
    const { db } = at.database
    const asked = await at.post('/account/mail', { mail: ' Li.Si@example.gov.cn ' }, { cookie })
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/account?done=mail-asked'])
    const own = await (await at.request('/account', { headers: { cookie } })).text()
    expect(own).toContain('L***@example.gov.cn')
    expect(own).toContain('待确认')
    expect(await confirmedMailOf(db, at.rooms.secrets, [person])).toEqual(new Map())

    const [letter] = await db.selectFrom('mailOut').selectAll().where('agencyId', '=', agency.id).execute()
    expect(JSON.stringify([letter, await db.selectFrom('accountMail').selectAll().execute()])).not.toMatch(/li\.si/i)
    expect(at.rooms.secrets.decrypt(letter!.address, addressPlace(agency.id, letter!.id))).toBe('Li.Si@example.gov.cn')
    const text = at.rooms.secrets.decrypt(letter!.body, bodyPlace(agency.id, letter!.id))
    const token = /token=(\S+)/.exec(text)![1]!

    const other = await at.signedInAs('leader')
    expect((await at.post('/account/mail/confirm', { token }, { cookie: other.cookie })).status).toBe(422)
    const page = await at.request(`/account/mail/confirm?token=${token}`, { headers: { cookie } })
    expect(await page.text()).toContain(token)
    expect(await confirmedMailOf(db, at.rooms.secrets, [person])).toEqual(new Map())
    expect((await at.post('/account/mail/confirm', { token }, { cookie })).headers.get('location')).toBe('/account?done=mail-confirmed')
    expect(await confirmedMailOf(db, at.rooms.secrets, [person])).toEqual(new Map([[person.id, 'Li.Si@example.gov.cn']]))
    expect((await at.post('/account/mail/confirm', { token }, { cookie })).status).toBe(422)
  })

  test('another address is confirmed anew, and may be removed', async () => {
    const { cookie, person } = await at.signedInAs('officer')
    await at.post('/account/mail', { mail: 'b@example.gov.cn' }, { cookie })
    expect(await confirmedMailOf(at.database.db, at.rooms.secrets, [person])).toEqual(new Map())
    await at.post('/account/mail/remove', {}, { cookie })
    expect(await at.database.db.selectFrom('accountMail').selectAll().execute()).toEqual([])
  })

  test('what is no address is told, and what was typed is kept', async () => {
    const { cookie } = await at.signedInAs('officer')
    const answer = await at.post('/account/mail', { mail: 'a@b.cn\r\nBcc: c@d.cn' }, { cookie })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('请填写邮箱地址')
  })

  test('the list of the desk shows the mask and that no server is configured', async () => {
    const { cookie } = await at.signedInAs('officer')
    const page = await (await at.request('/desk/mail', { headers: { cookie } })).text()
    expect(page).toContain('未配置邮件服务')
    expect(page).toContain('L***@example.gov.cn')
    expect(page).not.toContain('Li.Si@')
  })
})
