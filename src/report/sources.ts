import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../errors.ts'
import { asReport } from './guard.ts'
import { defaultLimits } from './read/blocks.ts'
import type { Report } from './report.ts'

/** The files that a command names: each file itself, a directory's files in the order of their names. Fails at once where one does not exist. */
export function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap(path => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) throw new BadInput(`找不到 ${path} / not found`)
    if (!found.isDirectory()) return [path]
    const files = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    return files.map(entry => join(path, entry.name)).sort()
  })
}

export type Source = { file: string; report: Report } | { file: string; error: string }

/** Reads the files one after another, so that memory holds one; a file that cannot be read is a value and does not stop the others. */
export async function* reportsIn(files: readonly string[]): AsyncGenerator<Source> {
  for (const file of files) yield await reportIn(file)
}

export async function reportIn(file: string): Promise<Source> {
  try {
    const bytes = bytesOf(file)
    return { file, report: reportInJson(bytes) ?? (await (await import('./read/index.ts')).readReport(bytes)) }
  } catch (error) {
    if (error instanceof BadInput) return { file, error: error.message }
    throw error
  }
}

/**
 * Merging reads ten thousand JSON files, and telling a file's kind with care costs as much as parsing it; so what opens with a brace is
 * parsed at once. What does not parse goes the long way, which says why.
 */
function reportInJson(bytes: Buffer): Report | undefined {
  if (bytes[0] !== 0x7b) return undefined
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
  return asReport(value)
}

function bytesOf(file: string): Buffer {
  let size: number
  try {
    size = statSync(file).size
  } catch {
    throw new BadInput(`找不到 ${file} / not found`)
  }
  if (size > defaultLimits.fileBytes)
    throw new BadInput(`文件超过 ${defaultLimits.fileBytes / 1024 / 1024} MB 的上限 / the file exceeds the limit`, 'fileBytes')
  try {
    return readFileSync(file)
  } catch (error) {
    throw new BadInput(`无法读取 ${file}（${(error as NodeJS.ErrnoException).code}）/ cannot be read`)
  }
}
