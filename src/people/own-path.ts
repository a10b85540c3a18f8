/** Where to go after signing in: a path of this site, never another's address. */
export function ownPath(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(next)) return otherwise
  const url = new URL(next, 'http://own.invalid')
  return url.host === 'own.invalid' ? url.pathname + url.search : otherwise
}
