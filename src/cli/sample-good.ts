/** What an action gives when it is good; a sample that the law or a form refuses cannot be made. */
export function good<T extends { ok: boolean }>(outcome: T, which: unknown = ''): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`the sample cannot be made: ${which} ${JSON.stringify(outcome)}`)
  return outcome as Extract<T, { ok: true }>
}
