/** Addresses that only a running site can answer: search, accounts, the desk, preferences, tools. */
const live = /^\/(?:desk|sign-in|sign-out|account|setup|preferences|tools|search|healthz)(?:[/?]|$)|^\/[^/]+\/search(?:[/?]|$)/

export const isLive = (path: string): boolean => live.test(path)

/**
 * The file that stands for an address: `/a/b` is `a/b/index.html`, what has an ending keeps its name, the next stretch of a list
 * (`?after=…`) stands beside its first. null: no file can stand for it (a live address, a filter).
 */
export function fileFor(path: string, ending: string | null = null): string | null {
  if (!path.startsWith('/') || path.startsWith('//') || isLive(path)) return null
  const url = new URL(path, 'http://own.invalid')
  // A name in an address is never a way out of the folder.
  const parts = decodeURIComponent(url.pathname)
    .split('/')
    .filter(part => part !== '')
    .map(part => part.replace(/[\\:*?"<>|\p{Cc}]/gu, '_'))
  if (parts.some(part => part === '..' || part === '.')) return null
  const names = [...url.searchParams.keys()]
  const after = url.searchParams.get('after')
  if (names.some(name => name !== 'after') || (after !== null && !/^[\w.-]{1,80}$/.test(after))) return null
  const last = parts.at(-1) ?? ''
  if (/\.[a-z0-9]{1,8}$/i.test(last)) return after === null ? parts.join('/') : null
  if (ending !== null) return `${parts.join('/')}.${ending}`
  return [...parts, after === null ? 'index.html' : `after-${after}.html`].join('/')
}

/** How one file names another: from its own folder, so that it works from a disk and under any address. */
export function linkBetween(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  while (here.length > 0 && there.length > 1 && here[0] === there[0]) {
    here.shift()
    there.shift()
  }
  return [...here.map(() => '..'), ...there].map(encodeURIComponent).join('/')
}
