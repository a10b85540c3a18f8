/**
 * Sums of cells, exact as on paper: whole numbers add as numbers, decimals (万元) as scaled integers, so that 7730.28 + 0.1 is 7730.38
 * after ten thousand reports too.
 */
export type Sums = {
  /** The whole figures, for loops that have already told them from the others. */
  whole: Float64Array
  add(cell: number, figure: number): void
  of(cell: number): number
}

export function createSums(cells: number): Sums {
  const whole = new Float64Array(cells)
  const decimals = new Map<number, { scaled: bigint; scale: number }>()
  return {
    whole,
    add(cell, figure) {
      if (Number.isInteger(figure)) whole[cell]! += figure
      else decimals.set(cell, plus(decimals.get(cell) ?? { scaled: 0n, scale: 0 }, figure))
    },
    of(cell) {
      const rest = decimals.get(cell)
      if (!rest) return whole[cell]!
      const sum = rest.scaled + BigInt(whole[cell]!) * 10n ** BigInt(rest.scale)
      return Number(`${sum}e-${rest.scale}`)
    },
  }
}

function plus(sum: { scaled: bigint; scale: number }, figure: number): { scaled: bigint; scale: number } {
  // 1e-7 and smaller print with an exponent; no report has such a figure, and twelve places are enough for any that has.
  const text = /e/.test(String(figure)) ? figure.toFixed(12) : String(figure)
  const [before, after = ''] = text.split('.') as [string, string?]
  const scale = Math.max(sum.scale, after.length)
  const scaled = BigInt(before + after) * 10n ** BigInt(scale - after.length)
  return { scaled: sum.scaled * 10n ** BigInt(scale - sum.scale) + scaled, scale }
}
