import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, launchBrowser, phone, visit } from '../support/browser.ts'
import { crawl, kindOf } from '../support/crawl.ts'
import { axe, sidewaysScroll, wrongText } from '../support/page-checks.ts'
import { sampleSite, signIn } from '../support/stages.ts'

/**
 * Every kind of page that a link leads to, as those who use the site: it answers, nothing on it fails, it is accessible and within a phone's
 * window, and in English its Chinese says that it is. Files are fetched and are not empty. What an earlier reader has seen is not seen again.
 */
const readers = { visitor: 25, 'sample-officer': 80, 'district-officer': 10, 'city-officer': 5, 'sample-admin': 5, 'district-leader': 0 }
const starts: Record<string, string[]> = { visitor: ['/', '/sample-bureau', '/sample-district/apply'] }

let site: Awaited<ReturnType<typeof sampleSite>>
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([sampleSite(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

describe('every page that a link leads to', () => {
  const seen = new Set<string>()

  test.each(Object.entries(readers))('for %s', { timeout: 600_000 }, async (reader, least) => {
    const { page, faults, close } = await visit(browser, site.address)
    if (reader !== 'visitor') await signIn(page, reader, site.passwordOf(reader))
    const found: string[] = []
    let looked = 0
    for await (const { path, status, isPage, bytes } of crawl(page, site.address, starts[reader] ?? ['/desk'])) {
      if (status !== 200 || bytes === 0) found.push(`${path} ${status}, ${bytes} bytes`)
      else if (isPage && !seen.has(kindOf(path))) {
        seen.add(kindOf(path))
        looked += 1
        await inLanguage(page, 'en', desk, path)
        const english = [...(await sidewaysScroll(page)), ...(await wrongText(page))]
        await inLanguage(page, 'zh-CN', phone, path)
        const wrong = [...english, ...faults(), ...(await axe(page)), ...(await sidewaysScroll(page)), ...(await wrongText(page))]
        found.push(...wrong.map(fault => `${path} ${fault}`))
      }
    }
    await close()
    expect(found).toEqual([])
    expect(looked).toBeGreaterThanOrEqual(least)
  })
})

async function inLanguage(page: Page, language: string, window: typeof phone, path: string): Promise<void> {
  await page.setViewportSize(window)
  await page.goto(`/preferences?${new URLSearchParams({ language, back: path })}`)
}
