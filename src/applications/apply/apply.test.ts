import { beforeAll, describe, expect, test } from 'vitest'
import { monday } from '../../../test/support/people.ts'
import { png } from '../../../test/support/pictures.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { toAnswer } from '../desk/to-answer.ts'
import { takeStep } from '../step-actions.ts'
import { applicationOfNumber, caseFilesOf } from '../store.ts'
import { questionsIn } from './alike.ts'
import { applicationIn, severalMatters } from './fields.ts'
import { Patience } from './patience.ts'

const good = {
  ...{ what: '2025 年度送戏下乡演出场次、承演单位和每场补助标准', kind: 'naturalPerson', name: '王小明', paper: 'residentId' },
  ...{
    identityNumber: '11010519491231002X',
    phone: '13800000000',
    mail: 'ming@example.com',
    forms: 'electronic',
    route: 'online',
    agrees: 'yes',
  },
}

describe('what the form asks (art. 29)', () => {
  test('is name, proof of identity, contact, the information, form and way: no purpose', () => {
    expect(applicationIn(good)).toMatchObject({ ok: true, filled: { applicant: { name: '王小明' }, wish: { forms: ['electronic'] } } })
  })
  test.each([
    ['what', '要信息'.slice(0, 2)],
    ['identityNumber', '110105194912310021'],
    ['phone', '1380000'],
    ['mail', 'a b@c'],
    ['kind', '__proto__'],
    ['route', 'toString'],
    ['agrees', ''],
    ['forms', 'gold'],
    ['name', '王\u0000明'],
  ])('%s = %s is told at its field', (field, value) => {
    const read = applicationIn({ ...good, [field]: value })
    expect(read.ok ? [] : Object.keys(read.faults)).toContain(field)
  })
  test('an organisation names who represents it', () => {
    const read = applicationIn({ ...good, kind: 'business', paper: 'creditCode', identityNumber: '91430000MA4L0A0A0X' })
    expect(read.ok ? [] : Object.keys(read.faults)).toEqual(['representative'])
  })
  test('several matters in one are noticed', () => {
    expect(severalMatters('1. 2024 年预算公开表\n2. 2025 年决算公开表')).toEqual(['2024 年预算公开表', '2025 年决算公开表'])
    expect(severalMatters(good.what)).toEqual([])
  })
  test('what it is about is looked for part by part', () => {
    expect(questionsIn('关于公共文化设施免费开放的有关情况')).toContain('公共文化设施免费开放')
  })
})

describe('an applicant', () => {
  const cookies = new Map<string, string>()
  let at: Awaited<ReturnType<typeof testSite>>
  let office: Agency
  let officer: Person
  let receipt: { number: string; code: string }
  beforeAll(async () => {
    at = await testSite()
    office = (await at.setUp()).office
    officer = (await at.signedInAs('officer')).person
  })
  const at_ = (path: string) => `/${office.slug}${path}`
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const cookie = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })

  test('fills in the form, checks the answers, and gets a number and a code once', async () => {
    const empty = await (await at.request(at_('/apply/new'))).text()
    const sent = new FormData()
    for (const [name, value] of Object.entries(good)) sent.set(name, value)
    sent.set('envelope', field(empty, 'envelope'))
    sent.set('identity', new File([new Uint8Array(png())], '身份证.png'))
    const checked = await at.post(at_('/apply/new'), sent)
    expect(checked.status).toBe(200)
    const page = await checked.text()
    expect(page).toContain('身份证.png')
    expect(page).not.toContain('>11010519491231002X<')
    const fields = { ...good, envelope: field(page, 'envelope') }
    const answer = await at.post(at_('/apply/send'), fields)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const shown = await answer.text()
    receipt = { number: /docno"[^>]*>\s*([^<]+?)\s*</.exec(shown)![1]!, code: /class="code"[^>]*>\s*([^<]+?)\s*</.exec(shown)![1]! }
    expect(receipt.code).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
    // sent again, it comes in once
    expect((await at.post(at_('/apply/send'), fields)).status).toBe(409)
  })

  test('proof of identity is among the files of the case and not for the page of progress', async () => {
    const application = (await applicationOfNumber(at.database.db, office.id, receipt.number))!
    const files = await caseFilesOf(at.database.db, { agencyId: office.id, id: application.id })
    expect(files.map(({ purpose, forApplicant }) => [purpose, forApplicant])).toEqual([['identity', false]])
    expect(application.applicant).toBe('王**')
  })

  test('who asks for several things at once may send them as several applications, all or none, or as one', async () => {
    const list = { ...good, what: '1. 图书馆藏书数量\n2. 文化馆培训场次\n3. 博物馆参观人数' }
    const check = async () => {
      const empty = await (await at.request(at_('/apply/new'))).text()
      const page = await (await at.post(at_('/apply/new'), { ...list, envelope: field(empty, 'envelope') })).text()
      expect(page).toContain('分成 3 份申请')
      return { ...list, envelope: field(page, 'envelope') }
    }
    const numbers = (html: string) => [...html.matchAll(/docno"[^>]*>\s*([^<]+?)\s*</g)].map(([, number]) => number!)
    const form = await check()
    const several = await at.post(at_('/apply/send'), { ...form, split: 'yes' })
    const shown = await several.text()
    expect(new Set(numbers(shown)).size).toBe(3)
    expect(new Set(shown.match(/(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/g)).size).toBe(3)
    const asked = await Promise.all(numbers(shown).map(number => applicationOfNumber(at.database.db, office.id, number)))
    expect(asked.map(one => one?.asked)).toEqual(['图书馆藏书数量', '文化馆培训场次', '博物馆参观人数'])
    // sent again, none of them comes in once more
    expect((await at.post(at_('/apply/send'), { ...form, split: 'yes' })).status).toBe(409)
    const one = await (await at.post(at_('/apply/send'), { ...(await check()), split: 'no' })).text()
    expect(numbers(one)).toHaveLength(1)
  })

  test('finds the case by number and code, and nothing tells whether a number exists', async () => {
    const another = receipt.code.replace(/.$/, last => (last === 'Z' ? 'Y' : 'Z'))
    const wrong = await at.post(at_('/status'), { number: receipt.number, code: another })
    const none = await at.post(at_('/status'), { number: `${receipt.number}9`, code: receipt.code })
    expect([wrong.status, none.status]).toEqual([422, 422])
    const told = async (response: Response) => /class="errors"[\s\S]*?<\/div>/.exec(await response.text())![0]
    expect(await told(wrong)).toBe(await told(none))
    const right = await at.post(at_('/status'), {
      number: receipt.number.replace('〔', '[').replace('〕', ']'),
      code: receipt.code.toLowerCase(),
    })
    expect(right.status).toBe(303)
    const set = right.headers.get('set-cookie')!
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Strict/)
    expect(set).toMatch(new RegExp(`Path=/${office.slug}/status`))
    cookies.set('case', /case=([^;]+)/.exec(set)![1]!)
    const page = await at.request(at_('/status/case'), { headers: cookie() })
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain('待确认收到')
    expect(html).not.toContain('11010519491231002X')
    expect(html).not.toContain('13800000000')
  })

  test('corrects what is asked, on the page itself, and the period begins afresh (art. 30)', async () => {
    const key = async () => {
      const { id, seq } = (await applicationOfNumber(at.database.db, office.id, receipt.number))!
      return { key: { agencyId: office.id, id }, seq }
    }
    const clock = { now: monday, today: day('2026-03-02') }
    const { key: found, seq } = await key()
    const none = { note: null, onDay: clock.today }
    await takeStep(at.database.db, officer, office, found, { step: 'received', seen: seq, details: { how: '电话' }, ...none }, clock)
    const asked = { items: ['写明哪一年'], dueOn: day('2026-03-20') }
    await takeStep(at.database.db, officer, office, found, { step: 'correctionAsked', seen: seq + 1, details: asked, ...none }, clock)
    const page = await (await at.request(at_('/status/case'), { headers: cookie() })).text()
    expect(page).toContain('写明哪一年')
    expect((await at.post(at_('/status/case/corrected'), { seen: String(seq + 2), note: '' }, cookie())).status).toBe(422)
    const done = await at.post(at_('/status/case/corrected'), { seen: String(seq + 2), note: '2025 年 1 月至 6 月' }, cookie())
    expect(done.status).toBe(303)
    const row = (await applicationOfNumber(at.database.db, office.id, receipt.number))!
    expect(row).toMatchObject({ state: 'handling', dueOn: '2026-03-30' })
    expect(row.asked).toBe('2025 年 1 月至 6 月')
  })

  test('changes the contact, takes away their own data, and takes no step of the office', async () => {
    const seen = String((await applicationOfNumber(at.database.db, office.id, receipt.number))!.seq)
    expect((await at.post(at_('/status/case/contactChanged'), { seen, phone: '13900000000' }, cookie())).status).toBe(303)
    const own = (await (await at.request(at_('/status/case.json'), { headers: cookie() })).json()) as { applicant: { phone: string } }
    expect(own.applicant.phone).toBe('13900000000')
    for (const step of ['signed', 'decided', 'extended', '__proto__', 'toString'])
      expect((await at.post(at_(`/status/case/${step}`), { seen: '9' }, cookie())).status, step).toBe(404)
  })

  test('complains, and the office sees it on its desk until it is answered, once (art. 51)', async () => {
    const { db } = at.database
    const row = async () => (await applicationOfNumber(db, office.id, receipt.number))!
    const key = { agencyId: office.id, id: (await row()).id }
    const answered = async () =>
      takeStep(
        ...([db, officer, office, key] as const),
        { step: 'complaintAnswered', seen: (await row()).seq, details: {}, note: '已督促承办股室。', onDay: day('2026-03-02') },
        { now: monday, today: day('2026-03-02') },
      )
    expect(await answered()).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('没有等待答复的投诉') } })
    const sent = await at.post(at_('/status/case/complained'), { seen: String((await row()).seq), note: '电话无人接听' }, cookie())
    expect(sent.status).toBe(303)
    expect(await toAnswer(db, officer, office)).toMatchObject([{ what: 'complained', number: receipt.number }])
    expect(await toAnswer(db, { ...officer, memberships: [] }, office)).toEqual([])
    expect(await answered()).toMatchObject({ ok: true })
    expect(await toAnswer(db, officer, office)).toEqual([])
    expect(await answered()).toMatchObject({ ok: false })
    expect(await (await at.request(at_('/status/case'), { headers: cookie() })).text()).toContain('已督促承办股室。')
  })

  test('takes away a signed statement that anybody can verify, and nobody can alter', async () => {
    const response = await at.request(at_('/status/case/statement.json'), { headers: cookie() })
    const text = await response.text()
    expect(text).not.toContain('王小明')
    const verdict = async (bytes: string) => {
      const form = new FormData()
      form.set('manifest', new File([bytes], 'statement.json'))
      return (await at.post(at_('/verify'), form)).text()
    }
    expect(await verdict(text)).toContain('核验通过')
    expect(await verdict(text.replace('2026-03-30', '2026-03-31'))).toContain('核验不通过')
    const { statement, code } = JSON.parse(text) as { statement: { history: string; number: string }; code: string }
    const typed = { number: statement.number, history: statement.history, code }
    expect(await (await at.post(at_('/verify'), typed)).text()).toContain('核验通过')
    const wrong = code.replace(/^./, first => (first === '0' ? '1' : '0'))
    expect(await (await at.post(at_('/verify'), { ...typed, code: wrong })).text()).toContain('核验不通过')
    expect(await (await at.post(at_('/verify'), { ...typed, number: `${typed.number}1` })).text()).toContain('核验不通过')
  })

  test("another agency's or an altered ticket opens nothing", async () => {
    const value = cookies.get('case')!
    const altered = `${value.slice(0, -3)}${value.endsWith('AAA') ? 'BBB' : 'AAA'}`
    expect((await at.request(at_('/status/case'), { headers: { cookie: `case=${altered}` } })).status).toBe(303)
  })
})

test('work that the browser did lets more through than none; rubbish and work done twice count as none', async () => {
  const patience = new Patience('0123456789abcdef0123456789abcdef')
  const { solveChallenge } = await import('altcha-lib')
  const { deriveKey } = await import('altcha-lib/algorithms/sha')
  const c = { get: () => '192.0.2.9', header: () => undefined } as never
  const solved = async () => {
    const challenge = await patience.challenge(new Date())
    return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
  }
  for (let i = 0; i < 10; i++) await patience.mayApply(c, i % 2 ? '' : '{"challenge":1}')
  await expect(patience.mayApply(c, '')).rejects.toThrow('频繁')
  const once = await solved()
  await patience.mayApply(c, once)
  await expect(patience.mayApply(c, once)).rejects.toThrow('频繁')
})
