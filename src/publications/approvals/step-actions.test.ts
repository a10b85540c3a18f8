import { beforeEach, expect, test } from 'vitest'
import { draftApproval, publishApproval, takeNow, whole } from '../../../test/support/approvals.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { type Bureau, bureau, clock } from '../../../test/support/publishing.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { verify } from '../../journal/index.ts'
import { day } from '../../law/index.ts'
import { beginApproval, saveApproval } from './actions.ts'
import { publicApproval, publicApprovals } from './public-store.ts'
import { takeStep } from './step-actions.ts'
import { approvalOf, stepsOf, versionsOf } from './store.ts'

const { files } = testRooms()
const all = { kind: null, keyword: '' }

describeStore('approval items', database => {
  let of: Bureau
  beforeEach(async () => {
    of = await bureau(database().db)
  })
  const row = async (id: string) => (await approvalOf(database().db, { agencyId: of.agency.id, id }))!

  test('drafted, submitted, reviewed by somebody else, approved: then everybody reads it, and the journal is whole', async () => {
    const { db } = database()
    const id = await draftApproval(db, files, of)
    expect(await publicApprovals(db, of.agency.id, all)).toEqual([])
    good(await takeNow(db, of.drafter, of, id, 'submitted'))
    good(await takeNow(db, of.reviewer, of, id, 'reviewed'))
    expect(await publicApproval(db, of.agency.id, 'entertainment')).toBeNull()
    good(await takeNow(db, of.leader, of, id, 'published'))
    const shown = (await publicApproval(db, of.agency.id, 'entertainment'))!
    expect(shown).toMatchObject({ name: '娱乐场所经营许可', version: 1, promisedDays: 8, verifiedOn: clock.today, hasFees: false })
    expect(shown.content.materials[0]!.formFileId).toMatch(/^[0-9a-f-]{36}$/)
    const entries = await db.selectFrom('searchEntries').select(['kind', 'path', 'title']).where('agencyId', '=', of.agency.id).execute()
    expect(entries).toEqual([{ kind: 'approval', path: `/${of.agency.slug}/approvals/entertainment`, title: '娱乐场所经营许可' }])
    expect((await stepsOf(db, { agencyId: of.agency.id, id })).map(({ step }) => step)).toEqual([
      'drafted',
      'submitted',
      'reviewed',
      'published',
    ])
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('行政机关应当建立健全政府信息公开审查机制：nobody reviews or approves what they wrote (条例第十七条)', async () => {
    const { db } = database()
    const { officer, agency } = of
    const { id } = good(
      await beginApproval(
        db,
        officer,
        agency,
        { key: 'own', name: '自拟', sectionId: null, content: { ...whole, kind: 'service', materials: [{ ...whole.materials[1]! }] } },
        clock,
      ),
    )
    good(await takeNow(db, officer, of, id, 'submitted'))
    expect(await takeNow(db, officer, of, id, 'reviewed')).toMatchObject({
      refusal: { why: expect.stringContaining('reviewer同志'), cites: '《政府信息公开条例》第十七条' },
    })
    expect(await row(id)).toMatchObject({ stage: 'reviewing', seq: 2 })
    await expect(takeNow(db, of.drafter, of, id, 'reviewed')).rejects.toThrow('其他股室')
    await expect(takeNow(db, of.reviewer, of, id, 'published')).rejects.toThrow('没有“签发，公开”的权限')
  })

  test('what the law wants and is not there, and a fee without a law, are not submitted, and nothing is left behind', async () => {
    const { db } = database()
    const id = await draftApproval(db, files, of, { conditions: '', fees: [] })
    expect(await takeNow(db, of.drafter, of, id, 'submitted')).toMatchObject({ faults: { conditions: '请填写申请条件。' } })
    const { draft } = await row(id)
    const fee = { name: '工本费', amount: '10元', basis: '市里的文件', basisKind: 'other' as const, relief: '' }
    await saveApproval(db, of.drafter, of.agency, id, { content: { ...draft, conditions: '有章程', fees: [fee] }, seen: 2 }, clock)
    expect(await takeNow(db, of.drafter, of, id, 'submitted')).toMatchObject({ refusal: { cites: expect.stringContaining('第五十八条') } })
    expect(await versionsOf(db, { agencyId: of.agency.id, id })).toEqual([])
    expect(await row(id)).toMatchObject({ stage: 'drafting', seq: 1, version: null })
  })

  test('corrected by a new version, the old one kept, and the public reads the old one until then', async () => {
    const { db } = database()
    const id = await publishApproval(db, files, of)
    good(await takeNow(db, of.drafter, of, id, 'reopened', '承诺时限缩短'))
    const { draft, revision } = await row(id)
    await saveApproval(db, of.drafter, of.agency, id, { content: { ...draft, promisedDays: 9 }, seen: revision }, clock)
    good(await takeNow(db, of.drafter, of, id, 'submitted'))
    expect(await publicApproval(db, of.agency.id, 'entertainment')).toMatchObject({ version: 1, promisedDays: 8 })
    good(await takeNow(db, of.head, of, id, 'reviewed'))
    const at = { now: clock.now, today: day('2026-03-09') }
    good(await takeNow(db, of.leader, of, id, 'published', '同意', at))
    expect(await publicApproval(db, of.agency.id, 'entertainment')).toMatchObject({
      ...{ version: 2, promisedDays: 9, publishedOn: '2026-03-02', updatedOn: '2026-03-09', verifiedOn: '2026-03-09' },
    })
    expect((await versionsOf(db, { agencyId: of.agency.id, id })).map(({ content }) => content.promisedDays)).toEqual([8, 9])
  })

  test('a correction that is given up leaves what is public, and the next one begins from it', async () => {
    const { db } = database()
    const id = await publishApproval(db, files, of)
    good(await takeNow(db, of.drafter, of, id, 'reopened', '改一改'))
    const { draft, revision } = await row(id)
    await saveApproval(db, of.drafter, of.agency, id, { content: { ...draft, name: '错的名称' }, seen: revision }, clock)
    good(await takeNow(db, of.drafter, of, id, 'submitted'))
    good(await takeNow(db, of.reviewer, of, id, 'returned', '名称不对'))
    good(await takeNow(db, of.drafter, of, id, 'abandoned', '不改了'))
    expect(await row(id)).toMatchObject({ stage: 'settled', standing: 'public', version: 1, name: '娱乐场所经营许可' })
    good(await takeNow(db, of.drafter, of, id, 'reopened', '再改'))
    good(await takeNow(db, of.drafter, of, id, 'submitted'))
    expect(await row(id)).toMatchObject({ version: 3, publicVersion: 1 })
  })

  test('verified without a change: the day is new, the version is not', async () => {
    const { db } = database()
    const id = await publishApproval(db, files, of)
    good(await takeNow(db, of.drafter, of, id, 'verified', '', { now: clock.now, today: day('2026-06-01') }))
    expect(await publicApproval(db, of.agency.id, 'entertainment')).toMatchObject({
      version: 1,
      updatedOn: '2026-03-02',
      verifiedOn: '2026-06-01',
    })
  })

  test('withdrawn with a reason: gone from lists and search, its record kept', async () => {
    const { db } = database()
    const id = await publishApproval(db, files, of)
    expect(await takeNow(db, of.leader, of, id, 'withdrawn', '')).toMatchObject({ faults: { opinion: expect.any(String) } })
    good(await takeNow(db, of.leader, of, id, 'withdrawn', '许可已取消'))
    expect(await publicApprovals(db, of.agency.id, all)).toEqual([])
    expect(await db.selectFrom('searchEntries').select('id').where('agencyId', '=', of.agency.id).execute()).toEqual([])
    expect(await row(id)).toMatchObject({ standing: 'withdrawn', publicVersion: 1 })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('two at once: one approves, the other is told so', async () => {
    const { db } = database()
    const id = await draftApproval(db, files, of)
    good(await takeNow(db, of.drafter, of, id, 'submitted'))
    const seen = (await row(id)).seq
    const both = [of.reviewer, of.head].map(by => takeStep(db, by, of.agency, id, { step: 'reviewed', seen, opinion: null }, clock))
    const ended = await Promise.allSettled(both)
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ended.find(one => one.status === 'rejected')).toMatchObject({ reason: { name: 'Conflict' } })
  })

  test('two who save over each other, an address twice, and a file of another item are told so', async () => {
    const { db } = database()
    const id = await draftApproval(db, files, of)
    const { draft } = await row(id)
    await expect(saveApproval(db, of.drafter, of.agency, id, { content: draft, seen: 1 }, clock)).rejects.toThrow('刚刚保存过')
    const again = { key: 'entertainment', name: '重名', sectionId: of.sectionId }
    expect(await beginApproval(db, of.drafter, of.agency, again, clock)).toMatchObject({ faults: { key: '已经有这个网址名的事项。' } })
    const other = good(await beginApproval(db, of.drafter, of.agency, { ...again, key: 'other' }, clock))
    await expect(saveApproval(db, of.drafter, of.agency, other.id, { content: draft, seen: 1 }, clock)).rejects.toThrow('不属于这个事项')
  })
})
