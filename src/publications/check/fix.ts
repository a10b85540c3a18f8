import { bodyOf, replaceIn } from '../content/body-blocks.ts'
import { sanitiseHtml } from '../content/sanitise-html.ts'
import { written } from '../content/tree.ts'
import type { Draft, Finding } from './finding.ts'

/** What a fix changes; everything else of the content stays. Null: the words are no longer there, or there is nothing to put in their place. */
export function fixedContent<Content extends Draft>(content: Content, finding: Finding): Content | null {
  const { at, suggestion } = finding
  if (suggestion === null) return null
  const replaced = (text: string) => inPlace(text, at.start, at.end, finding, suggestion.text)
  switch (at.field) {
    case 'title':
    case 'summary':
    case 'source': {
      const text = replaced(content[at.field])
      return text === null ? null : { ...content, [at.field]: text }
    }
    case 'keywords': {
      const text = replaced(content.keywords.join('、'))
      return text === null ? null : { ...content, keywords: text.split('、') }
    }
    case 'documentNumber':
      return content.documentNumber === finding.text ? { ...content, documentNumber: suggestion.text } : null
    case 'attachments': {
      const attachments = content.attachments.map(one => {
        if (one.fileId !== at.fileId || (at.where !== 'title' && at.where !== 'alt')) return one
        const text = replaced(one[at.where] ?? '')
        return text === null ? one : { ...one, [at.where]: text }
      })
      return attachments.some((one, i) => one !== content.attachments[i]) ? { ...content, attachments } : null
    }
    case 'body': {
      const body = bodyOf(content.body)
      const block = at.block === undefined ? undefined : body.blocks[at.block]
      if (!block || at.start === undefined || at.end === undefined || replaced(block.text) === null) return null
      replaceIn(block, at.start, at.end, suggestion.text)
      return { ...content, body: sanitiseHtml(written(body.tree)) }
    }
    default:
      return null
  }
}

function inPlace(text: string, start = 0, end = text.length, finding: Finding, words: string): string | null {
  // What stands there must still be what was found: its own words, or those that the mask covers (whose shown ends are the same).
  const there = text.slice(start, end)
  const shown = words.split(/\*+/)
  const isCovered = end <= text.length && there !== words && there.startsWith(shown[0]!) && there.endsWith(shown.at(-1)!)
  const isThere = finding.suggestion?.kind === 'mask' ? isCovered : there === finding.text
  return isThere ? text.slice(0, start) + words + text.slice(end) : null
}

/** The content with the personal data of a finding masked. */
export const maskFinding = <Content extends Draft>(content: Content, finding: Finding): Content | null =>
  finding.suggestion?.kind === 'mask' ? fixedContent(content, finding) : null

/** The content with the words of a finding corrected. */
export const correctFinding = <Content extends Draft>(content: Content, finding: Finding): Content | null =>
  finding.suggestion?.kind === 'correct' ? fixedContent(content, finding) : null
