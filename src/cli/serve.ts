import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { dataOption } from './database.ts'

export type ServeFlags = { data?: string; host?: string; port?: string }

/** `--port` and `--host`, the same on every command that serves. */
export function serveOptions(command: Command, say: Say): Command {
  return command
    .option('--port <port>', say('端口（默认 3000，0 为任意空闲端口）', 'port (3000; 0 takes a free one)'))
    .option('--host <host>', say('监听地址（默认 127.0.0.1）', 'address to listen on (127.0.0.1)'))
}

/** `gongkai serve`: the site, until it is told to stop. */
export function declare(program: Command, say: Say): void {
  serveOptions(dataOption(program.command('serve'), say), say)
    .description(say('启动网站', 'serve the site'))
    .action(async (flags: ServeFlags) => {
      const [{ loadConfig }, { startServer, untilStopped }] = await Promise.all([import('../config.ts'), import('./start.ts')])
      const started = await startServer(loadConfig(undefined, flags))
      const { address, setupCode } = started
      process.stdout.write(say(`网站：${address}\n`, `The site: ${address}\n`))
      if (setupCode)
        process.stdout.write(
          say(
            `还没有机构和管理员。请打开 ${address}/setup 完成初始设置，一次性设置码（24 小时内有效）：${setupCode}\n`,
            `There is no agency yet. Open ${address}/setup; the one-time code, good for 24 hours: ${setupCode}\n`,
          ),
        )
      process.stdout.write(say('按 Ctrl+C 停止。\n', 'Ctrl+C stops it.\n'))
      await untilStopped(started)
    })
}
