import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { toTraditional } from '../../src/text/index.ts'

// The checks run in the page, where the types of the tests (no DOM) do not reach: they are plain text.

/**
 * Every violation of WCAG 2.2 AA and of good practice that axe finds, as `rule: sentence, where`. Where the reader's own colours are forced upon
 * the page (`forced`), those of the stylesheet, which axe goes by, are not the ones that are shown.
 */
export async function axe(page: Page, { forced = false } = {}): Promise<string[]> {
  // Only the faults come back, and in the page itself: our pages have no frames, and this is five times as fast on a long table.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: !forced } } })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}, ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}

const overflowing = `(() => {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const over = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > root.clientWidth + 0.5)
  const outer = over.filter(one => !over.includes(one.parentElement))
  return [root.scrollWidth + ' px of ' + root.clientWidth + ': ' + outer.map(one => one.tagName.toLowerCase() + '.' + one.getAttribute('class')).join(', ')]
})()`

/** Widths at which the page scrolls sideways, with what sticks out. The window is put back. */
export async function sidewaysScroll(page: Page, widths = [320, 390, 1280]): Promise<string[]> {
  const before = page.viewportSize()!
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height })
    faults.push(...((await page.evaluate(overflowing)) as string[]).map(fault => `sideways scroll at ${width}: ${fault}`))
  }
  await page.setViewportSize(before)
  return faults
}

const texts = `(() => {
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const holder = node.parentElement
    const text = node.data.trim()
    if (!text || !holder.checkVisibility()) continue
    const kept = holder.closest('[data-keep], [translate=no], textarea, script, style') !== null
    found.push({ text, kept, lang: holder.closest('[lang]')?.lang ?? '', size: parseFloat(getComputedStyle(holder).fontSize) })
  }
  return found
})()`

type Text = { text: string; kept: boolean; lang: string; size: number }

/** Text in the wrong language for where it stands, or too small to read (under 11 px). */
export async function wrongText(page: Page): Promise<string[]> {
  const found = (await page.evaluate(texts)) as Text[]
  const faults: string[] = []
  for (const { text, kept, lang, size } of found) {
    if (size < 11) faults.push(`${size} px: ${text}`)
    if (kept) continue
    if (lang === 'en' && /\p{Script=Han}/u.test(text)) faults.push(`Chinese on an English page, not marked as such: ${text}`)
    if (lang === 'zh-Hant' && toTraditional(text) !== text)
      faults.push(`simplified on a traditional page: ${text} → ${toTraditional(text)}`)
  }
  return faults
}

/** Presses Tab from the top of the page until this has the focus, and sees that the focus shows. Fails after 60 stops. */
export async function keyboardReaches(target: Locator): Promise<void> {
  const page = target.page()
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    // biome-ignore lint/suspicious/noExplicitAny: an element of the page
    const at = await target.evaluate((one: any) => {
      const { document, getComputedStyle } = one.ownerDocument.defaultView
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return { here: document.activeElement === one, shows: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' }
    })
    if (at.here && !at.shows) throw new Error(`the keyboard reaches ${target}, but nothing shows it`)
    if (at.here) return
  }
  throw new Error(`the keyboard does not reach ${target} in 60 stops`)
}
