import { Hono } from 'hono'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Refusal } from '../application.ts'
import { sentIn } from '../apply/sent.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings.ts'
import { caseAt } from './document-routes.tsx'
import { draftLetter } from './documents.ts'
import { feeOf, nthOfMonth } from './fee.ts'
import { FeePage } from './pages/fee.tsx'

/** Art. 42: the fee by the month's count or by the pages, and the notice that tells it. */
export function feeRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()
  type Back = { typed: Record<string, string>; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

  const form = async (c: Ctx, found: FoundCase, { status, ...back }: Back) =>
    c.html(<FeePage page={c.get('page')} {...{ found, nth: await nthOfMonth(db, found.application), ...back }} />, status)

  site.get(`${caseAt}/fee`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { feeMethod, feePayment } = await settingsOf(db, found.office.id)
    return form(c, found, { typed: { method: feeMethod, howToPay: feePayment }, faults: {}, refusal: null, status: 200 })
  })

  site.post(`${caseAt}/fee`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const method = (['byItem', 'byPage'] as const).find(one => one === texts['method']) ?? null
    const pages = texts['pages']?.trim() ?? ''
    const howToPay = texts['howToPay']?.trim().slice(0, 400) ?? ''
    const back = { typed: texts, refusal: null }
    const isNumber = /^[1-9]\d{0,5}$/.test(pages)
    if (texts['more'] === 'count') {
      const faults: Faults = pages !== '' && !isNumber ? { pages: '填写大于 0 的整数。' } : {}
      return form(c, found, { ...back, faults, status: 200 })
    }
    const faults = {
      ...(!method && { method: '请选择一种计收方式。' }),
      ...(method === 'byPage' && !isNumber && { pages: '按量的，填写页数。' }),
      ...(howToPay === '' && { howToPay: '收费通知应当写明缴费方式。' }),
    }
    if (!method || Object.keys(faults).length > 0) return form(c, found, { ...back, faults, status: 422 })
    const count = method === 'byItem' ? await nthOfMonth(db, found.application) : Number(pages)
    if (feeOf({ method, count }) === 0) {
      const why = method === 'byItem' ? `当月第${count}件不收费。` : `${count}页不收费。`
      return form(c, found, { ...back, faults: {}, refusal: { why, cites: '《政府信息公开信息处理费管理办法》' }, status: 409 })
    }
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const wanted = { kind: 'feeNotice' as const, inputs: { method, count, howToPay } }
    const drafted = await draftLetter(db, deps, found.person, found.office, found.key, wanted, clock)
    if (!drafted.ok) return form(c, found, { ...back, faults: {}, refusal: drafted.refusal, status: 409 })
    return c.redirect(`${found.here}/documents/${drafted.id}?done=drafted`, 303)
  })

  return site
}
