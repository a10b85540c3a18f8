import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { deleteWord, putWord } from './store.ts'

const word = (label: string) =>
  z
    .string({ error: `请填写${label}。` })
    .trim()
    .min(1, `请填写${label}。`)
    .max(30, `${label}最多 30 个字。`)
    .regex(/^[^\p{Cc}]+$/u, `${label}中有不能使用的字符。`)

const fields = z
  .object({
    wrong: word('有误或者不用的词'),
    rightWord: z.string().trim().max(30, '建议写法最多 30 个字。').default(''),
    reason: z.string().trim().max(100, '理由最多 100 个字。').default(''),
  })
  .refine(({ wrong, rightWord }) => wrong !== rightWord, { path: ['rightWord'], message: '建议写法与原词相同。' })

/** Adds a word to the office's list, or changes it; without a right word a built-in entry is switched off. */
export async function watchWord(
  db: Db,
  by: Person,
  agency: Agency,
  input: unknown,
  now: Date,
): Promise<{ ok: true } | { ok: false; faults: Faults }> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  const checked = checkedFields(fields, input)
  if (!checked.ok) return checked
  const { wrong, reason } = checked.values
  const row = { rightWord: checked.values.rightWord || null, reason, at: now, actor: by.name }
  await db.transaction().execute(async trx => {
    await putWord(trx, agency.id, wrong, row)
    const details = { rightWord: row.rightWord, reason }
    await append(trx, { agencyId: agency.id, at: now, actor: by, action: 'words.watched', subject: `word ${wrong}`, details })
  })
  return { ok: true }
}

/** Takes a word from the office's list: what is built in holds again. */
export async function forgetWord(db: Db, by: Person, agency: Agency, wrong: string, now: Date): Promise<void> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  await db.transaction().execute(async trx => {
    if (!(await deleteWord(trx, agency.id, wrong))) return
    await append(trx, { agencyId: agency.id, at: now, actor: by, action: 'words.forgotten', subject: `word ${wrong}`, details: {} })
  })
}
