import { expect } from 'vitest'
import { desk, phone } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import { sampleSite } from '../support/stages.ts'

/** What stands around every page, with the keyboard alone. */
const focused = `(() => {
  const one = document.activeElement
  const { top, bottom } = one.getBoundingClientRect()
  return { text: one.textContent.trim(), tag: one.tagName, inMain: one.closest('main') !== null, shows: bottom > 0 && top < innerHeight }
})()`
type Focused = { text: string; tag: string; inMain: boolean; shows: boolean }

/** Whether each stop of the Tab key stands after the one before in the page, as it is read. */
const inOrder = `(() => {
  window.stops = []
  document.addEventListener('focusin', event => window.stops.push(event.target))
})()`
const disorder = `window.stops.flatMap((one, i) => {
  const before = window.stops[i - 1]
  return before && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ? [before.textContent + ' → ' + one.textContent] : []
})`

for (const [window, viewport] of Object.entries({ desk, phone }))
  journey(
    `the frame of a page on a ${window}`,
    sampleSite,
    [
      {
        title: 'the first Tab shows a way past the head, and Enter takes it',
        walk: async ({ page }) => {
          await page.goto('/')
          await page.keyboard.press('Tab')
          expect(await page.evaluate(focused)).toMatchObject({ text: '跳到主要内容', shows: true })
          await page.keyboard.press('Enter')
          await page.keyboard.press('Tab')
          expect(((await page.evaluate(focused)) as Focused).inMain).toBe(true)
        },
      },
      {
        title: 'the keyboard goes through the page in the order in which it is read, and every stop shows',
        walk: async ({ page }) => {
          await page.goto('/sample-bureau/reports')
          await page.evaluate(inOrder)
          const seen: Focused[] = []
          for (let stops = 0; stops < 200; stops++) {
            await page.keyboard.press('Tab')
            const at = (await page.evaluate(focused)) as Focused
            if (at.tag === 'BODY' || (seen.length > 0 && at.text === '跳到主要内容')) break
            seen.push(at)
          }
          expect(seen.length).toBeGreaterThan(15)
          expect(seen.filter(({ shows }) => !shows)).toEqual([])
          const order = (await page.evaluate(disorder)) as string[]
          expect(order.filter(pair => !pair.endsWith('→ 跳到主要内容'))).toEqual([])
        },
      },
      {
        title: 'the language of the page and of every word in another is said',
        walk: async ({ page }) => {
          for (const [language, name] of Object.entries({ en: 'English', 'zh-Hant': '繁體', 'zh-CN': '简体' })) {
            await page.getByRole('link', { name, exact: true }).click()
            expect(await page.locator('html').getAttribute('lang')).toBe(language)
          }
        },
      },
    ],
    { viewport },
  )
