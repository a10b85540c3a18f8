import type { Db, Trx } from '../../db/open.ts'
import type { Agency } from '../../people/index.ts'
import { asideFacts } from '../apply/facts.ts'
import { documentsOf, type LetterDocument } from '../replies/document-store.ts'
import type { Key } from '../store.ts'

/** The letters of a case that hand it over (移送函), drafts and signed ones, the newest last. */
export const coveringLetters = (documents: readonly LetterDocument[]): LetterDocument[] =>
  documents.filter(({ kind, state }) => kind === 'handoverLetter' && state !== 'voided')

/** The one that goes along to this agency: signed, numbered and written to it. null where there is none: the law asks for none. */
export async function coveringLetterTo(db: Db | Trx, key: Key, to: Pick<Agency, 'name'>): Promise<LetterDocument | null> {
  const letters = coveringLetters(await documentsOf(db, key))
  return letters.findLast(({ state, content }) => state === 'signed' && content.inputs.name?.trim() === to.name) ?? null
}

/** How the agency that is responsible can be reached, as it says itself (art. 36(5)). */
export async function contactOf(db: Db, agency: Agency): Promise<string> {
  const { inPerson, post, phone } = await asideFacts(db, agency)
  return [post || inPerson, phone && `电话 ${phone}`].filter(Boolean).join('，')
}
