import type { Total } from '../totals.ts'

/** 86, 约 3200, 10000+. */
export const totalIn = ({ count, is }: Total): string => (is === 'more' ? `${count}+` : is === 'about' ? `≈${count}` : `${count}`)
