import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption } from './database.ts'

export type CaseFlags = DataFlags & { agency: string; json?: true }
export type ListFlags = CaseFlags & { open?: true; overdue?: true; year?: string }

/** `gongkai applications list | show | recompute`. Who applied is not told on a terminal: that stays in the sealed part, where every look is recorded. */
export function declare(program: Command, say: Say): void {
  const applications = program.command('applications').description(say('依申请公开', 'applications for information'))
  const agency = ['--agency <slug>', say('机构的简称', 'the agency')] as const
  const json = ['--json', say('以 JSON 输出', 'print JSON')] as const

  dataOption(applications.command('list').requiredOption(...agency), say)
    .description(say('列出申请：编号、状态、期限、下一步', 'the cases: number, state, day due, what comes next'))
    .option('--open', say('只列办理中的', 'those in hand'))
    .option('--overdue', say('只列逾期的', 'those that are overdue'))
    .option('--year <year>', say('只列这一年收到的', 'those of this year'))
    .option(...json)
    .action(async (flags: ListFlags) => (await import('./applications-shown.ts')).list(flags, new Date(), say))

  dataOption(
    applications
      .command('show')
      .argument('<number>', say('申请编号', 'the number of the case'))
      .requiredOption(...agency),
    say,
  )
    .description(say('一件申请的经过和期限账', 'what happened to a case, and the ledger of its period'))
    .option(...json)
    .action(async (number: string, flags: CaseFlags) => (await import('./applications-shown.ts')).show(number, flags, new Date(), say))

  dataOption(applications.command('recompute').requiredOption(...agency), say)
    .description(say('按经过重新计算各件的状态和期限（可重复执行）', 'work the rows out again from their steps'))
    .option('--open', say('只算办理中的', 'those in hand'))
    .option(...json)
    .action(async (flags: CaseFlags & { open?: true }) => (await import('./applications-shown.ts')).recomputeCases(flags, say))
}
