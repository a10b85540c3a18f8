/** A drawn rule: `at` across its direction, `from`–`to` along it. */
export type Rule = { at: number; from: number; to: number }
export type Rules = { horizontal: Rule[]; vertical: Rule[] }

/** As PDF writes it: a point (x, y) goes to (ax + cy + e, bx + dy + f). */
export type Matrix = readonly number[]
type Operators = { fnArray: number[]; argsArray: unknown[] }
type Codes = Record<string, number>

/** Thicker than the thickest border, thinner than the shading of a row. */
const thickest = 3.5
const shortest = 4
const mostRules = 50_000

/** First `n`, then `m`. */
export const multiply = (m: Matrix, n: Matrix): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/**
 * The rules that a page draws: stroked lines and boxes (LibreOffice, typst) and filled bars (Word, browsers). Clips and shadings are none.
 * Places are those of the page as it is shown, by `viewport`.
 */
export function rulesOf({ fnArray, argsArray }: Operators, codes: Codes, viewport: Matrix): Rules {
  const rules: Rules = { horizontal: [], vertical: [] }
  const stroked = new Set([
    codes.stroke,
    codes.closeStroke,
    codes.fillStroke,
    codes.eoFillStroke,
    codes.closeFillStroke,
    codes.closeEOFillStroke,
  ])
  const filled = new Set([codes.fill, codes.eoFill])
  const saved: Matrix[] = []
  let matrix = viewport
  for (const [i, code] of fnArray.entries()) {
    const args = argsArray[i] as unknown[] | null
    if (code === codes.save || code === codes.paintFormXObjectBegin) {
      saved.push(matrix)
      if (code === codes.paintFormXObjectBegin && Array.isArray(args?.[0])) matrix = multiply(matrix, args[0] as number[])
    } else if (code === codes.restore || code === codes.paintFormXObjectEnd) matrix = saved.pop() ?? viewport
    else if (code === codes.transform) matrix = multiply(matrix, args as number[])
    else if (code === codes.constructPath && args !== null) {
      const paint = args[0] as number
      const path = (args[1] as [ArrayLike<number> | null] | undefined)?.[0]
      if (path && (stroked.has(paint) || filled.has(paint))) addPath(path, matrix, stroked.has(paint), rules)
    }
    if (rules.horizontal.length + rules.vertical.length > mostRules) return { horizontal: [], vertical: [] }
  }
  return rules
}

/** Path commands of pdf.js: 0 move, 1 line, 2 and 3 curves, 4 close. */
function addPath(path: ArrayLike<number>, matrix: Matrix, stroked: boolean, rules: Rules): void {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
  let points: [number, number][] = []
  let curved = false
  const end = (closed: boolean): void => {
    if (!curved && points.length > 1) addPoints(points, stroked, closed, rules)
    points = []
    curved = false
  }
  for (let i = 0; i < path.length; ) {
    const command = path[i++]
    if (command === 4) {
      const first = points[0]
      end(true)
      if (first !== undefined) points = [first]
      continue
    }
    if (command === 0) end(false)
    if (command === 2 || command === 3) curved = true
    i += command === 2 ? 4 : command === 3 ? 2 : 0
    const x = path[i++] ?? 0
    const y = path[i++] ?? 0
    points.push([a * x + c * y + e, b * x + d * y + f])
  }
  end(false)
}

function addPoints(points: readonly [number, number][], stroked: boolean, closed: boolean, rules: Rules): void {
  if (!stroked) {
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    addBar(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), rules)
    return
  }
  const first = points[0]
  const ring = closed && first !== undefined ? [...points, first] : points
  for (const [i, [x, y]] of ring.entries()) {
    const next = ring[i + 1]
    if (next !== undefined) addBar(Math.min(x, next[0]), Math.min(y, next[1]), Math.max(x, next[0]), Math.max(y, next[1]), rules)
  }
}

function addBar(left: number, top: number, right: number, bottom: number, rules: Rules): void {
  const width = right - left
  const height = bottom - top
  if (height <= thickest && width >= shortest && width > height) rules.horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (width <= thickest && height >= shortest && height > width) rules.vertical.push({ at: (left + right) / 2, from: top, to: bottom })
}
