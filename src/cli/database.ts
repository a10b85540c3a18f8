import type { Command } from 'commander'
import type { Config } from '../config.ts'
import type { Database } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import { declareBackup } from './backup.ts'

export type DataFlags = { data?: string }

/** `--data DIR`, the same on every command that needs the database. */
export function dataOption(command: Command, say: Say): Command {
  return command.option('--data <dir>', say('数据目录（默认 ./data）', 'data directory (./data)'))
}

/** Opens what the settings name, brings it up to date, works, and closes it whatever happens. Only what sets up may make a new directory. */
export async function withDatabase<T>(
  flags: DataFlags & { mayMake: boolean },
  work: (database: Database, applied: string[]) => Promise<T>,
): Promise<T> {
  const { migrate } = await import('../db/migrate.ts')
  return withDatabaseAsItIs(flags, async database => work(database, await migrate(database.db)))
}

/** The same without bringing it up to date: what is kept, or filled, is of the level that it is of. */
export async function withDatabaseAsItIs<T>(
  flags: DataFlags & { mayMake: boolean },
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const [{ loadConfig }, { open, whereOf, isMade }] = await Promise.all([import('../config.ts'), import('../db/open.ts')])
  const config = loadConfig(undefined, flags)
  const where = whereOf(config)
  if (!flags.mayMake && !isMade(where))
    throw new BadInput('这个数据目录里没有数据库：先运行 gongkai setup，或用 --data 指定另一目录。 There is no database in this directory.')
  const database = await open(where)
  try {
    return await work(database, config)
  } finally {
    await database.close()
  }
}

/** `gongkai db migrate`, `distribute`, and `backup`, `restore`. */
export function declare(program: Command, say: Say): void {
  const db = program.command('db').description(say('数据库', 'the database'))
  dataOption(db.command('migrate'), say)
    .description(say('把数据库更新到本版本', 'bring the database up to this release'))
    .action(async (flags: DataFlags) => {
      await withDatabase({ ...flags, mayMake: true }, async (_database, applied) => {
        for (const name of applied) process.stdout.write(`${name}\n`)
        process.stdout.write(
          applied.length > 0
            ? say(`已应用 ${applied.length} 个迁移。\n`, `${applied.length} migrations applied.\n`)
            : say('数据库已是最新。\n', 'Nothing to do.\n'),
        )
      })
    })
  dataOption(db.command('distribute'), say)
    .description(
      say(
        '在 Citus 上把各机构的记录分布到多台机器（每次升级后再运行一次）',
        'spread the agencies over the machines of a Citus server, again after every release',
      ),
    )
    .action(async (flags: DataFlags) => {
      const { distribute } = await import('../db/distribute.ts')
      await withDatabase({ ...flags, mayMake: false }, async ({ db: whole }) => {
        const { reference, tenant } = await distribute(whole)
        process.stdout.write(
          say(
            `复制到各台机器的表 ${reference.length} 个，按机构分布的表 ${tenant.length} 个。\n`,
            `${reference.length} tables copied to every machine, ${tenant.length} spread by agency.\n`,
          ),
        )
      })
    })
  declareBackup(db, say)
}
