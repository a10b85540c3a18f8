import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src/web/security-headers.ts'
import { withPage } from '../support/browser.ts'
import { whyNot } from '../support/chromium.ts'
import { axe, keyboardReaches, sidewaysScroll, wrongText } from '../support/page-checks.ts'

/** The browser and its checks themselves: what is wrong with a page must not pass. */
const pageOf = (body: string, lang = 'zh-CN') =>
  `<!doctype html><html lang="${lang}"><head><title>试</title></head><body><main><h1>年报</h1>${body}</main></body></html>`

function siteWith(body: string, lang?: string): Hono {
  const site = new Hono()
  site.get('/', c => {
    c.header('content-security-policy', contentSecurityPolicy)
    return c.html(pageOf(body, lang))
  })
  site.get('/shout.js', c => c.body('console.warn("so")', 200, { 'content-type': 'text/javascript' }))
  site.get('/file.csv', c => c.body('a,b', 200, { 'content-disposition': 'attachment; filename="a.csv"' }))
  site.post('/mistake', c => c.html(pageOf('请填写名称。'), 422))
  return site
}

const opening = (body: string) => withPage(siteWith(body), ({ page }) => page.goto('/').then(() => page.waitForTimeout(150)))
const seen = async (body: string, check: (page: Parameters<typeof axe>[0]) => Promise<string[]>, lang?: string): Promise<string[]> => {
  let faults: string[] = []
  await withPage(siteWith(body, lang), async ({ page }) => {
    await page.goto('/')
    faults = await check(page)
  })
  return faults
}

describe('a page fails its journey', () => {
  test('when a script writes to the console', () =>
    expect(opening('<script src="/shout.js"></script>')).rejects.toThrow('console warning: so'))
  test('when it breaks the content security policy', () =>
    expect(opening('<p style="color:red">红</p>')).rejects.toThrow(/console error: .*Content Security Policy/))
  test('when something on it is not there', () => expect(opening('<img src="/none.png" alt="图">')).rejects.toThrow(/404: GET .*none\.png/))
  test('when it asks another site for anything', () =>
    expect(opening('<img src="http://192.0.2.1/count.png" alt="图">')).rejects.toThrow('left the site: http://192.0.2.1/count.png'))
  test('but a download and a mistake that was expected are no faults', () =>
    withPage(siteWith('<a href="/file.csv">下载</a><form action="/mistake" method="post"><button>提交</button></form>'), async opened => {
      await opened.page.goto('/')
      const [file] = await Promise.all([opened.page.waitForEvent('download'), opened.page.getByRole('link', { name: '下载' }).click()])
      expect(file.suggestedFilename()).toBe('a.csv')
      await opened.answered(422, () => opened.page.getByRole('button', { name: '提交' }).click())
      expect(await opened.page.getByText('请填写名称。').isVisible()).toBe(true)
    }))
  test('a mistake that was not expected is one', () =>
    expect(
      withPage(siteWith('<form action="/mistake" method="post"><button>提交</button></form>'), async ({ page }) => {
        await page.goto('/')
        await page.getByRole('button').click()
        await page.getByText('请填写名称。').waitFor()
      }),
    ).rejects.toThrow(/422: POST/))
})

describe('the checks of a page', () => {
  test('a field without a label is found by axe, one with a label is not', async () => {
    expect((await seen('<input type="text">', axe)).join()).toMatch(/^label: /)
    expect(await seen('<label for="a">名称</label> <input id="a" type="text">', axe)).toEqual([])
  })
  test('a table wider than a phone is found with its width', async () => {
    const wide = '<svg class="wide" width="700" height="10"></svg>'
    const found = await seen(wide, page => sidewaysScroll(page))
    expect(found.map(fault => fault.replace(/:.*svg/, ' svg'))).toEqual([
      'sideways scroll at 320 svg.wide',
      'sideways scroll at 390 svg.wide',
    ])
  })
  test('text in the wrong language is found, but not where it is marked', async () => {
    expect(await seen('<p>report</p>', wrongText, 'en')).toEqual(['Chinese on an English page, not marked as such: 年报'])
    expect(await seen('<p lang="zh-CN">报告</p>', wrongText, 'zh-Hant')).toEqual(['simplified on a traditional page: 年报 → 年報'])
    expect(await seen('', wrongText)).toEqual([])
  })
  test('what the keyboard cannot reach is found', () =>
    withPage(siteWith('<a href="/">一</a> <button>二</button> <button tabindex="-1">三</button>'), async ({ page }) => {
      await page.goto('/')
      await keyboardReaches(page.getByRole('button', { name: '二' }))
      await expect(keyboardReaches(page.getByRole('button', { name: '三' }))).rejects.toThrow('does not reach')
    }))
})

test('a browser that cannot start names the library that is missing', () => {
  const stderr =
    '/tmp/chromium: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory'
  expect(whyNot('/tmp/chromium', { message: 'Command failed', stderr })).toContain('the library libnss3.so is missing')
  expect(whyNot('/tmp/chromium', { message: 'spawn ENOEXEC', code: 'ENOEXEC' })).toContain('is not made for this machine')
})
