import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O and U, so that nothing is taken for something else when it is read out or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 6
const perGroup = 4

/** The secret code of a case: 120 random bits as six groups of four. It is shown once; only its HMAC is kept. */
export function newCode(): string {
  const bytes = randomBytes(groups * perGroup)
  const all = Array.from(bytes, byte => letters[byte % 32]).join('')
  return all.match(/.{4}/g)!.join('-')
}

/** The code as it was given out, from however it was typed: small letters, full-width, spaces, O for 0; null for what is no code. */
export function typedCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== groups * perGroup || [...plain].some(letter => !letters.includes(letter))) return null
  return plain.match(/.{4}/g)!.join('-')
}
