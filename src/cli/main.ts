#!/usr/bin/env node
import { Command } from 'commander'
import { BadConfig } from '../config.ts'
import { Unavailable } from '../db/unavailable.ts'
import { BadInput } from '../errors.ts'
import { declare as declarePublications } from '../publications/commands.ts'
import { declare as declareReport } from '../report/commands.ts'
import type { Say } from '../text/say.ts'
import { declare as declareApplications } from './applications.ts'
import { declare as declareDatabase } from './database.ts'
import { declare as declareDeadline } from './deadline.ts'
import { declare as declareDemo } from './demo.ts'
import { declare as declareDoctor } from './doctor.ts'
import { declare as declareJournal } from './journal.ts'
import { declare as declareImport } from './publications-import.ts'
import { declare as declareRedact } from './redact.ts'
import { declare as declareCompile } from './report-compile.ts'
import { declare as declareSearch } from './search.ts'
import { declare as declareSecrets } from './secrets.ts'
import { declare as declareServe } from './serve.ts'
import { declare as declareSetup } from './setup.ts'
import { declare as declareSiteExport } from './site-export.ts'

/**
 * The command `gongkai`. Exit status: 0 done, 1 done and something is wrong with the content, 2 wrong usage or unreadable input,
 * 3 refused by law, 4 the database is in use or out of reach. Commands import what they need inside their handlers, so that
 * reading a report loads no database and no web.
 */
const english = /^en/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
const say: Say = (chinese, en) => (english ? en : chinese)

const titles: Record<string, string> = { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' }

const program = new Command('gongkai')
  .description(say('政府信息公开：期限、年度报告、公开平台', 'government information disclosure: deadlines, annual reports, the portal'))
  .exitOverride()
  .helpOption('-h, --help', say('显示帮助', 'show help'))
  .helpCommand('help [command]', say('显示某个命令的帮助', 'show the help of a command'))
  .configureHelp({ styleTitle: title => (english ? title : (titles[title] ?? title)) })

declareReport(program, say)
declarePublications(program, say, () => new Date())
declareDeadline(program, say)
declareRedact(program, say)
for (const declare of [
  declareSetup,
  declareServe,
  declareDemo,
  declareJournal,
  declareDatabase,
  declareSearch,
  declareSecrets,
  declareApplications,
  declareImport,
  declareCompile,
  declareSiteExport,
  declareDoctor,
])
  declare(program, say)

try {
  await program.parseAsync()
} catch (error) {
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('commander.')) process.exitCode = (error as { exitCode: number }).exitCode === 0 ? 0 : 2
  else if (error instanceof BadInput || error instanceof BadConfig || error instanceof Unavailable) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error instanceof Unavailable ? 4 : 2
  } else throw error
}
