import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { png } from '../../../test/support/pictures.ts'
import { startWechatServer } from '../../../test/support/wechat-server.ts'
import { keepFile, openFiles } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { Secrets } from '../../secrets/index.ts'
import { insertColumns } from '../catalogue/store.ts'
import { standardCatalogue } from '../catalogue/template.ts'
import { emptyContent } from '../content.ts'
import { beginDraft } from '../draft-actions.ts'
import { itemOf, updateItem } from '../item-store.ts'
import { publicise, unpublicise } from '../publish.ts'
import { retryDelivery, sendItem, setChannel, setGazette } from './actions.ts'
import { deliverDue } from './deliver.ts'
import { channelOf, deliveredInYear, deliveriesOf } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-channels-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const today = '2026-03-02' as PlainDate

describeStore('the WeChat channel', database => {
  let server: Awaited<ReturnType<typeof startWechatServer>>
  let [office, officer, leader] = [null as unknown as Agency, null as unknown as Person, null as unknown as Person]
  let now = monday
  const secrets = new Secrets('0123456789abcdef0123456789abcdef')
  const files = openFiles(folder, { fileBytes: 1_000_000 })
  const deps = () => ({ db: database().db, files, secrets, now: () => now, origin: 'https://gk.example.gov.cn' })
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }

  beforeEach(async () => {
    const { db } = database()
    now = monday
    server = await startWechatServer()
    const made = await setUpOffice(db)
    office = made.office
    officer = (await addPerson(db, made.admin, office, 'officer', 'officer')).person
    leader = (await addPerson(db, made.admin, office, 'leader', 'leader')).person
    const cover = await files.put(png(), { name: 'cover.png', private: true })
    await db.transaction().execute(async trx => {
      await insertColumns(trx, office.id, standardCatalogue())
    })
    const coverFileId = await db.transaction().execute(async trx => (await keepFile(trx, office.id, cover, { by: officer.id, at: now })).id)
    good(await setChannel(db, officer, office, { ...settings(server.endpoint), coverFileId }, { secrets, now }))
  })
  afterEach(() => server.close())

  const settings = (endpoint: string) => ({
    ...{ enabled: true, endpoint, appId: 'wx0', appSecret: 'app-secret', author: '局办公室', coverFileId: null as string | null },
    ...{ publishes: true, columns: ['notices'] },
  })

  async function published(column: string): Promise<string> {
    const { db } = database()
    const content = {
      ...emptyContent,
      title: '免费开放通知',
      column,
      formedOn: today,
      source: '办公室',
      body: '<p>正文</p>',
      attribute: 'public' as const,
    }
    const clock = { now, today }
    const id = await beginDraft(db, officer, office, { content, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      const numbers = await publicise(trx, { agency: office, item, version: 1, content }, clock)
      await updateItem(trx, item, numbers)
    })
    return id
  }
  const lines = async () =>
    (await deliveriesOf(database().db, office.id, { limit: 10 })).map(({ state, url, error }) => ({ state, url, error }))

  test('what is published in a column of the channel goes out by itself, and what WeChat calls it is kept', async () => {
    await published('notices')
    await published('statistics')
    for (let i = 0; i < 5; i += 1) {
      await deliverDue(deps(), office)
      later(10)
    }
    expect(await lines()).toEqual([{ state: 'done', url: 'https://mp.weixin.qq.com/s/task-1', error: null }])
    expect([...server.state.drafts.values()][0]).toMatchObject({
      ...{ title: '免费开放通知', author: '局办公室', thumb_media_id: 'cover-1' },
      content_source_url: expect.stringMatching(/^https:\/\/gk\.example\.gov\.cn\/shiban\/items\/1$/),
    })
  })

  test('a killed process goes on where it stood: no draft and no publication is made twice', async () => {
    await published('notices')
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'drafted' }])
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'submitted' }])
    for (let i = 0; i < 3; i += 1) {
      later(10)
      await deliverDue(deps(), office)
    }
    expect(server.state.calls.filter(path => path.endsWith('/draft/add'))).toHaveLength(1)
    expect(server.state.calls.filter(path => path.endsWith('/submit'))).toHaveLength(1)
  })

  test('a failure that may pass is tried again after a while, one that will not is shown and waits for somebody', async () => {
    const { db } = database()
    await published('notices')
    server.answerWith('/cgi-bin/draft/add', -1, 40_164)
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'waiting', error: '微信系统繁忙（-1）' }])
    await deliverDue(deps(), office)
    expect(server.state.calls.filter(path => path.endsWith('/draft/add'))).toHaveLength(1)
    later(3)
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'failed', error: expect.stringContaining('白名单') }])

    const [failed] = await deliveriesOf(db, office.id, { limit: 1 })
    await retryDelivery(db, leader, office, failed!.id, now)
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'drafted', error: null }])
  })

  test('what is withdrawn is taken back from WeChat too', async () => {
    const { db } = database()
    const id = await published('notices')
    for (let i = 0; i < 4; i += 1) {
      await deliverDue(deps(), office)
      later(10)
    }
    await db.transaction().execute(trx => unpublicise(trx, office.id, id, { now, today }))
    await deliverDue(deps(), office)
    expect(server.state.deleted).toEqual(['article-task-1'])
    expect(await lines()).toMatchObject([{ state: 'withdrawn' }])
  })

  test('an item counts in the year in which it first went out, whatever becomes of it later', async () => {
    const { db } = database()
    const counted = async () => [await deliveredInYear(db, office.id, 2026), await deliveredInYear(db, office.id, 2027)]
    const id = await published('notices')
    expect(await counted()).toEqual([[], []])
    for (let i = 0; i < 4; i += 1) {
      await deliverDue(deps(), office)
      later(10)
    }
    expect(await counted()).toEqual([[{ channel: 'wechat', items: 1 }], []])
    later(365 * 24 * 60)
    await db.transaction().execute(trx => unpublicise(trx, office.id, id, { now, today: '2027-03-02' as PlainDate }))
    await deliverDue(deps(), office)
    expect(await lines()).toMatchObject([{ state: 'withdrawn' }])
    expect(await counted()).toEqual([[{ channel: 'wechat', items: 1 }], []])
  })

  test('an item is sent once however often it is asked for, and only while it is public', async () => {
    const { db } = database()
    const id = await published('statistics')
    await sendItem(db, leader, office, id, now)
    await sendItem(db, leader, office, id, now)
    expect(await lines()).toHaveLength(1)
    await expect(sendItem(db, officer, office, id, now)).rejects.toThrow('签发公开')
    await db.transaction().execute(trx => unpublicise(trx, office.id, id, { now, today }))
    await expect(sendItem(db, leader, office, id, now)).rejects.toThrow('没有公开')
  })

  test.each(['docx', 'html', 'txt'] as const)(
    'what was published in a stretch of days is set for a gazette as %s, and noted',
    async kind => {
      const { db } = database()
      await published('statistics')
      const made = (await setGazette(db, officer, office, { from: today, to: today, kind }, now))!
      expect(made.count).toBe(1)
      if (kind === 'docx') expect(Buffer.from(made.bytes).toString('latin1', 0, 2)).toBe('PK')
      else expect(Buffer.from(made.bytes).toString('utf8')).toMatch(/免费开放通知[\s\S]*索引号 2026-00001[\s\S]*正文/)
      expect(await deliveriesOf(db, office.id, { limit: 5 })).toMatchObject([{ channel: 'gazette', state: 'done', title: '免费开放通知' }])
      // Set again, it stands there once.
      await setGazette(db, officer, office, { from: today, to: today, kind }, now)
      expect(await deliveriesOf(db, office.id, { limit: 5 })).toHaveLength(1)
      expect(await setGazette(db, officer, office, { from: '2020-01-01' as PlainDate, to: '2020-01-31' as PlainDate, kind }, now)).toBe(
        null,
      )
    },
  )

  test('the secret lies sealed, stays when it is not given again, and must be given for another account', async () => {
    const { db } = database()
    const before = (await channelOf(db, office.id))!
    expect(JSON.stringify(before)).not.toContain('app-secret')
    const again = { ...settings(server.endpoint), coverFileId: before.coverFileId, appSecret: null }
    good(await setChannel(db, officer, office, { ...again, author: '文旅' }, { secrets, now }))
    expect((await channelOf(db, office.id))!.appSecret).toBe(before.appSecret)
    expect(await setChannel(db, officer, office, { ...again, appId: 'wx1' }, { secrets, now })).toMatchObject({ ok: false })
  })
})
