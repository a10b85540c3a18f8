import type { Page } from '../../web/layout/index.ts'

const [width, height] = [52, 20]

/** Five years of one figure, the last one stronger: what is not known is left out, and said so. */
export function Spark({ page, figures, year }: { page: Page; figures: readonly (number | null)[]; year: number }) {
  const { say } = page
  const most = Math.max(1, ...figures.map(figure => figure ?? 0))
  const first = year - figures.length + 1
  const words = figures.map((figure, i) => (figure === null ? null : say(`${first + i} 年 ${figure}`, `${first + i}: ${figure}`)))
  if (words.every(word => word === null)) return <>—</>
  return (
    <svg
      role="img"
      aria-label={words.filter(Boolean).join(say('，', ', '))}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {figures.map((figure, i) => {
        if (figure === null) return null
        const tall = Math.max(1, Math.round((figure / most) * height))
        const isLast = i === figures.length - 1
        return <rect x={i * 11} y={height - tall} width="8" height={tall} fill="currentColor" fill-opacity={isLast ? '1' : '0.35'} />
      })}
    </svg>
  )
}
