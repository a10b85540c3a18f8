import type { Db, Trx } from '../db/open.ts'
import type { Account, Membership } from './person.ts'
import type { Role } from './roles.ts'

/** The account together with what only signing in may look at. */
export type Credentials = { account: Account; passwordHash: string }

export async function accountById(db: Db | Trx, id: string): Promise<Account | null> {
  return (await accountsWhere(db, 'id', [id]))[0]?.account ?? null
}

export async function credentialsById(db: Db | Trx, id: string): Promise<Credentials | null> {
  return (await accountsWhere(db, 'id', [id]))[0] ?? null
}

export async function credentialsByLogin(db: Db | Trx, loginName: string): Promise<Credentials | null> {
  return (await accountsWhere(db, 'loginName', [loginName]))[0] ?? null
}

/** The accounts at home in these agencies. */
export async function accountsOf(db: Db, agencyIds: readonly string[]): Promise<Account[]> {
  return (await accountsWhere(db, 'agencyId', agencyIds)).map(({ account }) => account)
}

/** Everybody in force who holds a role in the agency, wherever they are at home. */
export async function colleaguesOf(db: Db | Trx, agencyId: string): Promise<Account[]> {
  const held = await db.selectFrom('memberships').select('accountId').distinct().where('agencyId', '=', agencyId).execute()
  const found =
    held.length === 0
      ? []
      : await accountsWhere(
          db,
          'id',
          held.map(({ accountId }) => accountId),
        )
  return found.map(({ account }) => account).filter(({ disabledAt }) => disabledAt === null)
}

async function accountsWhere(db: Db | Trx, column: 'id' | 'loginName' | 'agencyId', values: readonly string[]): Promise<Credentials[]> {
  const rows = await db.selectFrom('accounts').selectAll().where(column, 'in', values).orderBy('agencyId').orderBy('loginName').execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const memberships = await db
    .selectFrom('memberships')
    .selectAll()
    .where('accountId', 'in', ids)
    .orderBy('agencyId')
    .orderBy('role')
    .execute()
  return rows.map(({ passwordHash, displayName, createdAt: _, ...row }) => ({
    account: {
      ...row,
      name: displayName,
      memberships: memberships
        .filter(({ accountId }) => accountId === row.id)
        .map(({ agencyId, role, sectionId }) => ({ agencyId, role: role as Role, sectionId })),
    },
    passwordHash,
  }))
}

export async function insertAccount(
  trx: Trx,
  account: Omit<Account, 'disabledAt' | 'memberships'>,
  passwordHash: string,
  createdAt: Date,
): Promise<void> {
  const { name: displayName, ...row } = account
  await trx
    .insertInto('accounts')
    .values({ ...row, displayName, passwordHash, createdAt })
    .execute()
}

export async function setPassword(trx: Trx, id: string, passwordHash: string, mustChangePassword: boolean): Promise<void> {
  await trx.updateTable('accounts').set({ passwordHash, mustChangePassword }).where('id', '=', id).execute()
}

export async function setDisabled(trx: Trx, id: string, disabledAt: Date | null): Promise<void> {
  await trx.updateTable('accounts').set({ disabledAt }).where('id', '=', id).execute()
}

export async function putMembership(trx: Trx, accountId: string, { agencyId, role, sectionId }: Membership): Promise<void> {
  await trx
    .insertInto('memberships')
    .values({ accountId, agencyId, role, sectionId })
    .onConflict(on => on.columns(['accountId', 'agencyId', 'role']).doUpdateSet({ sectionId }))
    .execute()
}

export async function deleteMembership(trx: Trx, accountId: string, agencyId: string, role: Role): Promise<void> {
  await trx.deleteFrom('memberships').where('accountId', '=', accountId).where('agencyId', '=', agencyId).where('role', '=', role).execute()
}
