import { createHash, timingSafeEqual } from 'node:crypto'
import type { PlainDate } from '../../law/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { Step } from '../application.ts'
import { clockOf } from '../clock.ts'
import type { CaseRecord } from './record.ts'

/** What the office says of a case at a moment: its clock with every reason, and the hash of its history. Nothing in it names a person. */
export type Statement = {
  schema: 'gongkai.statement/1'
  agency: string
  agencyName: string
  number: string
  madeAt: string
  receivedOn: PlainDate | null
  dueOn: PlainDate | null
  dueState: string
  repliedOn: PlainDate | null
  outcome: string | null
  /** The ledger of the clock, line by line. */
  ledger: readonly { on: string | null; text: string; cites: string }[]
  steps: number
  /** SHA-256 of the history: one step a line. */
  history: string
}

export type Signed = { statement: Statement; signature: string; code: string }

/** The history as it is hashed: one step a line of JSON, its fields in this order. */
export const historyOf = (taken: readonly Step[]): string =>
  taken
    .map(({ seq, step, at, onDay, actor, note, details }) =>
      JSON.stringify({ seq, step, at: at.toISOString(), onDay, actor, note, details: inOrder(details) }),
    )
    .join('\n')

/** The database keeps objects in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  )
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const signedText = (statement: Statement): string => `statement\n${JSON.stringify(inOrder(statement))}`
const sealedText = (manifest: object): string => `manifest\n${JSON.stringify(inOrder(manifest))}`
const codeText = (agency: string, number: string, history: string): string => `receipt\n${agency}\n${number}\n${history}`
const codeBytes = 15

export function statementOf({ office, application, taken, calendar }: CaseRecord, secrets: Secrets, now: Date, today: PlainDate): Signed {
  const { reply } = clockOf(taken, calendar, today)
  const history = hashOf(historyOf(taken))
  const statement: Statement = {
    ...{ schema: 'gongkai.statement/1', agency: office.slug, agencyName: office.name, number: application.number },
    ...{ madeAt: now.toISOString(), receivedOn: application.receivedOn, dueOn: reply.dueOn, dueState: reply.state },
    ...{ repliedOn: application.repliedOn, outcome: application.outcome },
    ledger: reply.because.map(({ on, text, cites }) => ({ on: on ?? null, text, cites })),
    ...{ steps: taken.length, history },
  }
  return {
    statement,
    signature: secrets.tokenHash(signedText(statement)).toString('hex'),
    code: secrets
      .tokenHash(codeText(office.slug, application.number, history))
      .subarray(0, codeBytes)
      .toString('hex'),
  }
}

const isOne = (hashes: readonly Buffer[], hex: string): boolean => {
  const given = Buffer.from(hex, 'hex')
  return hashes.some(hash => hash.length === given.length && timingSafeEqual(hash, given))
}

/** Whether this office signed exactly this statement, under this secret or a former one. */
export const isSignedBy = (secrets: Secrets, { statement, signature }: Pick<Signed, 'statement' | 'signature'>): boolean =>
  isOne(secrets.tokenHashes(signedText(statement)), signature)

/** Whether the code on a receipt belongs to this number and this history. Nothing is looked up: it does not tell whether a case exists. */
export const isCodeOf = (secrets: Secrets, agency: string, number: string, history: string, code: string): boolean =>
  isOne(
    secrets.tokenHashes(codeText(agency, number, history)).map(hash => hash.subarray(0, codeBytes)),
    code,
  )

/** The seal over a whole manifest: its list of files cannot be altered any more than its statement. */
export const sealOf = (secrets: Secrets, manifest: object): string => secrets.tokenHash(sealedText(manifest)).toString('hex')

export const isSealOf = (secrets: Secrets, { seal, ...manifest }: { seal: string }): boolean =>
  isOne(secrets.tokenHashes(sealedText(manifest)), seal)
