import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, launchBrowser, phone, type Visit, visit } from '../support/browser.ts'
import { axe, sidewaysScroll, wrongText } from '../support/page-checks.ts'
import { sampleSite, signIn } from '../support/stages.ts'

/** Every page in every look: accessible, in its language, and within the window from 320 to 1280 px. */
const readers: Record<string, string[]> = {
  visitor: [
    '/',
    '/sample-bureau',
    '/sample-bureau/reports',
    '/sample-bureau/reports/2023',
    '/sample-district/replies',
    '/sample-district/replies/1',
    '/tools/check',
    '/accessibility',
    '/statement',
    '/sign-in',
    '/nothing-here',
  ],
  'sample-officer': [
    '/desk',
    '/desk/publications',
    '/desk/publications/new',
    '/desk/reports',
    '/desk/reports/sample-bureau/2023',
    '/desk/reports/sample-bureau/import',
    '/desk/disputes/sample-bureau',
    '/desk/disputes/sample-bureau/new',
    '/desk/disputes/sample-bureau/figures',
    '/desk/registers/sample-bureau',
    '/desk/registers/sample-bureau/penalties/new',
    '/desk/reports/sample-bureau/compile?year=2023',
    '/account',
  ],
  'district-officer': [
    '/desk/applications/sample-district',
    '/desk/applications/sample-district/board',
    '/desk/applications/sample-district/calendar',
    '/desk/applications/sample-district/figures',
    '/desk/applications/sample-district/2025/3',
    '/desk/applications/sample-district/2026/5',
    '/desk/applications/sample-district/replies',
    '/desk/applications/sample-district/2025/1/reply',
    '/desk/applications/sample-district/2025/32/reply',
    '/desk/reports/sample-district/compile?year=2025',
    '/desk/reports/sample-district/compile/cell?year=2025&at=applications.rows.received%5B6%5D',
  ],
  'city-officer': [
    '/desk/reports',
    '/desk/collection/sample-city?year=2025',
    '/desk/collection/sample-city/sample-housing/2025',
    '/desk/collection/sample-city/findings?year=2025',
    '/desk/collection/sample-city/merge?year=2025',
  ],
  'land-leader': ['/desk/submissions/sample-land/2025'],
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
type Look = { kept: string; window: typeof phone; withAxe?: true; twice?: true; forced?: true }
const looks: Record<string, Look> = {
  'on a phone': { kept: '', window: phone, withAxe: true },
  'in traditional characters': { kept: 'language=zh-Hant', window: phone },
  'in English': { kept: 'language=en', window: desk },
  'in large type': { kept: 'language=zh-CN&elder=on', window: phone, withAxe: true },
  // WCAG 1.4.4 and 1.4.10: a window of 1280 at 200 %, and the letters doubled once more
  'at twice its size': { kept: 'language=zh-CN&elder=off', window: { width: 640, height: 512 }, withAxe: true, twice: true },
  'in the colours of the reader': { kept: 'language=zh-CN&elder=off', window: desk, withAxe: true, forced: true },
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

  test.each(Object.entries(looks))('%s', async (_look, { kept, window, withAxe, twice, forced }) => {
    const { page, faults, answered } = opened
    await page.setViewportSize(window)
    await page.emulateMedia({ forcedColors: forced ? 'active' : 'none' })
    await page.goto(`/preferences?${kept}&back=/robots.txt`)
    const found: string[] = []
    for (const path of paths) {
      await (path === '/nothing-here' ? answered(404, () => page.goto(path)) : page.goto(path))
      if (twice) await page.evaluate("document.documentElement.style.fontSize = '200%'")
      const widths = twice ? [640] : undefined
      const wrong = [
        ...faults(),
        ...(withAxe ? await axe(page, { forced }) : []),
        ...(await sidewaysScroll(page, widths)),
        ...(await wrongText(page)),
      ]
      found.push(...wrong.map(fault => `${path} ${fault}`))
    }
    expect(found).toEqual([])
  })
})
