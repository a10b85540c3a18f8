import type { Command } from 'commander'
import { BadInput } from '../errors.ts'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabase } from './database.ts'
import { ask, firstLineOfInput } from './prompt.ts'

type Flags = DataFlags & {
  agency?: string
  slug?: string
  level?: string
  region?: string
  section?: string[]
  name?: string
  login?: string
  passwordStdin?: true
}

const collect = (value: string, before: string[] = []) => [...before, value]

/** `gongkai setup`: the first agency, its sections, the first administrator. What no flag says is asked for; the password never stands in the arguments. */
export function declare(program: Command, say: Say): void {
  dataOption(program.command('setup'), say)
    .description(say('初始设置：第一个机构、股室和系统管理员', 'the first agency, its sections and the first administrator'))
    .option('--agency <name>', say('机构名称', 'name of the agency'))
    .option('--slug <slug>', say('机构简称，用于网址和编号，例如 wenlv', 'its short name in addresses and numbers'))
    .option('--level <level>', say('行政层级：nation、province、city、county、township', 'nation, province, city, county or township'))
    .option('--region <code>', say('行政区划代码（可不填）', 'code of the administrative division (optional)'))
    .option('--section <name>', say('股室名称，可重复', 'a section; may be repeated'), collect)
    .option('--name <name>', say('管理员姓名', "the administrator's name"))
    .option('--login <login>', say('管理员登录名', "the administrator's login name"))
    .option('--password-stdin', say('从标准输入读取密码', 'read the password from standard input'))
    .action(async (flags: Flags) => {
      const { needsSetup, setUpFirst } = await import('../people/index.ts')
      await withDatabase({ ...flags, mayMake: true }, async ({ db }) => {
        if (!(await needsSetup(db))) throw new BadInput(say('已经完成初始设置。', 'Setup was done before.'))
        const outcome = await setUpFirst(db, await answers(flags, say), null, new Date())
        if (!outcome.ok)
          throw new BadInput(
            Object.entries(outcome.faults)
              .map(([field, fault]) => `${flagOf[field] ?? field}: ${fault}`)
              .join('\n'),
          )
        process.stdout.write(
          say(`完成。管理员“${outcome.loginName}”可以登录：gongkai serve\n`, `Done. "${outcome.loginName}" can sign in: gongkai serve\n`),
        )
      })
    })
}

const flagOf: Record<string, string> = {
  agency: '--agency',
  slug: '--slug',
  level: '--level',
  region: '--region',
  sections: '--section',
  name: '--name',
  loginName: '--login',
  password: 'password',
}

async function answers(flags: Flags, say: Say): Promise<Record<string, unknown>> {
  const terminal = process.stdin.isTTY === true && !flags.passwordStdin
  const asked = async (value: string | undefined, flag: string, question: string, hidden = false) => {
    if (value !== undefined) return value
    const answer = terminal ? await ask(`${question}：`, { hidden }) : null
    if (answer === null) throw new BadInput(say(`请用 ${flag} 给出${question}。`, `${flag} is missing.`))
    return answer
  }
  const given = {
    agency: await asked(flags.agency, '--agency', say('机构名称', 'name of the agency')),
    slug: await asked(flags.slug, '--slug', say('机构简称（小写字母，例如 wenlv）', 'short name (lower case)')),
    level: await asked(
      flags.level,
      '--level',
      say('行政层级（nation、province、city、county、township）', 'level (nation, province, city, county, township)'),
    ),
    region: flags.region,
    sections:
      flags.section ??
      (terminal
        ? (await ask(say('股室（用空格或顿号隔开，可不填）：', 'sections (between spaces, may be empty): ')))?.split(/[\s、，,]+/)
        : []),
    name: await asked(flags.name, '--name', say('管理员姓名', "administrator's name")),
    loginName: await asked(flags.login, '--login', say('管理员登录名', 'login name')),
  }
  const password = flags.passwordStdin
    ? await firstLineOfInput()
    : await asked(
        undefined,
        '--password-stdin',
        say('密码（至少 12 个字符，不显示）', 'password (12 characters at least, not shown)'),
        true,
      )
  if (terminal && (await ask(say('再输一次密码：', 'password again: '), { hidden: true })) !== password)
    throw new BadInput(say('两次输入的密码不一致。', 'The passwords differ.'))
  return { ...given, password }
}
