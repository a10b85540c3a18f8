import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, type Visit, visit } from './browser.ts'
import { axe, sidewaysScroll, wrongText } from './page-checks.ts'

/** Where a journey takes place: a site that listens, and what its steps know of it. */
export type Stage = { address: string; stop(): Promise<void> }
export type Walk<S> = S &
  Visit & { /** A second reader in a browser of their own. */ another(options?: BrowserContextOptions): Promise<Visit> }
export type Step<S> = { title: string; walk(at: Walk<S>): Promise<unknown> }

/** One step; its title is a sentence of the manual. */
export const step = <S extends Stage>(title: string, walk: Step<S>['walk']): Step<S> => ({ title, walk })

/**
 * A story in titled steps, each a test: `vitest --project journeys --reporter=json` is the manual's list. After every step the pages that it
 * came to must be without fault: nothing in the console, nothing that axe finds, no sideways scroll, its text in its language.
 * JOURNEY_PICTURES=folder keeps a picture of each step.
 */
export function journey<S extends Stage>(title: string, stage: () => Promise<S>, steps: Step<S>[], options?: BrowserContextOptions): void {
  describe(title, () => {
    let [set, browser, walk]: [S?, Browser?, Walk<S>?] = []
    const visits: Visit[] = []
    let failed: string | null = null
    beforeAll(async () => {
      ;[set, browser] = await Promise.all([stage(), launchBrowser()])
      const another = async (wishes?: BrowserContextOptions) => {
        const opened = await visit(browser!, set!.address, wishes)
        visits.push(opened)
        return opened
      }
      walk = { ...set, ...(await another(options)), another }
    })
    afterAll(async () => {
      await browser?.close()
      await set?.stop()
    })
    steps.forEach(({ title: sentence, walk: act }, at) => {
      test(sentence, async () => {
        if (failed) throw new Error(`not reached: “${failed}” failed`)
        failed = sentence
        await act(walk!).finally(() => keepPictures(visits, `${title}-${at + 1}`))
        const faults = visits.flatMap(opened => opened.faults())
        for (const { page, moved } of visits) if (moved()) faults.push(...(await faultsOf(page, options?.javaScriptEnabled === false)))
        expect(faults).toEqual([])
        failed = null
      })
    })
  })
}

/** Without script axe cannot run; the same pages are read by it with script. */
async function faultsOf(page: Page, isWithoutScript: boolean): Promise<string[]> {
  return [...(isWithoutScript ? [] : await axe(page)), ...(await sidewaysScroll(page)), ...(await wrongText(page))]
}

async function keepPictures(visits: Visit[], name: string): Promise<void> {
  const folder = process.env['JOURNEY_PICTURES']
  if (!folder) return
  await mkdir(folder, { recursive: true })
  for (const [i, { page }] of visits.entries()) await page.screenshot({ path: join(folder, `${name}${'abcdefgh'[i]}.png`), fullPage: true })
}
