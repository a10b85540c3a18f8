/** The bars that crawlers and Markdown leave between the cells of a table, and what they mean in a given text. */
export const bar = /[|¦｜│┃]/
export const onlyBars = (line: string): boolean => /^[\s|¦｜│┃]*$/.test(line)

/** `|---|:---:|` */
export const isRule = (line: string): boolean => /^[\s|¦｜│┃:：─━\-+=┼├┤]*$/.test(line) && /[-─━=]{2}/.test(line)

/** Do the barred lines hold rows (two cells or more), or one cell each? */
export function barsHoldRows(lines: readonly string[]): boolean {
  let several = 0
  let single = 0
  for (const line of lines) {
    if (!bar.test(line) || onlyBars(line) || isRule(line)) continue
    if (cellsOf(line).filter(cell => cell !== '').length > 1) several++
    else single++
  }
  return several * 2 >= single && several > 0
}

/** Where each cell has a line: does it end in its own bar, or do bars stand between the cells on lines of their own? */
export function cellsEndInBars(lines: readonly string[]): boolean {
  let own = 0
  let between = 0
  for (const line of lines) {
    if (!bar.test(line)) continue
    if (!onlyBars(line)) own++
    else if (line.trim().length === 1) between++
  }
  return own > between
}

/** Does each row begin with a bar of its own, after the bars that ended the row before? */
export function rowsOpenWithBars(lines: readonly string[]): boolean {
  let opened = 0
  for (let i = 1; i < lines.length; i++)
    if (lines[i]!.trim().length === 1 && onlyBars(lines[i]!) && lines[i - 1]!.trim().length > 1 && onlyBars(lines[i - 1]!)) opened++
  return opened >= 3
}

/** Do rows begin and end with a bar? Where they don't, a bar at the end is followed by an empty cell. */
export type OuterBars = { left: boolean; right: boolean }

export function outerBars(lines: readonly string[]): OuterBars {
  const rows = lines.filter(line => bar.test(line) && !onlyBars(line))
  const share = (pattern: RegExp) => rows.filter(line => pattern.test(line)).length * 2 > rows.length
  return { left: share(/^\s*[|¦｜│┃]/), right: share(/[|¦｜│┃]\s*$/) }
}

export function cellsOf(line: string, edges: OuterBars = { left: true, right: true }): string[] {
  const cells = line.split(bar).map(cell => cell.trim())
  if (edges.left && cells[0] === '' && cells.length > 1) cells.shift()
  if (edges.right && cells.at(-1) === '' && cells.length > 1) cells.pop()
  return cells
}

/** A row of a CSV file: names and figures parted by commas. */
const csvRow = /(?:,(?:"[\d.,]*"|[-+增减]?[\d.]*[件宗项元]?[/—]?)){7}$/
export const holdsCsv = (lines: readonly string[]): boolean => lines.filter(line => line.length < 400 && csvRow.test(line)).length >= 5
export const isCsvRow = (line: string): boolean => line.includes(',') && line.length < 400 && !/[。；]/.test(line)
export const cellsOfCsv = (line: string): string[] =>
  (line.match(/"[^"]*"|[^,]+|(?<=,)(?=,|$)|^(?=,)/g) ?? []).map(cell => cell.replace(/^"|"$/g, '').trim())
