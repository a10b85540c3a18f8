import type { Office, Page } from '../../../web/layout/index.ts'
import { Official } from '../../../web/ui/index.ts'
import type { Branch, Part } from '../../catalogue/catalogue.ts'
import type { Count } from '../../public-store.ts'
import { columnAddress, partName, partOf } from './parts.tsx'

type Props = { page: Page; office: Office; part: Part; tree: readonly Branch[]; counts: ReadonlyMap<string, Count>; current: string | null }

/** The columns of a part with how many stand in each. A closed one stays as long as it holds something. */
export function ColumnTree({ page, office, part, tree, counts, current }: Props) {
  return (
    <nav class="tree" aria-labelledby="tree">
      <h2 id="tree">
        <a href={partOf(office, part)} aria-current={current === null ? 'page' : undefined}>
          {partName(page, part)}
        </a>
      </h2>
      <Branches {...{ page, office, counts, current }} branches={tree} />
    </nav>
  )
}

function Branches({ page, office, branches, counts, current }: Omit<Props, 'part' | 'tree'> & { branches: readonly Branch[] }) {
  const shown = branches.filter(branch => !branch.closedOn || (counts.get(branch.key)?.items ?? 0) > 0)
  if (shown.length === 0) return null
  return (
    <ul>
      {shown.map(branch => (
        <li>
          <a href={columnAddress(office, branch)} aria-current={branch.key === current ? 'page' : undefined}>
            <Official language={page.language}>{branch.name}</Official> <span>{counts.get(branch.key)?.items ?? 0}</span>
          </a>
          <Branches {...{ page, office, counts, current }} branches={branch.children} />
        </li>
      ))}
    </ul>
  )
}
