import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Where an encrypted value stands. It is bound to that place: copied into another row or column it cannot be read. */
export type Place = { table: string; column: string; agencyId: string; id: string }

type Key = { id: string; encryption: Buffer; tokens: Buffer }

const form = 's1'
const nonceBytes = 12
const tagBytes = 16

/**
 * Encrypts personal data and hashes tokens with keys made from the secret of the settings. A key's id is made from the secret too, so that a
 * new secret needs no register: name the former ones, and what was written under them is still read.
 */
export class Secrets {
  readonly #keys: readonly Key[]

  /** `secret`: what is written from now on; `former`: what may still be read. */
  constructor(secret: string, former: readonly string[] = []) {
    this.#keys = [secret, ...former].map(keyOf)
  }

  /** AES-256-GCM: `s1.<key id>.<base64url of nonce, tag and cipher text>`. Each call gives another text. */
  encrypt(plain: string, place: Place): string {
    const { id, encryption } = this.#keys[0]!
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(bound(place, id))
    const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return `${form}.${id}.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')}`
  }

  /** Throws where the value was altered, stands in another place, or was written under a secret that is not named. */
  decrypt(sealed: string, place: Place): string {
    const [written, id, data, more] = sealed.split('.')
    if (written !== form || !id || !data || more !== undefined) throw new Error(`${named(place)} is not an encrypted value`)
    const key = this.#keys.find(known => known.id === id)
    if (!key) throw new Error(`${named(place)} was encrypted with key ${id}, which the settings do not name`)
    const bytes = Buffer.from(data, 'base64url')
    // A shorter tag would be accepted as one, and is easier to forge.
    if (bytes.length < nonceBytes + tagBytes) throw new Error(`${named(place)} is cut off`)
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(bound(place, id)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
    try {
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    } catch (cause) {
      throw new Error(`${named(place)} was altered or belongs to another row`, { cause })
    }
  }

  /** Whether the value should be encrypted again, because the secret has been changed since. */
  isUnderFormerKey(sealed: string): boolean {
    return !sealed.startsWith(`${form}.${this.#keys[0]!.id}.`)
  }

  /** HMAC-SHA-256: what a table holds instead of a token. */
  tokenHash(token: string): Buffer {
    return hashed(this.#keys[0]!, token)
  }

  /** The hashes under which the token may lie: of the secret now, then of the former ones. */
  tokenHashes(token: string): Buffer[] {
    return this.#keys.map(key => hashed(key, token))
  }
}

const hashed = (key: Key, token: string) => createHmac('sha256', key.tokens).update(token, 'utf8').digest()

/** One secret, three keys: none tells anything about another. The secret has the strength already (32 characters at least). */
function keyOf(secret: string): Key {
  if (secret.length < 32) throw new Error('the secret has fewer than 32 characters')
  const made = (purpose: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, 'gongkai', purpose, bytes))
  return { id: made('key id', 6).toString('hex'), encryption: made('encryption', 32), tokens: made('tokens', 32) }
}

const bound = ({ table, column, agencyId, id }: Place, keyId: string) =>
  Buffer.from(JSON.stringify([form, keyId, table, column, agencyId, id]))

const named = ({ table, column, id }: Place) => `${table}.${column} of ${id}`
