import { type Context, Hono } from 'hono'
import { BadInput, Conflict } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, fieldsOf, type Person, sectionsFor, sectionsOf } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { columnsOf } from '../catalogue/store.ts'
import { cleanPaste } from '../content/index.ts'
import type { Content } from '../content.ts'
import { saveDraft, saveDraftIn } from '../draft-actions.ts'
import { draftOf } from '../draft-store.ts'
import type { Refusal } from '../item.ts'
import { itemOf, stepsOf } from '../item-store.ts'
import { tryDraftLinks } from '../links/jobs.ts'
import { otherSiteFindings } from '../links/other-sites.ts'
import { takeStep } from '../step-actions.ts'
import { type Act, acted, actIn } from './acts.ts'
import { cleanedFile, rememberChecks } from './attachment-check.ts'
import { editedIn, type Typed, typedOf } from './editing.ts'
import { opinion } from './forms.ts'
import { itemViewOf } from './item.ts'
import { asKept, checkItem, type KeptFinding, mended, withReasons } from './item-check.ts'
import { relatedOf } from './item-routes.tsx'
import { type FoundItem, itemIn, sentIn } from './office.ts'
import { DeskEditorPage } from './pages/editor.tsx'
import { deskItemOf } from './pages/parts.tsx'
import type { DeskDeps, DeskEnv } from './routes.tsx'
import { findPublic } from './store.ts'
import { inPlaceOf, type Received, receiveAll } from './uploads.ts'

type Ctx = Context<DeskEnv>
type Back = { typed?: Typed; faults?: Faults; refusal?: Refusal | null; notes?: Received['warnings'] }
const one = `${places.publications}/:agency/:id`

/** The editor: one form, whose every button saves all of it and then does what it says. */
export function deskEditRoutes({ db, files, now, today, config }: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  const checkFiles = rememberChecks()
  const checked = async (office: Agency, content: Content): Promise<KeptFinding[]> =>
    asKept([...(await checkItem(db, office, content, clock().today)), ...(await checkFiles(db, files, office.id, content.attachments))])

  site.get(`${one}/edit`, async c => {
    const found = await itemIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    if (found.item.stage !== 'drafting') return c.redirect(deskItemOf(found.office, found.item.id), 303)
    return editor(c, found, {})
  })

  site.post(`${one}/autosave`, async c => {
    const found = await itemIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office, item } = found
    const draft = await draftFor(found)
    const read = editedIn(await fieldsOf(c), draft.content, await placesOf(person, office))
    if (!read.ok) return c.json({ error: `没有保存：${Object.values(read.faults)[0]}` }, 422)
    const { content, seen, sectionId } = read.edited
    const isSame = JSON.stringify(content) === JSON.stringify(draft.content) && sectionId === item.sectionId && seen === draft.revision
    const saved = isSame ? draft : await saveDraft(db, person, office, item.id, { content, seen, sectionId }, clock())
    const at = new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    return c.json({ saved: c.get('page').say(`${at} 已自动保存`, `saved at ${at}`), fields: { seen: saved.revision } })
  })

  // What is pasted into the editor, as clean as it will be stored.
  site.post(`${one}/paste`, async c => {
    const found = await itemIn(c, db, 'publication.write')
    return found instanceof Response ? found : c.json({ html: cleanPaste((await fieldsOf(c))['html'] ?? '') })
  })

  site.post(`${one}/edit`, async c => {
    const found = await itemIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office, item } = found
    const { texts, files: sent } = await sentIn(c)
    const act = actIn(texts['act'])
    const draft = await draftFor(found)
    const read = editedIn(texts, draft.content, await placesOf(person, office))
    if (!read.ok) return editor(c, found, { typed: texts, faults: read.faults }, 422)
    let received: Received
    try {
      received = await receiveAll(files, sent)
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return editor(
        c,
        found,
        { typed: texts, faults: { [sent.some(({ field }) => field === 'docx') ? 'docx' : 'file']: error.message } },
        error.limit === 'fileBytes' ? 413 : 422,
      )
    }
    const about = aboutFinding[act.name]
    const kept = about ? checkedFields(opinion, texts[`reason-${act.at}`]) : null
    if (kept && (!kept.ok || kept.values === null))
      return editor(
        c,
        found,
        { typed: texts, faults: { [`reason-${act.at}`]: kept.ok ? about!.missing : Object.values(kept.faults)[0]! } },
        422,
      )
    try {
      const { seen, sectionId } = read.edited
      const clean =
        act.name === 'clean'
          ? await cleanedFile(
              db,
              files,
              office.id,
              draft.content.attachments.find(one => one.fileId === act.at),
            )
          : null
      const content = acted(await fixed(found, read.edited.content, act), act, texts, office.slug)
      await db.transaction().execute(async trx => {
        const whole = await received.into(trx, { agencyId: office.id, id: item.id }, content, office.slug, person, clock())
        const mended = clean ? await inPlaceOf(trx, { agencyId: office.id, id: item.id }, whole, act.at, clean, person, clock()) : whole
        await saveDraftIn(trx, person, office, item.id, { content: mended, seen, sectionId }, clock())
      })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      // What another saved is shown, and beside it what was typed here: nobody's words are lost.
      return editor(c, found, { typed: { conflict: texts['body'] ?? '' }, faults: { body: error.message } }, 409)
    }
    if (kept?.ok) {
      const taking = { step: about!.step, seen: item.seq, opinion: kept.values, details: { fingerprint: act.at } }
      const outcome = await takeStep(db, person, office, item.id, taking, clock())
      if (!outcome.ok) return editor(c, await again(found), 'faults' in outcome ? { faults: outcome.faults } : outcome, 409)
    }
    if (act.name === 'probe') {
      const key = { agencyId: office.id, id: item.id }
      await enqueue(db, tryDraftLinks, key, { key: item.id })
    }
    if (act.name === 'submit') return submit(c, await again(found), Number(texts['step']))
    if (received.warnings.length > 0) return editor(c, await again(found), { notes: received.warnings })
    return c.redirect(`${deskItemOf(office, item.id)}/edit?${new URLSearchParams(wayBack(act, texts))}${anchorOf(act)}`, 303)
  })

  async function submit(c: Ctx, found: FoundItem, seen: number): Promise<Response> {
    const { person, office, item } = found
    const { content } = (await draftOf(db, item))!
    const findings = await checked(office, content)
    const taking = { step: 'submitted' as const, seen, opinion: null, findings }
    const outcome = await takeStep(db, person, office, item.id, taking, clock())
    if (outcome.ok) return c.redirect(`${deskItemOf(office, item.id)}?done=submitted`, 303)
    return 'faults' in outcome ? editor(c, found, { faults: outcome.faults }, 422) : editor(c, found, { refusal: outcome.refusal }, 409)
  }

  async function editor(
    c: Ctx,
    found: FoundItem,
    { typed, faults = {}, refusal = null, notes = [] }: Back,
    status: 200 | 409 | 413 | 422 = 200,
  ) {
    const { person, office, item } = found
    const view = await itemViewOf(db, person, office, item, clock().today)
    const { sections } = await placesOf(person, office)
    const words = c.req.query('find')?.trim().slice(0, 100)
    const own = typedOf(view.content, item.sectionId)
    const props = {
      ...{ view, faults, refusal, notes, sections, megabytes: config.limits.fileBytes / 1_000_000 },
      typed: { ...own, ...(words && { find: words }), ...typed },
      findings: withReasons(await checked(office, view.content), await stepsOf(db, item)),
      related: await relatedOf(db, office.id, view.content),
      links: (await otherSiteFindings(db, office.id, view.content)).state,
      found: words ? await findPublic(db, office.id, words, item.id) : null,
      done: c.req.query('done') ?? null,
    }
    return c.html(<DeskEditorPage page={c.get('page')} {...props} />, status)
  }

  /** With the finding of the pressed button masked or corrected. */
  const fixed = async ({ office }: FoundItem, content: Content, { name, at }: Act): Promise<Content> =>
    name === 'mask' || name === 'correct' ? mended(content, await checked(office, content), at) : content

  async function draftFor({ item }: FoundItem) {
    const draft = await draftOf(db, item)
    if (!draft || item.stage !== 'drafting') throw new Conflict('稿件已经送审，不能再改。需要修改的，请先撤回。')
    return draft
  }

  /** The item as it is after what was just saved. */
  const again = async (found: FoundItem): Promise<FoundItem> => ({
    ...found,
    item: (await itemOf(db, { agencyId: found.office.id, id: found.item.id }))!,
  })

  /** The columns and the sections from which this person may choose. */
  async function placesOf(person: Person, office: Agency) {
    const mine = sectionsFor(person, 'publication.write', office)
    const all = await sectionsOf(db, [office.id])
    return {
      slug: office.slug,
      columns: await columnsOf(db, office.id),
      sections: all.filter(({ id }) => mine === null || mine.includes(id)),
    }
  }

  return site
}

const wayBack = (act: Act, texts: Readonly<Record<string, string>>): Record<string, string> =>
  act.name === 'find' ? { find: texts['find']?.trim() ?? '' } : { done: act.name === 'probe' ? 'probing' : 'saved' }

/** The buttons of a finding that are steps of the record. */
const aboutFinding: Readonly<Record<string, { step: 'overruled' | 'unkept'; missing: string }>> = {
  keep: { step: 'overruled', missing: '请填写保留的理由。' },
  unkeep: { step: 'unkept', missing: '请填写撤销保留的理由。' },
}

const anchors: Readonly<Record<string, string>> = {
  ...{ preview: '#preview', find: '#e4', relate: '#e4', unrelate: '#e4', upload: '#e3', remove: '#e3', place: '#e2', docx: '#e2' },
  ...{
    check: '#findings',
    probe: '#findings',
    mask: '#findings',
    correct: '#findings',
    clean: '#findings',
    keep: '#findings',
    unkeep: '#findings',
  },
}
const anchorOf = ({ name }: Act) => anchors[name] ?? ''
