import { expect, test } from 'vitest'
import { inPerson } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { register } from '../intake.ts'

test('a number opens into its cases for the office; a section learns how many there are and reads none of another', async () => {
  const at = await testSite()
  const { person, agency, cookie } = await at.signedInAs('officer')
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const clock = { now: monday, today: day('2026-03-02') }
  const { number } = good(await register(at.database.db, means, person, agency, inPerson('2026-03-02'), clock))
  const read = async (reader: string) =>
    (await at.request(`/desk/applications/${agency.slug}/figures/cases?what=received`, { headers: { cookie: reader } })).text()
  expect(await read(cookie)).toContain(number)
  const section = await read((await at.signedInAs('drafter')).cookie)
  expect(section).not.toContain(number)
  expect(section).toContain('其中 1 件由其他股室承办，未列出。')
})
