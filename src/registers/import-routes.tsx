import { Hono } from 'hono'
import { z } from 'zod'
import { BadInput } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { fieldsOf, formIn, type Person, sectionsFor } from '../people/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { enterAll } from './actions.ts'
import { lookAt, mostRows, newOnes, type Row, readRows } from './import-rows.ts'
import { type Ctx, type InRegister, registerIn } from './in-address.ts'
import { deskRegister } from './pages/frame.tsx'
import { ImportPage, type Preview } from './pages/import.tsx'
import type { RegisterDeps } from './routes.tsx'
import { standingFingerprints } from './store.ts'

const sentRows = z
  .array(z.object({ number: z.number().int(), typed: z.record(z.string(), z.string()), cells: z.record(z.string(), z.string()) }))
  .min(1)
  .max(mostRows)

/** `/desk/registers/:agency/:register/import`: a list is looked at row by row with nothing done, then brought in. */
export function importRoutes({ db, now, today }: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const home = `${places.registers}/:agency/:register/import`

  site.get(home, async c => {
    const found = await registerIn(c, db, 'publication.write')
    return found instanceof Response ? found : page(c, found, null, {})
  })

  site.post(home, async c => {
    const found = await registerIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { files } = await formIn(c)
    const file = files.find(({ field }) => field === 'file')
    if (!file || file.bytes.length === 0) return page(c, found, null, { file: '请选择台账文件。' }, 422)
    try {
      return page(c, found, await previewOf(found, readRows(found.register, file.name, file.bytes)), {})
    } catch (error) {
      if (error instanceof BadInput) return page(c, found, null, { file: error.message }, 422)
      throw error
    }
  })

  site.post(`${home}/confirm`, async c => {
    const found = await registerIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const rows = rowsIn((await fieldsOf(c))['rows'])
    if (!rows) return page(c, found, null, { file: '页面已过期，请重新选择文件。' }, 422)
    const { fresh } = await previewOf(found, rows)
    // whoever may write for certain sections alone brings in what is the first of them's
    const section = sectionsFor(found.person, 'publication.write', found.office)?.[0] ?? null
    // somebody who enters the same meanwhile is no fault: it stands once
    await enterAll(db, found.person, found.office, { register: found.register, sectionId: section, contents: fresh }, clock())
    return c.redirect(deskRegister(found.office, found.register), 303)
  })

  async function previewOf({ office, register }: InRegister, rows: Row[]): Promise<Preview> {
    const looked = lookAt(register, rows, clock().today)
    const prints = looked.flatMap(({ fingerprint }) => fingerprint ?? [])
    const { fresh, same } = newOnes(looked, await standingFingerprints(db, office.id, register, prints))
    return { rows, fresh, same, faults: looked.flatMap(({ faults }) => faults) }
  }

  const page = (c: Ctx, { office, register }: InRegister, preview: Preview | null, faults: Faults, status: 200 | 422 = 200) =>
    c.html(<ImportPage page={c.get('page')} {...{ office, register, preview, faults }} />, status)

  return site
}

/** The rows that the preview sent on; null: they are not whole. */
function rowsIn(text: string | undefined): Row[] | null {
  try {
    const read = sentRows.safeParse(JSON.parse(text ?? ''))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
