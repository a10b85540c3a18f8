/** The database cannot be had: another process holds it, or it does not answer. `cli/` turns both into exit status 4. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Another process holds the embedded database's directory. */
export class InUse extends Unavailable {
  override name = 'InUse'
}

/** The PostgreSQL server does not answer, or does not let us in. */
export class OutOfReach extends Unavailable {
  override name = 'OutOfReach'
}
