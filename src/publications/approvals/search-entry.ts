import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { findAgency } from '../../people/index.ts'
import type { Entry, Source } from '../../search/index.ts'
import { type Approval, approvalAddress } from './approval.ts'
import { wordsOf } from './approval-text.ts'
import { publicApproval, publicApprovals } from './public-store.ts'

type Found = { agencyId: string; id: string; key: string; content: Approval; updatedOn: PlainDate }

/** What can be found of an approval item. */
export function approvalEntry({ agencyId, id, key, content, updatedOn }: Found, slug: string): Entry {
  return {
    ...{ agencyId, id, kind: 'approval', path: approvalAddress(slug, key), title: content.name },
    ...{ documentNumber: null, indexNumber: null, genre: null, validity: null, column: null, columns: [], partOf: null },
    text: Object.entries(wordsOf(content))
      .map(([name, value]) => `${name}：${value}`)
      .join('\n'),
    publishedOn: updatedOn,
  }
}

/** For making the index again. */
export const approvalSource: Source = {
  kinds: ['approval'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    for (const { key } of await publicApprovals(db, agencyId, { kind: null, keyword: '' })) {
      const found = agency && (await publicApproval(db, agencyId, key))
      if (found) yield approvalEntry(found, agency.slug)
    }
  },
}
