import { beijingMinute } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { crumbOf, Official } from '../../../web/ui/index.ts'
import type { FieldChange } from '../approval-text.ts'
import type { ApprovalFile, ApprovalRow, Version } from '../store.ts'
import { ApprovalFacts } from './approval-facts.tsx'
import { Changes } from './desk-approval.tsx'
import { DeskFrame, deskApproval } from './desk-frame.tsx'

type Props = {
  page: Page
  office: Agency
  row: ApprovalRow
  version: Version
  before: number | null
  changes: readonly FieldChange[]
  files: readonly ApprovalFile[]
}

/** A version as it was submitted, and what it says differently from the one before. */
export function ApprovalVersionPage({ page, office, row, version, before, changes, files }: Props) {
  const { say, language } = page
  const here = deskApproval(office.slug, row.id)
  const title = say(`第 ${version.version} 版`, `Version ${version.version}`)
  return (
    <DeskFrame page={page} slug={office.slug} title={title} crumbs={[crumbOf(language, row.name, here)]}>
      <h1>
        <Official language={language}>{version.content.name}</Official> <span class="tag">{title}</span>
      </h1>
      <p class="quiet">
        {say('送审 ', 'Submitted ')}
        <time datetime={version.at.toISOString()}>{beijingMinute(version.at)}</time>
      </p>
      <div class="rows">
        <section class="near">
          <h2>
            {before === null ? say('第一版', 'The first version') : say(`与第 ${before} 版的不同`, `Different from version ${before}`)}
          </h2>
          {changes.length > 0 ? (
            <Changes page={page} changes={changes} />
          ) : (
            before !== null && <p>{say('没有不同。', 'Nothing is different.')}</p>
          )}
        </section>
        <ApprovalFacts page={page} content={version.content} files={files} fileAddress={id => `${here}/files/${id}`} />
      </div>
    </DeskFrame>
  )
}
