import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, entered, firstSetup, good, monday, passphrase, setUpOffice } from '../../test/support/people.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { loadConfig } from '../config.ts'
import type { Db } from '../db/open.ts'
import { makeLog } from '../web/log.ts'
import { createSite } from '../web/site.tsx'
import { slices } from '../web/slices.ts'
import { addAccount } from './account-actions.ts'
import { accountsOf } from './account-store.ts'
import { addSection } from './agency-actions.ts'
import type { Agency, Person } from './index.ts'
import { ownPath } from './own-path.ts'
import { issueSetupCode } from './setup-actions.ts'

function siteOf(db: Db) {
  const settings = { name: '示例', idCode: null, organiser: null, contact: null, icp: null, police: null, sample: false }
  return createSite({ db, config: loadConfig({}), settings, now: () => monday, log: makeLog('silent'), slices, rooms: testRooms() })
}

const origin = 'http://localhost'
const cookieOf = (token: string) => ({ cookie: `gongkai-session=${token}` })
const post = (fields: Record<string, string>, token?: string) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { origin, ...(token ? cookieOf(token) : {}) },
})
const get = (token?: string) => ({ headers: token ? cookieOf(token) : {} })

test('after signing in one only ever comes to a path of this site', () => {
  expect(ownPath('/desk/people?a=1', '/')).toBe('/desk/people?a=1')
  for (const next of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil',
    '/a\nb',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ /x',
  ])
    expect(ownPath(next, '/desk'), String(next)).toBe('/desk')
})

describeStore('signing in on the web', database => {
  test('leads to the page that was asked for, with a cookie that scripts cannot read', async () => {
    const { db } = database()
    await setUpOffice(db)
    const site = siteOf(db)
    const asked = await site.request('/desk/people/accounts')
    expect(asked.status).toBe(303)
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Fdesk%2Fpeople%2Faccounts')
    const form = await (await site.request('/sign-in?next=%2Fdesk%2Fpeople%2Faccounts')).text()
    expect(form).toContain('<input type="hidden" name="next" value="/desk/people/accounts"')
    const answer = await site.request('/sign-in', post({ loginName: 'wangfang', password: passphrase, next: '/desk/people/accounts' }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/desk/people/accounts')
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const token = /gongkai-session=([^;]+)/.exec(cookie)![1]!
    expect((await site.request('/desk/people/accounts', get(token))).status).toBe(200)
    const out = await site.request('/sign-out', post({}, token))
    expect(out.status).toBe(303)
    expect((await site.request('/desk/people/accounts', get(token))).status).toBe(303)
  })

  test('says the same for a wrong password and an unknown name, and keeps what was typed but the password', async () => {
    const { db } = database()
    await setUpOffice(db)
    const site = siteOf(db)
    const pages = []
    for (const loginName of ['wangfang', '"><script>x'] as const) {
      const answer = await site.request('/sign-in', post({ loginName, password: 'secret-that-is-wrong' }))
      expect(answer.status).toBe(422)
      pages.push(await answer.text())
    }
    expect(pages[0]).toContain('登录名或密码不正确。')
    expect(pages[0]).toContain('value="wangfang"')
    expect(pages[1]).toContain('登录名或密码不正确。')
    expect(pages[1]).not.toContain('<script>x')
    expect(pages.join()).not.toContain('secret-that-is-wrong')
    for (let n = 0; n < 4; n++) await site.request('/sign-in', post({ loginName: 'wangfang', password: 'x' }))
    expect(await (await site.request('/sign-in', post({ loginName: 'wangfang', password: passphrase }))).text()).toContain(
      '请 15 分钟后再试',
    )
  })

  test('with a start password leads to changing it, and nowhere else', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const added = good(
      await addAccount(db, admin, { agencyId: office.id, loginName: 'liqiang', name: '李强', role: 'administrator' }, monday),
    )
    const site = siteOf(db)
    const answer = await site.request(
      '/sign-in',
      post({ loginName: 'liqiang', password: added.startPassword, next: '/desk/people/accounts' }),
    )
    expect(answer.headers.get('location')).toBe('/account')
    const token = /gongkai-session=([^;]+)/.exec(answer.headers.get('set-cookie')!)![1]!
    expect((await site.request('/desk/people/accounts', get(token))).headers.get('location')).toBe('/account')
    const wrong = await site.request('/account/password', post({ current: added.startPassword, next: 'short', again: 'short' }, token))
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('aria-describedby="next-hint next-fault" aria-invalid="true"')
    expect(text).toContain('<a href="#next">密码至少 12 个字符')
    expect(text).toContain('<title>错误：')
    const right = await site.request(
      '/account/password',
      post({ current: added.startPassword, next: passphrase, again: passphrase }, token),
    )
    expect(right.headers.get('location')).toBe('/account?done=password')
    expect((await site.request('/desk/people/accounts', get(token))).status).toBe(200)
  })
})

describeStore('the setup page', database => {
  test('takes the code that serve printed, once', async () => {
    const { db } = database()
    const site = siteOf(db)
    const code = (await issueSetupCode(db, monday))!
    expect((await site.request('/sign-in')).headers.get('location')).toBe('/setup')
    const { password, ...rest } = firstSetup
    const wrong = await site.request('/setup', post({ ...rest, password, code: 'guess' }))
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('设置码不对或已过期')
    expect(text).toContain('value="示例市政府办公室"')
    expect(text).not.toContain(password)
    const right = await site.request('/setup', post({ ...rest, password, code, sections: '办公室' }))
    expect(right.headers.get('location')).toBe('/sign-in')
    for (const request of [get(), post({ ...rest, password, code })])
      expect((await site.request('/setup', request)).headers.get('location')).toBe('/sign-in')
    await entered(db, firstSetup.loginName, passphrase)
  })
})

describeStore('the desk of the administrator', database => {
  let site: ReturnType<typeof siteOf>
  let office: Agency
  let admin: { person: Person; token: string }
  beforeEach(async () => {
    const made = await setUpOffice(database().db)
    site = siteOf(database().db)
    office = made.office
    admin = { person: made.admin, token: made.adminToken }
  })

  test('makes an account, shows its start password once, and resets, disables and enables it', async () => {
    const { db } = database()
    const answer = await site.request(
      '/desk/people/accounts',
      post({ agencyId: office.id, name: '李强', loginName: 'liqiang', role: 'officer', sectionId: '' }, admin.token),
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const startPassword = /<b class="code">([^<]+)</.exec(await answer.text())![1]!
    await entered(db, 'liqiang', startPassword)
    const [account] = (await accountsOf(db, [office.id])).filter(({ loginName }) => loginName === 'liqiang')
    const here = `/desk/people/accounts/${account!.id}`
    expect(await (await site.request('/desk/people/accounts', get(admin.token))).text()).toContain(
      `<a href="${here}"><span translate="no">李强</span></a>`,
    )
    const reset = await (await site.request(`${here}/reset`, post({}, admin.token))).text()
    expect(reset).not.toContain(startPassword)
    for (const [action, words] of [
      ['disable', '账号已停用'],
      ['enable', '账号已恢复'],
      ['end-sessions', '登录已全部结束'],
    ] as const) {
      const done = await site.request(`${here}/${action}`, post({}, admin.token))
      expect(done.headers.get('location')).toBe(`${here}?done=${action}`)
      expect(await (await site.request(`${here}?done=${action}`, get(admin.token))).text()).toContain(words)
    }
    const role = { agencyId: office.id, role: 'superior', sectionId: '' }
    expect((await site.request(`${here}/set-role`, post(role, admin.token))).status).toBe(303)
    expect((await site.request(`${here}/remove-role`, post(role, admin.token))).status).toBe(303)
    const faulty = await site.request(`${here}/set-role`, post({ ...role, role: 'drafter' }, admin.token))
    expect(faulty.status).toBe(422)
    expect(await faulty.text()).toContain('股室承办人须选择股室。')
  })

  test('shows the form again with what was typed and what is wrong', async () => {
    const answer = await site.request(
      '/desk/people/accounts',
      post({ agencyId: office.id, name: '<b>李强', loginName: 'wangfang', role: 'officer' }, admin.token),
    )
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('<a href="#loginName">这个登录名已有人使用。</a>')
    expect(text).toContain('value="&lt;b&gt;李强"')
    expect(text).toMatch(/<option value="officer" selected/)
  })

  test('makes agencies, sections, new names and successors', async () => {
    const { db } = database()
    const made = await site.request(
      '/desk/people/agencies',
      post({ parentId: office.id, slug: 'wenlv', name: '示例市文旅局', level: 'county', region: '' }, admin.token),
    )
    expect(made.headers.get('location')).toBe('/desk/people/agencies/wenlv?done=added')
    const heir = await addBureau(db, admin.person, office, 'heir')
    const here = '/desk/people/agencies/wenlv'
    expect((await site.request(`${here}/sections`, post({ name: '市场管理股' }, admin.token))).status).toBe(303)
    const twice = await site.request(`${here}/sections`, post({ name: '市场管理股' }, admin.token))
    expect(twice.status).toBe(422)
    expect(await twice.text()).toContain('<a href="#sections-name">已有同名股室。</a>')
    expect((await site.request(`${here}/rename`, post({ name: '示例市文化旅游广电局' }, admin.token))).status).toBe(303)
    expect((await site.request(`${here}/succession`, post({ successorId: heir.id, effectiveOn: '2026-03-01' }, admin.token))).status).toBe(
      303,
    )
    const text = await (await site.request(here, get(admin.token))).text()
    for (const words of ['市场管理股', '示例市文化旅游广电局的职责由示例heir局承继', '2026-03-01 起已撤并']) expect(text).toContain(words)
    expect(await (await site.request('/desk/people/agencies', get(admin.token))).text()).toContain('示例市文化旅游广电局')
  })

  test('is closed to everyone else: every page and every action, also with the address of one’s own', async () => {
    const { db } = database()
    const bureau = await addBureau(db, admin.person, office, 'wenlv')
    const section = good(await addSection(db, admin.person, bureau.id, { name: '办公室' }, monday))
    const local = await addPerson(db, admin.person, bureau, 'administrator', 'local')
    const others = [
      await addPerson(db, admin.person, bureau, 'officer', 'officer'),
      await addPerson(db, admin.person, bureau, 'drafter', 'drafter', section.id),
    ]
    const account = `/desk/people/accounts/${admin.person.id}`
    const pages = [
      '/desk/people/accounts',
      '/desk/people/accounts/new',
      account,
      '/desk/people/agencies',
      '/desk/people/agencies/new',
      '/desk/people/agencies/shiban',
    ]
    const changes: [string, Record<string, string>][] = [
      ['/desk/people/accounts', { agencyId: office.id, name: '某', loginName: 'mine', role: 'officer' }],
      ...['reset', 'disable', 'enable', 'end-sessions'].map((action): [string, Record<string, string>] => [`${account}/${action}`, {}]),
      ...['set-role', 'remove-role'].map((action): [string, Record<string, string>] => [
        `${account}/${action}`,
        { agencyId: office.id, role: 'administrator' },
      ]),
      ['/desk/people/agencies', { parentId: office.id, slug: 'mine', name: '我局', level: 'county' }],
      ['/desk/people/agencies/shiban/rename', { name: 'x' }],
      ['/desk/people/agencies/shiban/sections', { name: 'x' }],
      ['/desk/people/agencies/shiban/succession', { successorId: bureau.id, effectiveOn: '2026-03-01' }],
    ]
    for (const { token } of others)
      for (const path of pages) expect((await site.request(path, get(token))).status, path).toBeGreaterThanOrEqual(403)
    for (const { token } of [...others, local])
      for (const [path, fields] of changes) expect((await site.request(path, post(fields, token))).status, path).toBe(403)
    for (const path of pages) expect((await site.request(path)).headers.get('location'), path).toMatch(/^\/sign-in/)
    for (const [path, fields] of changes) expect((await site.request(path, post(fields))).headers.get('location'), path).toBe('/sign-in')
    // The local administrator sees the own office and what is below, not the one above.
    expect(await (await site.request('/desk/people/accounts', get(local.token))).text()).not.toContain('王芳')
    expect((await site.request(account, get(local.token))).status).toBe(404)
    expect((await site.request('/desk/people/agencies/shiban', get(local.token))).status).toBe(403)
  })

  test('answers nonsense with 404 or 422, never with a bug', async () => {
    for (const path of [
      '/desk/people/accounts/x',
      `/desk/people/accounts/${office.id}`,
      '/desk/people/agencies/none',
      "/desk/people/agencies/'",
    ])
      expect((await site.request(path, get(admin.token))).status, path).toBe(404)
    expect(
      (
        await site.request('/desk/people/accounts', {
          method: 'POST',
          headers: { origin, ...cookieOf(admin.token), 'content-type': 'multipart/form-data; boundary=x' },
          body: 'nonsense',
        })
      ).status,
    ).toBe(422)
    expect(
      (
        await site.request('/desk/people/accounts', {
          method: 'POST',
          headers: { origin, ...cookieOf(admin.token), 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(422)
    expect((await site.request('/desk/people/accounts/new?agency=%00', get(admin.token))).status).toBe(200)
  })
})

describeStore('an account changed from another site', database => {
  test('is not changed: the request is refused before anything happens', async () => {
    const { admin, adminToken } = await setUpOffice(database().db)
    const site = siteOf(database().db)
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, {}] as Record<string, string>[]) {
      const answer = await site.request(`/desk/people/accounts/${admin.id}/reset`, {
        method: 'POST',
        headers: { ...headers, ...cookieOf(adminToken) },
      })
      expect(answer.status).toBe(403)
    }
    await entered(database().db, firstSetup.loginName, passphrase)
  })
})
