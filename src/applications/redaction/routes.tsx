import { Hono } from 'hono'
import { documentPdf } from '../../document/pdf.ts'
import { inOrder } from '../../document/redaction/index.ts'
import { BadInput, Conflict, NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import { lastOf, sinceReopened } from '../application.ts'
import { sentIn } from '../apply/sent.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { withheldList } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { type CaseFile, caseFilesOf, stepsOf } from '../store.ts'
import { type Changed, changeMarks, openFile, overtaken, stateNothing } from './actions.ts'
import { askForCopy } from './copy-job.ts'
import { askedIn } from './form.ts'
import { copyPurpose, enclosedIn, enclosureFaults, neverEnclosed } from './gate.ts'
import { FilePage, type FileProps } from './pages/file.tsx'
import { RedactionsPage } from './pages/list.tsx'
import { OpenPage } from './pages/open.tsx'
import { plateSvg } from './plate-svg.ts'
import { type ReadFile, Readings } from './readings.ts'
import { isMaking, pendingOf, type Redaction } from './redaction.ts'
import { redactionOf, redactionsOf } from './store.ts'
import { plateOf, viewsOf } from './views.ts'
import { passagesOf } from './withheld.ts'

const caseAt = '/desk/applications/:agency/:year/:ordinal'
const fileAt = `${caseAt}/redaction/:file`

type Back = Partial<Pick<FileProps, 'typed' | 'faults' | 'refusal' | 'corner' | 'done'>> & {
  status?: 200 | 409 | 422
  view?: string | undefined
}
type FoundFile = FoundCase & { file: CaseFile; redaction: Redaction | null }

/** Taking out of a file what must not go out: marks with their grounds, the copy, its proof (arts. 14–16, 37). */
export function redactionRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, files, now } = deps
  const site = new Hono<SiteEnv<Person>>()
  const readings = new Readings(files)
  const clockOf = (c: Ctx) => ({ now: now(), today: c.get('page').today as PlainDate })

  site.get(`${caseAt}/redaction`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { all, redactions, decision } = await caseOf(found)
    const against = decision ? enclosureFaults(decision, all, redactions) : []
    const shown = all.filter(({ purpose }) => !neverEnclosed.includes(purpose))
    const hasList = redactions.some(({ copyFileId }) => copyFileId !== null)
    return c.html(
      <RedactionsPage page={c.get('page')} {...{ found, files: shown, redactions, against, hasList }} done={c.req.query('done') ?? null} />,
    )
  })

  async function caseOf({ key }: FoundCase) {
    const decision = lastOf(sinceReopened(await stepsOf(db, key)), 'decided')?.details.decision ?? null
    return { all: await caseFilesOf(db, key), redactions: await redactionsOf(db, key), decision }
  }

  /** The list as it will go out: of the copies that the decision encloses, or of all where none is decided yet. */
  site.get(`${caseAt}/redaction/withheld.pdf`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { all, redactions, decision } = await caseOf(found)
    const copies = redactions.flatMap(({ copyFileId }) => copyFileId ?? [])
    const passages = passagesOf(redactions, all, decision && enclosedIn(decision).length > 0 ? enclosedIn(decision) : copies)
    if (passages.length === 0) throw new NotFound('还没有核验过的公开版，没有清单。')
    const { office, application } = found
    const bytes = await documentPdf(withheldList({ agency: office.name, caseNumber: application.number, passages }))
    const name = `不予公开内容清单${application.number}.pdf`
    return c.body(
      Buffer.from(bytes),
      200,
      downloadHeaders({ name, mediaType: 'application/pdf', bytes: bytes.length, sha256: '', private: true }),
    )
  })

  async function fileIn(c: Ctx): Promise<FoundFile | Response> {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const id = c.req.param('file') ?? ''
    const file = (await caseFilesOf(db, found.key)).find(({ fileId }) => fileId === id)
    if (!file || neverEnclosed.includes(file.purpose) || file.purpose === copyPurpose) throw new NotFound('没有这个文件。')
    return { ...found, file, redaction: await redactionOf(db, found.key, id) }
  }

  async function readOf({ office, file }: FoundFile): Promise<ReadFile> {
    const row = await fileOf(db, office.id, file.fileId)
    if (!row) throw new NotFound('没有这个文件。')
    return readings.of(row)
  }

  const isOpen = (found: FoundFile, today: string): found is FoundFile & { redaction: Redaction } =>
    found.redaction?.kept.looks[found.person.id] === today

  async function show(c: Ctx, found: FoundFile, { status = 200, view, ...back }: Back) {
    const page = c.get('page')
    if (!isOpen(found, page.today)) return c.html(<OpenPage page={page} {...{ found, file: found.file }} />, status)
    const shown = await shownOf(found, view)
    // The page follows without a script.
    if (isMaking(shown.redaction)) c.header('refresh', '2')
    const mayWrite = mayFor(found.person, 'application.write', found.office, found.application)
    const { typed = {}, faults = {}, refusal = null, corner = null, done = null } = back
    const { file } = found
    return c.html(<FilePage {...{ page, found, file, mayWrite, ...shown, typed, faults, refusal, corner, done }} />, status)
  }

  async function shownOf(found: FoundFile & { redaction: Redaction }, view: string | undefined) {
    const before = found.redaction
    let read: ReadFile | string
    try {
      read = await readOf(found)
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      read = error.message
    }
    if (typeof read === 'string') return { read, redaction: before, pending: [], views: [], at: 0 }
    // numbered from the first page to the last, as in the list
    const redaction = { ...before, kept: { ...before.kept, marks: inOrder(before.kept.marks, read.reading) } }
    const views = viewsOf(read.reading)
    const at = Math.min(Math.max(0, (Number(view) || 1) - 1), views.length - 1)
    return { read, redaction, pending: pendingOf(redaction.kept, read.suggestions), views, at: Math.trunc(at) }
  }

  site.get(fileAt, async c => {
    const found = await fileIn(c)
    if (found instanceof Response) return found
    return show(c, found, { view: c.req.query('view'), done: c.req.query('done') ?? null })
  })

  site.post(`${fileAt}/open`, async c => {
    const found = await fileIn(c)
    if (found instanceof Response) return found
    await openFile(db, whose(found), clockOf(c))
    return c.redirect(`${found.here}/redaction/${found.file.fileId}`, 303)
  })

  const whose = ({ person, office, key, file }: FoundFile) => ({ by: person, office, key, fileId: file.fileId })

  site.get(`${fileAt}/pictures/:view`, async c => {
    const found = await fileIn(c)
    if (found instanceof Response) return found
    if (!isOpen(found, c.get('page').today)) throw new NotFound('请先打开这个文件。')
    const { read, redaction, pending, views, at } = await shownOf(found, c.req.param('view'))
    const plate = typeof read === 'string' ? null : plateOf(views[at]!, read.reading, redaction.kept.marks, pending)
    if (!plate) throw new NotFound('这一部分没有图。')
    const [x, y] = [Number(c.req.query('x') ?? Number.NaN), Number(c.req.query('y') ?? Number.NaN)]
    const corner = Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null
    return c.body(plateSvg(plate, views[at]!.in === 'page', corner), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'private, no-store',
    })
  })

  type Deed = (found: FoundFile & { redaction: Redaction }, typed: Record<string, string>) => Promise<Changed | Back>

  /** A deed and the page after it; whoever was slower gets the marks as they are now, with all that was typed. */
  async function doing(c: Ctx, done: string, deed: Deed) {
    const found = await fileIn(c)
    if (found instanceof Response) return found
    const { texts: typed } = await sentIn(c)
    const view = typed['view']
    if (!isOpen(found, c.get('page').today)) return show(c, found, { status: 409, view })
    try {
      const outcome = await deed(found, typed)
      if (!('ok' in outcome)) return show(c, found, { typed, view, ...outcome })
      if (!outcome.ok) return show(c, await again(found), { typed, view, refusal: outcome.refusal, status: 409 })
    } catch (error) {
      if (error instanceof BadInput) return show(c, found, { typed, view, refusal: { why: error.message, cites: '' }, status: 422 })
      if (!(error instanceof Conflict)) throw error
      return show(c, await again(found), { typed, view, refusal: { why: error.message, cites: '' }, status: 409 })
    }
    const at = `${found.here}/redaction/${found.file.fileId}?view=${Number(view) || 1}&done=${done}`
    return c.redirect(at, 303)
  }

  const again = async (found: FoundFile): Promise<FoundFile> => ({
    ...found,
    redaction: await redactionOf(db, found.key, found.file.fileId),
  })

  site.post(fileAt, c =>
    doing(c, 'marked', async (found, typed) => {
      const { read, redaction, pending, views, at } = await shownOf(found, typed['view'])
      if (typeof read === 'string') return { refusal: { why: read, cites: '' }, status: 422 }
      const seen = Number(typed['revision']) || 0
      if (seen !== redaction.revision) throw overtaken()
      const asked = askedIn(typed, { reading: read.reading, view: views[at]!, marks: redaction.kept.marks, pending })
      if (!asked.ok) return { faults: asked.faults, status: 422 }
      if ('corner' in asked) return { corner: asked.corner }
      return changeMarks(db, whose(found), seen, asked.change, clockOf(c))
    }),
  )

  site.post(`${fileAt}/nothing`, c =>
    doing(c, 'nothing', (found, typed) => stateNothing(db, whose(found), Number(typed['revision']) || 0, clockOf(c))),
  )

  site.post(`${fileAt}/copy`, c =>
    doing(c, 'asked', async (found, typed) =>
      askForCopy(db, whose(found), { seen: Number(typed['revision']) || 0, read: await readOf(found) }, clockOf(c)),
    ),
  )

  return site
}
