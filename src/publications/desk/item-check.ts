import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { checkPublication, correctFinding, type Finding, maskFinding } from '../check/index.ts'
import type { Content } from '../content.ts'
import { keptFindings, type Step } from '../item.ts'
import { otherSiteFindings } from '../links/other-sites.ts'
import { ownPagesIn } from '../links/own-pages.ts'
import { officeWords, watchedWordsOf } from '../words/watched-words.ts'

/** A finding as it is kept with the version that was submitted. */
export type KeptFinding = Finding & { mustFix: boolean }

/** A finding, and who kept it as it is and why. */
export type CheckedFinding = KeptFinding & { kept: { actor: string; reason: string } | null }

/** What the check finds in the content of an item, with the office's own list of words and the pages that the site has. */
export async function checkItem(db: Db, office: { id: string; slug: string }, content: Content, today: PlainDate): Promise<Finding[]> {
  const words = officeWords(await watchedWordsOf(db, office.id))
  const found = checkPublication(content, { today, words, hasPage: await ownPagesIn(db, office, content.body) })
  return [...found, ...(await otherSiteFindings(db, office.id, content)).findings]
}

export const asKept = (findings: readonly Finding[]): KeptFinding[] =>
  findings.map(finding => ({ ...finding, mustFix: finding.level === 'mustFix' }))

export function withReasons(findings: readonly KeptFinding[], taken: readonly Step[]): CheckedFinding[] {
  const kept = keptFindings(taken)
  return findings.map(finding => {
    const step = kept.get(finding.fingerprint)
    return { ...finding, kept: step ? { actor: step.actor, reason: step.opinion ?? '' } : null }
  })
}

/** The content with one finding masked or corrected; as it was where the words are no longer there. */
export function mended(content: Content, findings: readonly Finding[], fingerprint: string): Content {
  const finding = findings.find(one => one.fingerprint === fingerprint)
  return (finding && (maskFinding(content, finding) ?? correctFinding(content, finding))) ?? content
}
