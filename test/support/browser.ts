import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request as Sent } from 'playwright-core'
import { unpackedChromium } from './chromium.ts'

/** What serves: a Hono app, or anything else that answers a request. */
export type Answers = { fetch(request: Request, env: object): Response | Promise<Response> }

export const phone = { width: 390, height: 844 }
export const desk = { width: 1280, height: 900 }

// No --single-process, which @sparticuz/chromium would add and which dies with its first page; no --disable-web-security, which would
// take away what is tested. The others keep it from asking for hosts of its maker.
const flags =
  '--no-sandbox --disable-gpu --font-render-hinting=none --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export async function launchBrowser(withMachineFonts = false): Promise<Browser> {
  const { path, env } = await unpackedChromium(withMachineFonts)
  return chromium.launch({ executablePath: path, env: { ...process.env, ...env } as Record<string, string>, args: flags.split(' ') })
}

/** Serves on a free port of this machine alone. */
export async function served(site: Answers): Promise<{ address: string; stop(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: site.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const stop = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** One reader at one window, and everything that went wrong in it. */
export type Visit = {
  page: Page
  /** What went wrong since it was last asked: a console message, an error of a script, an answer of 400 or more, a request that failed or left the site. */
  faults(): string[]
  /** Does something that must be answered with a page of this status (a mistake's 422, say). */
  answered(status: number, act: () => Promise<unknown>): Promise<void>
  /** Whether it came to another page since it was last asked. */
  moved(): boolean
  close(): Promise<void>
}

export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: address, viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  let found: { text: string; download?: string }[] = []
  let expected: number | null = null
  let seen: number | null = null
  let hasMoved = false
  const downloads = new Set<string>()
  const note = (text: string, download?: string) => found.push({ text, download })

  page.on('console', message => {
    // of these the answers and failed requests below know more
    if (!message.text().startsWith('Failed to load resource')) note(`console ${message.type()}: ${message.text()}`)
  })
  page.on('framenavigated', frame => {
    hasMoved ||= frame === page.mainFrame() && page.url() !== 'about:blank'
  })
  page.on('pageerror', error => note(`script: ${error.message}`))
  page.on('download', download => downloads.add(download.url()))
  page.on('request', request => {
    if (!request.url().startsWith(`${address}/`) && !/^(data|blob|about):/.test(request.url())) note(`left the site: ${request.url()}`)
  })
  page.on('requestfailed', request => note(`failed: ${request.url()} ${request.failure()?.errorText}`, request.url()))
  page.on('response', response => {
    if (response.status() < 400) return
    if (response.status() === expected && isPage(response.request())) seen = expected
    else note(`${response.status()}: ${response.request().method()} ${response.url()}`)
  })

  return {
    page,
    faults() {
      // a download is, to the page that asked for it, a request cut off
      const now = found.filter(({ download }) => !download || !downloads.has(download)).map(({ text }) => text)
      found = []
      return now
    },
    async answered(status, act) {
      await page.waitForLoadState()
      ;[expected, seen] = [status, null]
      // the page that answers: the one that asked is loaded already, and a click may return before it is gone
      await Promise.all([page.waitForEvent('load'), act()])
      expected = null
      await takenUp(page)
      if (seen !== status) throw new Error(`expected a page with status ${status}, and there was none`)
    },
    moved() {
      const before = hasMoved
      hasMoved = false
      return before
    },
    close: () => context.close(),
  }
}

/**
 * What is to have the focus at once (the list of mistakes, say) has it. A browser gives it only while the page is drawn for the first time,
 * after `load`: a key pressed before that comes first, which no person's would, and the console complains of it.
 */
async function takenUp(page: Page): Promise<void> {
  if ((await page.locator('[autofocus]').count()) > 0) await page.locator('[autofocus]:focus').waitFor()
}

const isPage = (request: Sent) => request.isNavigationRequest()

/** Serves, opens one page, and fails for whatever went wrong in it even if `run` did not notice. */
export async function withPage(site: Answers, run: (visit: Visit) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const { address, stop } = await served(site)
  const browser = await launchBrowser()
  try {
    const opened = await visit(browser, address, options)
    await run(opened)
    const faults = opened.faults()
    if (faults.length > 0) throw new Error(`the page had faults:\n${faults.join('\n')}`)
  } finally {
    await browser.close()
    await stop()
  }
}
