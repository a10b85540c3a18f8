import { expect, test } from 'vitest'
import { byHand, describeStore } from '../../test/support/database.ts'
import { addPerson, good, later, setUpOffice } from '../../test/support/people.ts'
import { bureau, clock, draftOne, nothingFound, notice, publishOne, takeNow, toApproval } from '../../test/support/publishing.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { insertColumns } from './catalogue/store.ts'
import { standardCatalogue } from './catalogue/template.ts'
import { beginDraft, saveDraft } from './draft-actions.ts'
import { draftOf } from './draft-store.ts'
import { itemOf, stepsOf, versionOf } from './item-store.ts'
import { countsOf, listPlace, publicItem, publicItemById } from './public-store.ts'
import { recompute } from './recompute.ts'
import { takeStep } from './step-actions.ts'

describeStore('the way of an item', database => {
  test('先审查、后公开：drafter, head, reviewer, leader, and the public has it at once, dated by the day it went out (arts. 17, 26)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    await toApproval(db, of, id)
    expect(await publicItemById(db, of.agency.id, id)).toBe(null)
    const at = { now: later(86_400_000), today: day('2026-03-03') }
    const { item } = good(await takeNow(db, of.leader, of.agency, id, { step: 'published' }, at))
    expect(item).toMatchObject({ stage: 'settled', standing: 'public', publishedOn: '2026-03-03', number: 1, publicVersion: 1 })
    const out = (await publicItem(db, of.agency.id, 1))!
    expect(out).toMatchObject({ title: notice.title, indexNumber: '11430623000000000X/2026-00001', listedOn: '2026-03-03', version: 1 })
    expect(Object.keys(out.content).sort()).toEqual(['attachments', 'body', 'keywords'])
    for (const place of ['', 'part:content', 'statistics']) {
      expect((await listPlace(db, of.agency.id, { place, limit: 9 })).map(listed => listed.id)).toEqual([id])
      expect((await countsOf(db, of.agency.id)).find(count => count.place === place)).toEqual({ place, items: 1, inForce: 1 })
    }
  })

  test('every step is in the journal with its article, and the chain holds', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    good(await takeNow(db, of.leader, of.agency, id, { step: 'withdrawn', opinion: '含个人信息' }))
    const entries = (await entriesBefore(db, of.agency.id, 999, 99)).filter(({ action }) => action.startsWith('publication.')).reverse()
    expect(entries.map(({ action }) => action.slice(12))).toEqual([
      'drafted',
      'submitted',
      'endorsed',
      'reviewed',
      'published',
      'withdrawn',
    ])
    expect(entries.at(-1)).toMatchObject({ subject: 'publication shiban/1', details: { opinion: '含个人信息', seq: 6 } })
    expect(entries.every(({ article }) => article?.includes('第'))).toBe(true)
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('of two who act at once the second gets a Conflict, and nothing of its step is kept', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const submit = () => takeStep(db, of.drafter, of.agency, id, { step: 'submitted', seen: 1, opinion: null }, clock)
    const both = await Promise.allSettled([submit(), submit()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(Conflict)
    expect((await stepsOf(db, { agencyId: of.agency.id, id })).length).toBe(2)
  })

  test('the program publishes what was scheduled, and takes nobody else’s step: nothing is reviewed by itself (art. 17)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    await expect(takeStep(db, null, of.agency, id, { step: 'submitted', seen: 1, opinion: null }, clock)).rejects.toThrow('不由系统办理')
    expect((await stepsOf(db, { agencyId: of.agency.id, id })).length).toBe(1)
  })

  test('two publications at once get two index numbers, and none is left out where one fails', async () => {
    const { db } = database()
    const of = await bureau(db)
    const ids = await Promise.all(['甲', '乙', '丙', '丁'].map(title => draftOne(db, of, { title })))
    for (const id of ids) await toApproval(db, of, id)
    const broken = takeStep(db, of.leader, of.agency, ids[3]!, { step: 'published', seen: 99, opinion: null }, clock)
    const outcomes = await Promise.allSettled([
      ...ids.slice(0, 3).map(id => takeNow(db, of.leader, of.agency, id, { step: 'published' })),
      broken,
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    good(await takeNow(db, of.leader, of.agency, ids[3]!, { step: 'published' }))
    const listed = await listPlace(db, of.agency.id, { place: '', limit: 9 })
    expect(listed.map(({ indexNumber }) => indexNumber.slice(-5)).sort()).toEqual(['00001', '00002', '00003', '00004'])
  })

  test('nobody reviews what they wrote, and nothing stays of the try', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await beginDraft(db, of.head, of.agency, { content: notice, sectionId: of.sectionId }, clock)
    good(await takeNow(db, of.head, of.agency, id, { step: 'submitted' }))
    const outcome = await takeNow(db, of.head, of.agency, id, { step: 'endorsed' })
    expect(outcome).toMatchObject({ ok: false, refusal: { why: expect.stringMatching(/您参与了拟稿.*请由.*officer同志/) } })
    expect((await itemOf(db, { agencyId: of.agency.id, id }))?.seq).toBe(2)
    // another writes in it, and is an author from then on
    good(await takeNow(db, of.head, of.agency, id, { step: 'takenBack', opinion: '补充' }))
    await saveDraft(db, of.officer, of.agency, id, { content: notice, seen: 1 }, clock)
    good(await takeNow(db, of.officer, of.agency, id, { step: 'submitted' }))
    expect(await takeNow(db, of.officer, of.agency, id, { step: 'endorsed' })).toMatchObject({ ok: false })
  })

  test('the leader stands in for the reviewer only where there is none', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'submitted' }))
    good(await takeNow(db, of.head, of.agency, id, { step: 'endorsed' }))
    const tried = await takeNow(db, of.leader, of.agency, id, { step: 'reviewed' })
    expect(tried).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('请由reviewer同志办理') } })
    await byHand({ db }, `update accounts set disabled_at = now() where login_name = 'reviewer'`)
    expect(good(await takeNow(db, of.leader, of.agency, id, { step: 'reviewed' })).item.stage).toBe('approving')
  })

  test('one clerk alone is told whom to ask; with a leader the item goes its way', async () => {
    const { db } = database()
    const { office: agency, admin } = await setUpOffice(db)
    await db.transaction().execute(trx => insertColumns(trx, agency.id, standardCatalogue()))
    const { person: clerk } = await addPerson(db, admin, agency, 'officer', 'clerk')
    const id = await beginDraft(db, clerk, agency, { content: notice, sectionId: null }, clock)
    good(await takeNow(db, clerk, agency, id, { step: 'submitted' }))
    const alone = await takeNow(db, clerk, agency, id, { step: 'endorsed' })
    expect(alone).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('请管理员为分管领导') } })
    const { person: leader } = await addPerson(db, admin, agency, 'leader', 'leader')
    for (const step of ['endorsed', 'reviewed', 'published'] as const) good(await takeNow(db, leader, agency, id, { step }))
    expect((await publicItemById(db, agency.id, id))?.indexNumber).toBe('2026-00001')
  })

  test('nothing is published without the review of that very version', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    good(await takeNow(db, of.officer, of.agency, id, { step: 'reopened', opinion: '更正' }))
    good(await takeNow(db, of.officer, of.agency, id, { step: 'submitted' }))
    good(await takeNow(db, of.head, of.agency, id, { step: 'endorsed' }))
    await byHand({ db }, `update publications set stage = 'approving'`)
    const tried = await takeNow(db, of.leader, of.agency, id, { step: 'published' })
    expect(tried).toMatchObject({ ok: false, refusal: { why: '没有公开审查记录' } })
  })

  test('the review answers every question itself, and says what was done where the answer is yes', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'submitted' }))
    good(await takeNow(db, of.head, of.agency, id, { step: 'endorsed' }))
    const review = (answers: object) => takeNow(db, of.reviewer, of.agency, id, { step: 'reviewed', details: { answers } })
    expect(await review({})).toMatchObject({ ok: false, faults: { secrets: expect.any(String), process: expect.any(String) } })
    const yes = { ...nothingFound, privacy: { isThere: true, handled: ' ' } }
    expect(await review(yes)).toMatchObject({ ok: false, faults: { privacy: expect.stringContaining('怎样处理') } })
    good(await review({ ...yes, privacy: { isThere: true, handled: '删去第3列' } }))
  })

  test('a finding that must be dealt with keeps the item back until it is gone or kept with a reason', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const findings = [{ fingerprint: 'phone-1', mustFix: true }]
    const submit = () => takeNow(db, of.drafter, of.agency, id, { step: 'submitted', findings })
    expect(await submit()).toMatchObject({ ok: false, faults: { findings: '公开前检查还有 1 处没有处理。' } })
    const keep = { step: 'overruled', details: { fingerprint: 'phone-1' } } as const
    expect(await takeNow(db, of.drafter, of.agency, id, { ...keep, opinion: null })).toMatchObject({ ok: false, faults: {} })
    good(await takeNow(db, of.drafter, of.agency, id, { ...keep, opinion: '单位公开电话' }))
    good(await submit())
    expect((await versionOf(db, { agencyId: of.agency.id, id }, 1))?.findings).toEqual(findings)
  })

  test('what was kept is taken up again with a reason: the record holds both, and it goes no further before somebody says why once more', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const about = { details: { fingerprint: 'phone-1' } }
    const findings = [{ fingerprint: 'phone-1', mustFix: true }]
    const none = await takeNow(db, of.drafter, of.agency, id, { step: 'unkept', opinion: '再核', ...about })
    expect(none).toMatchObject({ ok: false, faults: { finding: '这处提示没有被保留。' } })
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'overruled', opinion: '单位公开电话', ...about }))
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'submitted', findings }))
    expect(await takeNow(db, of.head, of.agency, id, { step: 'unkept', opinion: null, ...about })).toMatchObject({ ok: false })
    good(await takeNow(db, of.head, of.agency, id, { step: 'unkept', opinion: '是个人手机号', ...about }))
    const endorse = () => takeNow(db, of.head, of.agency, id, { step: 'endorsed' })
    expect(await endorse()).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('1 处撤销了保留') } })
    good(await takeNow(db, of.head, of.agency, id, { step: 'overruled', opinion: '已核，是单位配发的公务手机', ...about }))
    good(await endorse())
    const record = (await stepsOf(db, { agencyId: of.agency.id, id })).map(({ step, opinion }) => `${step} ${opinion ?? ''}`.trim())
    expect(record).toEqual(
      expect.arrayContaining(['overruled 单位公开电话', 'unkept 是个人手机号', 'overruled 已核，是单位配发的公务手机']),
    )
  })

  test('a correction keeps number, index number and first day; the version before stays readable by staff', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    const key = { agencyId: of.agency.id, id }
    good(await takeNow(db, of.officer, of.agency, id, { step: 'reopened', opinion: '件数有误' }))
    const { revision } = (await draftOf(db, key))!
    await saveDraft(db, of.officer, of.agency, id, { content: { ...notice, body: '<p>47件。</p>' }, seen: revision }, clock)
    await toApproval(db, of, id)
    expect((await publicItem(db, of.agency.id, 1))?.content.body).toBe(notice.body)
    const at = { now: later(3 * 86_400_000), today: day('2026-03-05') }
    good(await takeNow(db, of.leader, of.agency, id, { step: 'published' }, at))
    expect(await publicItem(db, of.agency.id, 1)).toMatchObject({
      version: 2,
      publishedOn: '2026-03-02',
      listedOn: '2026-03-02',
      updatedAt: at.now,
    })
    expect((await itemOf(db, key))?.updatedOn).toBe('2026-03-05')
    expect((await versionOf(db, key, 1))?.content.body).toBe(notice.body)
    expect(await countsOf(db, of.agency.id)).toContainEqual({ place: 'statistics', items: 1, inForce: 1 })
  })

  test('a withdrawal needs a reason, empties the lists, and keeps the record; what was scheduled does not go out after it', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    const silent = await takeNow(db, of.leader, of.agency, id, { step: 'withdrawn', opinion: null })
    expect(silent).toMatchObject({ ok: false, faults: { opinion: '请填写撤下的理由。' } })
    const telling = await takeNow(db, of.leader, of.agency, id, { step: 'withdrawn', opinion: '泄露了李某的手机号13812345678' })
    expect(telling).toMatchObject({ ok: false, faults: { opinion: expect.stringContaining('公众可以看到') } })
    expect(JSON.stringify(telling)).not.toContain('13812345678')
    good(await takeNow(db, of.officer, of.agency, id, { step: 'reopened', opinion: '更正' }))
    await toApproval(db, of, id)
    const at = new Date(later(3_600_000))
    good(await takeNow(db, of.leader, of.agency, id, { step: 'scheduled', at }))
    const { item } = good(await takeNow(db, of.leader, of.agency, id, { step: 'withdrawn', opinion: '含个人信息' }))
    expect(item).toMatchObject({ stage: 'approving', standing: 'withdrawn', scheduledAt: null, number: 1 })
    expect(await listPlace(db, of.agency.id, { place: '', limit: 9 })).toEqual([])
    expect(await countsOf(db, of.agency.id)).toContainEqual({ place: '', items: 0, inForce: 0 })
  })

  test('what is scheduled is published by the program, and by nobody else', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    await toApproval(db, of, id)
    const at = later(3_600_000)
    expect(await takeNow(db, of.leader, of.agency, id, { step: 'scheduled', at: clock.now })).toMatchObject({
      ok: false,
      faults: { at: /晚于现在/ },
    })
    good(await takeNow(db, of.leader, of.agency, id, { step: 'scheduled', at }))
    await expect(takeNow(db, of.leader, of.agency, id, { step: 'published' })).rejects.toThrow(Forbidden)
    good(await takeNow(db, null, of.agency, id, { step: 'published', opinion: null }, { now: at, today: day('2026-03-02') }))
    const out = (await stepsOf(db, { agencyId: of.agency.id, id })).at(-1)
    expect([out?.step, out?.actor, out?.actorId]).toEqual(['published', '系统', null])
  })

  test('what is decided not to be public is filed with its ground, and never published', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of, { attribute: 'notPublic', ground: 'E6', groundReason: '讨论记录' })
    await toApproval(db, of, id)
    const tried = await takeNow(db, of.leader, of.agency, id, { step: 'published' })
    expect(tried).toMatchObject({ ok: false, refusal: { why: '公开属性不是主动公开，不能公开。' } })
    expect(good(await takeNow(db, of.leader, of.agency, id, { step: 'filed' })).item).toMatchObject({ standing: 'kept', number: null })
    expect(await publicItemById(db, of.agency.id, id)).toBe(null)
  })

  test('a document that repeals another makes the old page say so, with a step and a journal entry of its own', async () => {
    const { db } = database()
    const of = await bureau(db)
    const old = await publishOne(db, of, { title: '旧办法', isNormative: true, column: 'normative' })
    const relations = [{ kind: 'repeals', to: old } as const]
    await publishOne(db, of, { title: '新办法', isNormative: true, column: 'normative', relations })
    expect(await publicItemById(db, of.agency.id, old)).toMatchObject({ validity: 'repealed', validityOn: '2026-03-02' })
    expect((await stepsOf(db, { agencyId: of.agency.id, id: old })).at(-1)).toMatchObject({ step: 'validity', opinion: '由《新办法》变更' })
    expect(await countsOf(db, of.agency.id)).toContainEqual({ place: 'normative', items: 2, inForce: 1 })
  })

  test('rows and counts are rebuilt from the steps and the public items', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    const before = await itemOf(db, { agencyId: of.agency.id, id })
    expect(await recompute(db, of.agency.id)).toEqual({ items: [], places: [] })
    await byHand({ db }, `update publications set stage = 'drafting', standing = 'none', published_on = null, public_version = null`)
    await byHand({ db }, `update public_counts set items = 7 where place = 'statistics'`)
    expect(await recompute(db, of.agency.id)).toEqual({ items: [id], places: ['statistics'] })
    expect(await itemOf(db, { agencyId: of.agency.id, id })).toEqual(before)
    expect(await countsOf(db, of.agency.id)).toContainEqual({ place: 'statistics', items: 1, inForce: 1 })
  })
})
