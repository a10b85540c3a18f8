import { expect, test } from 'vitest'
import { slices } from '../../src/web/slices.ts'
import { desk, phone, withPage } from '../support/browser.ts'
import { axe, sidewaysScroll, wrongText } from '../support/page-checks.ts'
import { partsSlice } from '../support/parts-page.tsx'
import { testSite } from '../support/site.ts'

const { site } = await testSite({ slices: [partsSlice, ...slices] })

const looks = {
  'in simplified characters': '',
  'in traditional characters': 'language=zh-Hant',
  'in English': 'language=en',
  'in large type': 'elder=on',
  'in high contrast': 'contrast=on',
  'on a dark desk': 'dark=on',
}

test.each(Object.entries(looks))('every part of a page, %s, is accessible and fits from 320 to 1280 px', async (_look, preference) => {
  await withPage(site, async ({ page }) => {
    await page.goto(`/preferences?${preference}&back=/setup`)
    for (const [path, window] of [
      ['/parts', phone],
      ['/parts/desk', desk],
    ] as const) {
      await page.setViewportSize(window)
      await page.goto(path)
      expect(await axe(page)).toEqual([])
      expect(await sidewaysScroll(page)).toEqual([])
      expect(await wrongText(page)).toEqual([])
    }
  })
})

test('table 3 keeps its rows and heads for a screen reader where a phone folds it', async () => {
  await withPage(site, async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto('/parts')
    const table = page.getByRole('table', { name: /收到和处理政府信息公开申请情况/ })
    expect(await table.getByRole('rowheader', { name: '（一）予以公开' }).count()).toBe(1)
    expect(
      await table
        .getByRole('row', { name: /^（一）予以公开|（一）予以公开/ })
        .first()
        .getByRole('cell')
        .count(),
    ).toBe(7)
  })
})
