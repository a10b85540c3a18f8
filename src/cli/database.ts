import type { Command } from 'commander'
import type { Database } from '../db/open.ts'
import type { Say } from '../text/say.ts'

export type DataFlags = { data?: string }

/** `--data DIR`, the same on every command that needs the database. */
export function dataOption(command: Command, say: Say): Command {
  return command.option('--data <dir>', say('数据目录（默认 ./data）', 'data directory (./data)'))
}

/** Opens what the settings name, brings it up to date, works, and closes it whatever happens. */
export async function withDatabase<T>(flags: DataFlags, work: (database: Database, applied: string[]) => Promise<T>): Promise<T> {
  const [{ loadConfig }, { open, whereOf }, { migrate }] = await Promise.all([
    import('../config.ts'),
    import('../db/open.ts'),
    import('../db/migrate.ts'),
  ])
  const database = await open(whereOf(loadConfig(undefined, flags)))
  try {
    return await work(database, await migrate(database.db))
  } finally {
    await database.close()
  }
}

/** `gongkai db migrate`. */
export function declare(program: Command, say: Say): void {
  const db = program.command('db').description(say('数据库', 'the database'))
  dataOption(db.command('migrate'), say)
    .description(say('把数据库更新到本版本', 'bring the database up to this release'))
    .action(async (flags: DataFlags) => {
      await withDatabase(flags, async (_database, applied) => {
        for (const name of applied) process.stdout.write(`${name}\n`)
        process.stdout.write(
          applied.length > 0
            ? say(`已应用 ${applied.length} 个迁移。\n`, `${applied.length} migrations applied.\n`)
            : say('数据库已是最新。\n', 'Nothing to do.\n'),
        )
      })
    })
}
