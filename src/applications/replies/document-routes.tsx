import { Hono } from 'hono'
import { letterDocx, letterPdf } from '../../document/letter/index.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { lastOf, type Refusal, sinceReopened } from '../application.ts'
import { sentIn } from '../apply/sent.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { composeLetter, noticeKinds } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { draftAgain, faultsOf } from './decide.ts'
import { draftLetter, editLetter, type LetterState, letterState, voidLetter } from './documents.ts'
import { inputsIn } from './inputs.ts'
import { judgeLetter } from './judge.ts'
import { isReply, titleOf } from './notice-steps.ts'
import { DocumentPage, type LetterRights } from './pages/document.tsx'
import { NewDocumentPage } from './pages/new-document.tsx'
import { type CaseRecord, recordOf } from './record.ts'
import { signLetter } from './sign.ts'

type Env = SiteEnv<Person>
type Back = { typed: Record<string, string>; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }
export const caseAt = '/desk/applications/:agency/:year/:ordinal'
const letterAt = `${caseAt}/documents/:document`
const nothing: Back = { typed: {}, faults: {}, refusal: null, status: 200 }

/** The letters of a case: drafted, looked at, edited, signed, voided, taken away. */
export function documentRoutes(deps: ApplicationDeps): Hono<Env> {
  const { db, files, now } = deps
  const site = new Hono<Env>()
  const clockOf = (c: Ctx) => ({ now: now(), today: c.get('page').today as PlainDate })

  const chosen = (text: string | undefined) =>
    noticeKinds.find(kind => kind === text && kind !== 'feeNotice') ?? (text === 'withdrawn' ? ('withdrawn' as const) : null)

  site.get(`${caseAt}/documents/new`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const kind = chosen(c.req.query('kind'))
    return c.html(<NewDocumentPage page={c.get('page')} {...{ found, kind, typed: {}, faults: {}, refusal: null }} />)
  })

  site.post(`${caseAt}/documents/new`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const kind = chosen(texts['kind'])
    if (!kind) throw new NotFound('没有这种文书。')
    const again = (faults: Faults, refusal: Refusal | null, status: 409 | 422) =>
      c.html(<NewDocumentPage page={c.get('page')} {...{ found, kind, typed: texts, faults, refusal }} />, status)
    const read = inputsIn(kind, texts)
    if (!read.ok) return again(read.faults, null, 422)
    const drafted = await draftLetter(db, deps, found.person, found.office, found.key, { kind, inputs: read.inputs }, clockOf(c))
    if (!drafted.ok) return again({}, drafted.refusal, 409)
    return c.redirect(`${found.here}/documents/${drafted.id}?done=drafted`, 303)
  })

  type FoundLetter = FoundCase & { record: CaseRecord; letter: LetterState }

  async function letterIn(c: Ctx): Promise<FoundLetter | Response> {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const record = await recordOf(db, deps, found.key)
    const document = record.documents.find(({ id }) => id === c.req.param('document'))
    if (!document) throw new NotFound('没有这份文书。')
    return { ...found, record, letter: letterState(record, document, c.get('page').today as PlainDate) }
  }

  async function show(c: Ctx, found: FoundLetter, { typed, faults, refusal, status }: Back) {
    const { record, letter } = found
    const decision = isReply(letter.document.kind) ? lastOf(sinceReopened(record.taken), 'decided')?.details.decision : undefined
    const against = decision && letter.document.state === 'draft' ? await faultsOf(db, record, decision, clockOf(c)) : []
    const done = c.req.query('done') ?? null
    return c.html(
      <DocumentPage page={c.get('page')} {...{ found, shown: letter, against, rights: rightsOf(found), typed, faults, refusal, done }} />,
      status,
    )
  }

  site.get(letterAt, async c => {
    const found = await letterIn(c)
    return found instanceof Response ? found : show(c, found, nothing)
  })

  site.post(letterAt, async c => {
    const found = await letterIn(c)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const body = (texts['body'] ?? '').replaceAll('\r\n', '\n').trim()
    const why =
      body === '' ? '请填写正文。' : body.length > 20_000 ? '最多 20000 字。' : /[^\P{Cc}\n\t]/u.test(body) ? '不能含有控制字符。' : null
    if (why) return show(c, found, { typed: texts, faults: { body: why }, refusal: null, status: 422 })
    const change = { id: found.letter.document.id, revision: Number(texts['revision']) || 0, body }
    const outcome = await unlessFaster(c, texts, () => editLetter(db, found.person, found.office, found.key, change, clockOf(c)))
    if (outcome instanceof Response) return outcome
    if (!outcome.ok) return show(c, found, { typed: texts, faults: {}, refusal: outcome.refusal, status: 409 })
    return c.redirect(`${found.here}/documents/${outcome.id}?done=saved`, 303)
  })

  /** Where somebody was faster, the letter as it is now stands in the preview and what was typed in the form: neither is lost. */
  async function unlessFaster<T>(c: Ctx, texts: Record<string, string>, act: () => Promise<T>): Promise<T | Response> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const newer = await letterIn(c)
      if (newer instanceof Response) return newer
      const typed = { ...texts, revision: String(newer.letter.document.revision) }
      const why = '别人刚刚修改过这份文书或者办理过这件申请：预览是现在的文字，您填写的还在下面，核对后可以再办理。'
      return show(c, newer, { typed, faults: {}, refusal: { why, cites: '' }, status: 409 })
    }
  }

  site.post(`${letterAt}/sign`, async c => {
    const found = await letterIn(c)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const signing = {
      ...{ id: found.letter.document.id, revision: Number(texts['revision']) || 0, seen: Number(texts['seen']) || 0 },
      note: texts['note']?.trim().slice(0, 4000) || null,
    }
    const outcome = await unlessFaster(c, texts, () =>
      signLetter(db, { ...deps, files }, found.person, found.office, found.key, signing, clockOf(c)),
    )
    if (outcome instanceof Response) return outcome
    if (!outcome.ok) return show(c, found, { typed: texts, faults: {}, refusal: outcome.refusal, status: 409 })
    return c.redirect(`${found.here}/documents/${signing.id}?done=signed`, 303)
  })

  for (const [deed, step] of [
    ['review', 'reviewed'],
    ['return', 'returned'],
  ] as const)
    site.post(`${letterAt}/${deed}`, async c => {
      const found = await letterIn(c)
      if (found instanceof Response) return found
      const { texts } = await sentIn(c)
      const note = texts['note']?.trim().slice(0, 4000) || null
      if (step === 'returned' && !note)
        return show(c, found, { typed: texts, faults: { note: '退回时请写明要改什么。' }, refusal: null, status: 422 })
      const { id } = found.letter.document
      const judging = { step, id, revision: Number(texts['revision']) || 0, seen: Number(texts['seen']) || 0, note }
      const taken = await unlessFaster(c, texts, () => judgeLetter(db, found.person, found.office, found.key, judging, clockOf(c)))
      if (taken instanceof Response) return taken
      if (!taken.ok) return show(c, found, { typed: texts, faults: {}, refusal: taken.refusal, status: 409 })
      return c.redirect(step === 'returned' ? `${found.here}?done=returned` : `${found.here}/documents/${id}?done=reviewed`, 303)
    })

  site.post(`${letterAt}/void`, async c => {
    const found = await letterIn(c)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const why = texts['why']?.trim().slice(0, 400) ?? ''
    if (why === '') return show(c, found, { typed: texts, faults: { why: '请写明作废的理由。' }, refusal: null, status: 422 })
    const voiding = { id: found.letter.document.id, revision: Number(texts['revision']) || 0, why }
    const outcome = await unlessFaster(c, texts, () => voidLetter(db, found.person, found.office, found.key, voiding, clockOf(c)))
    if (outcome instanceof Response) return outcome
    if (!outcome.ok) return show(c, found, { typed: texts, faults: {}, refusal: outcome.refusal, status: 409 })
    return c.redirect(`${found.here}/documents/${voiding.id}?done=voided`, 303)
  })

  site.post(`${letterAt}/again`, async c => {
    const found = await letterIn(c)
    if (found instanceof Response) return found
    const outcome = await draftAgain(db, deps, found.person, found.office, found.key, clockOf(c))
    if (!outcome.ok) return show(c, found, { ...nothing, refusal: outcome.refusal, status: 409 })
    return c.redirect(`${found.here}/documents/${outcome.id}?done=drafted`, 303)
  })

  for (const end of ['docx', 'pdf'] as const)
    site.get(`${letterAt}/letter.${end}`, async c => {
      const found = await letterIn(c)
      if (found instanceof Response) return found
      const { document, facts } = found.letter
      const kept = end === 'docx' ? document.docxFileId : document.pdfFileId
      const file = kept && (await fileOf(db, found.office.id, kept))
      if (file) {
        const chunks: Uint8Array[] = []
        for await (const chunk of await files.get(file)) chunks.push(chunk as Uint8Array)
        return c.body(Buffer.concat(chunks), 200, downloadHeaders(file))
      }
      const letter = composeLetter(document.kind, facts, { body: document.content.body })
      const bytes = end === 'docx' ? await letterDocx(letter) : await letterPdf(letter)
      const head = {
        name: `${titleOf(document.kind)}（草稿）.${end}`,
        mediaType: mediaTypes[end],
        bytes: bytes.length,
        sha256: '',
        private: true,
      }
      return c.body(Buffer.from(bytes), 200, downloadHeaders(head))
    })

  return site
}

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** What the page offers; each handler asks again. */
function rightsOf({ person, office, application, record, letter }: FoundCase & { record: CaseRecord; letter: LetterState }): LetterRights {
  const { kind, state } = letter.document
  const may = (action: Parameters<typeof mayFor>[1]) => mayFor(person, action, office, application)
  const isDraft = state === 'draft'
  const isHead = record.settings.headOfOfficeId === person.id
  const ownDraft = lastOf(sinceReopened(record.taken), 'decided')?.actorId === person.id
  if (!isReply(kind))
    return {
      ...{ edit: isDraft && may('application.write'), review: false, return: false },
      sign: isDraft && (kind === 'extensionNotice' ? may('application.extend') || isHead : may('application.write')),
      void: state !== 'voided' && may('application.write'),
      again: false,
    }
  const at = application.state
  return {
    edit: isDraft && (at === 'deciding' || at === 'signed') && may('application.write'),
    review: isDraft && at === 'deciding' && !ownDraft && may('application.review'),
    sign: isDraft && (at === 'approving' || at === 'signed') && !ownDraft && may('application.approve'),
    return: isDraft && (at === 'deciding' || at === 'approving') && (may('application.review') || may('application.approve')),
    void: state === 'signed' && at === 'signed' && may('application.approve'),
    again: at === 'signed' && may('application.write') && !record.documents.some(one => isReply(one.kind) && one.state !== 'voided'),
  }
}
