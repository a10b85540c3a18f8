import type { z } from 'zod'

/** What is wrong with what was sent, by field; the sentences are for the person who sent it. */
export type Faults = Readonly<Record<string, string>>

/** The values of a submitted form, or the first fault of each field: a person's mistake is a value. */
export function checkedFields<T extends z.ZodType>(
  schema: T,
  input: unknown,
): { ok: true; values: z.output<T> } | { ok: false; faults: Faults } {
  const result = schema.safeParse(input)
  if (result.success) return { ok: true, values: result.data }
  const faults: Record<string, string> = {}
  for (const issue of result.error.issues) faults[String(issue.path[0] ?? '')] ??= issue.message
  return { ok: false, faults }
}
