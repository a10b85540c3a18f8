/** Whether the statement failed because the row is there already; `constraint` narrows it to one key. The same on both drivers. */
export function isTaken(error: unknown, constraint?: string): boolean {
  const { code, constraint: broken } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' && (constraint === undefined || broken === constraint)
}
