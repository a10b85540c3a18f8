import { posix } from 'node:path'
import { type Source, withoutComments } from './sources.ts'

/**
 * One import of a file. `target` is a path from the root for a relative import, else the name as written.
 * `how`: static (runs at load), type (erased), lazy (`import()` in code), or unknown (`import()` of a computed name).
 */
export type Import = { from: string; line: number; written: string; target: string; how: 'static' | 'type' | 'lazy' | 'unknown' }

const statement = /^(import|export)\s+(type\s)?(?:[^'"`;()]*?\sfrom\s+)?(['"])([^'"\n]+)\3/gm
// `import('x').Name` in a type is erased as well, but cannot be told from a call without parsing: it counts as lazy
const call = /\bimport\(\s*(?:(['"])([^'"\n]+)\1\s*\)|([^)]*)\))/g

/** Every import of a file: statements, re-exports, type-only ones and calls. */
export const importsOf = ({ path, text }: Source): Import[] => {
  const code = withoutComments(text)
  const found: Import[] = []
  const add = (at: number, written: string, how: Import['how']) => {
    const target = written.startsWith('.') ? posix.join(posix.dirname(path), written) : written
    found.push({ from: path, line: code.slice(0, at).split('\n').length, written, target, how })
  }
  for (const match of code.matchAll(statement)) {
    // `export type X = 'word'` and `export const x = 'word'` have no `from`; an import with side effects only has none either
    if (match[1] === 'export' && !/\sfrom\s+['"]/.test(match[0])) continue
    add(match.index, match[4]!, match[2] ? 'type' : 'static')
  }
  for (const match of code.matchAll(call)) add(match.index, match[2] ?? match[3]!.trim(), match[2] ? 'lazy' : 'unknown')
  return found
}
