import { reportJson } from '../render/json.ts'
import { type About, safeCell, tidyColumns, tidyRows } from '../render/tidy.ts'
import type { PublicContent } from './store.ts'

type AboutOf = (one: PublicContent) => About

/** The tidy table of many reports, a piece at a time; with the mark of UTF-8, without which Excel reads Chinese as something else. */
export async function* tidyCsv(contents: AsyncIterable<PublicContent[]>, aboutOf: AboutOf): AsyncGenerator<string> {
  const { stringify } = await import('csv-stringify/sync')
  yield stringify([tidyColumns.map(({ key }) => key)], { bom: true })
  for await (const some of contents)
    yield stringify(some.flatMap(one => [...tidyRows(one.content, aboutOf(one))].map(row => row.map(safeCell))))
}

/** All of it as JSON (`gongkai.reports/1`), a report at a time. */
export async function* reportsJson(contents: AsyncIterable<PublicContent[]>, aboutOf: AboutOf): AsyncGenerator<string> {
  yield '{"schema":"gongkai.reports/1","reports":['
  let isFirst = true
  for await (const some of contents)
    for (const one of some) {
      const about = JSON.stringify(aboutOf(one)).slice(1, -1)
      yield `${isFirst ? '' : ','}\n{${about},"report":${reportJson(one.content).trim()}}`
      isFirst = false
    }
  yield '\n]}\n'
}
