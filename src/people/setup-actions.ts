import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Conflict } from '../errors.ts'
import { append } from '../journal/index.ts'
import { checkedFields } from '../web/layout/submitted.ts'
import { insertAccount, putMembership } from './account-store.ts'
import { anyAgency, insertAgency, insertSection, lockSetup } from './agency-store.ts'
import { forms, type Outcome } from './forms.ts'
import { hashPassword, passwordFault } from './password.ts'
import { replaceSetupCode, useSetupCode } from './session-store.ts'

const codeLivesMs = 24 * 3_600_000

/** Whether the site still waits for its first agency and administrator. */
export async function needsSetup(db: Db): Promise<boolean> {
  return !(await anyAgency(db))
}

/** A new one-time code for the page `/setup`, good for a day and replacing the one before; null once there is an agency. `serve` prints it. */
export async function issueSetupCode(db: Db, now: Date): Promise<string | null> {
  if (!(await needsSetup(db))) return null
  const code = randomBytes(12)
    .toString('hex')
    .replace(/(.{6})(?=.)/g, '$1-')
  await db.transaction().execute(trx => replaceSetupCode(trx, hashOfCode(code), now, new Date(now.getTime() + codeLivesMs)))
  return code
}

/**
 * The first agency and its administrator, once. `code` is the one that `serve` printed; null comes from the terminal of the machine itself.
 * Throws Conflict when there is an agency already.
 */
export async function setUpFirst(
  db: Db,
  input: unknown,
  code: string | null,
  now: Date,
): Promise<Outcome<{ slug: string; loginName: string }>> {
  const founding = await foundingOf(input)
  if (!founding.ok) return founding
  return db.transaction().execute(async trx => {
    await lockSetup(trx)
    if (await anyAgency(trx)) throw new Conflict('已经完成初始设置，不能再做一次。')
    if (code !== null && !(await isGood(trx, code, now)))
      return { ok: false, faults: { code: '设置码不对或已过期。请看启动服务的终端，重启服务会给出新的设置码。' } }
    return foundAgency(trx, founding, now)
  })
}

/** An agency under no other, as it is founded: checked, and its administrator's password hashed. */
export type Founding = { ok: true; passwordHash: string; values: z.output<typeof forms.setUp> }

export async function foundingOf(input: unknown): Promise<Outcome<Omit<Founding, 'ok'>>> {
  const form = checkedFields(forms.setUp, input)
  if (!form.ok) return form
  const { password, loginName } = form.values
  const weak = passwordFault(password, loginName)
  if (weak) return { ok: false, faults: { password: weak } }
  return { ok: true, passwordHash: await hashPassword(password), values: form.values }
}

/** The agency, its sections and its administrator. Whoever calls this has asked whether it may be founded. */
export async function foundAgency(
  trx: Trx,
  { passwordHash, values }: Omit<Founding, 'ok'>,
  now: Date,
): Promise<{ ok: true; slug: string; loginName: string }> {
  const { agency, slug, level, region, sections, name, loginName } = values
  const [agencyId, id] = [newId(), newId()]
  await insertAgency(trx, { id: agencyId, slug, name: agency, level, parentId: null, region }, now)
  for (const section of sections) await insertSection(trx, { id: newId(), agencyId, name: section }, now)
  await insertAccount(trx, { id, agencyId, loginName, name, mustChangePassword: false }, passwordHash, now)
  await putMembership(trx, id, { agencyId, role: 'administrator', sectionId: null })
  await append(trx, {
    agencyId,
    at: now,
    actor: null,
    action: 'people.set-up',
    subject: `agency ${slug}`,
    details: { agency, level, sections, administrator: loginName },
  })
  return { ok: true, slug, loginName }
}

function isGood(trx: Trx, code: string, now: Date): Promise<boolean> {
  return useSetupCode(trx, hashOfCode(code.trim().toLowerCase()), now)
}

function hashOfCode(code: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(code).digest())
}
