import type { Place } from '../secrets/index.ts'

/** Where the sealed values of a letter stand. */
export const addressPlace = (agencyId: string, id: string): Place => ({ table: 'mail_out', column: 'address', agencyId, id })
export const bodyPlace = (agencyId: string, id: string): Place => ({ table: 'mail_out', column: 'body', agencyId, id })
