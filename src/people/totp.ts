import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Codes of an authenticator app: RFC 6238 with its usual values (SHA-1, six digits, thirty seconds), which every app knows. */
const seconds = 30
const digits = 6
/** How far the clock of a phone may be off, in steps. */
const tolerance = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)))
}

/** A new key: 160 bits, as long as the hash (RFC 4226 4). */
export const newTotpKey = (): string => base32(randomBytes(20))

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / seconds)

/** The code of a step (RFC 4226 5.3). */
export function codeOf(key: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(key)).update(counter).digest()
  const offset = hash.at(-1)! & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, one before or after the present one at most; null where it is none of them. */
export function stepOfCode(key: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const at = stepOf(now)
  const steps = Array.from({ length: 2 * tolerance + 1 }, (_, i) => at - tolerance + i)
  return steps.find(step => timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(code))) ?? null
}

/** What the picture for the app says. */
export function totpAddress(key: string, issuer: string, loginName: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(loginName)}`
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${seconds}`
}

/** Ten codes for the day on which the phone is lost: each 10 characters of 31 (49 bits), for one use. */
export function newRecoveryCodes(): string[] {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 10 }, () => `${part()}-${part()}`)
}

/** As somebody types it: with spaces, in capitals, full width. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
