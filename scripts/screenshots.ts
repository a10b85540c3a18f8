import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { loadConfig } from '../src/config.ts'
import { desk, launchBrowser, phone, visit } from '../test/support/browser.ts'

/** Pictures of pages at 390 and 1280 px, to be looked at; of a site that runs, or of the samples, served for the moment. */
type Flags = { url?: string; out: string; language?: string; elder?: true; contrast?: true; dark?: true; signIn?: string }

const command = new Command('screenshots')
  .argument('[path...]', 'pages; the home page where none is named', [])
  .option('--url <url>', 'a site that runs; without it the samples are served')
  .option('--out <folder>', 'where the pictures go', join(tmpdir(), 'shots'))
  .option('--language <language>', 'zh-CN, zh-Hant or en')
  .option('--elder', '长者模式')
  .option('--contrast', '高对比')
  .option('--dark', 'dark, for the desk')
  .option('--sign-in <login:password>', 'as whom; of the samples the login name is enough')
command.parse()
await main(command.args.length > 0 ? command.args : ['/'], command.opts<Flags>())

async function main(paths: string[], { out, url, signIn, ...modes }: Flags): Promise<void> {
  await mkdir(out, { recursive: true })
  const samples = url ? null : await serveSamples()
  const address = url?.replace(/\/$/, '') ?? samples!.address
  const browser = await launchBrowser(true)
  const { page, faults } = await visit(browser, address)
  try {
    if (signIn) {
      const [loginName, password = samples?.passwords.get(signIn) ?? ''] = signIn.split(/:(.*)/)
      await page.goto('/sign-in')
      await page.locator('[name=loginName]').fill(loginName!)
      await page.locator('[name=password]').fill(password)
      await page.locator('main button[type=submit]').click()
      await page.waitForLoadState()
    }
    const { language, ...switches } = modes
    const kept = new URLSearchParams({
      ...(language && { language }),
      ...Object.fromEntries(Object.keys(switches).map(name => [name, 'on'])),
    })
    if (kept.size > 0) await page.goto(`/preferences?${kept}&back=/sign-in`)
    for (const path of paths) {
      for (const window of [phone, desk]) {
        await page.setViewportSize(window)
        await page.goto(path)
        const name = path.replace(/^\/|\/$/g, '').replace(/[^\w.-]+/g, '_') || 'home'
        const file = join(out, `${[name, ...(language ? [language] : []), ...Object.keys(switches), window.width].join('-')}.png`)
        await page.screenshot({ path: file, fullPage: true })
        console.log(file)
      }
    }
    for (const fault of faults()) console.error(fault)
  } finally {
    await browser.close()
    await samples?.stop()
  }
}

async function serveSamples() {
  const [{ openDemo }, { newPasswords }, { startServer }] = await Promise.all([
    import('../src/cli/demo-database.ts'),
    import('../src/cli/sample.ts'),
    import('../src/cli/start.ts'),
  ])
  const data = await mkdtemp(join(tmpdir(), 'gongkai-shots-'))
  const database = await openDemo(data, new Date())
  const passwords = new Map((await newPasswords(database.db, new Date())).map(({ loginName, password }) => [loginName, password]))
  const started = await startServer(loadConfig({}, { data, port: '0' }), { database, sample: true })
  const stop = () => started.stop().then(() => rm(data, { recursive: true, force: true }))
  return { address: `http://127.0.0.1:${started.port}`, passwords, stop }
}
