import { Hono } from 'hono'
import { applicationOf, applicationOfNumber, type Ctx, sentIn } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import type { PlainDate, Refusal } from '../../law/index.ts'
import { type Agency, mustBeAllowed, officeIn, type Person } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { openDispute } from '../actions.ts'
import type { DisputeDeps } from '../routes.tsx'
import { type Dispute, disputeOf } from '../store.ts'
import { noticeIn, type Typed } from './notice-form.ts'
import { disputeAddress, isId } from './office.ts'
import { NoticePage } from './pages/notice.tsx'
import { receivedFiles } from './received-files.ts'

const newAt = `${places.disputes}/:agency/new`

/** A notice comes in: filled in from the application or the reconsideration from whose page it was opened. */
export function noticeRoutes({ db, files, now }: DisputeDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  async function form(c: Ctx, office: Agency, typed: Typed, faults: Faults, refusal: Refusal | null, status: 200 | 409 | 422) {
    const before = await followed(db, office, typed['after'])
    return c.html(<NoticePage page={c.get('page')} {...{ office, typed, faults, refusal, before }} />, status)
  }

  site.get(newAt, async c => {
    const found = await officeIn(c, db, 'application.write')
    if (found instanceof Response) return found
    const filled = await filledFrom(db, found.office, c.req.query('application'), c.req.query('after'))
    return form(c, found.office, filled, {}, null, 200)
  })

  site.post(newAt, async c => {
    const found = await officeIn(c, db, 'application.write')
    if (found instanceof Response) return found
    const { person, office } = found
    mustBeAllowed(person, 'application.write', office)
    const { texts: typed, files: sent } = await sentIn(c)
    const read = noticeIn(typed)
    if (!read.ok) return form(c, office, typed, read.faults, null, 422)
    const application = read.number ? await applicationOfNumber(db, office.id, read.number) : null
    if (read.number && !application) return form(c, office, typed, { application: '本机关没有这个受理号的申请。' }, null, 422)
    const received = await receivedFiles(files, sent)
    if (!received.ok) return form(c, office, typed, { file: received.fault }, null, 422)
    const { onDay, note, details, followsId } = read
    const notice = { applicationId: application?.id ?? null, followsId, onDay, note, details, files: received.stored }
    const opened = await openDispute(db, person, office, notice, { now: now(), today: c.get('page').today as PlainDate })
    if (!opened.ok) return form(c, office, typed, {}, opened.refusal, 409)
    return c.redirect(`${disputeAddress(office, opened.key)}?done=noticed`, 303)
  })

  return site
}

const followed = async (db: Db, office: Agency, id: string | undefined): Promise<Dispute | null> =>
  id && isId(id) ? disputeOf(db, { agencyId: office.id, id }) : null

async function filledFrom(db: Db, office: Agency, number: string | undefined, after: string | undefined): Promise<Typed> {
  const before = await followed(db, office, after)
  if (before) {
    const application = before.applicationId ? await applicationOf(db, { agencyId: office.id, id: before.applicationId }) : null
    return {
      ...{ after: before.id, kind: 'suitAfterReconsideration', claimant: before.claimant, about: before.about },
      claimantKind: before.claimant.includes('*') ? 'person' : 'organisation',
      // the body that upheld the act stands beside whoever made it (行政诉讼法 art. 26(2))
      role: before.result === 'upheld' ? 'original' : 'sole',
      ...(application && { application: application.number }),
    }
  }
  const application = number ? await applicationOfNumber(db, office.id, number) : null
  if (!application) return {}
  const { applicant, applicantKind, asked } = application
  return {
    ...{ kind: 'reconsideration', procedure: 'ordinary', role: 'sole', application: application.number, claimant: applicant },
    claimantKind: applicantKind === 'naturalPerson' ? 'person' : 'organisation',
    about: `不服对“${asked.slice(0, 100)}”的答复（${application.number}）`,
  }
}
