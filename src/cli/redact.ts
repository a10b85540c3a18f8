import type { Command } from 'commander'
import type { Say } from '../text/say.ts'

type RedactFlags = { marks?: string; out?: string; suggest?: true; json?: true }

/** `gongkai redact FILE`: a copy without the marked passages, proven before it is written. Needs no database. */
export function declare(program: Command, say: Say): void {
  program
    .command('redact')
    .argument('<file>', say('DOCX、PDF、PNG 或者 JPEG 文件', 'a DOCX, PDF, PNG or JPEG'))
    .description(
      say(
        '从文件中移除标记的内容（不是遮盖），核验后另存；原件不动（条例第三十七条）',
        'remove the marked passages from a copy, and prove it (art. 37)',
      ),
    )
    .option('--marks <file>', say('标记（JSON 列表：位置、依据 E1–E7）', 'the marks (JSON list: where, ground E1–E7)'))
    .option('--out <file>', say('公开版写到这里；核验不通过则不写', 'where the copy goes; it is not written unless it is proven'))
    .option('--suggest', say('列出发现的个人信息，作为可以修改的标记', 'print the personal data found, as marks to go over'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (file: string, flags: RedactFlags) => {
      const { redactFile } = await import('./redact-file.ts')
      const { output, isProven } = await redactFile(file, flags, say)
      process.stdout.write(output)
      if (!isProven) process.exitCode = 1
    })
}
