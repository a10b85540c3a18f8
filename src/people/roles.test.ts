import { describe, expect, test } from 'vitest'
import { may, mustBeAllowed, type Person, sectionsFor } from './person.ts'
import { type Action, actions, type Role, rights, roles } from './roles.ts'

const city = { id: 'city', lineage: ['city'] }
const bureau = { id: 'bureau', lineage: ['bureau', 'city'] }
const other = { id: 'other', lineage: ['other', 'city'] }

const holding = (role: Role, agencyId: string, sectionId: string | null = null): Person => ({
  id: 'p',
  agencyId,
  loginName: 'p',
  name: 'p',
  mustChangePassword: false,
  disabledAt: null,
  memberships: [{ agencyId, role, sectionId }],
})

describe('who may do what', () => {
  test('every action is given to some role', () => {
    for (const action of Object.keys(actions) as Action[])
      expect(
        Object.values(rights).some(granted => action in granted),
        action,
      ).toBe(true)
  })

  test('a superior and an auditor only read', () => {
    for (const role of ['superior', 'auditor'] as const)
      for (const action of Object.keys(rights[role]) as Action[]) expect(actions[action].changes, `${role} ${action}`).toBe(false)
  })

  test('nobody drafts and reviews, or drafts and approves, by one role (art. 17)', () => {
    for (const role of Object.keys(roles) as Role[])
      for (const noun of ['publication', 'application'] as const)
        if (`${noun}.write` in rights[role])
          for (const verb of ['review', 'approve'] as const)
            expect(`${noun}.${verb}` in rights[role], `${role} ${noun} ${verb}`).toBe(false)
  })

  // Whether the leader may review this item is decided with the colleagues at hand: publications/item.test.ts.
  test('only the leader reviews and approves, for an office that has no reviewer (art. 17)', () => {
    const both = (Object.keys(roles) as Role[]).filter(
      role => 'publication.review' in rights[role] && 'publication.approve' in rights[role],
    )
    expect(both).toEqual(['leader'])
  })

  test('an administrator reads no application', () => {
    expect(may(holding('administrator', 'bureau'), 'application.read', bureau)).toBe(false)
  })

  test('a superior reads its own and every agency below, not beside or above', () => {
    expect(may(holding('superior', 'city'), 'report.read', city)).toBe(true)
    expect(may(holding('superior', 'city'), 'report.read', bureau)).toBe(true)
    expect(may(holding('superior', 'bureau'), 'report.read', other)).toBe(false)
    expect(may(holding('superior', 'bureau'), 'report.read', city)).toBe(false)
  })

  test('an officer acts in the agency of the membership and nowhere else', () => {
    expect(may(holding('officer', 'city'), 'report.write', city)).toBe(true)
    expect(may(holding('officer', 'city'), 'report.write', bureau)).toBe(false)
  })

  test('nobody, and whoever has still to change the start password, may do nothing', () => {
    expect(may(null, 'report.read', city)).toBe(false)
    expect(may({ ...holding('administrator', 'city'), mustChangePassword: true }, 'agency.manage', city)).toBe(false)
    expect(() => mustBeAllowed(null, 'report.read', city)).toThrow('没有“查阅未发布的年报和核对结果”的权限。')
  })

  test('a drafter acts for the own section, an officer for all of them', () => {
    const drafter = holding('drafter', 'bureau', 's1')
    expect(sectionsFor(drafter, 'application.write', bureau)).toEqual(['s1'])
    expect(sectionsFor(drafter, 'application.write', other)).toEqual([])
    expect(sectionsFor(holding('officer', 'bureau'), 'application.write', bureau)).toBe(null)
    const both = { ...drafter, memberships: [...drafter.memberships, ...holding('officer', 'bureau').memberships] }
    expect(sectionsFor(both, 'application.write', bureau)).toBe(null)
  })
})
