import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file that pages link to, named by its content, so that a browser may keep it for ever. */
export type Asset = { href: string; type: string; body: string }

let kept: Asset | undefined

/** The one stylesheet. In a checkout it stands in src/web, in the package in dist/web: beside this room in both. */
export function stylesheet(): Asset {
  kept ??= read('style.css', 'text/css; charset=utf-8')
  return kept
}

function read(name: string, type: string): Asset {
  const body = readFileSync(join(import.meta.dirname, '..', name), 'utf8')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { href: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}
