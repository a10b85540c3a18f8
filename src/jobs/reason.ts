/** Why a job failed, as may be shown: the message, with whatever may name a person (addresses, long numbers) left out. */
export function plainReason(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: unknown }
  const text = typeof message === 'string' ? message : typeof value === 'string' ? value : JSON.stringify(value ?? output)
  return shortened(text)
}

export function shortened(text: string): string {
  const plain = text
    .replace(/[^\s<>"'，。；：（）]+@[^\s<>"'，。；：（）]+/g, '***@***')
    .replace(/\d(?:[\d -]{5,}\d)[xX]?/g, '***')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > 300 ? `${plain.slice(0, 300)}…` : plain
}
