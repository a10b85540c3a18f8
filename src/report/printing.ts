import { createHash } from 'node:crypto'
import { type RenderKind, renderReport } from './render/index.ts'
import type { Report } from './report.ts'

export type Printed = { bytes: Uint8Array; etag: string }

export type PrintShop = (report: Report, version: string, kind: RenderKind) => Promise<Printed>

/** Files of published reports, kept by what they are made of: the same version is set once, also when many ask at the same moment. */
export function openPrintShop(mostBytes = 64_000_000): PrintShop {
  const kept = new Map<string, { printed: Promise<Printed>; bytes: number }>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  return (report, version, kind) => {
    const key = `${version}.${kind}`
    const found = kept.get(key)
    if (found) {
      // The last used stands last.
      kept.delete(key)
      kept.set(key, found)
      return found.printed
    }
    const entry = { printed: print(report, kind), bytes: 0 }
    kept.set(key, entry)
    entry.printed.then(
      printed => {
        entry.bytes = printed.bytes.length
        bytes += entry.bytes
        for (const oldest of kept.keys()) if (bytes > mostBytes && oldest !== key) forget(oldest)
      },
      () => forget(key),
    )
    return entry.printed
  }
}

async function print(report: Report, kind: RenderKind): Promise<Printed> {
  const bytes = await renderReport(report, kind)
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}
