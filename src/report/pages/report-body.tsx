import type { Child } from 'hono/jsx'
import { outlineLevels, type Table, tableCaption } from '../../document/blocks.ts'
import type { Page } from '../../web/layout/index.ts'
import { StatutoryTable } from '../../web/ui/index.ts'
import { reportDocument } from '../render/document.ts'
import type { Report } from '../report.ts'
import type { Mark } from './marks.ts'

type Block = ReturnType<typeof reportDocument>['blocks'][number]

/** A heading of the report's first level, with the anchor that the contents lead to. */
export type Part = { id: string; text: string }

export const partsOf = (report: Report): Part[] =>
  reportDocument(report)
    .blocks.filter(block => block.kind === 'heading' && block.level === 1)
    .map((block, i) => ({ id: `s${i + 1}`, text: (block as { text: string }).text }))

type Props = {
  page: Page
  report: Report
  marks?: Record<string, Mark>
  /** Stands at the end of the first part. */
  picture?: Child
  /** What a figure counts. */
  hrefOf?: (at: string) => string | undefined
}

/** The whole report as the form orders it: prose, and tables 2, 3, 4 in their places. */
export function ReportBody({ page, report, marks = {}, picture, hrefOf }: Props) {
  const { blocks } = reportDocument(report)
  const levels = outlineLevels(blocks)
  const lang = page.language === 'en' ? 'zh-CN' : undefined
  let parts = 0
  const out: Child[] = []
  let prose: Child[] = []
  const flush = () => {
    if (prose.length > 0)
      out.push(
        <div class="prose" lang={lang}>
          {prose}
        </div>,
      )
    prose = []
  }
  for (const [i, block] of blocks.entries()) {
    const opensPart = block.kind === 'heading' && block.level === 1
    if (opensPart && parts === 1 && picture) {
      flush()
      out.push(picture)
    }
    if (opensPart) parts += 1
    if (block.kind !== 'table') prose.push(<Prose block={block} level={levels[i]! + 1} id={opensPart ? `s${parts}` : undefined} />)
    else {
      flush()
      out.push(<ReportTable page={page} table={block} marks={marks} hrefOf={hrefOf} />)
    }
  }
  flush()
  return <>{out}</>
}

function Prose({ block, level, id }: { block: Exclude<Block, Table>; level: number; id?: string }) {
  if (block.kind === 'heading') {
    const Heading = `h${Math.min(level, 6)}` as 'h2'
    return <Heading id={id}>{block.text}</Heading>
  }
  if (block.kind === 'paragraph') return <p>{block.runs.map(run => (run.face ? <b>{run.text}</b> : run.text))}</p>
  return null
}

/** One of the official tables; the numbers in its cells lead to the findings. */
export function ReportTable({ page, table, marks = {}, hrefOf }: Pick<Props, 'page' | 'marks' | 'hrefOf'> & { table: Table }) {
  const { name, widths, head, bodies } = table
  const lang = page.language === 'en' ? 'zh-CN' : undefined
  return (
    <StatutoryTable
      caption={tableCaption(table)}
      {...{ name, widths, head, bodies, marks, hrefOf, lang }}
      see={page.say('见发现', 'See finding ')}
    />
  )
}
