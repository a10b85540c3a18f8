import { beijingMinute } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Official } from '../../../web/ui/index.ts'
import type { Version } from '../../item-store.ts'
import type { ItemView } from '../item.ts'
import { columnName } from '../items.ts'
import type { VersionChanges } from '../versions.ts'
import { Look, type Related } from './look.tsx'
import { crumbOf, deskItemOf, titleOf } from './parts.tsx'
import { Changed } from './review.tsx'

type Props = { page: Page; view: ItemView; version: Version; changed: VersionChanges | null; related: readonly Related[] }

/** An earlier version, which only staff read, with what it changed. */
export function DeskVersionPage({ page, view, version, changed, related }: Props) {
  const { say, language } = page
  const title = titleOf(page, version.content)
  const name = say(`第 ${version.version} 版`, `version ${version.version}`)
  return (
    <StaffLayout
      page={page}
      title={`${name}：${title}`}
      current="publications"
      crumbs={[
        { href: places.publications, text: say('公开', 'Publications') },
        { href: deskItemOf(view.office, view.item.id), text: crumbOf(page, version.content) },
        { text: name },
      ]}
    >
      <div class="head">
        <h1>
          <Official language={language}>{title}</Official>
          {say('：', ': ')}
          {name}
        </h1>
        <p class="quiet">
          {say('送审于 ', 'submitted ')}
          <time datetime={version.at.toISOString()}>{beijingMinute(version.at)}</time>
        </p>
      </div>
      <div class="stack">
        {changed && <Changed {...{ page, changed }} />}
        <section aria-labelledby="ap">
          <h2 id="ap">{say('这一版全文', 'The whole of this version')}</h2>
          <Look
            {...{ page, content: version.content, related }}
            view={{ ...view, column: columnName(view.columns, version.content.column) }}
          />
        </section>
      </div>
    </StaffLayout>
  )
}
