import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './sources.ts'

/** A Chromium that starts on a machine with nothing but Node: where it is and the environment that it needs. */
export type Chromium = { path: string; env: Record<string, string> }

const library = join(root, 'node_modules/@sparticuz/chromium')
const run = promisify(execFile)

/** The Chromium of the tests, unpacked at first use (3 s, 220 MB in the temporary folder) and kept for the next run. CHROMIUM_PATH names another. */
export async function unpackedChromium(withMachineFonts = false): Promise<Chromium> {
  const own = process.env['CHROMIUM_PATH']
  if (own) return { path: own, env: {} }
  const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `gongkai-chromium-${version}-${process.arch}-${userInfo().uid}`)
  if (!existsSync(folder)) await unpack(folder)
  // By default only these fonts, not the machine's, so that a page is the same everywhere.
  const fonts = join(folder, 'fonts', withMachineFonts ? 'machine.conf' : 'fonts.conf')
  return { path: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts } }
}

/**
 * Two runs may unpack at once: each into a folder of its own, and a rename is whole or not at all. The library always writes to fixed
 * places in the temporary folder and trusts a half-written file there, so it runs in a process whose temporary folder is ours alone.
 */
async function unpack(folder: string): Promise<void> {
  const ours = await mkdtemp(`${folder}.`)
  try {
    const code = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
    // only with this name of Lambda's does it unpack its own system libraries
    const env = { ...process.env, TMPDIR: ours, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
    await run(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env }).catch(error => {
      throw new Error(`Chromium of ${library} could not be unpacked into ${tmpdir()}: ${String(error.stderr).trim() || error.message}`)
    })
    await writeFonts(join(ours, 'fonts'), join(folder, 'fonts'))
    await rename(ours, folder).catch(error => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(ours, { recursive: true, force: true })
  }
}

/** One Chinese font beside the Latin ones of the library. `machine.conf` has the machine's own as well, for pictures that are looked at. */
async function writeFonts(folder: string, later: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const font = join(root, 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
  if (existsSync(font)) await copyFile(font, join(folder, 'NotoSerifSC.ttf'))
  const conf = (parts: string) => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${parts}</fontconfig>\n`
  const ours = `<dir>${later}</dir><cachedir>${later}/cache</cachedir>`
  await writeFile(join(folder, 'fonts.conf'), conf(ours))
  await writeFile(join(folder, 'machine.conf'), conf(`<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${ours}`))
}

/** Fails with the name of what is missing when this Chromium cannot start. */
export async function mustStart({ path, env }: Chromium): Promise<void> {
  try {
    await run(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 })
  } catch (error) {
    throw new Error(whyNot(path, error as NodeJS.ErrnoException & { stderr?: string }))
  }
}

/** What the loader or the system said, as a sentence that names what to do. */
export function whyNot(path: string, error: { message: string; stderr?: string; code?: unknown }): string {
  const library = error.stderr?.match(/error while loading shared libraries: ([^:\s]+)/)?.[1]
  const own = 'or set CHROMIUM_PATH to a Chromium that starts here'
  if (library) return `The browser of the tests cannot start: the library ${library} is missing. Install it, ${own}.`
  if (error.code === 'ENOENT') return `The browser of the tests is not at ${path}. Remove its folder to have it unpacked again, ${own}.`
  if (error.code === 'ENOEXEC' || error.code === 'EACCES' || /exec format/i.test(error.message))
    return `The browser of the tests (${path}) is not made for this machine (${process.platform} ${process.arch}); set CHROMIUM_PATH to a Chromium that starts here.`
  return `The browser of the tests cannot start: ${error.stderr?.trim() || error.message}`
}
