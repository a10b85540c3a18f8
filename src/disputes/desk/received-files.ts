import { receive, type sentIn } from '../../applications/index.ts'
import { BadInput } from '../../errors.ts'
import type { Files, Stored } from '../../files/index.ts'

type Sent = Awaited<ReturnType<typeof sentIn>>['files']

/** The papers of a form, at most ten; what may not come in is a fault of the field. */
export async function receivedFiles(files: Files, sent: Sent): Promise<{ ok: true; stored: Stored[] } | { ok: false; fault: string }> {
  const stored: Stored[] = []
  try {
    for (const file of sent.filter(({ field }) => field === 'file').slice(0, 10)) stored.push(await receive(files, file))
    return { ok: true, stored }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { ok: false, fault: error.message }
  }
}
