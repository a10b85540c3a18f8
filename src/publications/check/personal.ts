import { findPersonalData, type PersonalKind, personalKinds } from '../../secrets/find.ts'
import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

/** Numbers that lead to a person are masked or go; an office's own landline, and names, are asked about. */
const softer: ReadonlySet<PersonalKind> = new Set(['landline', 'name', 'email', 'plate'])

export const english: Readonly<Record<PersonalKind, string>> = {
  'resident-id': 'an identity number',
  'bank-card': 'a bank card number',
  mobile: 'a mobile number',
  landline: 'a telephone number',
  email: 'a private mailbox',
  passport: 'a passport number',
  plate: 'a licence plate',
  name: 'a name',
  address: 'a home address',
}

/** Personal data of the text (art. 15, Personal Information Protection Law art. 25). A landline is what an office must publish: left alone. */
export function personalFindings({ passages }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  for (const { at, text } of passages)
    for (const { kind, start, end, text: written, masked } of findPersonalData(text)) {
      if (kind === 'landline') continue
      const { label } = personalKinds[kind]
      found.push({
        rule: 'personal',
        level: softer.has(kind) ? 'warning' : 'mustFix',
        at: placed(at, start, end),
        text: masked,
        key: `${kind} ${written}`,
        message: `${label} ${masked} 不应公开，请遮盖或者说明理由`,
        english: `${english[kind]} (${masked}) should not be public: mask it or say why`,
        suggestion: { kind: 'mask', text: masked },
      })
    }
  return found
}
