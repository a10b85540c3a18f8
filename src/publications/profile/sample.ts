import type { Db } from '../../db/open.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Clock } from '../publish.ts'
import { changeFacts, verifyFacts } from './actions.ts'
import { factsSchema } from './facts.ts'
import { groupKinds } from './groups.ts'

/** Fills in an agency's profile from a file, through the same action as its officer's. */
export async function fillProfile(db: Db, officer: Person, agency: Agency, given: Record<string, unknown>, clock: Clock): Promise<void> {
  for (const kind of groupKinds) {
    if (given[kind] === undefined) continue
    const facts = factsSchema(kind).parse(given[kind])
    const done = await changeFacts(db, officer, agency, kind, { facts, seen: 0, reason: '首次填写' }, clock)
    if (!done.ok) throw new Error(`the profile cannot be made: ${kind} ${JSON.stringify(done.faults)}`)
  }
}

/** Looks at all groups but one again: the reminder of that one can then be seen. */
export async function verifyProfile(db: Db, officer: Person, agency: Agency, clock: Clock): Promise<void> {
  for (const kind of groupKinds) if (kind !== 'leaders') await verifyFacts(db, officer, agency, kind, clock)
}
