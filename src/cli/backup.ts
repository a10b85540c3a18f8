import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Backup, Manifest } from '../backup/index.ts'
import type { JournalVerdict } from '../journal/verify.ts'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabaseAsItIs } from './database.ts'

type Flags = DataFlags & { json?: true }

/** `gongkai db backup FILE` and `gongkai db restore FILE`: exit 1 where files were lost, or a chain of the journal does not hold. */
export function declareBackup(db: Command, say: Say): void {
  const tell = (what: string, count: number) => void process.stderr.write(`${what === '<files>' ? say('文件', 'files') : what}: ${count}\n`)

  dataOption(db.command('backup').argument('<file>', say('备份文件', 'the backup')), say)
    .description(say('把全部记录和文件备份为一个文件，网站可以照常运行', 'all records and files into one file, while the site runs'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (path: string, flags: Flags) => {
      const { manifest, missing } = await backup(resolve(path), flags, tell)
      const rows = rowsIn(manifest)
      const files = manifest.files.count - missing.length
      if (missing.length > 0) process.exitCode = 1
      for (const { sha256 } of missing)
        process.stderr.write(say(`文件丢失或损坏，未备份：${sha256}\n`, `lost or damaged, not in the backup: ${sha256}\n`))
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ file: path, rows, files, missing, journal: manifest.journal })}\n`
          : say(`已备份：${rows} 行，${files} 个文件。\n`, `Backed up: ${rows} rows, ${files} files.\n`),
      )
    })

  dataOption(db.command('restore').argument('<file>', say('备份文件', 'the backup')), say)
    .description(say('把备份恢复到一个空的数据库', 'put a backup into an empty database'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .action(async (path: string, flags: Flags) => {
      const [{ checkBackup, restoreBackup }, { verify }] = await Promise.all([import('../backup/index.ts'), import('../journal/index.ts')])
      // Before a directory is made or a database opened.
      await checkBackup(path)
      const { manifest, files, verdict } = await withDatabaseAsItIs({ ...flags, mayMake: true }, async ({ db }, { dataDir }) => ({
        ...(await restoreBackup(db, path, { dataDir, tell })),
        verdict: await verify(db),
      }))
      const isWhole = holds(manifest, verdict)
      if (!isWhole || files < manifest.files.count) process.exitCode = 1
      const rows = rowsIn(manifest)
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ file: path, madeAt: manifest.madeAt, rows, files, missing: manifest.files.count - files, journal: isWhole })}\n`
          : `${[
              say(
                `已恢复 ${manifest.madeAt} 的备份：${rows} 行，${files} 个文件。`,
                `Restored the backup of ${manifest.madeAt}: ${rows} rows, ${files} files.`,
              ),
              ...(files < manifest.files.count
                ? [
                    say(
                      `备份时有 ${manifest.files.count - files} 个文件已丢失或损坏。`,
                      `${manifest.files.count - files} files were lost before the backup.`,
                    ),
                  ]
                : []),
              isWhole
                ? say('日志核对无误。', 'The journal holds.')
                : say('日志不完好，请运行 gongkai journal verify。', 'The journal does not hold: gongkai journal verify.'),
            ].join('\n')}\n`,
      )
    })
}

/** Written here, or by the site that holds the embedded database at the moment. */
async function backup(file: string, flags: DataFlags, tell: (what: string, count: number) => void): Promise<Backup> {
  const [{ writeBackup }, { InUse }] = await Promise.all([import('../backup/index.ts'), import('../db/unavailable.ts')])
  try {
    return await withDatabaseAsItIs({ ...flags, mayMake: false }, ({ db }, { dataDir }) =>
      writeBackup(db, file, { dataDir, now: new Date(), tell }),
    )
  } catch (error) {
    if (!(error instanceof InUse)) throw error
    const [{ backupThroughServer }, { loadConfig }] = await Promise.all([import('./control.ts'), import('../config.ts')])
    const done = await backupThroughServer(loadConfig(undefined, flags).dataDir, file, tell)
    // Held by a command, not by a site: as before.
    if (done === null) throw error
    return done as Backup
  }
}

const rowsIn = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0)

/** Every chain holds and ends where it ended when the backup was made. */
function holds({ journal }: Manifest, { ok, chains }: JournalVerdict): boolean {
  return ok && journal.every(({ agency, hash }) => chains.some(chain => chain.agency === agency && chain.hash === hash))
}
