import { expect, test } from 'vitest'
import { applicant, wish } from '../../../test/support/cases-of-applications.ts'
import { day, nationalCalendar, type Outcome, type OutcomeKind, outcomes, type PlainDate } from '../../law/index.ts'
import type { Details, Step } from '../application.ts'
import type { DecidedItem, Decision, Ground } from '../decision.ts'
import { decisionFaults } from '../decision.ts'
import { draftBody, missingFrom, type NoticeKind, noticeKinds } from '../letters/index.ts'
import { defaultSettings } from '../settings.ts'
import type { StepName } from '../steps.ts'
import { summaryOf } from '../summary.ts'
import { decidable } from './decision-form.ts'
import { factsOfCase } from './facts-of-case.ts'
import type { LetterInputs } from './inputs.ts'
import type { CaseRecord } from './record.ts'

type Taken = { step: StepName; on: string; details: object; note?: string }
const took = <N extends StepName>(step: N, on: string, details: Details<N>, note?: string): Taken => ({
  ...{ step, on, details: details as object },
  ...(note && { note }),
})

const came = [took('registered', '2026-03-02', { channel: 'inPerson' }), took('received', '2026-03-02', { how: '' })]
const corrected = [
  took('correctionAsked', '2026-03-03', { items: ['写明哪一年'], dueOn: day('2026-03-24') }),
  took('corrected', '2026-03-05', { asked: '2022 年度送戏下乡演出场次' }),
]
const explained = [
  took('reasonsAsked', '2026-03-03', { dueOn: day('2026-03-17') }, '您自 2026 年以来提出申请 46 件'),
  took('reasonsGiven', '2026-03-05', {}, '用于个人研究'),
]
const asked = [
  took('consulted', '2026-03-03', { whom: 'thirdParty', name: '示例公司', about: '成本测算' }),
  took('opinionReceived', '2026-03-06', { consultation: 3, opinion: 'objectsWithReason' }, '公开后损害竞争地位'),
]
const searched = [took('searched', '2026-03-04', { where: '档案室、公文系统', words: '送戏下乡', found: '没有' }, '逐卷翻阅')]
const before: Partial<Record<OutcomeKind, Taken[]>> = {
  ...{ stillUnclear: corrected, excessive: explained, refusedThirdParty: asked, notFound: searched },
  notCorrected: [corrected[0]!],
  feeUnpaid: [took('feeNoticed', '2026-03-03', { method: 'byPage', count: 100, yuan: 700, dueOn: day('2026-03-31') })],
}

const grounds: Record<string, Ground> = {
  E1: { code: 'E1', kind: null, provision: '', harm: '该内容已依法确定为秘密级国家秘密' },
  E2: { code: 'E2', kind: '法律', provision: '《中华人民共和国统计法》第九条', harm: '该信息能够识别单个统计调查对象的身份' },
  E3: { code: 'E3', kind: '公共安全', provision: '', harm: '该内容载明库房的安防布局，公开后可能被用于盗窃' },
  E4: { code: 'E4', kind: '商业秘密', provision: '', harm: '该内容尚未公开，公开后将损害申报单位的竞争地位' },
  E5: { code: 'E5', kind: '人事管理', provision: '', harm: '该信息是内部岗位调整的安排，不对外产生效力' },
  E6: { code: 'E6', kind: '请示报告', provision: '', harm: '该信息是形成决定之前的请示，其内容尚未确定' },
  E7: { code: 'E7', kind: null, provision: '', harm: '该信息装订在行政执法案卷之中，是询问笔录' },
}

const says: Partial<Record<OutcomeKind, string>> = {
  granted: '在本机关网站“统计数据”栏目下载',
  queryMatter: '《不动产登记暂行条例》第二十七条',
  petition: '向示例市信访局提出投诉，电话 0000-0000012',
  publication: '示例市图书馆政府信息查阅点',
}

const decisionOf = (outcome: OutcomeKind): Decision => {
  const { exemption } = outcomes[outcome] as Outcome
  const item = (text: string, kind: OutcomeKind, withheld: Ground[] = []): DecidedItem => ({
    ...{ text, outcome: kind, grounds: withheld, publicInterest: '', fileIds: [] },
    says: withheld.length > 0 ? '' : (says[kind] ?? '有关数据分散在各乡镇的原始表格中，需要逐表核算'),
  })
  return {
    items:
      outcome === 'partlyGranted'
        ? [item('演出场次', 'granted'), item('安防布局', 'refusedSecurity', [grounds['E3']!])]
        : [item('2022 年度送戏下乡演出场次', outcome, exemption ? [grounds[exemption]!] : [])],
    outcome,
    rightAgency: outcome === 'otherAgency' ? { name: '示例市财政局', contact: '0000-0000009' } : null,
    publicAt: outcome === 'alreadyPublic' ? 'https://gongkai.example.gov.cn/items/2026-00021' : null,
    earlierReply: outcome === 'repeated' || outcome === 'reconfirmation' ? { number: '示公复〔2025〕7号', on: day('2025-08-14') } : null,
  }
}

function recordWith(list: readonly Taken[]): CaseRecord {
  const taken = list.map(
    ({ step, on, details, note = null }, i) =>
      ({ seq: i + 1, step, at: new Date(`${on}T02:00:00Z`), onDay: on, actorId: null, actor: '陈晓', note, details }) as Step,
  )
  const key = { agencyId: 'a', id: 'b' }
  const facts = (given: object) => ({ facts: given }) as never
  return {
    office: { id: 'a', slug: 'shiban', name: '示例市文化旅游广电局' } as CaseRecord['office'],
    key,
    application: {
      ...{ ...key, number: '示公申〔2026〕1号', year: 2026, ordinal: 1, channel: 'inPerson', applicantKind: 'naturalPerson' },
      ...{ applicant: '王**', asked: '2022 年度送戏下乡演出场次', submittedAt: new Date('2026-03-02T02:00:00Z') },
      ...summaryOf(taken, nationalCalendar),
    } as CaseRecord['application'],
    ...{ taken, calendar: nationalCalendar, documents: [], files: [], wordings: {}, statusAddress: null },
    settings: { ...defaultSettings, onlineReconsideration: '示例省行政复议服务平台（fy.example.gov.cn）' },
    profile: {
      office: facts({ name: '信息公开办公室', address: '示例市长安路 1 号', postcode: '', hours: '', phone: '0000-0000000' }),
      supervision: facts({ reconsiderationBody: '示例市人民政府', court: '示例市人民法院' }),
    },
    own: { applicant, wish },
  }
}

const on = (text: PlainDate) => ({ day: text, isSigned: true, number: '示公复〔2026〕1号' })
/** What only a person knows: when the notice reached the applicant, how many came since when. */
const filledByHand = (body: string) =>
  body.replace(/【待填：([^】]*)】/g, (_, what: string) => (what.includes('日期') ? '2026年3月4日' : '四十六件'))

test.each(decidable)('a reply with the outcome %s, drafted from its decision, says what the law demands (law notes 4.1)', outcome => {
  const decision = decisionOf(outcome)
  const signedOn = day(outcome === 'notCorrected' || outcome === 'feeUnpaid' ? '2026-04-02' : '2026-03-10')
  const list = [...came, ...(before[outcome] ?? []), took('decided', signedOn, { outcome, documentId: null, decision })]
  const record = recordWith(list)
  expect(decisionFaults(decision, record.taken, signedOn).filter(({ level }) => level === 'error')).toEqual([])
  const facts = factsOfCase(record, outcome, {}, on(signedOn))
  const body = filledByHand(draftBody(outcome, facts))
  expect(missingFrom(outcome, facts, body).filter(({ level }) => level === 'must')).toEqual([])
  expect(facts.agency.government).toBe('示例市人民政府')
})

const typed: Partial<Record<NoticeKind, LetterInputs>> = {
  correctionNotice: { items: ['写明哪一年'], workingDays: 15 },
  reasonsNotice: { about: '您自 2026 年以来提出申请 46 件', workingDays: 10 },
  extensionNotice: { reason: '需要向十二个乡镇核对', workingDays: 20, agreedBy: '局长' },
  delayNotice: { reason: '需要逐页核对纸质档案四千余页', untilOn: day('2026-06-30') },
  feeNotice: { method: 'byPage', count: 100, howToPay: '财政专窗缴纳' },
  thirdPartyLetter: { name: '示例公司', addressee: 'organisation', about: '申报材料中的成本测算' },
  coAuthorLetter: { name: '示例市财政局', about: '联合印发的补助办法附表' },
  assistLetter: { name: '示例市统计局', about: '演出场次的统计口径' },
  thirdPartyNotice: { publicInterest: '该项目使用财政资金，补助的依据关系到公众的监督' },
  handoverLetter: { name: '示例市财政局', contact: '0000-0000009', reason: '补助标准由示例市财政局制定并保存' },
}

test.each(noticeKinds)('the notice %s, drafted from the record and what was typed, has no gap and lacks nothing (law notes 4.3)', kind => {
  const list = kind === 'consultationNotice' || kind === 'thirdPartyNotice' ? [...came, ...asked] : came
  const facts = factsOfCase(recordWith(list), kind, typed[kind] ?? {}, on(day('2026-03-06')))
  const body = draftBody(kind, facts)
  expect(missingFrom(kind, facts, body).filter(({ level }) => level === 'must')).toEqual([])
})

test('where to turn is never guessed: without the profile of the office it is a gap, and the reply cannot be signed', () => {
  const record = {
    ...recordWith([...came, took('decided', '2026-03-10', { outcome: 'granted', documentId: null, decision: decisionOf('granted') })]),
    profile: {},
  }
  const facts = factsOfCase(record, 'granted', {}, on(day('2026-03-10')))
  expect(missingFrom('granted', facts, draftBody('granted', facts)).map(({ text }) => text)).toContain('尚待填写：行政复议机关')
})
