import type { Db, Trx } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, findAgency } from '../../people/index.ts'
import { type Entry, putEntry, type Source } from '../../search/index.ts'
import { type AnyFacts, type GroupKind, specOf } from './groups.ts'
import { guideOf } from './guide.ts'
import { guideText } from './guide-document.ts'
import { type Profile, profileOf, verifiedDays } from './store.ts'

/** Ids of the three pages in the index: the same in every agency, whose id stands before them. */
const ids = {
  guide: '00000000-0000-7000-8000-000000000901',
  institution: '00000000-0000-7000-8000-000000000902',
  apply: '00000000-0000-7000-8000-000000000903',
} as const

export const institutionGroups = ['duties', 'sections', 'leaders'] as const satisfies readonly GroupKind[]

/** Every value that the groups hold. */
function factsText(profile: Profile, kinds: readonly GroupKind[]): string {
  return kinds
    .flatMap(kind => {
      const { rows = [], ...fields } = (profile[kind]?.facts ?? {}) as AnyFacts
      const values = [...Object.values(fields), ...(rows as Record<string, string>[]).flatMap(row => Object.values(row))]
      return profile[kind] ? [specOf(kind).label, ...(values as string[])] : []
    })
    .filter(Boolean)
    .join('\n')
}

function entriesOf(agency: Agency, profile: Profile, today: PlainDate): Entry[] {
  const parts = guideOf(agency, profile, today)
  const entry = (page: keyof typeof ids, title: string, text: string): Entry => ({
    ...{ agencyId: agency.id, id: ids[page], kind: 'guide', path: `/${agency.slug}/${page}`, title, text },
    ...{ documentNumber: null, indexNumber: null, column: null, columns: [], genre: null, validity: null, partOf: null },
    publishedOn: verifiedDays(profile)?.newest ?? today,
  })
  const institution = factsText(profile, [...institutionGroups, 'office'])
  return [
    entry('guide', '政府信息公开指南', guideText(parts)),
    ...(institution ? [entry('institution', '机构概况：职能职责、内设股室、领导分工', institution)] : []),
    entry('apply', '依申请公开', guideText(parts.filter(({ key }) => ['apply', 'office', 'periods', 'fees'].includes(key)))),
  ]
}

/** Puts what the profile makes public into the index, in the transaction that changes it. */
export async function putProfileEntries(trx: Trx, agency: Agency, today: PlainDate): Promise<void> {
  for (const entry of entriesOf(agency, await profileOf(trx, agency.id), today)) await putEntry(trx, entry)
}

export const profileSource: Source = {
  kinds: ['guide'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    const profile = await profileOf(db, agencyId)
    const days = verifiedDays(profile)
    if (agency && days) yield* entriesOf(agency, profile, days.newest)
  },
}
