import type { Command } from 'commander'
import type { Say } from '../text/say.ts'

export type DeadlineFlags = {
  received?: string
  corrected?: string[]
  paid?: string[]
  consulted?: string[]
  extend?: string[]
  calendar?: string
  period?: string
  on?: string
  length?: string
  why?: true
  json?: true
}

const collect = (value: string, before: string[] = []) => [...before, value]

/** `gongkai deadline`: when a reply, or any other period of the register, is due. The law is loaded only when the command runs. */
export function declare(program: Command, say: Say): void {
  program
    .command('deadline')
    .description(say('计算答复期限和其他法定期限，并说明依据', 'when a reply or another statutory period is due, and why'))
    .option('--received <day>', say('收到申请之日（YYYY-MM-DD）', 'day of receipt (YYYY-MM-DD)'))
    .option(
      '--corrected <day>',
      say('收到补正后的申请之日，期限重新起算', 'receipt of the corrected application: the period starts afresh'),
      collect,
    )
    .option('--paid <day>', say('完成缴费之日，期限重新起算', 'payment complete: the period starts afresh'), collect)
    .option(
      '--consulted <from..to>',
      say(
        '征求意见：发出日..收到意见日（尚未收到写“发出日..”），可重复',
        'consultation: letter sent..opinion received (`FROM..` while open); may be repeated',
      ),
      collect,
    )
    .option('--extend <n>', say('延长的工作日数，合计不超过20', 'extension in working days, at most 20 in all'), collect)
    .option('--period <id>', say('其他期限：D1–D23 或名称（见下）', 'another period: D1–D23 or its name (below)'))
    .option(
      '--on <day>',
      say(
        '该期限的起始之日；年度报告为所属年度内任一日',
        'the day from which that period runs; for annual reports any day of the year reported on',
      ),
    )
    .option('--length <n>', say('法律未定日数的期限（D3、D8）的长度', 'the length of a period for which the law gives no number (D3, D8)'))
    .option(
      '--calendar <file>',
      say(
        '以后公布的放假安排（JSON）：{ "year", "daysOff": ["起..止"], "workingDays": [日] }',
        'days off announced later (JSON): { "year", "daysOff": ["FROM..TO"], "workingDays": [DAY] }',
      ),
    )
    .option('--why', say('列出计算依据', 'print the reasons with their articles'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .helpOption('-h, --help', say('显示帮助', 'show this help'))
    .addHelpText(
      'after',
      () =>
        `\n${say('期限名称：', 'Periods: ')}publication correction reply thirdParty coAuthor payment replyAfterPayment departmentReport governmentReport\nreconsideration suit suitAfterReconsideration creditPublication penaltyWithdrawal budget contractNotice singleSource reading`,
    )
    .action(async (flags: DeadlineFlags) => {
      const { answerDeadline } = await import('./deadline-answer.ts')
      const answer = await answerDeadline(flags, say)
      process.stdout.write(answer.output)
      process.stderr.write(answer.complaint)
      process.exitCode = answer.exitCode
    })
}
