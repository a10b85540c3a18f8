import { findPersonalData, personalKinds } from '../../secrets/find.ts'
import { minorFindings } from './minors.ts'
import { readingOf } from './reading.ts'

/** What stands against a reason that everybody will read; null: nothing. An office's own telephone may stand in it (art. 15). */
export function publicReasonFault(reason: string): string | null {
  const found = findPersonalData(reason)
    .filter(({ kind }) => kind !== 'landline')
    .map(({ kind, masked }) => `${personalKinds[kind].label} ${masked}`)
  const minors = minorFindings(readingOf({ ...asTitle, title: reason })).length > 0 ? ['未成年人姓名'] : []
  const all = [...new Set([...found, ...minors])]
  return all.length === 0 ? null : `这段理由公众可以看到，不能写个人信息：${all.join('、')}。请改用“当事人”等说法。`
}

const asTitle = {
  ...{ title: '', body: '', documentNumber: null, formedOn: null, effectiveOn: null, expiresOn: null },
  ...{ summary: '', source: '', keywords: [], attachments: [] },
}
