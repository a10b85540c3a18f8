import { beforeAll, describe, expect, test } from 'vitest'
import { inPerson } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { register } from '../intake.ts'
import { takeStep } from '../step-actions.ts'
import { applicationOf, type Key } from '../store.ts'

const at = await testSite()
const clock = { now: monday, today: day('2026-03-02') }
let key: Key
let here: string
let officer: { cookie: string }
const as = async (role: 'officer' | 'auditor' | 'leader' | 'administrator') => ({ cookie: (await at.signedInAs(role)).cookie })
const read = async (path: string, headers: { cookie: string }) => {
  const response = await at.request(path, { headers })
  return { status: response.status, text: await response.text() }
}
const take = async (step: string, fields: Record<string, string>, headers = officer) => {
  const response = await at.post(`${here}/steps/${step}`, { onDay: '2026-03-02', ...fields }, headers)
  return { status: response.status, text: await response.text(), to: response.headers.get('location') }
}

beforeAll(async () => {
  const { person, agency, cookie } = await at.signedInAs('officer')
  officer = { cookie }
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const taken = good(await register(at.database.db, means, person, agency, inPerson('2026-03-02'), clock))
  key = taken.key
  here = `/desk/applications/${agency.slug}/${taken.year}/${taken.ordinal}`
})

describe('the page of a case', () => {
  test('shows what was asked, when the reply is due and why, and the applicant masked', async () => {
    const { status, text } = await read(here, officer)
    expect(status).toBe(200)
    expect(text).toContain('2022 年度送戏下乡演出场次')
    expect(text).toContain('<time datetime="2026-03-30">')
    expect(text).toContain('第三十三条第二款')
    expect(text).not.toContain('王小明')
    expect(text).not.toContain('11010519491231002X')
  })

  test('who it is is seen by whoever handles the case, by POST, and the look is in the journal (个人信息保护法 art. 51)', async () => {
    expect((await at.post(`${here}/identity`, {}, await as('auditor'))).status).toBe(403)
    const seen = await at.post(`${here}/identity`, {}, officer)
    expect(await seen.text()).toContain('11010519491231002X')
    const looks = await at.database.db.selectFrom('journal').selectAll().where('action', '=', 'application.looked').execute()
    expect(looks).toHaveLength(1)
    expect(JSON.stringify(looks)).not.toContain('王小明')
  })

  test('whoever only reads is offered nothing, and the administrator is not let in', async () => {
    expect((await read(here, await as('auditor'))).text).toContain('您只能查阅这件申请')
    expect((await read(here, await as('administrator'))).status).toBe(403)
  })
})

describe('a step of a case', () => {
  test('what is missing is said by field, and what was typed is kept', async () => {
    const { status, text } = await take('correctionAsked', { seen: '2', items: '写明哪一年', dueOn: '' })
    expect(status).toBe(422)
    expect(text).toContain('请填写“补正期限至”')
    expect(text).toContain('写明哪一年')
  })

  test('what the law refuses is refused with its article: reasons first, then a delay (art. 35)', async () => {
    const { status, text } = await take('extended', { seen: '2', workingDays: '20', agreedBy: '局长', note: '需要检索' })
    expect(status).toBe(403)
    const late = await take('correctionAsked', { seen: '2', items: '写明哪一年', dueOn: '2026-03-01' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('第三十条')
    expect(text).toContain('同意延长答复期限')
  })

  test('a second who acts on the same page is told who was faster, and nothing typed is lost', async () => {
    expect(await take('noted', { seen: '2', note: '已电话联系' })).toMatchObject({ status: 303, to: `${here}?done=noted` })
    const second = await take('searched', { seen: '2', where: '档案室', words: '送戏下乡', found: '三份', note: '逐卷翻阅' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('已电话联系')
    expect(second.text).toContain('逐卷翻阅')
    expect(second.text).toContain('name="seen" value="3"')
    expect(await take('searched', { seen: '3', where: '档案室', words: '送戏下乡', found: '三份', note: '逐卷翻阅' })).toMatchObject({
      status: 303,
    })
  })

  test('goes to the end: drafted, reviewed by another, signed, posted, and the case is settled', async () => {
    const leader = await as('leader')
    // a reply is drafted beside its letter
    expect(await take('decided', { seen: '4', outcome: 'granted' })).toMatchObject({ status: 303, to: `${here}/decide` })
    const { person, agency } = await at.signedInAs('officer')
    const drafted = {
      step: 'decided',
      seen: 4,
      onDay: day('2026-03-02'),
      note: null,
      details: { outcome: 'granted', documentId: null },
    } as const
    good(await takeStep(at.database.db, person, agency, key, drafted, clock))
    expect(await take('reviewed', { seen: '5' }, leader)).toMatchObject({ status: 303 })
    expect(await take('signed', { seen: '6' }, leader)).toMatchObject({ status: 303 })
    expect(await take('delivered', { seen: '7', by: 'post', to: '示例市长安路 9 号', trackingNumber: 'XA1' })).toMatchObject({
      status: 303,
    })
    expect(await applicationOf(at.database.db, key)).toMatchObject({ state: 'settled', outcome: 'granted', repliedOn: '2026-03-02' })
    expect((await read(here, officer)).text).toContain('已办结')
  })
})
