import type { Template } from './clause.ts'
import { placeholderPattern } from './compose.ts'
import type { LetterKind } from './kinds.ts'
import { placeholders } from './placeholders.ts'
import { template } from './templates.ts'

/** An office's own words for the clauses that it may change; an empty text leaves the clause out. */
export type OfficeWording = { clauses?: Readonly<Record<string, string>> }

export type WordingFault = { clause: string; text: string; english: string }

/** What an office may not do to a template: change what the law demands, name a clause or a place that is not there. */
export function wordingFaults(kind: LetterKind, { clauses = {} }: OfficeWording): WordingFault[] {
  const own: Template = template(kind)
  return Object.entries(clauses).flatMap(([id, text]): WordingFault[] => {
    const clause = Object.hasOwn(own.clauses, id) ? own.clauses[id] : undefined
    if (!clause) return [{ clause: id, text: '模板中没有这一条款', english: 'The template has no such clause.' }]
    if (clause.mandatory)
      return [
        {
          clause: id,
          text: `“${clause.title}”是法定内容（${clause.mandatory.cites}），不能修改模板`,
          english: `“${clause.english}” is demanded by law (${clause.mandatory.cites}): its template stays as it is.`,
        },
      ]
    return [...text.matchAll(placeholderPattern)]
      .filter(([, name]) => !Object.hasOwn(placeholders, name!))
      .map(([whole]) => ({ clause: id, text: `没有“${whole}”这个填写项`, english: `There is no ${whole} to fill in.` }))
  })
}
