import { type Command, InvalidArgumentError } from 'commander'
import type { ChainVerdict, Fault, JournalVerdict } from '../journal/verify.ts'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabase } from './database.ts'

type Flags = DataFlags & { expect?: string; json?: true }

/** `gongkai journal verify`: exit 1 where a chain does not hold. */
export function declare(program: Command, say: Say): void {
  const journal = program.command('journal').description(say('日志', 'the journal'))
  dataOption(journal.command('verify'), say)
    .description(say('逐条核对日志的哈希链', 'recompute the chain of every agency'))
    .option(
      '--expect <hash>',
      say('另外保存的哈希，须仍在链中', 'a hash written down elsewhere, which must still be in a chain'),
      hash(say),
    )
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (flags: Flags) => {
      const { verify } = await import('../journal/index.ts')
      const verdict = await withDatabase({ ...flags, mayMake: false }, ({ db }) => verify(db, { expect: flags.expect ?? null }))
      process.stdout.write(flags.json ? `${JSON.stringify(verdict)}\n` : words(verdict, say))
      if (!verdict.ok) process.exitCode = 1
    })
}

function hash(say: Say) {
  return (text: string): string => {
    if (!/^[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError(say('须为 64 位十六进制数。', 'must be 64 hexadecimal digits.'))
    return text.toLowerCase()
  }
}

function words({ chains, expected }: JournalVerdict, say: Say): string {
  const lines = chains.map(chain => line(chain, say))
  if (chains.length === 0) return `${say('尚无机构，没有日志。', 'There is no agency yet, and no journal.')}\n`
  if (expected === true) lines.push(say('另外保存的哈希在链中。', 'The hash that was kept elsewhere is in the chain.'))
  else if (expected === false)
    lines.push(
      say(
        '另外保存的哈希不在任何完好的链中：日志被截断或整体改写。',
        'The hash that was kept elsewhere is in no chain that holds: the journal was cut off or rewritten.',
      ),
    )
  else
    lines.push(
      say(
        '请把以上哈希另行保存，下次用 --expect 核对：仅凭链本身，发现不了整体改写。',
        'Keep these hashes elsewhere and give one back with --expect: alone, a chain does not show that all of it was rewritten.',
      ),
    )
  return `${lines.join('\n')}\n`
}

function line({ agency, entries, hash, fault }: ChainVerdict, say: Say): string {
  if (!fault) return `${agency}  ${say(`${entries} 条，完好`, `${entries} entries, whole`)}  ${hash}`
  const why: Record<Fault['why'], string> = {
    altered: say(`第 ${fault.seq} 条被改动`, `entry ${fault.seq} was altered`),
    missing: say(`第 ${fault.seq} 条缺失`, `entry ${fault.seq} is missing`),
    unlinked: say(`第 ${fault.seq} 条与前一条不相连`, `entry ${fault.seq} does not follow the one before`),
    'cut-off': say(`从第 ${fault.seq} 条起被截断`, `cut off from entry ${fault.seq}`),
    'beyond-the-head': say(`第 ${fault.seq} 条是后加的`, `entry ${fault.seq} was added past the end`),
  }
  return `${agency}  ${say('不完好：', 'broken: ')}${why[fault.why]}`
}
