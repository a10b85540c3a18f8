import type { Stored } from '../../files/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { Enclosed } from '../intake.ts'

/** What goes from the form to the page of checking and from there to the office: the case's id, and the files that are safe already. */
export type Envelope = { id: string; at: number; files: readonly Enclosed[] }

export const envelopeHours = 12
const hour = 3_600_000

/** Sealed, so that nobody can put in another's files, or an id of their own; it opens in this agency alone, for half a day. */
export class Envelopes {
  readonly #secrets: Secrets
  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  seal(agencyId: string, envelope: Envelope): string {
    return this.#secrets.encrypt(JSON.stringify(envelope), place(agencyId))
  }

  /** null for what was altered, belongs elsewhere, or is over. */
  open(agencyId: string, sealed: string, now: Date): Envelope | null {
    try {
      const envelope = JSON.parse(this.#secrets.decrypt(sealed, place(agencyId))) as Envelope
      return now.getTime() - envelope.at < envelopeHours * hour ? envelope : null
    } catch {
      // whatever is wrong with it, it is no envelope of ours
      return null
    }
  }
}

const place = (agencyId: string) => ({ table: 'envelopes', column: 'application', agencyId, id: 'form' })

export type Enclosing = Pick<Enclosed, 'purpose'> & { stored: Stored }
