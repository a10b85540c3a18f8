import { describe, expect, test } from 'vitest'
import { applicant } from '../../../test/support/cases-of-applications.ts'
import type { Step } from '../application.ts'
import type { CaseFile } from '../store.ts'
import { findingsIn, type Known, masked, openFindings, placesOf, type Texts, traitsOfCase } from './masking.ts'
import { barred, firstTexts, moved, offeredFiles, unfit } from './reply.ts'

const known: Known = { own: traitsOfCase(applicant, '示办公申〔2026〕3号'), officeDigits: '0000-0000000 03721234' }
const texts = (answered: string): Texts => ({ title: '关于演出场次的答复', asked: '演出场次', answered })
const found = (answered: string) => findingsIn(texts(answered), known).map(({ label, masked, isOwn }) => `${label} ${masked} ${isOwn}`)
const answered = { state: 'settled', outcome: 'granted', repliedOn: '2026-03-10', erasedOn: null } as const

describe('第四十四条：多个申请人就相同政府信息提出公开申请，且该政府信息属于可以公开的，可以纳入主动公开的范围', () => {
  test('only a reply that was delivered and gave information can be shown to everybody', () => {
    expect(unfit(answered)).toBeNull()
    expect(unfit({ ...answered, state: 'archived', outcome: 'partlyGranted' })).toBeNull()
    expect(unfit({ ...answered, repliedOn: null, state: 'signed' })?.why).toContain('还没有送达')
    expect(unfit({ ...answered, outcome: 'refusedInternal' })?.why).toContain('没有提供信息')
    expect(unfit({ ...answered, outcome: 'alreadyPublic' })?.why).toContain('没有提供信息')
    expect(unfit({ ...answered, erasedOn: '2029-03-10' as never })?.why).toContain('清除')
  })

  test('the first text is the letter without what only the applicant is told, and nothing in it is the applicant', () => {
    const body = [
      '本机关于2026年3月2日收到您当面提出的政府信息公开申请（申请编号：示办公申〔2026〕3号）。您申请公开：“演出场次”。',
      '经审查，王小明申请的政府信息可以公开。2025年共演出120场。',
      '如不服本答复，可以自收到之日起六十日内向示例省人民政府申请行政复议。',
      '如有疑问，可以与示例市政府信息公开办公室联系，联系电话：0000-0000000。',
    ].join('\n')
    const documents = [{ kind: 'granted', state: 'signed', content: { body, inputs: {} } }] as const
    expect(firstTexts({ asked: '我是王小明，想知道 2025 年演出场次。', taken: [], documents }, known)).toEqual({
      title: '关于我是申请人，想知道 2025 年演出场次的答复',
      asked: '我是申请人，想知道 2025 年演出场次。',
      answered: '经审查，申请人申请的政府信息可以公开。2025年共演出120场。',
    })
  })
})

test('第十五条、个人信息保护法第二十五条：涉及个人隐私的不得公开，申请人的姓名、号码、地址不能保留', () => {
  expect(found('王 小明（１１０１０５19491231002X）住示例市长安路 9 号，电话 138 0000 0000')).toEqual([
    '申请人姓名或者名称 申请人 true',
    '申请人证件号码 1101**********002X true',
    '申请人地址 某地址 true',
    '申请人电话 138****0000 true',
  ])
  expect(found('长安路9号')).toEqual(['申请人地址 某地址 true'])
  expect(found('示办公申〔2026〕3号')).toEqual(['受理号 （受理号略） true'])
  const own = findingsIn(texts('王小明'), known)
  const kept = { [own[0]!.fingerprint]: { by: '李', on: '2026-03-11', reason: '有必要' } }
  expect(openFindings(own, kept)).toHaveLength(1)
})

test('what leads to others is masked, or kept with a reason; what the office publishes of itself is none of it (art. 12)', () => {
  const all = findingsIn(texts('联系人：张三，电话13900139000；联系人：张三。办公电话 0000-0000000'), known)
  expect(all.map(({ label }) => label)).toEqual(['姓名', '手机号码', '姓名'])
  // the same words are one matter
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  expect(masked(texts('联系人：张三，电话13900139000'), findingsIn(texts('联系人：张三，电话13900139000'), known)).answered).toBe(
    '联系人：张*，电话139****9000',
  )
  const kept = { [all[1]!.fingerprint]: { by: '李', on: '2026-03-11', reason: '值班手机，已对外公布' } }
  expect(openFindings(all, kept).map(({ label }) => label)).toEqual(['姓名', '姓名'])
  expect(found('学生李小红获奖')).toEqual(['未成年人姓名 李** false'])
})

test('第三十二条：征求过意见的第三方的名称，须遮盖或者写明理由保留', () => {
  const asked = { ...known, own: traitsOfCase(null, 'x号', ['示例建设公司', '甲']) }
  const all = findingsIn(texts('书面征求示例建设公司的意见'), asked)
  expect(all.map(({ label, masked, isOwn }) => `${label} ${masked} ${isOwn}`)).toEqual(['第三方名称 第三方 false'])
  expect(openFindings(all, { [all[0]!.fingerprint]: { by: '李', on: '2026-03-11', reason: '同意公开' } })).toEqual([])
})

test('words are found however they are spaced or typed wide, and rubbish finds nothing', () => {
  expect(placesOf('a.b  王　小明', '王小明')).toEqual([{ start: 5, end: 9 }])
  expect(placesOf('axb', 'a.b')).toEqual([])
  expect(placesOf('abc', ' - ')).toEqual([])
})

test('第十七条：应当建立健全政府信息公开审查机制，拟制的人不能审定', () => {
  expect(barred('approved', ['a', 'b'], 'b')).toMatchObject({ cites: expect.stringContaining('第十七条') })
  expect(barred('approved', ['a'], 'b')).toBeNull()
  expect(barred('withdrawn', ['a'], 'a')).toBeNull()
  const ways = ['none', 'draft', 'submitted', 'public', 'withdrawn'] as const
  const to = (step: Parameters<typeof moved>[1]) =>
    ways.map(state => {
      const taken = moved(state, step)
      return taken.ok ? taken.state : null
    })
  expect(to('approved')).toEqual([null, null, 'public', null, null])
  expect(to('withdrawn')).toEqual([null, null, null, 'withdrawn', null])
  expect(to('reopened')).toEqual([null, null, null, null, 'draft'])
  expect(to('prepared')).toEqual(['draft', null, null, null, null])
})

test('第三十七条：能够作区分处理的，只有随答复送出的文件可以选，原件有公开版的不能选', () => {
  const file = (fileId: string, more: Partial<CaseFile> = {}): CaseFile =>
    ({ fileId, name: `${fileId}.pdf`, purpose: 'material', forApplicant: true, ...more }) as CaseFile
  const files = [
    file('sent'),
    file('copy', { purpose: 'redacted' }),
    file('original'),
    file('letter', { purpose: 'letter' }),
    file('proof', { purpose: 'identity' }),
    file('inner', { forApplicant: false }),
    file('elsewhere', { purpose: 'enclosure' }),
  ]
  const decision = { items: [{ fileIds: ['sent', 'copy', 'original', 'letter', 'proof', 'inner'] }], outcome: 'granted' }
  const taken = [{ seq: 1, step: 'decided', details: { outcome: 'granted', documentId: null, decision } }] as unknown as Step[]
  const made = { proof: { isProven: true } }
  const redactions = [{ fileId: 'original', copyFileId: 'copy', made, kept: { marks: [{}], looks: {}, refused: [], nothing: null } }]
  expect(offeredFiles(taken, files, redactions as never).map(({ fileId }) => fileId)).toEqual(['sent', 'copy'])
})
