import type { Child } from 'hono/jsx'
import type { Agency } from '../../../people/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { OfficeHead, Tabs } from '../../../web/ui/index.ts'

export const boards = {
  due: { label: '期限', english: 'Due' },
  year: { label: '公开情况', english: 'Published' },
  columns: { label: '栏目更新', english: 'Columns' },
  readings: { label: '政策解读', english: 'Readings' },
  withheld: { label: '不主动公开', english: 'Withheld' },
  links: { label: '失效链接', english: 'Dead links' },
} as const

export type Board = keyof typeof boards
export const boardOf = (slug: string, board: Board) => `/desk/boards/${slug}/${board}`

type Props = {
  page: Page
  office: Agency
  board: Board
  /** How many lines of each board want something done. */
  wanting: Readonly<Partial<Record<Board, number>>>
  /** The board can be taken away as a table. */
  files?: boolean
  /** Said in the address of the files (`?year=2023`). */
  query?: string
  children?: Child
}

/** One of the office's boards; the others are a tab away. */
export function BoardFrame({ page, office, board, wanting, files, query = '', children }: Props) {
  const { say } = page
  const title = say(boards[board].label, boards[board].english)
  const crumbs = [
    { href: places.desk, text: say('工作台', 'Desk') },
    { href: places.publications, text: say('公开', 'Publications') },
    { text: title },
  ]
  const file = (kind: string) => `${boardOf(office.slug, board)}.${kind}${query}`
  return (
    <StaffLayout page={page} title={title} current="boards" crumbs={crumbs}>
      <OfficeHead language={page.language} title={title} office={office.name}>
        {files && (
          <p>
            {say('下载：', 'Download: ')}
            <a href={file('xlsx')}>XLSX</a>　<a href={file('csv')}>CSV</a>
          </p>
        )}
      </OfficeHead>
      <div class="stack">
        <Tabs
          label={say('看板', 'Boards')}
          tabs={(Object.keys(boards) as Board[]).map(name => ({
            href: boardOf(office.slug, name),
            text: say(boards[name].label, boards[name].english),
            note: wanting[name] ? say(`${wanting[name]} 件要办`, `${wanting[name]} to do`) : undefined,
            state: wanting[name] ? ('wait' as const) : undefined,
            current: name === board,
          }))}
        />
        {children}
      </div>
    </StaffLayout>
  )
}
