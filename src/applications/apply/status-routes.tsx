import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import { icsOf } from '../../document/calendar-file.ts'
import { BadInput, NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import { isMailAddress } from '../../mail/index.ts'
import { type Agency, type Person, publicOfficeIn } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { DetailsOf } from '../application.ts'
import { clockOf } from '../clock.ts'
import { typedCode } from '../code.ts'
import { tellOffice } from '../desk/to-answer.ts'
import { handedTo } from '../handover/handed-to.ts'
import { personPlace, type Sealed } from '../intake.ts'
import { recordOf } from '../replies/record.ts'
import { statementOf } from '../replies/statement.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { takeStep } from '../step-actions.ts'
import { type StepName, type StepRule, steps as table } from '../steps.ts'
import { type Application, applicationOf, applicationOfNumber, caseFilesOf, type Key, sealedOf, stepsOf, updateSealed } from '../store.ts'
import { asideFacts, remediesFor } from './facts.ts'
import { EnterPage } from './pages/enter.tsx'
import { type Deed, StatusPage } from './pages/status.tsx'
import type { Patience } from './patience.ts'
import { receive, sentIn } from './sent.ts'
import { shownSteps } from './shown-steps.ts'
import { dropTicket, keepTicket, ticketOf } from './ticket.ts'

type Ctx = Context<SiteEnv<Person>>
type Opened = { office: Agency; key: Key; application: Application }

/** In the order in which they are offered: what is asked of the applicant first. */
const deeds: readonly Deed[] = [
  ...(['corrected', 'reasonsGiven', 'paymentReported', 'supplemented', 'contactChanged', 'withdrawn', 'rated', 'complained'] as const),
]

/** 办件查询: by number and code, never by anything else; nothing tells whether a number exists. */
export function statusRoutes(deps: ApplicationDeps, patience: Patience): Hono<SiteEnv<Person>> {
  const { db, files, secrets, now } = deps
  const site = new Hono<SiteEnv<Person>>()
  const isSecure = deps.publicUrl?.startsWith('https:') ?? false

  async function opened(c: Ctx): Promise<Opened | null> {
    c.header('cache-control', 'no-store')
    const office = await publicOfficeIn(db, c)
    const key = ticketOf(c, secrets, office.id, now())
    const application = key && (await applicationOf(db, key))
    // what was erased has no page any more: a ticket from before opens nothing
    return key && application && !application.erasedOn ? { office, key, application } : null
  }
  const enter = (c: Ctx, office: Agency, number: string, faults: Faults, status: 200 | 422 = 200) =>
    c.html(<EnterPage page={c.get('page')} {...{ office, number, faults }} />, status)

  site.get('/:agency/status', async c => {
    c.header('cache-control', 'no-store')
    return enter(c, await publicOfficeIn(db, c), '', {})
  })

  site.post('/:agency/status', async c => {
    c.header('cache-control', 'no-store')
    const office = await publicOfficeIn(db, c)
    const { texts } = await sentIn(c)
    const number = (texts['number'] ?? '').trim().slice(0, 100)
    await patience.mayTry(c)
    const code = typedCode(texts['code'] ?? '')
    const application = await applicationOfNumber(db, office.id, withHexBrackets(number))
    // the same work and the same words, whatever is wrong
    const isRight = secrets.tokenHashes(code ?? '').some(hash => timingSafeEqual(hash, application?.codeHash ?? Buffer.alloc(hash.length)))
    if (!application || !code || !isRight) return enter(c, office, number, { number: '受理号或者查询码不对，请照回执核对后再试。' }, 422)
    keepTicket(c, secrets, office.slug, { agencyId: office.id, id: application.id }, now(), isSecure)
    return c.redirect(`/${office.slug}/status/case`, 303)
  })

  site.post('/:agency/status/leave', async c => {
    const office = await publicOfficeIn(db, c)
    dropTicket(c, office.slug)
    return c.redirect(`/${office.slug}/status`, 303)
  })

  async function page(
    c: Ctx,
    { office, key, application }: Opened,
    faults: Faults,
    typed: Record<string, string>,
    status: 200 | 409 | 422 = 200,
  ) {
    const today = c.get('page').today as PlainDate
    const [taken, calendar] = [await stepsOf(db, key), await calendarFor(db, office.id)]
    const fileRows = (await caseFilesOf(db, key)).filter(({ forApplicant }) => forApplicant)
    return c.html(
      <StatusPage
        page={c.get('page')}
        {...{ office, application, calendar, faults, typed }}
        clock={clockOf(taken, calendar, today)}
        steps={shownSteps(taken)}
        files={fileRows.map(({ fileId, name }) => ({ href: `/${office.slug}/status/case/files/${fileId}`, kind: kindIn(name), name }))}
        deeds={deeds.filter(deed => (table[deed] as StepRule).moves[application.state] !== undefined && isDue(deed, taken))}
        remedies={await remediesFor(db, office, application, calendar, today)}
        phone={(await asideFacts(db, office)).phone}
        next={await handedTo(db, taken)}
        done={Object.keys(faults).length === 0 ? doneText(c.req.query('done')) : null}
      />,
      status,
    )
  }

  site.get('/:agency/status/case', async c => {
    const found = await opened(c)
    return found ? page(c, found, {}, {}) : c.redirect(`/${c.req.param('agency')}/status`, 303)
  })

  site.get('/:agency/status/case.ics', async c => {
    const { office, application } = mustBeOpen(await opened(c))
    const events = application.dueOn
      ? [
          {
            ...{ uid: `${application.id}@gongkai`, on: application.dueOn, title: `${office.name}答复 ${application.number}` },
            ...{ description: '政府信息公开申请的最迟答复日', url: `${c.get('page').origin}/${office.slug}/status` },
          },
        ]
      : []
    return c.body(icsOf(application.number, events, now()), 200, { 'content-type': 'text/calendar; charset=utf-8' })
  })

  /** 个人信息保护法 art. 45: everything that is kept of the person in this case, to take away. */
  site.get('/:agency/status/case.json', async c => {
    const { office, key, application } = mustBeOpen(await opened(c))
    const sealed = await sealedOf(db, key)
    const own = sealed ? (JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed) : null
    c.header('content-disposition', 'attachment; filename="application.json"')
    return c.json({
      ...{ schema: 'gongkai.application/1', agency: office.name, number: application.number, submittedAt: application.submittedAt },
      ...{ applicant: own?.applicant ?? null, wish: own?.wish ?? null, asked: application.asked },
      steps: shownSteps(await stepsOf(db, key)),
      files: (await caseFilesOf(db, key)).map(({ name, purpose, addedAt }) => ({ name, purpose, addedAt })),
    })
  })

  /** A receipt that anyone can verify: the clock as it stands now, and the hash of the history. Nothing in it names a person. */
  site.get('/:agency/status/case/statement.json', async c => {
    const { key } = mustBeOpen(await opened(c))
    const record = await recordOf(db, { secrets, publicUrl: deps.publicUrl }, key)
    c.header('content-disposition', 'attachment; filename="statement.json"')
    return c.json(statementOf(record, secrets, now(), c.get('page').today as PlainDate))
  })

  site.get('/:agency/status/case/files/:file', async c => {
    const { key } = mustBeOpen(await opened(c))
    const id = c.req.param('file')
    const row = (await caseFilesOf(db, key)).find(({ fileId, forApplicant }) => fileId === id && forApplicant)
    const file = row && (await fileOf(db, key.agencyId, row.fileId))
    if (!file) throw new NotFound('没有这个文件。')
    const chunks: Uint8Array[] = []
    for await (const chunk of await files.get(file)) chunks.push(chunk as Uint8Array)
    return c.body(Buffer.concat(chunks), 200, downloadHeaders(file))
  })

  /** To the case that was received elsewhere: whoever opened this one with its code opens that one, and nobody else. */
  site.post('/:agency/status/case/handed-over', async c => {
    const { key } = mustBeOpen(await opened(c))
    const next = await handedTo(db, await stepsOf(db, key))
    if (!next) throw new NotFound('这件申请没有转交，或者转交后的申请已经不能查看。')
    keepTicket(c, secrets, next.office.slug, next.key, now(), isSecure)
    return c.redirect(`/${next.office.slug}/status/case`, 303)
  })

  site.post('/:agency/status/case/:deed', async c => {
    const found = mustBeOpen(await opened(c))
    const { office, key } = found
    const deed = deeds.find(one => one === c.req.param('deed'))
    if (!deed) throw new NotFound('没有这个页面。')
    const { texts, files: sent } = await sentIn(c)
    const note = (texts['note'] ?? '').trim()
    const faults = faultsOf(deed, note, texts)
    if (Object.keys(faults).length > 0) return page(c, found, faults, texts, 422)
    const enclosed: { stored: Awaited<ReturnType<typeof receive>>; purpose: string; forApplicant: boolean }[] = []
    try {
      for (const file of sent)
        if (file.field === 'file') enclosed.push({ stored: await receive(files, file), purpose: 'enclosure', forApplicant: true })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return page(c, found, { [`${deed}-note`]: error.message }, texts, 422)
    }
    const today = c.get('page').today as PlainDate
    const taking = { step: deed as StepName, seen: Number(texts['seen']) || 0, onDay: today, note: note || null, files: enclosed }
    const details = {
      ...(deed === 'corrected' && ({ asked: note } satisfies DetailsOf['corrected'])),
      ...(deed === 'rated' && { stars: Number(texts['stars']) }),
    }
    const taken = await takeStep(db, 'applicant', office, key, { ...taking, details }, { now: now(), today }, async trx => {
      if (deed === 'contactChanged') await changeContact(trx, key, texts)
      if (deed === 'complained' || deed === 'paymentReported') await tellOffice(trx, deps, office, found.application, deed, now())
    })
    if (!taken.ok) return page(c, found, { [`${deed}-note`]: `${taken.refusal.why}（${taken.refusal.cites}）` }, texts, 409)
    return c.redirect(`/${office.slug}/status/case?done=${deed}`, 303)
  })

  async function changeContact(trx: Parameters<typeof updateSealed>[0], key: Key, texts: Record<string, string>): Promise<void> {
    const sealed = await sealedOf(trx, key)
    if (!sealed) throw new NotFound('个人信息已经按期删除。')
    const own = JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed
    const changed = (name: 'phone' | 'mail' | 'address') => (texts[name]?.trim() ? { [name]: texts[name]!.trim().slice(0, 200) } : {})
    const applicant = { ...own.applicant, ...changed('phone'), ...changed('mail'), ...changed('address') }
    await updateSealed(trx, key, { sealed: secrets.encrypt(JSON.stringify({ ...own, applicant }), personPlace(key)) })
  }

  return site
}

function mustBeOpen(found: Opened | null): Opened {
  if (!found) throw new NotFound('请先输入受理号和查询码。')
  return found
}

function faultsOf(deed: Deed, note: string, texts: Record<string, string>): Faults {
  const faults: Record<string, string> = {}
  const mustSay: readonly Deed[] = ['corrected', 'reasonsGiven', 'supplemented', 'complained']
  if (mustSay.includes(deed) && note === '') faults[`${deed}-note`] = '请填写内容。'
  if (note.length > 2000) faults[`${deed}-note`] = '最多 2000 字；内容多的请作为文件上传。'
  if (deed === 'contactChanged') {
    if (texts['mail']?.trim() && !isMailAddress(texts['mail'].trim())) faults['mail'] = '邮箱地址不正确。'
    if (texts['phone']?.trim() && !/^[+\d][\d -]{6,19}$/.test(texts['phone'].trim()))
      faults['phone'] = '填写 11 位手机号码或带区号的座机号码。'
    if (!['phone', 'mail', 'address'].some(name => texts[name]?.trim())) faults['phone'] = '请填写要更改的一项。'
  }
  if (deed === 'rated' && !['1', '2', '3'].includes(texts['stars'] ?? '')) faults['stars'] = '请选择满意程度。'
  return faults
}

const doneTexts: Readonly<Record<string, readonly [string, string]>> = {
  corrected: ['补正已经收到，答复期限从明天起重新计算。', 'Your correction has arrived; the period begins anew tomorrow.'],
  reasonsGiven: ['理由已经收到。', 'Your reasons have arrived.'],
  paymentReported: ['已告知受理机构核对缴费。', 'The office is told to look at your payment.'],
  supplemented: ['补充的内容已经收到。', 'What you added has arrived.'],
  contactChanged: ['联系方式已经更改。', 'Your contact is changed.'],
  withdrawn: ['申请已经撤回。', 'The application is withdrawn.'],
  rated: ['谢谢您的评价。', 'Thank you.'],
  complained: ['投诉已经收到，会在这里答复您。', 'Your complaint has arrived and is answered here.'],
}
const doneText = (deed: string | undefined) => (deed && Object.hasOwn(doneTexts, deed) ? doneTexts[deed]! : null)

/** A case is rated once, a payment reported once a notice. */
function isDue(deed: Deed, taken: readonly { step: string }[]): boolean {
  if (deed === 'rated') return !taken.some(({ step }) => step === 'rated')
  const last = (name: string) => taken.findLastIndex(({ step }) => step === name)
  return deed !== 'paymentReported' || last('paymentReported') < last('feeNoticed')
}

const kindIn = (name: string) => (/\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1] ?? '文件').toUpperCase()

/** 〔〕 as it is printed, from whatever was typed around the year. */
const withHexBrackets = (number: string) => number.replace(/[［[（(﹝【]\s*(\d{4})\s*[］\])）﹞】]/, '〔$1〕').replace(/\s+/g, '')
