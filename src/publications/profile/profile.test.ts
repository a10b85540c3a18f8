import { beforeEach, describe, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { verify } from '../../journal/index.ts'
import { addDays, exemptions, feeByPage, type PlainDate, periodOf } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { search } from '../../search/index.ts'
import { officeFacts } from '../portal/office-facts.ts'
import { changeFacts, verifyFacts } from './actions.ts'
import { applicationForm } from './application-form.ts'
import { factsOfForm, factsSchema, formOfFacts } from './facts.ts'
import { type AnyFacts, groupKinds, groups } from './groups.ts'
import { guideOf } from './guide.ts'
import { guideText } from './guide-document.ts'
import { profileOf, staleFacts, versionsOf } from './store.ts'

const today = '2026-03-02' as PlainDate
const clock = { now: monday, today }
const office: AnyFacts = {
  ...{ name: '示例市文旅广电局办公室', address: '示例市长安路 1 号 306 室', postcode: '000000', hours: '工作日 8:30–17:30' },
  ...{ phone: '0000-0000000', fax: '', email: 'gongkai@example.gov.cn', website: '' },
}
const ways: AnyFacts = {
  ...{ inPerson: '示例市长安路 1 号 306 室', post: '示例市长安路 1 号办公室收' },
  ...{ fax: '', email: '', online: '', petitions: '示例市信访局', complaints: '12345', enquiries: '' },
}
const supervision: AnyFacts = {
  ...{ authority: '示例市人民政府办公室', authorityPhone: '0000-0000002', authorityAddress: '' },
  ...{ reconsiderationBody: '示例市人民政府', reconsiderationAddress: '', reconsiderationPhone: '', court: '示例市人民法院' },
}

describeStore('the long-standing facts of an agency', database => {
  let [agency, officer, auditor] = [null as unknown as Agency, null as unknown as Person, null as unknown as Person]
  beforeEach(async () => {
    const made = await setUpOffice(database().db)
    agency = made.office
    officer = (await addPerson(database().db, made.admin, agency, 'officer', 'officer')).person
    auditor = (await addPerson(database().db, made.admin, agency, 'auditor', 'auditor')).person
  })
  const change = (facts: AnyFacts, seen: number, reason = '首次填写', at = clock) =>
    changeFacts(database().db, officer, agency, 'office', { facts, seen, reason }, at)

  test('are typed once: a new telephone is at once that of the office on the home page, of the guide and of the search (art. 12)', async () => {
    const { db } = database()
    good(await change(office, 0))
    good(await change({ ...office, phone: '0000-0000009' }, 1, '办公电话更换'))
    expect(await officeFacts(db, agency.id)).toMatchObject({ phone: '0000-0000009', email: 'gongkai@example.gov.cn', verifiedOn: today })
    const text = guideText(guideOf(agency, await profileOf(db, agency.id), today))
    expect(text).toContain('联系电话：0000-0000009')
    expect(text).not.toContain('0000-0000000')
    const { hits } = await search(db, { text: '0000-0000009', agencies: [agency.id] })
    expect(hits.map(({ path }) => path)).toContain(`/${agency.slug}/guide`)
  })

  test('keep every version, with who changed what and why, and each is in the journal', async () => {
    const { db } = database()
    good(await change(office, 0))
    good(await change({ ...office, phone: '0000-0000009' }, 1, '办公电话更换'))
    expect(
      (await versionsOf(db, agency.id, 'office')).map(({ version, changed, reason, actor }) => [version, changed, reason, actor]),
    ).toEqual([
      [2, ['phone'], '办公电话更换', officer.name],
      [1, Object.keys(office), '首次填写', officer.name],
    ])
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('are not written over by whoever began from an older version, nor written again unchanged', async () => {
    good(await change(office, 0))
    expect(await change({ ...office, fax: '0000-0000001' }, 0)).toMatchObject({ ok: false })
    expect(await change(office, 1)).toMatchObject({ ok: false, faults: { reason: expect.stringContaining('没有改动') } })
  })

  test('grow old after 90 days, and are fresh again when somebody says that they are still right', async () => {
    const { db } = database()
    good(await change(office, 0))
    const late = addDays(today, 90)
    const oldOf = async (on: PlainDate) => (await staleFacts(db, agency.id, on)).find(({ kind }) => kind === 'office')
    expect(await oldOf(addDays(today, 89))).toBeUndefined()
    expect(await oldOf(late)).toEqual({ kind: 'office', since: today })
    good(await verifyFacts(db, officer, agency, 'office', { ...clock, today: late }))
    expect(await oldOf(late)).toBeUndefined()
    expect((await staleFacts(db, agency.id, today)).filter(({ since }) => since === null)).toHaveLength(groupKinds.length - 1)
  })

  test('are changed by whoever manages the catalogue, and by nobody else', async () => {
    await expect(changeFacts(database().db, auditor, agency, 'office', { facts: office, seen: 0, reason: '改' }, clock)).rejects.toThrow()
    await expect(verifyFacts(database().db, auditor, agency, 'office', clock)).rejects.toThrow()
  })

  test('make a guide that leaves out what nobody has filled in, and names no channel that was not announced (国办公开办函〔2017〕19号)', async () => {
    const { db } = database()
    const keys = async () => guideOf(agency, await profileOf(db, agency.id), today).map(({ key }) => key)
    expect(await keys()).toEqual(['scope', 'apply', 'periods', 'fees'])
    good(await change(office, 0))
    good(await changeFacts(db, officer, agency, 'supervision', { facts: supervision, seen: 0, reason: '首次' }, clock))
    expect(await keys()).toEqual(['scope', 'apply', 'office', 'periods', 'fees', 'remedies'])
    const channelsNow = async () =>
      guideOf(agency, await profileOf(db, agency.id), today)
        .find(({ key }) => key === 'apply')!
        .tables[0]!.rows.map(([name]) => name)
    expect(await channelsNow()).toEqual(['当面提交', '邮寄（需签收）', '平常信函等无需签收的邮寄', '口头申请，由工作人员代为填写'])
    good(
      await changeFacts(
        db,
        officer,
        agency,
        'applicationChannels',
        { facts: { ...ways, fax: '0000-0000001' }, seen: 0, reason: '首次' },
        clock,
      ),
    )
    expect(await channelsNow()).toContain('政府信息公开工作机构的传真')
    expect(await channelsNow()).not.toContain('互联网渠道')
  })

  test('make a guide whose periods, fees and grounds are those of the law', async () => {
    const { db } = database()
    good(await changeFacts(db, officer, agency, 'supervision', { facts: supervision, seen: 0, reason: '首次' }, clock))
    const parts = guideOf(agency, await profileOf(db, agency.id), today)
    const text = guideText(parts)
    expect(text).toContain(`${periodOf('reply').length} 个工作日内；能够当场答复的`)
    expect(text).toContain(`${periodOf('reconsideration').length}日内向示例市人民政府申请行政复议`)
    for (const { label } of Object.values(exemptions)) expect(text).toContain(label)
    expect(text).toContain('31–100 页，每页 10 元')
    expect(feeByPage(31)).toBe(10)
    expect(text).toMatch(/部分公开、不予公开.*应当先/)
  })
})

describe('what is typed into the form of a group', () => {
  test('is refused by field: telephones, postcodes, addresses, mail', () => {
    const sent = factsOfForm('office', { ...(office as Record<string, string>), phone: '12', postcode: '1', address: '三楼', email: 'x' })
    expect(sent.ok ? {} : Object.keys(sent.faults).sort()).toEqual(['address', 'email', 'phone', 'postcode'])
    for (const phone of ['0000-0000000', '010-12345678-123', '12345', '400-000-0000', '0000-0000000、0000-0000001'])
      expect(factsOfForm('office', { ...(office as Record<string, string>), phone }).ok).toBe(true)
  })

  test('leaves out rows that stayed empty, and names the row of a fault as it was typed', () => {
    const row = { name: '办公室', duties: '综合', phone: '' }
    const sent = { 'rows-0-name': '办公室', 'rows-0-duties': '综合', 'rows-3-name': '市场股', 'rows-3-duties': '' }
    expect(factsOfForm('sections', { ...sent, 'rows-3-name': ' ' })).toEqual({ ok: true, facts: { rows: [row] } })
    expect(factsOfForm('sections', sent)).toEqual({ ok: false, faults: { 'rows-3-duties': '请填写主要职责。' } })
    expect(factsOfForm('sections', {})).toMatchObject({ ok: false, faults: { 'rows-0-name': '至少填写一项股室。' } })
  })

  test('comes back the same from what is kept', () => {
    const facts = { rows: [{ name: '办公室', duties: '综合', phone: '0000-0000000' }] }
    expect(factsOfForm('sections', formOfFacts(facts))).toEqual({ ok: true, facts })
  })

  test('never becomes a script', () => {
    expect(factsSchema('office').safeParse({ ...office, website: 'javascript:alert(1)' }).success).toBe(false)
  })
})

test('every group says which law asks for it', () => {
  for (const { cites } of Object.values(groups)) expect(cites).toMatch(/第.+条/)
})

test('the form to apply asks for what art. 29 names, and not what the information is for', () => {
  const text = JSON.stringify(applicationForm({ slug: 'shiban', name: '示例局' }, {}))
  for (const asked of ['姓名', '证件号码', '联系电话', '统一社会信用代码', '便于查询的其他特征', '提供形式', '获取途径'])
    expect(text).toContain(asked)
  expect(text).not.toMatch(/用途信息|所需信息的用途/)
})
