import { type Command, Option } from 'commander'
import type { Say } from '../text/say.ts'

export type CheckFlags = { json?: boolean; words?: string }

/** The commands of what is published. Each imports what it needs inside its handler: checking a file opens no database. */
const commands: readonly ((publications: Command, say: Say, now: () => Date) => void)[] = [
  (publications, say, now) => {
    publications
      .command('check')
      .description(
        say('公开前检查：个人信息、用字用词、隐藏内容、图片位置', 'before it goes out: personal data, wording, what a file hides'),
      )
      .argument(
        say('<文件或目录...>', '<file or directory...>'),
        say('HTML、DOCX、TXT、PDF、XLSX、OFD 或图片', 'HTML, DOCX, TXT, PDF, XLSX, OFD or a picture'),
      )
      .option(
        '--words <file>',
        say('用词表：每行“误,正,理由”，代替内置的表', 'a list of words, wrong,right,reason a line, instead of the built-in one'),
      )
      .addOption(new Option('--json', say('输出 JSON，一份文件一行', 'JSON, one line a file')))
      .action(async (paths: string[], options: CheckFlags) => (await import('./check-command.ts')).check(paths, options, say, now()))
  },
]

export function declare(program: Command, say: Say, now: () => Date): void {
  const publications = program.command('publications').description(say('公开的政府信息', 'what is published'))
  for (const command of commands) command(publications, say, now)
}
