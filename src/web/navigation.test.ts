import { expect, test } from 'vitest'
import { testSite } from '../../test/support/site.ts'
import type { Role } from '../people/index.ts'

/** What the bar of the desk offers to a person of this role. */
async function entriesOf(role: Role): Promise<string[]> {
  const { request, signedInAs } = await testSite()
  const { cookie } = await signedInAs(role)
  const html = await (await request('/account', { headers: { cookie } })).text()
  const bar = /<header class="bar">([\s\S]*?)<\/header>/.exec(html)![1]!
  return [...bar.matchAll(/<a href="(\/desk[^"]*)"/g)].map(found => found[1]!)
}

test('the bar of the desk offers only what the person may do', async () => {
  expect(await entriesOf('officer')).not.toContain('/desk/people')
  expect(await entriesOf('officer')).toContain('/desk/reports')
  expect(await entriesOf('administrator')).toContain('/desk/people')
  expect(await entriesOf('administrator')).not.toContain('/desk/reports')
})
