import type { Command } from 'commander'
import type { Say } from '../text/say.ts'
import { type DataFlags, dataOption, withDatabaseAsItIs } from './database.ts'

/** `gongkai search reindex`: the index of all agencies, or of one, made again from what is public. */
export function declare(program: Command, say: Say): void {
  const search = program.command('search').description(say('检索', 'the search index'))
  dataOption(search.command('reindex'), say)
    .description(say('按已公开的内容重建检索索引（可重复执行）', 'make the index again from what is public'))
    .option('--agency <slug>', say('只重建这个机构的', 'of this agency only'))
    .action(async (flags: DataFlags & { agency?: string }) => {
      const [{ reindex }, { searchSources }, { allAgencies }, { BadInput }, { openFiles }, { migrate }] = await Promise.all([
        import('../search/index.ts'),
        import('./search-sources.ts'),
        import('../people/index.ts'),
        import('../errors.ts'),
        import('../files/index.ts'),
        import('../db/migrate.ts'),
      ])
      await withDatabaseAsItIs({ ...flags, mayMake: false }, async ({ db }, { dataDir, limits }) => {
        await migrate(db)
        const sources = searchSources(openFiles(dataDir, { fileBytes: limits.fileBytes }))
        const agencies = (await allAgencies(db)).filter(({ slug }) => !flags.agency || slug === flags.agency)
        if (flags.agency && agencies.length === 0) throw new BadInput(`没有简称为 ${flags.agency} 的机构。`)
        for (const { id, slug } of agencies) {
          const { put, removed } = await reindex(db, id, sources)
          process.stdout.write(`${slug}  ${say(`收入 ${put} 条，清除 ${removed} 条`, `${put} put in, ${removed} taken out`)}\n`)
        }
      })
    })
}
