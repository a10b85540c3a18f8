import { beforeEach, expect, test } from 'vitest'
import {
  applicant,
  inPerson,
  means,
  type Office,
  on,
  registered,
  staffedOffice,
  taken,
} from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { Forbidden } from '../../errors.ts'
import { keepFile } from '../../files/index.ts'
import type { Decision } from '../decision.ts'
import { nothingKept } from '../redaction/redaction.ts'
import { putRedaction, redactionsOf } from '../redaction/store.ts'
import { decide, draftOf } from '../replies/decide.ts'
import { editLetter } from '../replies/documents.ts'
import { applicationOf, caseFilesOf, insertCaseFiles, type Key, stepsOf } from '../store.ts'
import { link } from './actions.ts'
import { answerTogether } from './answer-together.ts'

const rooms = testRooms()
const clock = on('2026-03-09')

describeStore('one answer for several', database => {
  let office: Office
  let first: Key
  let second: Key
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    first = (await registered(office, inPerson('2026-03-02'))).key
    const other = { ...applicant, name: '李红', phone: '13900000000', identityNumber: '', address: '别处 1 号' }
    second = (await registered(office, { ...inPerson('2026-03-05'), applicant: other })).key
  })
  const decision = (fileIds: string[] = [], outcome: Decision['outcome'] = 'granted'): Decision => ({
    items: [{ text: '2022 年度送戏下乡演出场次', outcome, grounds: [], publicInterest: '', says: '随函提供', fileIds }],
    ...{ outcome, rightAgency: null, publicAt: null, earlierReply: null },
  })
  const decided = async (key: Key, of: Decision) => {
    const seen = (await applicationOf(office.db, key))!.seq
    const deciding = { decision: of, inputs: {}, seen, note: null, keepsText: false }
    good(await decide(office.db, means, office.officer, office.agency, key, deciding, on('2026-03-06')))
    return (await draftOf(office.db, key))!
  }
  const linked = async () =>
    good(
      await link(
        office.db,
        office.officer,
        office.agency,
        first,
        { otherId: second.id, kind: 'answeredWith', deed: 'joined', reason: '同一信息' },
        clock,
      ),
    )
  const together = (by = office.officer) => answerTogether(office.db, means, by, office.agency, first, second.id, clock)
  const material = async (key: Key, name: string, purpose: string) => {
    const stored = await rooms.files.put(new TextEncoder().encode(`%PDF-1.7 ${name}`), { name, private: true })
    return office.db.transaction().execute(async trx => {
      const { id: fileId } = await keepFile(trx, key.agencyId, stored, { by: office.officer.id, at: clock.now })
      const row = { agencyId: key.agencyId, fileId, applicationId: key.id, purpose, name, seq: null, forApplicant: false }
      await insertCaseFiles(trx, [{ ...row, addedAt: clock.now, addedBy: '王' }])
      return fileId
    })
  }

  test('the text is drafted in the other case, which goes its own way; the first stays as it is (reading commonAnswerStaysOwn)', async () => {
    const { db, officer, agency } = office
    const draft = await decided(first, decision())
    const body = `${draft.content.body}\n2022年共演出120场。`
    good(await editLetter(db, officer, agency, first, { id: draft.id, revision: draft.revision, body }, clock))
    await linked()
    good(await together())
    const [one, other] = [(await applicationOf(db, first))!, (await applicationOf(db, second))!]
    expect([one.state, other.state]).toEqual(['deciding', 'deciding'])
    const own = (await draftOf(db, second))!
    expect(own.id).not.toBe(draft.id)
    expect(own.number).toBeNull()
    expect(own.content.body).toContain('2022年共演出120场。')
    expect(own.content.body).toContain(other.number)
    expect(own.content.body).toContain('2026年3月5日')
    expect(own.content.body).not.toContain(one.number)
    expect((await stepsOf(db, second)).at(-1)).toMatchObject({ step: 'decided', note: `与${one.number}一并答复`, actorId: officer.id })
    expect(await together()).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('已经有答复稿') } })
  })

  test('what is enclosed comes along, with its marks and the copy that was proven; what another applicant sent does not (art. 37)', async () => {
    const { db } = office
    const [original, copy] = [await material(first, '名单.pdf', 'material'), await material(first, '名单（公开版）.pdf', 'redacted')]
    const kept = { ...nothingKept, marks: [{ where: { page: 1 } } as never] }
    const made = { by: '王', on: clock.today, proof: { isProven: true } as never, pictures: [], dropped: [] }
    const redaction = { ...first, applicationId: first.id, fileId: original, revision: 1, kept, made, copyFileId: copy }
    const { id: _, ...row } = redaction
    await db.transaction().execute(trx => putRedaction(trx, row, { by: '王', now: clock.now }))
    await decided(first, decision([copy]))
    await linked()
    good(await together())
    const files = await caseFilesOf(db, second)
    const theirs = files.find(({ purpose }) => purpose === 'redacted')!
    expect(theirs.fileId).not.toBe(copy)
    expect((await stepsOf(db, second)).at(-1)!.details).toMatchObject({ decision: { items: [{ fileIds: [theirs.fileId] }] } })
    expect(await redactionsOf(db, second)).toMatchObject([{ copyFileId: theirs.fileId, kept: { marks: kept.marks } }])
  })

  test('what is not linked to be answered together, not drafted yet, or depends on the applicant himself is refused, and nothing stays', async () => {
    const { db, officer, agency } = office
    const refused = async (why: string) =>
      expect(await together()).toMatchObject({ ok: false, refusal: { why: expect.stringContaining(why) } })
    await refused('没有关联为“一并答复”')
    await linked()
    await refused('还没有答复稿')
    await expect(together(office.reviewer)).rejects.toThrow(Forbidden)
    good(await taken(office, officer, first, 'searched', '2026-03-04', { where: '档案室', words: '演出', found: '无' }, '逐卷'))
    const draft = await decided(first, decision([], 'notFound'))
    // what the record of the other case lacks is refused there: its own search
    await refused('须先有检索记录')
    good(await taken(office, officer, second, 'searched', '2026-03-06', { where: '档案室', words: '演出', found: '无' }, '逐卷'))
    const body = `${draft.content.body}\n寄至${applicant.address}。`
    good(await editLetter(db, officer, agency, first, { id: draft.id, revision: draft.revision, body }, clock))
    await refused('有申请人的地址')
    expect(await applicationOf(db, second)).toMatchObject({ state: 'handling' })
    expect(await draftOf(db, second)).toBeNull()
  })

  test('that a request repeats an answered one is said to its own applicant alone (art. 36(6))', async () => {
    const own = { ...decision([], 'repeated'), earlierReply: { number: '1号', on: clock.today } }
    await decided(first, own)
    await linked()
    expect(await together()).toMatchObject({ ok: false, refusal: { cites: expect.stringContaining('第三十六条第（六）项') } })
  })
})
