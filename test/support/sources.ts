import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The root of the repository. */
export const root = join(import.meta.dirname, '..', '..')

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export type Source = { path: string; text: string }

/** Every TypeScript file under these folders (a folder with nothing in it is not in a clone), in order of path. */
export const sources = (...folders: string[]): Source[] =>
  folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** The text without whole-line comments, lines kept, so that what a comment says of a rule is not taken for breaking it. */
export const withoutComments = (text: string): string => {
  let inside = false
  return text
    .split('\n')
    .map(line => {
      const start = line.trimStart()
      const opens = start.startsWith('/*')
      const comment = inside || opens || start.startsWith('//')
      if (opens || inside) inside = !line.includes('*/')
      return comment ? '' : line
    })
    .join('\n')
}
