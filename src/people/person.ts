import { Forbidden } from '../errors.ts'
import { type Action, actions, type Role, rights } from './roles.ts'

export type Level = 'nation' | 'province' | 'city' | 'county' | 'township'

export const levels: Readonly<Record<Level, string>> = {
  nation: '国家级',
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
}

/** An agency with its place in the tree: `lineage` is its own id, then its superior's, up to the root. */
export type Agency = {
  id: string
  slug: string
  name: string
  level: Level
  parentId: string | null
  region: string | null
  dissolvedOn: string | null
  lineage: readonly string[]
}

export type Section = { id: string; agencyId: string; name: string }

export type Membership = { agencyId: string; role: Role; sectionId: string | null }

/** An account as the administrator sees it. */
export type Account = {
  id: string
  /** The home agency. */
  agencyId: string
  loginName: string
  name: string
  mustChangePassword: boolean
  disabledAt: Date | null
  memberships: readonly Membership[]
}

/** Who is signed in: an account in force. */
export type Person = Account & {
  disabledAt: null
  /** Has a role that asks for a second step of signing in, and has not set it up. */
  mustEnrol?: true
}

/** Whether the person may do this in this agency. With a start password to be changed or a second step to be set up, nobody may do anything. */
export function may(person: Person | null, action: Action, agency: Pick<Agency, 'id' | 'lineage'>): boolean {
  if (!person || person.mustChangePassword || person.mustEnrol) return false
  return person.memberships.some(({ role, agencyId }) => {
    const reach = rights[role][action]
    return reach === 'tree' ? agency.lineage.includes(agencyId) : reach !== undefined && agencyId === agency.id
  })
}

/** What the person may do in one agency or another: to show what there is to do, never to decide. */
export const actionsOf = (person: Person): Action[] =>
  (Object.keys(actions) as Action[]).filter(
    action => !person.mustChangePassword && !person.mustEnrol && person.memberships.some(({ role }) => rights[role][action]),
  )

/** One of the actions is enough. Throws Forbidden with the name of the first. */
export function mustBeAllowed(
  person: Person | null,
  action: Action | readonly [Action, ...Action[]],
  agency: Pick<Agency, 'id' | 'lineage'>,
): void {
  const some = [action].flat() as Action[]
  if (!some.some(one => may(person, one, agency))) throw new Forbidden(`没有“${actions[some[0]!].label}”的权限。`)
}

/** The sections for which the person may do this in the agency: null means all of them. */
export function sectionsFor(person: Person, action: Action, agency: Pick<Agency, 'id' | 'lineage'>): readonly string[] | null {
  const held = person.memberships.filter(({ role, agencyId }) => rights[role][action] === 'section' && agencyId === agency.id)
  const wide = { ...person, memberships: person.memberships.filter(membership => !held.includes(membership)) }
  if (may(wide, action, agency)) return null
  return held.flatMap(({ sectionId }) => (sectionId ? [sectionId] : []))
}
