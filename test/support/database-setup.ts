import { migratedDump } from './migrated.ts'

/** Vitest's globalSetup: the dump is made once before the workers start, and the half that is left out is said once. */
export default async function setup(): Promise<void> {
  await migratedDump()
  if (!process.env['TEST_DATABASE_URL'])
    process.stderr.write('stores: tested on PGlite only; the half on PostgreSQL was left out because TEST_DATABASE_URL is not set\n')
}
