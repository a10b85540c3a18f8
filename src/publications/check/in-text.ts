import { findPersonalData, personalKinds } from '../../secrets/find.ts'
import { minorFindings } from './minors.ts'
import { english } from './personal.ts'
import { readingOf } from './reading.ts'

/** Personal data at one place of a text; `masked` is what may stand there instead. */
export type PersonalPlace = {
  label: string
  english: string
  isLandline: boolean
  start: number
  end: number
  text: string
  masked: string
}

/** What the check of an item finds of persons in a text, minors' names with it: for other slices that publish. In order, without overlaps. */
export function personalDataIn(text: string): PersonalPlace[] {
  const found = findPersonalData(text).map(({ kind, ...place }) => ({
    ...{ label: personalKinds[kind].label, english: english[kind], isLandline: kind === 'landline' },
    ...place,
  }))
  for (const { start, end, masked } of minorsIn(text))
    if (!found.some(one => one.start < end && start < one.end))
      found.push({
        ...{ label: '未成年人姓名', english: "a minor's name", isLandline: false },
        ...{ start, end, text: text.slice(start, end), masked },
      })
  return found.sort((a, b) => a.start - b.start)
}

function minorsIn(text: string): { start: number; end: number; masked: string }[] {
  const nothing = { body: '', documentNumber: null, formedOn: null, effectiveOn: null, expiresOn: null }
  let from = 0
  return text.split('\n').flatMap(line => {
    const begins = from
    from += line.length + 1
    const draft = { ...nothing, title: line, summary: '', source: '', keywords: [], attachments: [] }
    return minorFindings(readingOf(draft)).flatMap(({ at, text: masked }) =>
      at.start === undefined || at.end === undefined ? [] : [{ start: begins + at.start, end: begins + at.end, masked }],
    )
  })
}
