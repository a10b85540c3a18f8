import { z } from 'zod'
import type { Migration } from '../db/migrate.ts'
import { BadInput } from '../errors.ts'

/**
 * A backup is a gzip stream of lines of JSON: the manifest; for each table `{"table":…}` and its rows, an array of texts each, every value
 * as PostgreSQL itself writes it; for each content `{"file":…}`, pieces in base64, `{"whole":…}`; at the end the SHA-256 of all lines before.
 */
export const format = 'gongkai.backup/1'

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

const manifestShape = z.object({
  format: z.literal(format),
  madeAt: z.iso.datetime(),
  /** The level of the database; it is brought back to this before the rows come in. */
  migrations: z.array(z.object({ name: z.string(), checksum: hash })),
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: count })),
  /** The end of each agency's journal: the same after the restore. */
  journal: z.array(z.object({ agency: z.string(), seq: count, hash })),
  /** Contents that the rows name, once each. */
  files: z.object({ count, bytes: count }),
})
export type Manifest = z.infer<typeof manifestShape>

export const markShape = z.union([
  z.strictObject({ table: name }),
  z.strictObject({ file: z.strictObject({ sha256: hash, private: z.boolean() }) }),
  z.strictObject({ whole: z.boolean() }),
  z.strictObject({ end: z.strictObject({ missing: count }), sha256: hash }),
])
export type Mark = z.infer<typeof markShape>

export const damaged = () =>
  new BadInput('备份文件不完整或已被改动，什么也没有恢复。 The backup is cut off or was altered; nothing was restored.')

export function manifestOf(line: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw notOurs()
  }
  if ((value as { format?: unknown } | null)?.format !== format) throw notOurs()
  const { data } = manifestShape.safeParse(value)
  if (!data) throw damaged()
  return data
}

export const notOurs = () => new BadInput('这不是本程序的备份文件。 This is no backup made by this program.')

/** The program's migrations up to the level of the backup. Refuses a backup that this program does not know how to hold. */
export function levelOf({ migrations }: Manifest, known: readonly Migration[]): Migration[] {
  for (const [at, { name, checksum }] of migrations.entries()) {
    if (!known[at]) throw new BadInput('备份来自更新的版本，请先升级程序。 The backup is of a newer release: upgrade the program first.')
    if (known[at].name !== name || known[at].checksum !== checksum)
      throw new BadInput(`备份的迁移 ${name} 与本程序的不同，不能恢复。 The backup's migration ${name} is not this program's.`)
  }
  return known.slice(0, migrations.length)
}
