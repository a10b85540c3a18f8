import { stringify } from 'csv-stringify/sync'
import type { Listed } from '../../public-store.ts'
import { inert, tableFile } from '../../table-file.ts'
import { listFields, mostRows, type RowNames, recordOf, rowOf } from './list-rows.ts'

type Stretches = AsyncIterable<readonly Listed[]>

const encoded = new TextEncoder()

/** The list as CSV, written while it is read; with the mark of UTF-8, without which Excel reads Chinese as something else. */
export const listCsv = (items: Stretches, names: RowNames): ReadableStream<Uint8Array> =>
  streamOf(async function* () {
    yield stringify([listFields.map(({ name }) => name)], { bom: true })
    for await (const some of items) yield stringify(some.map(item => rowOf(item, names).map(value => inert(value ?? ''))))
  })

/** The list as JSON: what it is, how many there are, and whether all of them are here. */
export const listJson = (
  items: Stretches,
  names: RowNames,
  about: { name: string; url: string; total: number; newestOn: string | null },
): ReadableStream<Uint8Array> =>
  streamOf(async function* () {
    const head = {
      publisher: names.office.name,
      name: about.name,
      url: about.url,
      newestOn: about.newestOn,
      most: mostRows,
      total: about.total,
    }
    yield `${JSON.stringify(head).slice(0, -1)},"items":[`
    let isFirst = true
    for await (const some of items)
      for (const item of some) {
        yield `${isFirst ? '' : ','}\n${JSON.stringify(recordOf(item, names))}`
        isFirst = false
      }
    yield '\n]}\n'
  })

export async function listXlsx(items: Stretches, names: RowNames, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const rows: (string | null)[][] = []
  for await (const some of items) rows.push(...some.map(item => rowOf(item, names)))
  // What Excel refuses in the name of a sheet.
  const sheet = name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31)
  return tableFile('xlsx', { name: sheet, head: listFields.map(field => field.name), rows })
}

/** Written as fast as it is taken. */
function streamOf(parts: () => AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const running = parts()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await running.next()
      if (done) controller.close()
      else controller.enqueue(encoded.encode(value))
    },
    async cancel() {
      await running.return(undefined)
    },
  })
}
