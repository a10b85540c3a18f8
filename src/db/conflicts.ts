/** Whether the statement failed because the row is there already; `constraint` narrows it to one key. The same on both drivers. */
export function isTaken(error: unknown, constraint?: string): boolean {
  const { code, constraint: broken } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' && (constraint === undefined || broken === constraint)
}

/** Whether two transactions waited for each other and this one had to give way: nothing of it is kept. */
export const gaveWay = (error: unknown): boolean => (error as { code?: string } | null)?.code === '40P01'
