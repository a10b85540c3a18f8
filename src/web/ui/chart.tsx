import { DataTable } from './data-table.tsx'
import { Official } from './notice.tsx'

export type Bar = {
  label: string
  /** null: there is no figure, which is no zero. */
  value: number | null
  /** Several values one after another on one line; `value` is then their sum. */
  parts?: number[]
}

type ChartProps = {
  caption: string
  /** 条, 件: said after each figure when the picture is read out. */
  unit: string
  bars: readonly Bar[]
  /** Names of the parts, in the order of `parts`; at most five. */
  parts?: readonly string[]
  /** Words of the page's language. */
  words?: { what: string; number: string; share: string; total: string; kind: string; missing?: string }
  /** The page's language: the labels are the office's own, in Chinese. */
  language?: string
  /** The table ends with the sum and gives shares. */
  total?: boolean
}

const chinese = { what: '类别', number: '数量', share: '占比', total: '合计', kind: '横条图', missing: '缺' }
const [width, line, thick] = [480, 58, 14]
/** Room for the figure after the longest bar. */
const longest = width - 52

/** Bars with their figures, coloured by class (a strict CSP), and the same figures as a table beside them, not behind a click. */
export function Chart({ caption, unit, bars, parts, words = chinese, language = 'zh-CN', total = false }: ChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => Math.abs(value ?? 0)))
  const missing = words.missing ?? chinese.missing
  const said = bars.map(({ label, value }) => `${label} ${value === null ? missing : `${value} ${unit}`}`).join('，')
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <div class="cols">
        <svg viewBox={`0 0 ${width} ${bars.length * line - 8}`} role="img" aria-label={`${words.kind}：${said}`}>
          {bars.map((bar, i) => (
            <>
              <text x="0" y={i * line + 20} lang={language === 'en' ? 'zh-CN' : undefined}>
                {bar.label}
              </text>
              {pieces(bar, most).map(piece => (
                <rect class={`c${piece.n}`} x={piece.x} y={i * line + 30} width={piece.width} height={thick} rx="2" />
              ))}
              <text class="value" x={lengthOf(bar.value ?? 0, most) + 10} y={i * line + 43}>
                {bar.value ?? missing}
              </text>
            </>
          ))}
        </svg>
        <Figures {...{ caption, bars, parts, words, language, total }} />
      </div>
    </figure>
  )
}

/** Zero is no bar; a little that is not zero is seen. */
const lengthOf = (value: number, most: number) => (value === 0 ? 0 : Math.max(2, Math.round((Math.abs(value) / most) * longest)))

function pieces({ value, parts }: Bar, most: number): { n: number; x: number; width: number }[] {
  if (!parts) return !value ? [] : [{ n: 1, x: 0, width: lengthOf(value, most) }]
  let x = 0
  return parts.slice(0, 5).flatMap((part, i) => {
    const piece = { n: i + 1, x, width: lengthOf(part, most) }
    x += piece.width
    return part === 0 ? [] : [piece]
  })
}

function Figures({ caption, bars, parts = [], words = chinese, language = 'zh-CN', total }: Omit<ChartProps, 'unit'>) {
  const sum = bars.reduce((all, { value }) => all + (value ?? 0), 0)
  const share = (value: number | null) => (total ? [sum === 0 || value === null ? '' : `${((value / sum) * 100).toFixed(1)}%`] : [])
  const rows = bars.map(({ label, value, parts: own = [] }) => ({
    cells: [
      <Official language={language}>{label}</Official>,
      ...parts.map((_, i) => String(own[i] ?? 0)),
      value === null ? (words.missing ?? chinese.missing) : String(value),
      ...share(value),
    ],
  }))
  const sums = parts.map((_, i) => String(bars.reduce((all, { parts: own = [] }) => all + (own[i] ?? 0), 0)))
  const last = { cells: [words.total, ...sums, String(sum), ...(total && sum !== 0 ? ['100.0%'] : share(sum))], look: 'sum' as const }
  return (
    <DataTable
      plain
      caption={caption}
      columns={[
        { text: words.what },
        ...parts.map(text => ({ text, num: true })),
        { text: words.number, num: true },
        ...(total ? [{ text: words.share, num: true }] : []),
      ]}
      rows={total ? [...rows, last] : rows}
    />
  )
}
