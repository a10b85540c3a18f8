import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { BadConfig, type Config, loadConfig } from '../config.ts'
import type { Db } from '../db/open.ts'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption } from './database.ts'

/** One thing looked at. A note is something to know; a fault is something to do before the site runs well. */
export type Finding = { what: string; state: 'good' | 'note' | 'fault'; found: string; todo?: string }

/** `gongkai doctor`: changes nothing. Exit 1 where something must be done, 4 where the database server is out of reach. */
export function declare(program: Command, say: Say): void {
  dataOption(program.command('doctor'), say)
    .description(say('检查设置：有什么，缺什么，怎么办', 'what is configured, what is missing, what to do'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (flags: DataFlags & { json?: true }) => {
      const findings = await examine(flags, say)
      const marks = { good: '✓', note: '·', fault: '✗' }
      const lines = findings.map(({ what, state, found, todo }) => `${marks[state]} ${what}：${found}${todo ? `\n    → ${todo}` : ''}`)
      process.stdout.write(flags.json ? `${JSON.stringify({ findings })}\n` : `${lines.join('\n')}\n`)
      if (findings.some(({ what, state }) => what === say('数据库服务器', 'database server') && state === 'fault')) process.exitCode = 4
      else if (findings.some(({ state }) => state === 'fault')) process.exitCode = 1
    })
}

async function examine(flags: DataFlags, say: Say): Promise<Finding[]> {
  const findings: Finding[] = [{ what: 'Node', state: 'good', found: process.version }]
  let config: Config
  try {
    config = loadConfig(undefined, flags)
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    return [...findings, ...error.faults.map((fault): Finding => ({ what: say('设置', 'settings'), state: 'fault', found: fault }))]
  }
  findings.push(...settings(config, say), directory(config, say))
  findings.push(...(await database(config, say)), await passwords(say), await fonts(say))
  return findings
}

function settings(config: Config, say: Say): Finding[] {
  const public_: Finding = config.publicUrl
    ? { what: 'PUBLIC_URL', state: 'good', found: config.publicUrl }
    : {
        what: 'PUBLIC_URL',
        state: 'note',
        found: say('未设置，只能在本机访问', 'not set: this machine only'),
        todo: say(
          '对外服务时设为 https 地址，并设 NODE_ENV=production。',
          'Set it to the https address, and NODE_ENV=production, before others use the site.',
        ),
      }
  const hasKey = config.secret !== null || existsSync(join(config.dataDir, 'secret'))
  const key: Finding = config.secret
    ? { what: 'SECRET_KEY', state: 'good', found: say('已设置', 'set') }
    : {
        what: 'SECRET_KEY',
        state: 'note',
        found: hasKey
          ? say('用数据目录中的密钥文件', 'the key file in the data directory')
          : say('首次启动时生成在数据目录', 'made in the data directory at first start'),
      }
  const proxies: Finding[] =
    config.publicUrl?.startsWith('https:') && config.trustedProxies.length === 0
      ? [
          {
            what: 'TRUSTED_PROXIES',
            state: 'note',
            found: say('未设置，访问者的地址都会记成代理的地址', 'not set: every visitor has the address of the proxy'),
            todo: say('填写反向代理的地址。', "Name the proxy's address."),
          },
        ]
      : []
  const idCode: Finding = config.site.idCode
    ? { what: 'SITE_ID_CODE', state: 'good', found: config.site.idCode }
    : {
        what: 'SITE_ID_CODE',
        state: 'note',
        found: say('未设置，页面不含 SiteIDCode 标签', 'not set: the pages carry no SiteIDCode tag'),
        todo: say(
          '填写网站标识码（10 位）：网站检查要求每页都有（国办函〔2017〕47号）。',
          'Set the ten digits of 网站标识码: inspections expect it on every page (国办函〔2017〕47号).',
        ),
      }
  const mail: Finding = config.mail
    ? { what: 'SMTP_URL', state: 'good', found: `${config.mail.host}:${config.mail.port}` }
    : {
        what: 'SMTP_URL',
        state: 'note',
        found: say('未设置，提醒和回执不会寄出', 'not set: no reminder and no receipt goes out'),
        todo: say('设置 SMTP_URL 和 MAIL_FROM。', 'Set SMTP_URL and MAIL_FROM.'),
      }
  return [public_, key, ...proxies, idCode, mail]
}

function directory({ dataDir }: Config, say: Say): Finding {
  const what = say('数据目录', 'data directory')
  if (!existsSync(dataDir)) return { what, state: 'note', found: say(`${dataDir}（尚未建立）`, `${dataDir} (not there yet)`) }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK)
  } catch {
    return {
      what,
      state: 'fault',
      found: say(`${dataDir} 不可读写`, `${dataDir} cannot be read and written`),
      todo: say('检查目录的所有者和权限。', 'Look at its owner and rights.'),
    }
  }
  const open = (statSync(dataDir).mode & 0o077) !== 0
  return open
    ? {
        what,
        state: 'note',
        found: say(`${dataDir}，本机其他用户也可进入`, `${dataDir}, open to other users of this machine`),
        todo: `chmod 700 ${dataDir}`,
      }
    : { what, state: 'good', found: dataDir }
}

async function database(config: Config, say: Say): Promise<Finding[]> {
  const [{ open, whereOf, isMade }, { holderOf }, { pendingMigrations }, { Unavailable }, { needsSetup }] = await Promise.all([
    import('../db/open.ts'),
    import('../db/lock.ts'),
    import('../db/migrate.ts'),
    import('../db/unavailable.ts'),
    import('../people/index.ts'),
  ])
  const what = config.databaseUrl ? say('数据库服务器', 'database server') : say('数据库', 'database')
  if (!config.databaseUrl) {
    if (!isMade(whereOf(config)))
      return [
        { what, state: 'note', found: say('尚未建立', 'not there yet'), todo: say('gongkai setup 会建立它。', 'gongkai setup makes it.') },
      ]
    const holder = holderOf(config.dataDir)
    if (holder)
      return [
        {
          what,
          state: 'good',
          found: say(`正在使用（进程 ${holder.pid}，主机 ${holder.host}）`, `in use (process ${holder.pid} on ${holder.host})`),
        },
      ]
  }
  try {
    const opened = await open(whereOf(config))
    try {
      const pending = await pendingMigrations(opened.db)
      const kind = opened.kind === 'server' ? 'PostgreSQL' : 'PGlite'
      if (pending.length > 0)
        return [
          {
            what,
            state: 'fault',
            found: say(`${kind}，有 ${pending.length} 个迁移未应用`, `${kind}, ${pending.length} migrations behind`),
            todo: 'gongkai db migrate',
          },
        ]
      const findings: Finding[] = [{ what, state: 'good', found: say(`${kind}，已是最新`, `${kind}, up to date`) }]
      if (await needsSetup(opened.db))
        findings.push({
          what: say('初始设置', 'setup'),
          state: 'fault',
          found: say('还没有机构和管理员', 'there is no agency and no administrator'),
          todo: 'gongkai setup',
        })
      return [...findings, await jobs(opened.db, say)]
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (error instanceof Unavailable || (error as Error).name === 'BadInput' || (error as Error).name === 'WrongMigrations')
      return [{ what, state: 'fault', found: (error as Error).message }]
    throw error
  }
}

/** What the program does by itself and could not do. */
async function jobs(db: Db, say: Say): Promise<Finding> {
  const { failedJobs } = await import('../jobs/index.ts')
  const what = say('后台任务', 'background jobs')
  const failed = await failedJobs(db)
  const [first] = failed
  if (!first) return { what, state: 'good', found: say('没有失败的任务', 'none has failed') }
  return {
    what,
    state: 'fault',
    found: say(
      `${failed.length} 个失败，最近的 ${first.job}：${first.reason}`,
      `${failed.length} failed, the latest ${first.job}: ${first.reason}`,
    ),
    todo: say('登录后在 /desk/jobs 查看原因并重试。', 'See /desk/jobs for the reason, and try again there.'),
  }
}

async function passwords(say: Say): Promise<Finding> {
  const what = say('密码散列', 'password hashing')
  try {
    await import('@node-rs/argon2')
    return { what, state: 'good', found: 'argon2id' }
  } catch (error) {
    return {
      what,
      state: 'fault',
      found: (error as Error).message.split('\n', 1)[0]!,
      todo: say('重新运行 npm ci（不要加 --omit=optional）。', 'npm ci again, without --omit=optional.'),
    }
  }
}

async function fonts(say: Say): Promise<Finding> {
  const what = say('PDF 字体', 'fonts for PDF')
  const { findFonts } = await import('../document/fonts.ts')
  try {
    const { uses } = findFonts()
    return { what, state: 'good', found: `${uses.body.families[0]}、${uses.title.families[0]}` }
  } catch (error) {
    return { what, state: 'note', found: say('没有中文字体，不能生成 PDF', 'none: no PDF can be made'), todo: (error as Error).message }
  }
}
