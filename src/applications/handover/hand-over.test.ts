import { beforeEach, expect, test } from 'vitest'
import {
  applicant,
  inPerson,
  means,
  type Office,
  on,
  registered,
  replied,
  staffedOffice,
  taken,
} from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { addBureau, addPerson, good } from '../../../test/support/people.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { fileOf } from '../../files/index.ts'
import { day } from '../../law/index.ts'
import { bodyPlace } from '../../mail/places.ts'
import { type Agency, findAgency, type Person } from '../../people/index.ts'
import { submit } from '../intake.ts'
import { documentOf } from '../replies/document-store.ts'
import { draftLetter } from '../replies/documents.ts'
import { signLetter } from '../replies/sign.ts'
import { applicationOf, applicationOfNumber, caseFilesOf, type Key, sealedOf, stepsOf } from '../store.ts'
import { handOver, unfitFor } from './hand-over.ts'
import { handedFrom, handedTo } from './handed-to.ts'

const rooms = testRooms()
const clock = on('2026-03-04')

describeStore(
  '不属于本机关负责公开的，告知申请人并说明理由；能够确定负责公开的行政机关的，告知其名称、联系方式（第三十六条第（五）项）',
  database => {
    let office: Office
    let admin: Person
    let bureau: Agency
    let theirs: Person
    beforeEach(async () => {
      const { db } = database()
      const made = await staffedOffice(db)
      admin = made.admin
      office = made
      bureau = await addBureau(db, admin, made.agency, 'wenlv')
      theirs = (await addPerson(db, admin, bureau, 'officer', 'theirs')).person
    })
    const handing = (key: Key, more: object = {}, by = office.officer, from = office.agency, at = clock) =>
      applicationOf(office.db, key).then(one =>
        handOver(
          office.db,
          means,
          by,
          from,
          key,
          { to: bureau, why: '演出由文化旅游局组织', agreed: '3月4日电话同意', seen: one!.seq, ...more },
          at,
        ),
      )
    const cameByPost = () => registered(office, { ...inPerson('2026-03-02'), applicant: { ...applicant, mail: 'wang@example.com' } })

    test('it ends here as told of the responsible agency, and is received there on the same day under a number of its own', async () => {
      const { db, agency } = office
      const { key, number } = await cameByPost()
      const { number: theirNumber } = good(await handing(key))
      expect(await applicationOf(db, key)).toMatchObject({ state: 'settled', outcome: 'otherAgency', countedAs: 'otherAgency' })
      expect(await applicationOf(db, key)).toMatchObject({ repliedOn: '2026-03-04', countedOn: '2026-03-04', wasLate: false })
      const there = (await applicationOfNumber(db, bureau.id, theirNumber))!
      expect(there).toMatchObject({ state: 'handling', receivedOn: '2026-03-04', channel: 'inPerson', asked: '2022 年度送戏下乡演出场次' })
      expect(there.codeHash).not.toEqual((await applicationOf(db, key))!.codeHash)
      const theirKey = { agencyId: bureau.id, id: there.id }
      const sealed = await sealedOf(db, theirKey)
      expect(means.secrets.decrypt(sealed!, { table: 'application_persons', column: 'sealed', ...theirKey })).toContain('王小明')
      expect(await handedTo(db, await stepsOf(db, key))).toMatchObject({ number: theirNumber, key: theirKey, office: { slug: 'wenlv' } })
      expect(await handedFrom(db, await stepsOf(db, theirKey))).toMatchObject({ number, key })
      const journalOf = (agencyId: string) =>
        db.selectFrom('journal').select(['action', 'subject', 'details']).where('agencyId', '=', agencyId).execute()
      const entries = [await journalOf(agency.id), await journalOf(bureau.id)]
      expect(entries[0]).toContainEqual(expect.objectContaining({ action: 'application.handedOver', subject: `application ${number}` }))
      expect(entries[1]).toContainEqual(
        expect.objectContaining({
          ...{ action: 'application.registered', subject: `application ${theirNumber}` },
          details: expect.objectContaining({ from: agency.name, wasNumber: number }),
        }),
      )
      expect(JSON.stringify(entries)).not.toContain('王小明')
    })

    test('the applicant is told by mail which agency it is, and the code of the new case goes to nobody else', async () => {
      const { db, agency } = office
      const { number } = good(await handing((await cameByPost()).key))
      const textsOf = async (agencyId: string) =>
        (await db.selectFrom('mailOut').selectAll().where('agencyId', '=', agencyId).execute()).map(({ id, body }) =>
          means.secrets.decrypt(body, bodyPlace(agencyId, id)),
        )
      const letter = (await textsOf(agency.id)).find(text => text.includes('已经转至'))!
      expect(letter).toContain(bureau.name)
      expect(letter).toContain('演出由文化旅游局组织')
      expect(letter).not.toContain('查询码：')
      const withCode = (await textsOf(bureau.id)).filter(text => text.includes('查询码：'))
      expect(withCode).toEqual([expect.stringContaining(number)])
    })

    test('what the applicant sent goes along, what the office made of the case does not', async () => {
      const { db } = office
      const put = (name: string) => rooms.files.put(new TextEncoder().encode(`%PDF-1.7 ${name}`), { name, private: true })
      const [id, scan] = [await put('身份证.pdf'), await put('申请书.pdf')]
      const { key } = await registered(office, {
        ...inPerson('2026-03-02'),
        files: [
          { stored: id, purpose: 'identity' },
          { stored: scan, purpose: 'scan' },
        ],
      })
      good(await taken(office, office.officer, key, 'noted', '2026-03-03', {}, '内部意见'))
      const { number } = good(await handing(key))
      const there = (await applicationOfNumber(db, bureau.id, number))!
      const files = await caseFilesOf(db, { agencyId: bureau.id, id: there.id })
      expect(files.map(({ purpose, name }) => [purpose, name]).sort()).toEqual([
        ['identity', '身份证.pdf'],
        ['scan', '申请书.pdf'],
      ])
      expect(JSON.stringify(await stepsOf(db, { agencyId: bureau.id, id: there.id }))).not.toContain('内部意见')
    })

    test('a covering letter that was signed goes along to the agency it is written to, and to no other', async () => {
      const { db, agency, officer } = office
      const letterFor = async (key: Key, name: string) => {
        const inputs = { name, contact: '示例市文化路1号', reason: '演出由文化旅游局组织' }
        const { id } = good(await draftLetter(db, means, officer, agency, key, { kind: 'handoverLetter', inputs }, clock))
        return { key, id }
      }
      const sign = async ({ key, id }: { key: Key; id: string }) => {
        const seen = (await applicationOf(db, key))!.seq
        good(await signLetter(db, { ...means, files: rooms.files }, officer, agency, key, { id, revision: 1, seen, note: null }, clock))
        return (await documentOf(db, key, id))!
      }
      const arrivedFiles = async (number: string) => {
        const there = (await applicationOfNumber(db, bureau.id, number))!
        return caseFilesOf(db, { agencyId: bureau.id, id: there.id })
      }
      const [first, second, third] = [(await cameByPost()).key, (await cameByPost()).key, (await cameByPost()).key]
      const letter = await sign(await letterFor(first, bureau.name))
      expect(letter.number).toMatch(/公函〔2026〕1号$/)
      const [theirs, ...others] = await arrivedFiles(good(await handing(first)).number)
      expect(others).toEqual([])
      expect(theirs).toMatchObject({ purpose: 'coveringLetter', name: `政府信息公开申请移送函${letter.number}.pdf`, forApplicant: false })
      const stored = await fileOf(db, bureau.id, theirs!.fileId)
      const own = await fileOf(db, agency.id, letter.pdfFileId!)
      expect(stored?.sha256).toBe(own?.sha256)
      expect((await stepsOf(db, first)).at(-1)).toMatchObject({ step: 'handedOver', details: { documentId: letter.id } })
      await letterFor(second, bureau.name)
      expect(await arrivedFiles(good(await handing(second)).number)).toEqual([])
      await sign(await letterFor(third, '示例市财政局'))
      expect(await arrivedFiles(good(await handing(third)).number)).toEqual([])
    })

    test('one whose receipt was not confirmed counts there alone; a corrected one goes as it was corrected (arts. 30, 31)', async () => {
      const { db, agency } = office
      const sent = { arrivedOn: day('2026-03-02'), trackingNumber: '', applicant, wish: { ...inPerson('2026-03-02').wish }, files: [] }
      const { key } = good(await submit(db, means, agency, sent, on('2026-03-02')))
      const { number } = good(await handing(key))
      expect(await applicationOf(db, key)).toMatchObject({ state: 'settled', receivedOn: null, countedOn: null })
      expect(await applicationOfNumber(db, bureau.id, number)).toMatchObject({ receivedOn: '2026-03-04', channel: 'online' })
      const other = (await cameByPost()).key
      good(await taken(office, office.officer, other, 'correctionAsked', '2026-03-03', { items: ['哪一年'], dueOn: day('2026-03-20') }))
      good(await taken(office, 'applicant', other, 'corrected', '2026-03-04', { asked: '2023 年度全部演出' }))
      const { number: corrected } = good(await handing(other))
      expect(await applicationOfNumber(db, bureau.id, corrected)).toMatchObject({ asked: '2023 年度全部演出' })
    })

    test('without the agreement nothing is handed over, nor to where it came from, nor twice; of all this nothing stays', async () => {
      const { db, agency } = office
      const { key } = await cameByPost()
      const refused = async (more: object, words: string) =>
        expect(await handing(key, more)).toMatchObject({ ok: false, refusal: { why: expect.stringContaining(words) } })
      await refused({ agreed: ' ' }, '没有申请人的同意')
      await refused({ to: agency }, '不能转给本机关')
      await refused({ to: await addBureau(db, admin, agency, 'empty') }, '没有办理申请的人员')
      await expect(handing(key, { seen: 1 })).rejects.toThrow(Conflict)
      await expect(handing(key, {}, theirs)).rejects.toThrow(Forbidden)
      expect((await db.selectFrom('applications').select('id').where('agencyId', '=', bureau.id).execute()).length).toBe(0)
      const { number } = good(await handing(key))
      await refused({}, '已经转至')
      const there = (await applicationOfNumber(db, bureau.id, number))!
      const back = await handing({ agencyId: bureau.id, id: there.id }, { to: agency }, theirs, bureau)
      expect(back).toMatchObject({ ok: false, refusal: { why: expect.stringContaining('不能转回') } })
      expect(unfitFor({ id: '1' }, { id: '2', name: '旧局', dissolvedOn: '2025-01-01' }, 3)?.cites).toContain('第十条')
    })

    test('what was answered is handed over only where the answer was that another agency is responsible', async () => {
      const days = { decided: '2026-03-03', signed: '2026-03-03', posted: '2026-03-04' }
      const [given, elsewhere] = [(await cameByPost()).key, (await cameByPost()).key]
      await replied(office, given, 'granted', days)
      expect(await handing(given)).toMatchObject({
        ok: false,
        refusal: { why: expect.stringContaining('不是以“不属于本机关负责公开”答复') },
      })
      await replied(office, elsewhere, 'otherAgency', days)
      good(await handing(elsewhere, {}, office.officer, office.agency, on('2026-03-06')))
      expect(await applicationOf(office.db, elsewhere)).toMatchObject({ countedAs: 'otherAgency', countedOn: '2026-03-04' })
      expect((await findAgency(office.db, { id: bureau.id }))?.slug).toBe('wenlv')
    })
  },
)
