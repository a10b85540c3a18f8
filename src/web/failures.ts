import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Unavailable } from '../db/unavailable.ts'
import { BadInput, Conflict, Forbidden, NotFound } from '../errors.ts'

/** What is told of an error: `words` are the thrower's own, shown only where they were written for the reader. */
export type Failure = { status: ContentfulStatusCode; title: string; english: string; words: string | null }

const titles: Record<number, [string, string]> = {
  400: ['提交的内容无法读取', 'The request cannot be read'],
  403: ['没有权限', 'Not allowed'],
  404: ['没有这个页面', 'No such page'],
  409: ['内容已被他人修改', 'Somebody else changed this first'],
  413: ['提交的内容太大', 'Too large'],
  422: ['内容无法使用', 'The content cannot be used'],
  429: ['操作太频繁', 'Too many requests'],
  500: ['网站出了故障', 'Something went wrong'],
  503: ['网站暂时不能使用', 'The site is not available at the moment'],
}

/** The one place where what was thrown becomes a status. What is not on the list of `errors.ts` is a bug: 500, its words are kept to the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotFound) return failure(404, error.message)
  if (error instanceof Forbidden) return failure(403, error.message)
  if (error instanceof Conflict) return failure(409, error.message)
  if (error instanceof BadInput) return failure(error.limit === 'fileBytes' ? 413 : 422, error.message)
  if (error instanceof Unavailable) return failure(503, null)
  if (error instanceof HTTPException && error.status < 500) return failure(error.status as ContentfulStatusCode, error.message || null)
  return failure(500, null)
}

export function failure(status: ContentfulStatusCode, words: string | null): Failure {
  const [title, english] = titles[status] ?? titles[500]!
  return { status, title, english, words: words?.replace(/。$/, '') === title ? null : words }
}
