import type { Db } from '../../src/db/open.ts'
import { addAccount } from '../../src/people/account-actions.ts'
import { addAgency } from '../../src/people/agency-actions.ts'
import { findAgency } from '../../src/people/agency-store.ts'
import type { Agency, Person, Role } from '../../src/people/index.ts'
import { setUpFirst } from '../../src/people/setup-actions.ts'
import { changePassword, type SignedIn, signIn } from '../../src/people/sign-in-actions.ts'

export const monday = new Date('2026-03-02T01:00:00.000Z')
export const later = (ms: number) => new Date(monday.getTime() + ms)
export const passphrase = '长安 green-kettle 41 山'
export const firstSetup = {
  agency: '示例市政府办公室',
  slug: 'shiban',
  level: 'city',
  name: '王芳',
  loginName: 'wangfang',
  password: passphrase,
}

/** What an outcome holds when it is expected to be good; a fault fails the test with its words. */
export function good<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome as Extract<T, { ok: true }>
}

export async function entered(db: Db, loginName: string, password: string, now = monday): Promise<Extract<SignedIn, { ok: true }>> {
  return good(await signIn(db, { loginName, password }, { address: '192.0.2.1', agent: 'test', now }))
}

/** The first agency with its administrator signed in. */
export async function setUpOffice(db: Db): Promise<{ office: Agency; admin: Person; adminToken: string }> {
  good(await setUpFirst(db, firstSetup, null, monday))
  const { person, token } = await entered(db, firstSetup.loginName, passphrase)
  return { office: (await findAgency(db, { slug: firstSetup.slug }))!, admin: person, adminToken: token }
}

export async function addBureau(db: Db, by: Person, parent: Agency, slug: string): Promise<Agency> {
  const { id } = good(await addAgency(db, by, { parentId: parent.id, slug, name: `示例${slug}局`, level: 'county' }, monday))
  return (await findAgency(db, { id }))!
}

/** Someone with this role who has changed the start password and is signed in. */
export async function addPerson(
  db: Db,
  by: Person,
  agency: Agency,
  role: Role,
  loginName: string,
  sectionId: string | null = null,
): Promise<{ person: Person; token: string }> {
  const account = { agencyId: agency.id, loginName, name: `${loginName}同志`, role, sectionId }
  const { startPassword } = good(await addAccount(db, by, account, monday))
  const { person, token } = await entered(db, loginName, startPassword)
  good(await changePassword(db, person, token, { current: startPassword, next: passphrase, again: passphrase }, monday))
  return entered(db, loginName, passphrase)
}
