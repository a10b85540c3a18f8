import type { Db } from '../../db/open.ts'
import { publicApprovalKeys } from '../approvals/public-store.ts'
import { columnsOf } from '../catalogue/store.ts'
import { publicNumbers } from './store.ts'

const item = /^\/([a-z][a-z0-9-]*)\/items\/([1-9]\d{0,14})(?:[/?#.]|$)/
const approval = /^\/([a-z][a-z0-9-]*)\/approvals\/([a-z][a-z0-9-]+)(?:[/?#.]|$)/
const column = /^\/([a-z][a-z0-9-]*)\/(?:content|rules)\/([a-z][a-z0-9-]*)(?:[/?#.]|$)/

/** Which of the site's own addresses in a text lead somewhere: items, columns and approval items of the agency are looked up, others are taken to be there. */
export async function ownPagesIn(db: Db, agency: { id: string; slug: string }, body: string): Promise<(path: string) => boolean> {
  const paths = [...body.matchAll(/href="(\/[^"]*)"/g)].map(found => found[1]!)
  const numbers = paths.flatMap(path => {
    const [, slug, number] = item.exec(path) ?? []
    return slug === agency.slug ? [Number(number)] : []
  })
  const there = await publicNumbers(db, agency.id, numbers)
  const columns = paths.some(path => column.test(path)) ? new Set((await columnsOf(db, agency.id)).map(({ key }) => key)) : null
  const approvals = new Set(
    await publicApprovalKeys(
      db,
      agency.id,
      paths.flatMap(path => approval.exec(path)?.[2] ?? []),
    ),
  )
  return path => {
    const [, slug, number] = item.exec(path) ?? []
    if (slug === agency.slug) return there.has(Number(number))
    const [, whose, name] = approval.exec(path) ?? []
    if (whose === agency.slug) return approvals.has(name!)
    const [, of, key] = column.exec(path) ?? []
    return of !== agency.slug || columns === null || columns.has(key!)
  }
}
