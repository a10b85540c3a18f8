import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { BadInput, NotFound } from '../../errors.ts'
import { downloadHeaders, type Files, fileOf } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import {
  type Action,
  type Agency,
  fieldsOf,
  findAgency,
  may,
  officeIn,
  type Person,
  sectionsFor,
  sectionsOf,
  staffOf,
} from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { isId, type Sent, sentIn } from '../desk/office.ts'
import type { DeskEnv } from '../desk/routes.tsx'
import type { Refusal } from '../item.ts'
import type { PublicationDeps } from '../routes.tsx'
import { receive } from '../uploads.ts'
import { approvalFor, beginApproval, type Incoming, saveApproval } from './actions.ts'
import { approvalFaults, feeRefusal } from './approval-faults.ts'
import { changesBetween } from './approval-text.ts'
import { approvalIn, type Flat, flatOf } from './fields.ts'
import { DeskApprovalPage } from './pages/desk-approval.tsx'
import { ApprovalEditorPage } from './pages/desk-editor.tsx'
import { deskApproval, deskApprovals } from './pages/desk-frame.tsx'
import { ApprovalDeskPage } from './pages/desk-list.tsx'
import { NewApprovalPage } from './pages/desk-new.tsx'
import { ApprovalVersionPage } from './pages/desk-version.tsx'
import { stepsFor, takeStep } from './step-actions.ts'
import { type StepName, steps } from './steps.ts'
import { type ApprovalRow, approvalsOf, filesOf, stepsOf, versionsOf } from './store.ts'

type Ctx = Context<DeskEnv>
type Found = { person: Person; office: Agency; row: ApprovalRow }

const newFields = z.object({
  name: z.string({ error: '请填写项目名称。' }).trim().min(1, '请填写项目名称。').max(100, '项目名称最多 100 个字。'),
  key: z
    .string({ error: '请填写网址名。' })
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,59}$/, '网址名用小写字母、数字和连字符，以字母开头，2 到 60 个。'),
  sectionId: z.uuid({ error: '请选择责任股室。' }),
})
const stepFields = z.object({
  step: z.enum(Object.keys(steps) as [StepName, ...StepName[]], { error: '请选择怎样办理。' }),
  seen: z.coerce.number({ error: '页面不完整，请重新打开。' }).int(),
  opinion: z.string().trim().max(500, '最多 500 个字。').default(''),
})

/** `/desk/approvals`: approval items from the draft to the withdrawal. */
export function approvalDeskRoutes({ db, files, now, today }: PublicationDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get(places.approvals, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    return c.redirect(deskApprovals((await findAgency(db, { id: person.agencyId }))!.slug), 303)
  })

  site.get(`${places.approvals}/:agency`, async c => {
    const found = await officeIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const own = sectionsFor(person, 'publication.read', office)
    const rows = (await approvalsOf(db, office.id)).filter(({ sectionId }) => own === null || (sectionId && own.includes(sectionId)))
    const mayWrite = may(person, 'publication.write', office)
    return c.html(<ApprovalDeskPage page={c.get('page')} {...{ office, rows, mayWrite }} />)
  })

  site.get(`${places.approvals}/:agency/new`, async c => {
    const found = await officeIn(c, db, 'publication.write')
    return found instanceof Response ? found : newPage(c, found, {}, {})
  })

  site.post(`${places.approvals}/:agency/new`, async c => {
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(newFields, fields)
    if (!checked.ok) return newPage(c, found, fields, checked.faults, 422)
    const { person, office } = found
    if (!(await ownSections(person, office)).some(({ id }) => id === checked.values.sectionId))
      return newPage(c, found, fields, { sectionId: '请选择本人可以拟稿的股室。' }, 422)
    const begun = await beginApproval(db, person, office, checked.values, clock())
    return begun.ok ? c.redirect(`${deskApproval(office.slug, begun.id)}/edit`, 303) : newPage(c, found, fields, begun.faults, 422)
  })

  site.get(`${places.approvals}/:agency/:id`, async c => {
    const found = await itemIn(c)
    return found instanceof Response ? found : item(c, found, {}, null, '')
  })

  site.post(`${places.approvals}/:agency/:id/step`, async c => {
    const found = await itemIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const checked = checkedFields(stepFields, fields)
    if (!checked.ok) return item(c, found, checked.faults, null, fields['opinion'] ?? '', 422)
    const { person, office, row } = found
    const taken = await takeStep(db, person, office, row.id, checked.values, clock())
    if (taken.ok) {
      const here = deskApproval(office.slug, row.id)
      return c.redirect(checked.values.step === 'reopened' ? `${here}/edit` : `${here}?done=${checked.values.step}`, 303)
    }
    if ('refusal' in taken) return item(c, found, {}, taken.refusal, checked.values.opinion, 409)
    return item(c, found, taken.faults, null, checked.values.opinion, 422)
  })

  site.get(`${places.approvals}/:agency/:id/edit`, async c => {
    const found = await itemIn(c, 'publication.write')
    if (found instanceof Response) return found
    const { office, row } = found
    if (row.stage !== 'drafting') return c.redirect(deskApproval(office.slug, row.id), 303)
    return editor(c, found, flatOf(row.draft), {}, null)
  })

  site.post(`${places.approvals}/:agency/:id/edit`, async c => {
    const found = await itemIn(c, 'publication.write')
    if (found instanceof Response) return found
    const { person, office, row } = found
    const sent = await sentIn(c)
    const flat = Object.fromEntries(
      Object.entries(sent.texts).filter(([name]) => name !== 'seen' && name !== 'act' && !name.endsWith('Drop')),
    )
    for (const name of Object.keys(sent.texts)) if (name.endsWith('Drop')) flat[`${name.slice(0, -4)}Id`] = ''
    const sentRows = new Set(sent.files.map(({ field }) => field.split('-').slice(0, 2).join('-')))
    const { content, faults, rows } = approvalIn(flat, sentRows)
    const brought = await incomingOf(files, sent, rows)
    const wrong = { ...faults, ...brought.faults }
    if (Object.keys(wrong).length > 0) return editor(c, found, flat, wrong, null, 422)
    const seen = Number(sent.texts['seen'] ?? 0)
    const saved = await saveApproval(db, person, office, row.id, { content, seen, incoming: brought.incoming }, clock())
    const here = deskApproval(office.slug, row.id)
    if (sent.texts['act'] !== 'submit') return c.redirect(`${here}/edit?done=saved`, 303)
    const taken = await takeStep(db, person, office, row.id, { step: 'submitted', seen: saved.seq, opinion: null }, clock())
    if (taken.ok) return c.redirect(`${here}?done=submitted`, 303)
    const again = { ...found, row: await approvalFor(db, person, office, row.id) }
    const values = flatOf(again.row.draft)
    return 'refusal' in taken ? editor(c, again, values, {}, taken.refusal, 409) : editor(c, again, values, taken.faults, null, 422)
  })

  site.get(`${places.approvals}/:agency/:id/versions/:version`, async c => {
    const found = await itemIn(c)
    if (found instanceof Response) return found
    const { office, row } = found
    const [versions, own] = [await versionsOf(db, row), await filesOf(db, row)]
    const at = versions.findIndex(({ version }) => String(version) === c.req.param('version'))
    const version = versions[at]
    if (!version) throw new NotFound('没有这个版本。')
    const before = versions[at - 1] ?? null
    const changes = before ? changesBetween(before.content, version.content, nameIn(own)) : []
    const shown = { office, row, version, before: before?.version ?? null, changes, files: own }
    return c.html(<ApprovalVersionPage page={c.get('page')} {...shown} />)
  })

  site.get(`${places.approvals}/:agency/:id/files/:fileId`, async c => {
    const found = await itemIn(c)
    if (found instanceof Response) return found
    const { office, row } = found
    const id = c.req.param('fileId')
    const own = isId(id) && (await filesOf(db, row)).some(file => file.id === id)
    const file = own ? await fileOf(db, office.id, id) : null
    if (!file) throw new NotFound('没有这个文件。')
    return c.body(Readable.toWeb(await files.get(file)) as ReadableStream<Uint8Array>, 200, downloadHeaders(file))
  })

  async function newPage(c: Ctx, { person, office }: Omit<Found, 'row'>, values: Flat, faults: Faults, status: 200 | 422 = 200) {
    const sections = await ownSections(person, office)
    return c.html(<NewApprovalPage page={c.get('page')} {...{ office, sections, values, faults }} />, status)
  }

  async function editor(
    c: Ctx,
    { office, row }: Found,
    values: Flat,
    faults: Faults,
    refusal: Refusal | null,
    status: 200 | 409 | 422 = 200,
  ) {
    const fee = feeRefusal(row.draft)
    const open = { ...approvalFaults(row.draft), ...(fee && { 'fees-0-basisKind': `${fee.why}${fee.cites}` }) }
    const shown = { office, row, values, faults, open, refusal, files: await filesOf(db, row), saved: c.req.query('done') === 'saved' }
    return c.html(<ApprovalEditorPage page={c.get('page')} {...shown} />, status)
  }

  async function item(
    c: Ctx,
    { person, office, row }: Found,
    faults: Faults,
    refusal: Refusal | null,
    opinion: string,
    status: 200 | 409 | 422 = 200,
  ) {
    const [taken, versions, own] = [await stepsOf(db, row), await versionsOf(db, row), await filesOf(db, row)]
    const of = (number: number | null) => versions.find(({ version }) => version === number)?.content
    const content = row.stage === 'drafting' ? row.draft : (of(row.version) ?? row.draft)
    const before = row.standing === 'public' ? of(row.publicVersion) : undefined
    const changes = before ? changesBetween(before, content, nameIn(own)) : []
    const can = stepsFor(person, office, row)
    const mayEdit = row.stage === 'drafting' && can.includes('submitted')
    const shown = { office, row, content, changes, taken, versions, files: own, can, mayEdit, faults, refusal, opinion }
    return c.html(<DeskApprovalPage page={c.get('page')} {...shown} done={c.req.query('done') ?? null} />, status)
  }

  async function ownSections(person: Person, office: Agency) {
    const own = sectionsFor(person, 'publication.write', office)
    return (await sectionsOf(db, [office.id])).filter(({ id }) => own === null || own.includes(id))
  }

  async function itemIn(c: Ctx, right: Action = 'publication.read'): Promise<Found | Response> {
    const found = await officeIn(c, db, right)
    if (found instanceof Response) return found
    const id = c.req.param('id')
    // PostgreSQL refuses what is no UUID.
    if (!isId(id)) throw new NotFound('没有这个事项。')
    return { ...found, row: await approvalFor(db, found.person, found.office, id, right) }
  }

  return site
}

const nameIn = (own: readonly { id: string; name: string }[]) => (id: string) => own.find(file => file.id === id)?.name ?? id

/** Takes the form's files in, and says where in the content each goes; what cannot be taken is a fault of its field. */
async function incomingOf(files: Files, sent: Sent, rows: ReadonlyMap<string, number>): Promise<{ incoming: Incoming[]; faults: Faults }> {
  const [incoming, faults]: [Incoming[], Record<string, string>] = [[], {}]
  for (const file of sent.files) {
    const [, at, kind] = file.field.match(/^(materials-\d+)-(form|sample)File$/) ?? []
    const row = rows.get(at ?? '')
    if (file.field !== 'resultSample' && row === undefined) continue
    try {
      const stored = await receive(files, file)
      incoming.push({
        stored,
        into: (content, id) =>
          row === undefined
            ? { ...content, resultSampleId: id }
            : { ...content, materials: content.materials.map((each, i) => (i === row ? { ...each, [`${kind}FileId`]: id } : each)) },
      })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      faults[file.field] = error.message
    }
  }
  return { incoming, faults }
}
