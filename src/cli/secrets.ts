import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabaseAsItIs } from './database.ts'

/** `gongkai secrets rotate`: after SECRET_KEY was changed and the one of before named in SECRET_KEY_FORMER. */
export function declare(program: Command, say: Say): void {
  const secrets = program.command('secrets').description(say('密钥', 'the secret'))
  dataOption(secrets.command('rotate'), say)
    .description(
      say('把用以前的密钥加密的数据改用现在的密钥加密（可重复执行）', 'seal what lies under a former secret with the one of now'),
    )
    .action(async (flags: DataFlags) => {
      const [{ reseal }, { roomsOf }] = await Promise.all([import('./reseal.ts'), import('./start.ts')])
      const { seen, resealed } = await withDatabaseAsItIs({ ...flags, mayMake: false }, ({ db }, config) =>
        reseal(db, roomsOf(config).secrets),
      )
      process.stdout.write(say(`共 ${seen} 项，重新加密 ${resealed} 项。\n`, `${seen} sealed values, ${resealed} sealed anew.\n`))
    })
}
