import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { letterFacts } from '../../../test/support/letter-facts.ts'
import { gaps, letterDocx, letterPdf, letterText } from '../../document/letter/index.ts'
import { type OutcomeKind, outcomes } from '../../law/index.ts'
import {
  composeLetter,
  draftBody,
  type LetterFacts,
  type LetterKind,
  letterKinds,
  missingFrom,
  noticeKinds,
  placeholders,
  template,
  wordingFaults,
  yuanOf,
} from './index.ts'

const replies = Object.keys(outcomes) as OutcomeKind[]
const draft = (kind: LetterKind, changes: Partial<LetterFacts> = {}) => draftBody(kind, letterFacts(kind, changes))
const tight = (text: string) => text.replace(/\s+/g, '')

test('there is a letter for every document of law notes 4.3 and a reply for every outcome of 4.1', () => {
  expect(letterKinds).toEqual([...noticeKinds, ...replies].sort((a, b) => letterKinds.indexOf(a) - letterKinds.indexOf(b)))
  expect(letterKinds).toHaveLength(noticeKinds.length + replies.length)
})

test.each(letterKinds)('%s: the draft from full facts has no gap and lacks nothing that the law demands', kind => {
  const facts = letterFacts(kind)
  const body = draftBody(kind, facts)
  expect(body.match(gaps)).toBeNull()
  expect(body).not.toMatch(/[{}]|undefined|null|。。|；。|，。/)
  expect(missingFrom(kind, facts, body)).toEqual([])
})

test.each(letterKinds)('%s: with the least of facts there is a draft with gaps, and no gap is signed', kind => {
  const { agency, applicant, application, day } = letterFacts(kind)
  const facts: LetterFacts = { agency, applicant, application, day, isSigned: false, number: null }
  const body = draftBody(kind, facts)
  const faults = missingFrom(kind, facts, body)
  const open = new Set([...body.matchAll(gaps)].map(([, what]) => `尚待填写：${what}`))
  expect(new Set(faults.filter(fault => fault.clause === 'gap').map(fault => fault.text))).toEqual(open)
  expect(composeLetter(kind, facts)).toMatchObject({ number: null, day: null })
})

test.each(letterKinds)('%s: an empty text lacks every mandatory clause, each with its article', kind => {
  const facts = letterFacts(kind)
  const found = new Set(missingFrom(kind, facts, '').map(fault => fault.clause))
  const demanded = Object.entries(template(kind).clauses).filter(([, { mandatory, when, unless }]) => {
    const isThere = (name: keyof typeof placeholders) => placeholders[name].value(facts, kind) !== null
    return mandatory && (!when || isThere(when)) && (!unless || !isThere(unless))
  })
  for (const [id, { mandatory }] of demanded) {
    expect(found).toContain(id)
    expect(mandatory!.cites).toMatch(/《.+》|国办/)
  }
})

test('every placeholder of every template is one that can be filled', () => {
  const used = letterKinds.flatMap(kind =>
    Object.values(template(kind).clauses).flatMap(({ text }) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]!)),
  )
  expect([...new Set(used)].filter(name => !(name in placeholders))).toEqual([])
})

test.each(replies)('%s: the reply names its article to paragraph and item, and says what table 4.1 wants', kind => {
  const body = draft(kind)
  const articles = outcomes[kind].cites
    .split('；')
    .map(cite => /》(第.+)$/.exec(cite)?.[1])
    .filter(article => article !== undefined)
  for (const article of articles) expect(body).toContain(article)
  expect(body).toContain('2026年10月13日')
  expect(body).toContain('2025年度送戏下乡演出场次')
})

test.each(['granted', 'partlyGranted', 'refusedThirdParty', 'receipt', 'correctionNotice', 'thirdPartyLetter', 'feeNotice'] as const)(
  '%s: read back from PDF and DOCX it says all that its text says',
  async kind => {
    const letter = composeLetter(kind, letterFacts(kind))
    const lines = letterText(letter).split('\n').map(tight)
    const pdf = tight((await extractText(await getDocumentProxy(await letterPdf(letter)), { mergePages: true })).text).replace(/—\d+—/g, '')
    const docx = tight((await mammoth.extractRawText({ buffer: Buffer.from(await letterDocx(letter)) })).value)
    for (const line of lines) expect(pdf).toContain(line)
    // The letterhead is the header of the first page, which mammoth does not read.
    for (const line of lines.slice(1)) expect(docx).toContain(line)
  },
)

test('an organisation is 你单位, a person 您', () => {
  expect(draft('granted')).toContain('收到您')
  const organisation = draft('granted', { applicant: { name: '示例律师事务所', kind: 'organisation' } })
  expect(organisation).toContain('收到你单位')
  expect(organisation).not.toContain('您')
})

test('a corrected and a paid application tell from when the period runs (art. 30; 109号 art. 7)', () => {
  const { application } = letterFacts('granted')
  const body = draft('granted', { application: { ...application, correctedOn: '2026-10-22', paidOn: '2026-10-30' } })
  expect(body).toContain('2026年10月22日收到您补正后的申请')
  expect(body).toContain('2026年10月30日完成缴纳信息处理费')
})

describe('the fee notice (109号)', () => {
  test.each([
    [{ method: 'byItem', month: '2026-10', first: 1, last: 31 } as const, 2200],
    [{ method: 'byItem', month: '2026-10', first: 31, last: 40 } as const, 2000],
    [{ method: 'byPage', pages: 201 } as const, 2740],
    [{ method: 'byPage', pages: 30 } as const, 0],
  ])('%o is %i 元, said with the scale and how it was counted', (fee, yuan) => {
    const facts = letterFacts('feeNotice', { fee: { ...fee, howToPay: '扫描缴款码缴纳' } })
    expect(yuanOf(facts.fee!)).toBe(yuan)
    const body = draftBody('feeNotice', facts)
    expect(body).toContain(`合计应缴信息处理费${yuan}元`)
    expect(missingFrom('feeNotice', facts, body.replaceAll(`信息处理费${yuan}元`, '信息处理费9999元'))).toMatchObject([
      { clause: 'amount', cites: '《政府信息公开信息处理费管理办法》第六条' },
    ])
  })
})

describe("an office's own words", () => {
  const own = { clauses: { contact: '联系人在{hours}接待。' } }

  test('stand in place of an editable clause', () => {
    const facts = letterFacts('granted')
    expect(draftBody('granted', { ...facts, agency: { ...facts.agency, hours: '工作日9:00—17:00' } }, own)).toContain(
      '联系人在工作日9:00—17:00接待。',
    )
    expect(draftBody('granted', facts, { clauses: { contact: '' } })).not.toContain('如有疑问')
    expect(wordingFaults('granted', own)).toEqual([])
  })

  test('may not change what the law demands, and do not where they try', () => {
    const bold = { clauses: { remedies: '本答复为终局决定。', nothing: '甲', contact: '{secret}' } }
    expect(wordingFaults('granted', bold).map(fault => fault.clause)).toEqual(['remedies', 'nothing', 'contact'])
    expect(draftBody('granted', letterFacts('granted'), bold)).toContain('申请行政复议')
  })
})

test('whoever is consulted is not told who asked (art. 15)', () => {
  for (const kind of ['thirdPartyLetter', 'coAuthorLetter', 'assistLetter', 'thirdPartyNotice'] as const) {
    const facts = letterFacts(kind)
    const body = draftBody(kind, facts)
    expect(body).not.toContain('王小明')
    expect(missingFrom(kind, facts, `${body}\n申请人为王小明。`)).toMatchObject([{ clause: 'asked', level: 'must' }])
  }
})
