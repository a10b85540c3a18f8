import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ScriptName, scriptNames } from './scripts.ts'

/** A file that pages link to, named by its content, so that a browser may keep it for ever. */
export type Asset = { href: string; type: string; body: string }

const kept = new Map<string, Asset>()

/** The one stylesheet. In a checkout it stands in src/web, in the package in dist/web: beside this room in both. */
export const stylesheet = (): Asset => assetOf('style.css', 'text/css; charset=utf-8')

/** A script of src/web/scripts: an ES module that a browser reads as it stands. */
export const scriptFile = (name: ScriptName): Asset => assetOf(`scripts/${name}.js`, 'text/javascript; charset=utf-8')

export const allAssets = (): Asset[] => [stylesheet(), ...scriptNames.map(scriptFile)]

function assetOf(path: string, type: string): Asset {
  const asset = kept.get(path) ?? read(path, type)
  kept.set(path, asset)
  return asset
}

function read(path: string, type: string): Asset {
  const body = readFileSync(join(import.meta.dirname, '..', path), 'utf8')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { href: `/assets/${path.slice(path.lastIndexOf('/') + 1).replace('.', `.${hash}.`)}`, type, body }
}
