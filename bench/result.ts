/** One measurement, held against its limit in the same run: a ratio or a time must not exceed it, a rate (`atLeast`) must reach it. */
export type Result = { what: string; measured: number; limit: number; unit: string; atLeast?: boolean }

export type Bench = { name: string; run(): Promise<Result[]> }

export const holds = ({ measured, limit, atLeast }: Result): boolean => (atLeast ? measured >= limit : measured <= limit)
