import { createHash } from 'node:crypto'

export type Printed = { bytes: Uint8Array; etag: string }

/** Gives the file of this key, made by `make` where it is not kept. The key names everything that the file is made of. */
export type PrintShop = (key: string, make: () => Promise<Uint8Array>) => Promise<Printed>

/** Files that are made on demand, kept by what they are made of: the same one is set once, also when many ask at the same moment. */
export function openPrintShop(mostBytes = 64_000_000): PrintShop {
  const kept = new Map<string, { printed: Promise<Printed>; bytes: number }>()
  let bytes = 0
  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  return (key, make) => {
    const found = kept.get(key)
    if (found) {
      // The last used stands last.
      kept.delete(key)
      kept.set(key, found)
      return found.printed
    }
    const entry = { printed: print(make), bytes: 0 }
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

async function print(make: () => Promise<Uint8Array>): Promise<Printed> {
  const bytes = await make()
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}
