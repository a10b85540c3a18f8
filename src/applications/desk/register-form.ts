import { type ChannelName, channels, type PlainDate, parseDay } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Applicant, type ApplicantKind, forms, type IdentityPaper, routes, type Wish } from '../applicant.ts'
import { applicationIn, type FieldName, severalMatters, type Typed } from '../apply/fields.ts'

/** The ways in which an application reaches the office other than by the form on the site. */
export const officeChannels = (Object.keys(channels) as ChannelName[]).filter(name => name !== 'online')

export type Arrived = {
  channel: ChannelName
  arrivedOn: PlainDate
  confirmedOn: PlainDate | null
  trackingNumber: string
  readBack: boolean
}
export type Registered = Arrived & { applicant: Applicant; wishes: readonly Wish[] }

/** What a paper may not say: it is registered all the same, and asked for as a correction (art. 30). */
const maybeMissing: readonly FieldName[] = [
  'identityNumber',
  'representative',
  'phone',
  'forms',
  'route',
  'mail',
  'address',
  'fax',
  'paper',
  'agentIdentityNumber',
]

/** What was registered, or what is wrong by field. */
export function registeredIn(
  typed: Typed & Readonly<Record<string, string>>,
): { ok: true; values: Registered } | { ok: false; faults: Faults } {
  const faults: Record<string, string> = {}
  const read = applicationIn({ ...typed, agrees: 'yes' })
  if (!read.ok)
    for (const [field, fault] of Object.entries(read.faults))
      if (!(maybeMissing as readonly string[]).includes(field) || (typed[field as FieldName] ?? '').trim() !== '') faults[field] = fault
  const channel = officeChannels.find(name => name === typed['channel'])
  if (!channel) faults['channel'] = '选择提交方式。'
  const arrivedOn = parseDay((typed['arrivedOn'] ?? '').trim())
  if (!arrivedOn) faults['arrivedOn'] = '填写收到的日期，写成 2026-03-02。'
  const confirmed = (typed['confirmedOn'] ?? '').trim()
  const needsConfirming = channel && channels[channel].receivedWhen === 'confirmed'
  const confirmedOn = needsConfirming && confirmed ? parseDay(confirmed) : null
  if (needsConfirming && confirmed && !confirmedOn) faults['confirmedOn'] = '日期写成 2026-03-02。'
  const trackingNumber = (typed['trackingNumber'] ?? '').trim()
  if (trackingNumber.length > 40) faults['trackingNumber'] = '最多 40 字。'
  const readBack = channel === 'oral' && typed['readBack'] === 'yes'
  if (channel === 'oral' && !readBack) faults['readBack'] = '口头申请由您代为填写：先读给申请人听，申请人确认以后再登记。'
  const several = severalMatters(typed.what ?? '')
  if (typed['split'] === 'yes' && several.length > 20) faults['what'] = '一次最多拆成 20 件。'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const { applicant, wish } = read.ok ? read.filled : filledFrom(typed)
  const wishes = typed['split'] === 'yes' && several.length > 1 ? several.map(what => ({ ...wish, what })) : [wish]
  return { ok: true, values: { channel: channel!, arrivedOn: arrivedOn!, confirmedOn, trackingNumber, readBack, applicant, wishes } }
}

/** The same from a paper that does not say everything. What it says was checked. */
function filledFrom(typed: Typed): { applicant: Applicant; wish: Wish } {
  const text = (name: FieldName) => (typed[name] ?? '').trim()
  const chosen = text('forms')
    .split(',')
    .filter((key): key is keyof typeof forms => Object.hasOwn(forms, key))
  const route = text('route')
  return {
    applicant: {
      ...{ kind: text('kind') as ApplicantKind, name: text('name'), representative: text('representative'), contact: text('contact') },
      ...{ employer: text('employer'), paper: (text('paper') || 'other') as IdentityPaper, identityNumber: text('identityNumber') },
      ...{ phone: text('phone'), mail: text('mail'), fax: text('fax'), address: text('address'), postcode: text('postcode') },
      ...{ agent: text('agent'), agentIdentityNumber: text('agentIdentityNumber') },
    },
    wish: {
      ...{ what: text('what'), period: text('period'), documentNumber: text('documentNumber') },
      ...{ forms: chosen.length > 0 ? chosen : ['paper'], needsHelp: text('needsHelp') === 'yes' },
      route: Object.hasOwn(routes, route) ? (route as keyof typeof routes) : text('address') ? 'post' : 'pickUp',
    },
  }
}

/** What the paper does not say, to be asked for within seven working days (arts. 29, 30). */
export function missingIn({ applicant }: Pick<Registered, 'applicant'>): string[] {
  return [
    ...(applicant.identityNumber ? [] : ['身份证明']),
    ...(applicant.phone || applicant.mail || applicant.address ? [] : ['联系方式']),
  ]
}
