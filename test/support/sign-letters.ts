import { writeSync } from 'node:fs'
import { decide, draftOf } from '../../src/applications/replies/decide.ts'
import { documentOf } from '../../src/applications/replies/document-store.ts'
import { signLetter } from '../../src/applications/replies/sign.ts'
import { applicationOf } from '../../src/applications/store.ts'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { openFiles } from '../../src/files/index.ts'
import { findAgency } from '../../src/people/agency-store.ts'
import { signIn } from '../../src/people/sign-in-actions.ts'
import { means as base, inPerson, type Office, on, registered, staffedOffice, taken } from './cases-of-applications.ts'
import { good, monday, passphrase } from './people.ts'
import { putGroup } from './profile-facts.ts'

// Signs replies until it is killed; says `signed NUMBER` once each is committed. Started again it goes on with the same office.
const [dataDir, url] = process.argv.slice(2) as [string, string?]
const { db } = await open(url ? { url } : { dataDir })
await migrate(db)
const means = { ...base, files: openFiles(dataDir, { fileBytes: 10_000_000 }), publicUrl: 'https://gongkai.example.gov.cn' }
const office = (await findAgency(db, { slug: 'shiban' })) ? await again() : await first()
writeSync(1, 'ready\n')
for (;;) {
  const { key } = await registered(office, inPerson('2026-03-02'))
  const items = [{ text: '演出场次', outcome: 'granted' as const, grounds: [], publicInterest: '', says: '在本机关网站下载', fileIds: [] }]
  const decision = { items, outcome: 'granted' as const, rightAgency: null, publicAt: null, earlierReply: null }
  const deciding = { decision, inputs: { delivery: 'post' as const }, seen: 2, note: null, keepsText: false }
  good(await decide(db, means, office.officer, office.agency, key, deciding, on('2026-03-03')))
  good(await taken(office, office.reviewer, key, 'reviewed', '2026-03-03', {}))
  const { id, revision } = (await draftOf(db, key))!
  const { seq: seen } = (await applicationOf(db, key))!
  writeSync(1, 'signing\n')
  good(await signLetter(db, means, office.leader, office.agency, key, { id, revision, seen, note: null }, on('2026-03-04')))
  writeSync(1, `signed ${(await documentOf(db, key, id))!.number}\n`)
}

async function first(): Promise<Office> {
  const office = await staffedOffice(db)
  await putGroup(db, office.officer, office.agency)
  return office
}

async function again(): Promise<Office> {
  const enter = async (loginName: string) =>
    good(await signIn(db, { loginName, password: passphrase }, { address: '192.0.2.1', agent: 'test', now: monday })).person
  const agency = (await findAgency(db, { slug: 'shiban' }))!
  return { db, agency, officer: await enter('officer'), reviewer: await enter('reviewer'), leader: await enter('leader') }
}
