import { type Command, InvalidArgumentError } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabase } from './database.ts'

type Flags = DataFlags & { from?: string; publicUrl?: string; documents?: true; json?: true }

/** `gongkai site export DIR`: the whole portal as files that work from a disk or any web server. */
export function declare(program: Command, say: Say): void {
  const site = program.command('site').description(say('网站', 'the site'))
  dataOption(site.command('export <dir>'), say)
    .description(
      say('把整个公开平台导出为静态文件；没有变化的文件不重写', 'the public portal as static files; unchanged files stay untouched'),
    )
    .option(
      '--from <url>',
      say('从正在运行的网站导出（数据库被它占用时）', 'from the running site (while it holds the database)'),
      address(say),
    )
    .option(
      '--public-url <url>',
      say('访问者使用的网址：检索、申请等指向那里', 'where visitors find the running site, for search and the like'),
      address(say),
    )
    .option(
      '--documents',
      say(
        '连同每件信息按需生成的 DOCX、PDF、TXT、JSON（附件总是包括）',
        'with the DOCX, PDF, TXT and JSON of each item, made on demand (attachments always come along)',
      ),
    )
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (dir: string, flags: Flags) => {
      const { exportSite } = await import('../web/export/export-site.ts')
      const { loadConfig } = await import('../config.ts')
      const config = loadConfig(undefined, flags)
      const publicUrl = flags.publicUrl ?? config.publicUrl
      const onProgress = process.stderr.isTTY
        ? (files: number, waiting: number) =>
            process.stderr.write(`\r${say(`已处理 ${files}，待处理 ${waiting}`, `${files} done, ${waiting} to go`)}   `)
        : undefined
      const wishes = { publicUrl, documents: flags.documents ?? false, ...(onProgress && { onProgress }) }
      const began = performance.now()
      const done = flags.from
        ? await exportSite({ request: (path, init) => fetch(new URL(path, flags.from), { ...init, redirect: 'manual' }) }, dir, {
            ...wishes,
            origin: flags.from,
          })
        : await withDatabase({ ...flags, mayMake: false }, async database => {
            const { siteForExport } = await import('./export-server.ts')
            const origin = publicUrl ?? 'http://localhost'
            return exportSite(await siteForExport(database, origin, config), dir, { ...wishes, origin })
          })
      if (onProgress) process.stderr.write('\r\u001b[K')
      const seconds = Math.round((performance.now() - began) / 100) / 10
      if (flags.json) process.stdout.write(`${JSON.stringify({ ...done, seconds })}\n`)
      else {
        const { written, unchanged, removed } = done
        process.stdout.write(
          say(
            `写入 ${written} 个文件，${unchanged} 个没有变化，删除 ${removed} 个不再公开的；用时 ${seconds} 秒。\n`,
            `${written} files written, ${unchanged} unchanged, ${removed} removed; ${seconds} s.\n`,
          ),
        )
        for (const { address, status, from } of done.broken)
          process.stdout.write(
            say(`失效链接 ${address}（${status}），见于 ${from}\n`, `broken: ${address} (${status}), named by ${from}\n`),
          )
      }
      if (done.broken.length > 0) process.exitCode = 1
    })
}

function address(say: Say) {
  return (text: string): string => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol))
      throw new InvalidArgumentError(say('须为 http 或 https 网址。', 'must be an http or https address.'))
    return url.origin
  }
}
