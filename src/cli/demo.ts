import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { dataOption } from './database.ts'
import { type ServeFlags, serveOptions } from './serve.ts'

type Flags = ServeFlags & { prepare?: true }

/** `gongkai demo`: the site with the samples in it, always on the embedded database of a directory of its own. */
export function declare(program: Command, say: Say): void {
  serveOptions(dataOption(program.command('demo'), say), say)
    .description(
      say('带示例数据的网站，供试用（数据目录默认 ./data/demo）', 'the site with sample data, to look around (data in ./data/demo)'),
    )
    .option('--prepare', say('只准备数据，不启动网站', 'fill the database and exit'))
    .action(async ({ prepare, ...flags }: Flags) => {
      const [{ loadConfig, secretKey }, { openDemo }, { newPasswords }, { newSampleCode }, { Secrets }] = await Promise.all([
        import('../config.ts'),
        import('./demo-database.ts'),
        import('./sample.ts'),
        import('./sample-seal.ts'),
        import('../secrets/index.ts'),
      ])
      const config = { ...loadConfig(undefined, { ...flags, data: flags.data ?? 'data/demo' }), databaseUrl: null }
      const database = await openDemo(config.dataDir, new Date(), config.secret)
      if (prepare) {
        await database.close()
        process.stdout.write(say(`示例数据已备好：${config.dataDir}\n`, `The samples are in ${config.dataDir}.\n`))
        return
      }
      const { startServer, untilStopped } = await import('./start.ts')
      const accounts = await newPasswords(database.db, new Date())
      const shown = await newSampleCode(database.db, new Secrets(secretKey(config)), 'sample-district')
      const started = await startServer(config, { database, sample: true })
      const widest = Math.max(...accounts.map(({ loginName }) => loginName.length))
      const lines = accounts.map(({ loginName, name, password }) => `  ${loginName.padEnd(widest + 2)}${password}  ${name}`)
      if (shown)
        lines.push(say(`示例申请：编号 ${shown.number}，查询码 ${shown.code}`, `A sample application: ${shown.number}, code ${shown.code}`))
      process.stdout.write(
        `${say(`示例网站：${started.address}`, `The sample site: ${started.address}`)}\n${say(
          '示例账号和本次启动新生成的密码（不保存，下次启动会更换）：',
          'The sample accounts, with passwords made for this start (kept nowhere, new at the next):',
        )}\n${lines.join('\n')}\n${say('按 Ctrl+C 停止。', 'Ctrl+C stops it.')}\n`,
      )
      await untilStopped(started)
    })
}
