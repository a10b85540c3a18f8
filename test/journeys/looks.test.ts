import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, launchBrowser, phone, type Visit, visit } from '../support/browser.ts'
import { axe, sidewaysScroll, wrongText } from '../support/page-checks.ts'
import { sampleSite, signIn } from '../support/stages.ts'

/** Every page in every look: accessible, in its language, and within the window from 320 to 1280 px. */
const readers: Record<string, string[]> = {
  visitor: ['/', '/sample-bureau/reports', '/sample-bureau/reports/2023', '/tools/check', '/sign-in', '/nothing-here'],
  'sample-officer': ['/desk', '/desk/reports', '/desk/reports/sample-bureau/2023', '/desk/reports/sample-bureau/import', '/account'],
  'sample-admin': [
    '/desk',
    '/desk/people/accounts',
    '/desk/people/accounts/new',
    '/desk/people/agencies',
    '/desk/people/agencies/sample-bureau',
    '/desk/days',
  ],
}

/** What the journeys see already (a desk) is not read by axe again; letters of another language change nothing that it looks at. */
const looks: Record<string, { kept: string; window: typeof phone; withAxe?: true }> = {
  'on a phone': { kept: '', window: phone, withAxe: true },
  'in traditional characters': { kept: 'language=zh-Hant', window: phone },
  'in English': { kept: 'language=en', window: desk },
  'in large type': { kept: 'language=zh-CN&elder=on', window: phone, withAxe: true },
  'in high contrast': { kept: 'elder=off&contrast=on', window: desk, withAxe: true },
}

let site: Awaited<ReturnType<typeof sampleSite>>
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([sampleSite(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

describe.each(Object.entries(readers))('the pages of %s', (reader, paths) => {
  let opened: Visit
  beforeAll(async () => {
    opened = await visit(browser, site.address)
    if (reader !== 'visitor') await signIn(opened.page, reader, site.passwordOf(reader))
  })

  test.each(Object.entries(looks))('%s', async (_look, { kept, window, withAxe }) => {
    const { page, faults, answered } = opened
    await page.setViewportSize(window)
    await page.goto(`/preferences?${kept}&back=/robots.txt`)
    const found: string[] = []
    for (const path of paths) {
      await (path === '/nothing-here' ? answered(404, () => page.goto(path)) : page.goto(path))
      const wrong = [...faults(), ...(withAxe ? await axe(page) : []), ...(await sidewaysScroll(page)), ...(await wrongText(page))]
      found.push(...wrong.map(fault => `${path} ${fault}`))
    }
    expect(found).toEqual([])
  })
})
