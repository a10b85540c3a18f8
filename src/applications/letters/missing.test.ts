import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { letterFacts } from '../../../test/support/letter-facts.ts'
import { draftBody, type LetterFacts, type LetterKind, letterKinds, missingFrom } from './index.ts'
import { articlesIn, plain } from './reading.ts'

/** What is found in a draft after an edit: clause, words and article of each fault. */
function faultsAfter(kind: LetterKind, edit: (body: string) => string, changes: Partial<LetterFacts> = {}) {
  const facts = letterFacts(kind, changes)
  const body = draftBody(kind, facts)
  const edited = edit(body)
  expect(edited).not.toBe(body)
  return missingFrom(kind, facts, edited)
}
const replace = (from: string | RegExp, to: string) => (body: string) => body.replace(from, to)
const eitherRoute =
  '如不服本答复，可以自收到本答复之日起60日内向示例市人民政府申请行政复议，也可以自收到本答复之日起6个月内向示例市人民法院提起行政诉讼。'

describe('the remedies clause of an edited reply', () => {
  test('a refusal with the clause of class A is refused (行政复议法 art. 23(1)(4))', () => {
    const faults = faultsAfter('refusedSecret', replace(/如不服.*/, eitherRoute))
    expect(faults.map(fault => fault.text)).toEqual([
      '不予公开的，应当告知先申请行政复议',
      '不予公开的，不能直接提起行政诉讼，不应告知6个月的起诉期限',
      '没有告知对复议决定不服的起诉期限：15日',
    ])
    expect(faults[0]).toMatchObject({
      level: 'must',
      clause: 'remedies',
      cites: '《行政复议法》第二十三条第一款第（四）项；《行政复议法》第二十三条第二款',
    })
  })

  test('another outcome may not send people to reconsideration first', () => {
    const faults = faultsAfter(
      'notFound',
      replace(
        /如不服.*/,
        '如不服本答复，应当先自收到本答复之日起60日内向示例市人民政府申请行政复议；对复议决定不服的，15日内向示例市人民法院提起行政诉讼。',
      ),
    )
    expect(faults.map(fault => fault.text)).toEqual(['本答复可以直接提起行政诉讼，不应告知先申请行政复议', '没有告知直接起诉的期限：6个月'])
  })

  test('the superior department is no longer a choice (行政复议法 art. 24(1)(1))', () => {
    const faults = faultsAfter('granted', replace('向示例市人民政府申请', '向示例市人民政府或者示例州文化和旅游局申请'))
    expect(faults).toMatchObject([
      { text: '“示例州文化和旅游局”不是本案的行政复议机关', cites: '《行政复议法》第二十四条第一款第（一）项' },
    ])
  })

  test('a wrong body and a wrong court are named', () => {
    const faults = faultsAfter('granted', body =>
      body.replace('示例市人民政府申请', '别市人民政府申请').replace('示例市人民法院', '别市人民法院'),
    )
    expect(faults.map(fault => fault.text)).toEqual([
      '行政复议机关应当是示例市人民政府',
      '“别市人民政府”不是本案的行政复议机关',
      '管辖法院应当是示例市人民法院',
      '“别市人民法院”不是记录中的管辖法院',
    ])
  })

  test('served online, the online way must be in it (行政复议法 art. 22(2))', () => {
    const online = { delivery: 'electronic' } as const
    const faults = faultsAfter('granted', replace(/（可通过.*?）在线提交）/, ''), online)
    expect(faults).toMatchObject([{ level: 'must', cites: '《行政复议法》第二十二条第二款' }])
    const facts = letterFacts('granted', online)
    const { onlineChannel: _, ...agency } = facts.agency
    const without = { ...facts, agency }
    expect(missingFrom('granted', without, draftBody('granted', without)).map(fault => fault.text)).toEqual([
      '尚待填写：提交行政复议申请的互联网渠道',
      '通过互联网渠道送达的决定，应当同时提供提交行政复议申请的互联网渠道',
    ])
  })

  test('a reply of 2023 keeps the clause of its time', () => {
    const facts = letterFacts('refusedSecret', { day: '2023-11-30' })
    const body = draftBody('refusedSecret', facts)
    expect(body).toContain('也可以自收到本答复之日起6个月内')
    expect(missingFrom('refusedSecret', facts, body)).toEqual([])
  })

  test('the query matter is no refusal and keeps both routes (law notes 14, point 6)', () => {
    expect(draftBody('queryMatter', letterFacts('queryMatter'))).toContain('也可以自收到本答复之日起6个月内')
  })

  test('other words for the same clause do as well', () => {
    const facts = letterFacts('refusedSecret')
    const own =
      '对本答复不服的，须先自收到之日起六十日内，向示例市人民政府提起行政复议；对复议决定仍不服的，自收到决定书之日起十五日内向示例市人民法院起诉。'
    expect(missingFrom('refusedSecret', facts, draftBody('refusedSecret', facts).replace(/如不服.*/, own))).toEqual([])
  })

  test('a notice on the way carries none (a reading)', () => {
    expect(faultsAfter('extensionNotice', body => `${body}\n${eitherRoute}`)).toMatchObject([{ clause: 'remedies', level: 'should' }])
  })
})

test('partly refused and partly not held: reconsideration first for the one, either route for the other', () => {
  const unavailable = [{ what: '2019年度演出场次', why: 'notFound', reason: '该年度的演出由原机关组织，档案移交清册中没有该项' }] as const
  const facts = letterFacts('partlyGranted', { unavailable })
  const body = draftBody('partlyGranted', facts)
  expect(body).toContain('三、无法提供的内容\n2019年度演出场次。经检索，该政府信息不存在。')
  expect(body).toMatch(/应当先自收到本答复之日起60日内.*如不服本答复的其他部分，可以.*6个月内/)
  expect(missingFrom('partlyGranted', facts, body)).toEqual([])
  expect(faultsAfter('partlyGranted', replace(/2019年度演出场次。.*/, ''), { unavailable }).map(fault => fault.clause)).toContain(
    'unavailable',
  )
})

describe('articles', () => {
  test('a missing article is named (art. 36(3))', () => {
    expect(faultsAfter('refusedSecret', replace('第十四条、', ''))).toMatchObject([
      { clause: 'decision', text: '未写明依据：《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项' },
    ])
    expect(faultsAfter('notFound', replace('第三十六条第（四）项', '第三十六条')).map(fault => fault.clause)).toEqual(['decision'])
  })

  test('the Regulations may be called 《条例》 for short, and items written without brackets', () => {
    const facts = letterFacts('refusedInternal')
    const body = draftBody('refusedInternal', facts).replace(
      '《中华人民共和国政府信息公开条例》第十六条第一款、第三十六条第（三）项',
      '《中华人民共和国政府信息公开条例》（以下简称《条例》）第三十六条第三项、《条例》第十六条第一款',
    )
    expect(missingFrom('refusedInternal', facts, body)).toEqual([])
    expect(articlesIn('《条例》第三十六条第(三)项')).toEqual([{ act: '政府信息公开条例', article: '三十六', paragraph: '', item: '三' }])
  })

  test('an article of another ground cannot carry an outcome (arts. 14–16)', () => {
    expect(faultsAfter('refusedProcess', replace('第十六条第二款', '第十六条第一款、第十六条第二款'))).toMatchObject([
      { cites: '《政府信息公开条例》第十六条第一款' },
    ])
    expect(faultsAfter('notFound', replace('第三十六条第（四）项', '第十四条、第三十六条第（四）项'))).toMatchObject([
      { cites: '《政府信息公开条例》第十四条', level: 'must' },
    ])
  })
})

describe('what the applicant wrote', () => {
  const { application } = letterFacts('notFound')
  const asked = (askedFor: string) => ({ application: { ...application, askedFor } })

  test('is no basis and no clause of the reply, whatever it cites', () => {
    const cunning = asked('向别市人民政府申请行政复议的材料，依据《政府信息公开条例》第十四条、“第十六条第一款”的名单。')
    const facts = letterFacts('notFound', cunning)
    const body = draftBody('notFound', facts)
    expect(body).toContain('‘第十六条第一款’的名单”。')
    expect(missingFrom('notFound', facts, body)).toEqual([])
    expect(
      faultsAfter(
        'notFound',
        replace('《中华人民共和国政府信息公开条例》第三十六条第（四）项', '有关规定'),
        asked('《政府信息公开条例》第三十六条第（四）项的解释'),
      ).map(fault => fault.clause),
    ).toEqual(['decision'])
  })

  test('fills no place of the template', () => {
    expect(draftBody('notFound', letterFacts('notFound', asked('{remedies}{phone}')))).toContain('“{remedies}{phone}”')
  })
})

test('whatever the text is edited to, what it lacks can be said', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('【待填：', '】', '《条例》', '第十四条', '向', '申请行政复议', '理由：', '2026年2月30日', '\n', '“'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...letterKinds), fc.array(piece, { maxLength: 30 }), (kind, pieces) => {
      const faults = missingFrom(kind, letterFacts(kind), pieces.join(''))
      expect(faults.every(fault => fault.text && fault.english && fault.cites)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('readings', () => {
  test('an agency that puts remedies on procedural notices has them there, and checked', () => {
    const readings = { proceduralNoticesCarryRemedies: true }
    const facts = letterFacts('extensionNotice', { readings })
    const body = draftBody('extensionNotice', facts)
    expect(body).toContain('如不服本告知书，可以自收到本告知书之日起60日内')
    expect(missingFrom('extensionNotice', facts, body)).toEqual([])
    expect(faultsAfter('extensionNotice', replace(/如不服.*/, ''), { readings }).every(fault => fault.level === 'should')).toBe(true)
  })

  test('the query matter may be read as a refusal', () => {
    expect(draftBody('queryMatter', letterFacts('queryMatter', { readings: { queryMatterRemedies: 'B' } }))).toContain('应当先')
  })
})

describe('what was found and decided', () => {
  test('a refusal without reasons is refused; other reasons do as well (art. 36(3))', () => {
    expect(faultsAfter('refusedInternal', replace(/不予公开的理由：.*/, '不予公开的理由：依法不予公开。'))).toMatchObject([
      { clause: 'reasons', text: '没有说明理由' },
    ])
    expect(
      faultsAfter('refusedInternal', replace(/不予公开的理由：.*/, '不予公开的理由：该名单只用于安排本单位值班，公开与否不影响公众权益。')),
    ).toEqual([])
  })

  test('each withheld part has its name, article and reason (art. 37)', () => {
    expect(faultsAfter('partlyGranted', replace(/\n2.评审会议讨论记录.*/, '')).map(fault => fault.text)).toEqual([
      '没有写明不予公开的内容：评审会议讨论记录',
      '“评审会议讨论记录”未写明依据：《中华人民共和国政府信息公开条例》第十六条第二款',
    ])
  })

  test('which of the kinds of its article it is must be said (art. 16)', () => {
    expect(faultsAfter('refusedProcess', replace('中的请示报告', '')).map(fault => fault.clause)).toContain('ground')
  })

  test('a law that forbids disclosure is named to its article (art. 14)', () => {
    expect(faultsAfter('refusedByLaw', replace('《中华人民共和国统计法》第九条', '有关规定')).map(fault => fault.clause)).toEqual([
      'provision',
    ])
  })

  test('what was searched stays in a reply that nothing exists (art. 36(4))', () => {
    expect(faultsAfter('notFound', replace(/本机关于2026年10月28日.*\n/, '')).map(fault => fault.clause)).toContain('search')
  })

  test('the agency that is to publish it is told with its contact (art. 36(5))', () => {
    expect(faultsAfter('otherAgency', replace(/，联系方式：[^。]*/, ''))).toMatchObject([
      { clause: 'elsewhere', text: '缺少该行政机关的联系方式，或者与记录不符：示例市政通路3号,0000-0000009'.replace(',', '，') },
    ])
  })

  test('reasons to a third party against whose will it is disclosed (art. 32)', () => {
    expect(faultsAfter('thirdPartyNotice', replace(/理由：[^。]*。/, '')).map(fault => fault.text)).toEqual(['没有说明理由'])
  })

  test('what was asked for may be shortened between quotation marks, and not left out', () => {
    expect(faultsAfter('granted', replace('2025年度送戏下乡演出场次、承演单位和每场补助标准', '送戏下乡演出场次'))).toEqual([])
    expect(faultsAfter('granted', replace(/您申请公开：“.*?”。/, ''))).toMatchObject([{ clause: 'received', level: 'should' }])
  })
})

describe('periods and days', () => {
  test('the extension tells reason, agreement and the new day (art. 33(2))', () => {
    expect(
      faultsAfter('extensionNotice', replace('2026年12月8日', '2026年12月9日')).map(({ clause, level }) => `${clause} ${level}`),
    ).toEqual(['extend must', 'days should'])
    expect(faultsAfter('extensionNotice', replace('经本机关政府信息公开工作机构负责人同意，', '')).map(fault => fault.text)).toEqual([
      '“延期的决定”缺少应有的表述：负责人同意或者负责人批准',
    ])
    expect(faultsAfter('extensionNotice', replace(/因申请的信息.*?核对，/, '')).map(fault => fault.clause)).toEqual(['extend'])
  })

  test('a correction notice says every item at once, the period and the effect (art. 30)', () => {
    expect(faultsAfter('correctionNotice', replace(/\n2\..*/, '')).map(fault => fault.clause)).toEqual(['items'])
    expect(faultsAfter('correctionNotice', replace(/无正当理由.*/, '')).map(fault => fault.clause)).toEqual(['effect'])
    expect(faultsAfter('correctionNotice', replace('15个工作日内', '合理时间内')).map(fault => fault.clause)).toEqual(['period', 'period'])
  })

  test('silence differs: not consent of a third party (art. 32), consent of a co-author (art. 34)', () => {
    expect(
      faultsAfter('thirdPartyLetter', replace(/逾期未提出意见.*/, '逾期未提出意见的，视为同意公开。')).map(fault => fault.clause),
    ).toContain('silence')
    expect(
      faultsAfter('coAuthorLetter', replace(/逾期未提出意见.*/, '逾期未提出意见的，由本机关决定。')).map(fault => fault.clause),
    ).toEqual(['silence'])
  })

  test('a day of receipt that is not that of the record is found, in figures or in Chinese numbers', () => {
    expect(faultsAfter('granted', replace('2026年10月13日', '2026年10月14日')).map(fault => fault.text)).toEqual([
      '缺少收到申请的日期，或者与记录不符：2026年10月13日',
      '2026年10月14日与办理记录中的日期都不相符，请核对',
    ])
    expect(faultsAfter('granted', replace('2026年10月13日', '二〇二六年十月十三日'))).toEqual([])
    expect(plain('二〇二六年十月二十日起二十个工作日')).toBe('2026年10月20日起20个工作日')
  })
})
