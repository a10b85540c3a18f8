import { isTaken } from '../db/conflicts.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { BadInput, Conflict, NotFound } from '../errors.ts'
import { type Files, keepFile } from '../files/index.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import { contentOf, type ReadingRoom, receiveVersion, reportOfYear, withConfirmed } from '../report/index.ts'
import { type About, answered, type Clock, type Faulty, mustCollect, type Refused, type Taken, taking } from './actions.ts'
import { figuresOf } from './standing.ts'
import { steps } from './steps.ts'
import { confirmedIn, doubtsNow } from './upload.ts'
import { confirmationsOf, insertConfirmation, insertUpload, readOf, setVersion, type Upload, uploadsOf } from './upload-store.ts'

type Rooms = { db: Db; files: Files; room: ReadingRoom }
type Outcome = { ok: true } | Faulty | Refused

/** A body that works here sends its own report: what it wrote is never replaced by a file of somebody else's. */
export async function whyNotFor(db: Db, body: Agency, year: number): Promise<Refused['refusal'] | null> {
  const report = await reportOfYear(db, body.id, year)
  if (!report) return null
  const own = (await uploadsOf(db, { agencyId: body.id, year })).some(({ version }) => version === report.version)
  return own ? null : { why: '这个机关在本系统编制这一年的年报，应由它自己报送。', cites: steps.submitted.article }
}

/** Keeps what a body sent outside of the system, and what was read in it. Nothing goes to anybody before a person has seen it beside the original. */
export async function upload(
  { db, files, room }: Rooms,
  by: Person,
  { body, year }: Pick<About, 'body' | 'year'>,
  sent: { name: string; bytes: Uint8Array; receivedOn: PlainDate },
  { now, today }: Clock,
): Promise<Outcome> {
  const superior = await mustCollect(db, by, body)
  const refusal = await whyNotFor(db, body, year)
  if (refusal) return { ok: false, refusal }
  if (sent.receivedOn > today) return { ok: false, faults: { receivedOn: '收到的日期不能在今天以后。' } }
  if (sent.receivedOn <= `${year}-12-31`) return { ok: false, faults: { receivedOn: '报告年度结束以后才能报送，请填写次年的日期。' } }
  try {
    const stored = await files.put(sent.bytes, { name: sent.name, private: true, kinds: ['docx', 'html', 'pdf', 'xlsx'] })
    const read = storable(await room.compare(sent.bytes))
    if (read.report.year !== null && read.report.year !== year)
      return { ok: false, faults: { file: `文件是${read.report.year}年度的报告，不是${year}年度的。` } }
    read.report.year = year
    await db.transaction().execute(async trx => {
      const ordinal = ((await uploadsOf(trx, { agencyId: body.id, year }))[0]?.ordinal ?? 0) + 1
      const { id: fileId, name, sha256 } = await keepFile(trx, body.id, stored, { by: by.id, at: now })
      const who = { superiorId: superior.id, at: now, actorId: by.id, actor: by.name, version: null }
      const one = { agencyId: body.id, id: newId(), year, ordinal, fileId, fileName: name, receivedOn: sent.receivedOn, ...who }
      await insertUpload(trx, one, read)
      const details = { ordinal, fileName: name, sha256, receivedOn: sent.receivedOn, unread: read.report.reading.unread.length }
      await append(trx, {
        ...{ agencyId: body.id, at: now, actor: by, action: 'oversight.uploaded', subject: `report ${body.slug}/${year}` },
        ...{ details, article: steps.received.article },
      })
    })
    return { ok: true }
  } catch (error) {
    if (isTaken(error, 'report_uploads_ordinal')) throw overtaken()
    if (error instanceof BadInput) return { ok: false, faults: { file: error.message } }
    throw error
  }
}

/** Which upload, and how many times its cells had been confirmed when the person saw it. */
export type AboutUpload = Pick<About, 'body' | 'year'> & { ordinal: number; confirmed: number }

/** Keeps what a person found in the original: cell → figure; null: the original has none. */
export async function confirm(
  db: Db,
  by: Person,
  about: AboutUpload,
  cells: Readonly<Record<string, number | null>>,
  { now }: Clock,
): Promise<void> {
  await mustCollect(db, by, about.body)
  if (Object.keys(cells).length === 0) return
  const { body, year } = about
  try {
    await db.transaction().execute(async trx => {
      const one = waiting(await uploadsOf(trx, { agencyId: body.id, year }), about)
      await insertConfirmation(trx, one, { seq: about.confirmed + 1, at: now, actorId: by.id, actor: by.name, cells: { ...cells } })
      await append(trx, {
        ...{ agencyId: body.id, at: now, actor: by, action: 'oversight.confirmed', subject: `report ${body.slug}/${year}` },
        ...{ details: { ordinal: one.ordinal, cells: { ...cells } }, article: steps.received.article },
      })
    })
  } catch (error) {
    if (isTaken(error, 'report_upload_cells_pkey')) throw overtaken()
    throw error
  }
}

/** The upload becomes the body's report of the year, submitted on the day on which it came: checked and judged as any other from there on. */
export async function receive(
  db: Db,
  by: Person,
  about: About & AboutUpload & { answers: readonly string[] },
  clock: Clock,
): Promise<Taken> {
  await mustCollect(db, by, about.body)
  const { body, year } = about
  const refusal = await whyNotFor(db, body, year)
  if (refusal) return { ok: false, refusal }
  return taking(db, by, 'received', about, clock, async (trx, taken) => {
    const one = waiting(await uploadsOf(trx, { agencyId: body.id, year }), about)
    const all = await confirmationsOf(trx, one)
    if (all.length !== about.confirmed) throw overtaken()
    const { report } = await readOf(trx, one)
    const confirmed = confirmedIn(all)
    const open = doubtsNow(report, confirmed).filter(({ isSeen }) => !isSeen).length
    if (open > 0) return { faults: { rows: `还有 ${open} 行没有与原件核对。` } }
    const { remarks, faults } = answered(taken, about.answers)
    if (faults) return { faults }
    const brings = {
      ...{ report: withConfirmed(report, confirmed), fileName: one.fileName, originallyPublishedOn: null },
      reason: `系统外报送，${one.receivedOn}收到，由上级机关按原件录入`,
    }
    const kept = await receiveVersion(trx, by, body, year, brings, clock)
    if (!kept.ok) return 'faults' in kept ? { faults: kept.faults } : { refusal: kept.refusal }
    const { version } = kept.report
    await setVersion(trx, one, version)
    return {
      step: { version, remarks, onDay: one.receivedOn, figures: figuresOf(await contentOf(trx, kept.report, version), kept.report) },
    }
  })
}

/** The newest upload, while nothing was made of it: of an older one somebody who was slower may still speak. */
function waiting([newest]: readonly Upload[], { ordinal }: AboutUpload): Upload {
  if (!newest) throw new NotFound('还没有上传这个机关的年报。')
  if (newest.ordinal !== ordinal || newest.version !== null) throw overtaken()
  return newest
}

/** What a json column can hold: no U+0000, no half surrogate pair. */
const storable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'string' ? one.replace(/\0|\p{Cs}/gu, '\ufffd') : one))) as T

const overtaken = () => new Conflict('这份年报刚刚有变化。请重新打开页面，看过最新的情况再办。')
