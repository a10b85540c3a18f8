/** A run of text on a page, in points from the top left corner of the page as it is shown; `y` is the line it stands on. */
export type Word = { text: string; x: number; y: number; width: number; size: number }

/** Columns a text takes where a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) >= 0x1100 ? 2 : 1
  return width
}

/** Lines from the top, each from left to right. Words belong to one line when their base lines differ by less than a third of their size. */
export function linesOfWords(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  let y = Number.NEGATIVE_INFINITY
  for (const word of [...words].sort((a, b) => a.y - b.y || a.x - b.x)) {
    if (word.y - y <= Math.max(1.5, word.size * 0.3)) lines.at(-1)?.push(word)
    else {
      lines.push([word])
      y = word.y
    }
  }
  return lines.map(line =>
    line.sort((a, b) => a.x - b.x).filter((word, i) => !line.slice(Math.max(0, i - 3), i).some(other => overprints(word, other))),
  )
}

/** Some programs print a text twice, a hair apart, to make it bold: 3 and 3 are one 3. */
function overprints(word: Word, other: Word): boolean {
  return word.text === other.text && Math.abs(word.x - other.x) < word.size * 0.2 && Math.abs(word.y - other.y) < word.size * 0.2
}

/** Spaces that the gap between two words of one line stands for: none inside a word, one in a spread label, two or more between columns. */
function spaces(before: Word, word: Word): number {
  const gap = (word.x - before.x - before.width) / Math.max(before.size, word.size)
  const figures = /[\d.,%]$/.test(before.text) && /^[\d.,%+-]/.test(word.text)
  // Text that overlaps has widths that cannot be believed.
  if (figures) return gap < 0.12 && gap > -0.3 ? 0 : 2
  if (gap < 0.25) return 0
  return gap < 0.9 ? 1 : 2
}

/** The text of words that belong together, without regard to columns. Figures of different places are never run together. */
export function textOf(line: readonly Word[]): string {
  let text = ''
  for (const [i, word] of line.entries()) {
    const before = line[i - 1]
    text += before === undefined || spaces(before, word) === 0 ? word.text : ` ${word.text}`
  }
  return text.trim()
}

/** Lines as `pdftotext -layout` writes them: each word at the column that its place on the page gives, so tables keep their columns. */
export function layoutLines(words: readonly Word[]): { y: number; text: string }[] {
  if (words.length === 0) return []
  const left = Math.min(...words.map(({ x }) => x))
  const widths = words.map(({ text, width }) => width / Math.max(1, displayWidth(text))).sort((a, b) => a - b)
  const column = Math.max(1, widths[Math.floor(widths.length / 2)] ?? 5)
  return linesOfWords(words).map(line => {
    let text = ''
    let written = 0
    for (const [i, word] of line.entries()) {
      const before = line[i - 1]
      const gap = before === undefined ? 0 : spaces(before, word)
      const place = Math.min(200, Math.round((word.x - left) / column))
      const pad = before === undefined ? place : gap < 2 ? gap : Math.max(2, place - written)
      text += ' '.repeat(Math.max(0, pad)) + word.text
      written += Math.max(0, pad) + displayWidth(word.text)
    }
    return { y: line[0]?.y ?? 0, text: text.trimEnd() }
  })
}

/** The lines of one cell: a label goes on without a gap; figures of two lines stay apart, unless a figure too long for its cell was broken. */
export function cellTextOf(words: readonly Word[], cellWidth: number): string {
  let text = ''
  let filled = false
  for (const line of linesOfWords(words)) {
    const next = textOf(line)
    if (text !== '' && /\d$/.test(text) && /^[\d.]/.test(next) && !filled) text += '\n'
    text += next
    const last = line.at(-1)
    filled = last !== undefined && last.x + last.width - (line[0]?.x ?? 0) > cellWidth - 2 * last.size
  }
  return text
}
