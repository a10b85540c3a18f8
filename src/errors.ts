/** The whole list of what may be thrown on purpose. The status code is chosen at the edge (`web/`, `cli/`), never here. */

/** Something that is not there, or not for this reader to know of. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The person is known, and may not do this. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** Somebody else changed the record first; nothing was lost, the page must be read again. */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** Input from outside that cannot be used. The message is one clear sentence for the person who sent it; `limit` names the limit that was passed. */
export class BadInput extends Error {
  override name = 'BadInput'
  readonly limit: string | undefined
  constructor(message: string, limit?: string) {
    super(message)
    this.limit = limit
  }
}
