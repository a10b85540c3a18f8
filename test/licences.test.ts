import { expect, test } from 'vitest'
import { judge } from '../scripts/licence-terms.ts'

test.each([
  ['MIT', 'accepted'],
  ['Apache-2.0', 'accepted'],
  ['MPL-2.0', 'accepted'],
  ['OFL-1.1', 'accepted'],
  ['GPL-3.0-or-later', 'refused'],
  ['AGPL-3.0-only', 'refused'],
  ['LGPL-3.0', 'refused'],
  ['SSPL-1.0', 'refused'],
  ['(MIT OR GPL-3.0-or-later)', 'accepted'],
  ['(MIT AND Zlib)', 'accepted'],
  ['MIT AND GPL-2.0', 'refused'],
  ['MIT AND (GPL-2.0 OR ISC)', 'accepted'],
  ['GPL-2.0 WITH Font-exception-2.0', 'accepted'],
  ['GPL-2.0 WITH Classpath-exception-2.0', 'refused'],
  ['UNLICENSED', 'refused'],
  ['SEE LICENSE IN LICENSE.md', 'unknown'],
  ['(none stated)', 'unknown'],
])('a dependency under "%s" is %s', (terms, verdict) => {
  expect(judge(terms)).toBe(verdict)
})
