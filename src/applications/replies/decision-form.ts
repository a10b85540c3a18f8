import { type DeliveryName, deliveries, type ExemptionCode, exemptions, type OutcomeKind, outcomes, parseDay } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type DecidedItem, type Decision, type Ground, mainOutcome } from '../decision.ts'

export type Typed = Readonly<Record<string, string>>
export const mostItems = 12
export const mostGrounds = 3

export const itemField = (item: number, name: string): string => `i${item}-${name}`
export const groundField = (item: number, ground: number, name: string): string => `i${item}-g${ground}-${name}`

/** What may be decided: everything but a withdrawal, which is the applicant's. */
export const decidable: readonly OutcomeKind[] = (Object.keys(outcomes) as OutcomeKind[]).filter(kind => kind !== 'withdrawn')
export const allKinds = [...new Set(Object.values(exemptions).flatMap(({ kinds }) => kinds as readonly string[]))]

/** A decision as its form shows it. */
export function typedOf({ items, rightAgency, publicAt, earlierReply }: Decision, delivery: DeliveryName | undefined): Typed {
  const typed: Record<string, string> = {
    ...(rightAgency && { agencyName: rightAgency.name, agencyContact: rightAgency.contact }),
    ...(publicAt && { publicAt }),
    ...(earlierReply && { earlierNumber: earlierReply.number, earlierOn: earlierReply.on }),
    ...(delivery && { delivery }),
  }
  for (const [i, { text, outcome, grounds, publicInterest, says, fileIds }] of items.entries()) {
    Object.assign(typed, {
      ...{ [itemField(i, 'text')]: text, [itemField(i, 'outcome')]: outcome, [itemField(i, 'says')]: says },
      ...{ [itemField(i, 'publicInterest')]: publicInterest },
    })
    for (const id of fileIds) typed[itemField(i, `file-${id}`)] = 'on'
    for (const [g, ground] of grounds.entries())
      for (const name of ['code', 'kind', 'provision', 'harm'] as const) typed[groundField(i, g, name)] = ground[name] ?? ''
  }
  return typed
}

/** How many items a form has. */
export const itemsIn = (typed: Typed): number =>
  Math.max(1, ...Array.from({ length: mostItems }, (_, i) => (typed[itemField(i, 'text')] === undefined ? 0 : i + 1)))

type Read = { ok: true; decision: Decision; delivery: DeliveryName | null } | { ok: false; faults: Faults }

/** The decision that a form says; an item without text is left out. What contradicts it is asked elsewhere. */
export function decisionIn(typed: Typed, fileIds: readonly string[]): Read {
  const faults: Record<string, string> = {}
  const text = (name: string) => {
    const value = (typed[name] ?? '').replaceAll('\r\n', '\n').trim()
    if (value.length > 4000) faults[name] = '最多 4000 字。'
    if (/[^\P{Cc}\n\t]/u.test(value)) faults[name] = '不能含有控制字符。'
    return value
  }
  const items: DecidedItem[] = []
  for (let i = 0; i < itemsIn(typed); i++) {
    const asked = text(itemField(i, 'text'))
    const outcome = text(itemField(i, 'outcome'))
    if (asked === '' && i > 0) continue
    if (asked === '') faults[itemField(i, 'text')] = '请写明答复的是哪项信息。'
    if (!decidable.includes(outcome as OutcomeKind)) faults[itemField(i, 'outcome')] = '请选择答复类型。'
    items.push({
      ...{ text: asked, outcome: outcome as OutcomeKind, grounds: groundsIn(i, text) },
      ...{ publicInterest: text(itemField(i, 'publicInterest')), says: text(itemField(i, 'says')) },
      fileIds: fileIds.filter(id => typed[itemField(i, `file-${id}`)]),
    })
  }
  const [name, publicAt, number] = [text('agencyName'), text('publicAt'), text('earlierNumber')]
  const on = parseDay(text('earlierOn'))
  if (number !== '' && !on) faults['earlierOn'] = '填写此前答复的日期，写成 2026-03-02。'
  const [whole, delivery] = [text('outcome'), text('delivery')]
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const decision: Decision = {
    items,
    outcome: decidable.includes(whole as OutcomeKind) ? (whole as OutcomeKind) : mainOutcome(items),
    rightAgency: name === '' ? null : { name, contact: text('agencyContact') },
    publicAt: publicAt || null,
    earlierReply: number === '' ? null : { number, on: on! },
  }
  return { ok: true, decision, delivery: Object.hasOwn(deliveries, delivery) ? (delivery as DeliveryName) : null }
}

function groundsIn(item: number, text: (name: string) => string): Ground[] {
  const grounds: Ground[] = []
  for (let g = 0; g < mostGrounds; g++) {
    const code = text(groundField(item, g, 'code'))
    if (!Object.hasOwn(exemptions, code)) continue
    const kind = text(groundField(item, g, 'kind'))
    grounds.push({
      ...{ code: code as ExemptionCode, kind: allKinds.includes(kind) ? kind : null },
      ...{ provision: text(groundField(item, g, 'provision')), harm: text(groundField(item, g, 'harm')) },
    })
  }
  return grounds
}
