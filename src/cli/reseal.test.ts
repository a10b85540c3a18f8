import { afterAll, expect, test } from 'vitest'
import { applicant, inPerson, on } from '../../test/support/cases-of-applications.ts'
import { openEmbedded } from '../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { register } from '../applications/index.ts'
import { beginSecondFactor, pendingKey } from '../people/second-factor-actions.ts'
import { Secrets } from '../secrets/index.ts'
import { reseal } from './reseal.ts'

const [was, is] = ['the secret of the year before, long enough', 'the secret of this year, which is as long']
const database = await openEmbedded()
afterAll(() => database.close())

test('after a change of the secret everything is read with the new one alone, and a person is found again', async () => {
  const { db } = database
  const { office, admin } = await setUpOffice(db)
  const { person: officer } = await addPerson(db, admin, office, 'officer', 'officer')
  const before = new Secrets(was)
  const intake = { ...inPerson('2026-03-02'), applicant: { ...applicant, mail: 'wang@mail.example.com' } }
  const { key } = good(await register(db, { secrets: before, publicUrl: null }, officer, office, intake, on('2026-03-02')))
  await beginSecondFactor(db, before, officer, monday)
  const app = { appSecret: before.encrypt('app secret', { table: 'channels', column: 'app_secret', agencyId: office.id, id: 'wechat' }) }
  const channel = {
    ...app,
    kind: 'wechat',
    enabled: true,
    endpoint: 'https://api.weixin.qq.com',
    appId: 'wx0',
    author: '',
    publishes: false,
  }
  await db
    .insertInto('channels')
    .values({ ...channel, agencyId: office.id, columns: '[]' })
    .execute()

  const both = new Secrets(is, [was])
  expect(await reseal(db, both)).toEqual({ seen: 5, resealed: 5 })
  expect(await reseal(db, both)).toEqual({ seen: 5, resealed: 0 })

  const now = new Secrets(is)
  const read = async (table: 'applicationPersons' | 'mailOut') =>
    db.selectFrom(table).selectAll().where('agencyId', '=', office.id).executeTakeFirstOrThrow()
  const person = (await read('applicationPersons')) as { sealed: string }
  const at = { agencyId: office.id, id: key.id }
  expect(now.decrypt(person.sealed, { ...at, table: 'application_persons', column: 'sealed' })).toContain(applicant.identityNumber)
  const mail = (await read('mailOut')) as { id: string; address: string; body: string }
  expect(now.decrypt(mail.address, { table: 'mail_out', column: 'address', agencyId: office.id, id: mail.id })).toBe(
    'wang@mail.example.com',
  )
  expect(await pendingKey(db, now, officer)).toMatch(/./)
  const row = await db.selectFrom('applications').select('personHashes').where('agencyId', '=', office.id).executeTakeFirstOrThrow()
  expect(row.personHashes).toContain(now.tokenHash('phone 13800000000').toString('hex'))
})
