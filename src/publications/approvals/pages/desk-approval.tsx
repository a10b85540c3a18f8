import { beijingMinute } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, DataTable, Mixed, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../item.ts'
import type { Approval } from '../approval.ts'
import { approvalAddress } from '../approval.ts'
import type { FieldChange } from '../approval-text.ts'
import { ruleOf, type StepName, steps } from '../steps.ts'
import type { ApprovalFile, ApprovalRow, Step, Version } from '../store.ts'
import { ApprovalFacts, Lines } from './approval-facts.tsx'
import { DeskFrame, deskApproval, StateChips } from './desk-frame.tsx'

export type DeskApprovalProps = {
  page: Page
  office: Agency
  row: ApprovalRow
  content: Approval
  /** Against what the public reads now. */
  changes: readonly FieldChange[]
  taken: readonly Step[]
  versions: readonly Version[]
  files: readonly ApprovalFile[]
  can: readonly StepName[]
  mayEdit: boolean
  faults: Faults
  refusal: Refusal | null
  opinion: string
  done: string | null
}

/** One item on the desk: what it says, what changed, what happened, and what can be done now. */
export function DeskApprovalPage(props: DeskApprovalProps) {
  const { page, office, row, content, changes, files, faults, refusal, done, mayEdit } = props
  const { say, language } = page
  const here = deskApproval(office.slug, row.id)
  const step = done && Object.hasOwn(steps, done) ? ruleOf(done as StepName) : null
  return (
    <DeskFrame page={page} slug={office.slug} title={row.name} faults={faults}>
      <div class="head">
        <div>
          <h1>
            <Official language={language}>{row.name}</Official>
          </h1>
          <p class="chips">
            <StateChips page={page} row={row} />
            {row.version && <span class="tag">{say(`第 ${row.version} 版`, `version ${row.version}`)}</span>}
          </p>
        </div>
        <p class="buttons">
          {row.standing === 'public' && (
            <Button kind="plain" href={approvalAddress(office.slug, row.key)}>
              {say('看网站', 'See the site')}
            </Button>
          )}
          {mayEdit && <Button href={`${here}/edit`}>{say('编辑', 'Edit')}</Button>}
        </p>
      </div>
      {step && (
        <Notice kind="done" status>
          {say(`已办：${step.title}`, `Done: ${step.english}`)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="over" title={say('不能办理', 'This cannot be done')}>
          <p>
            <Mixed language={language} text={refusal.why} /> <Mixed language={language} text={refusal.cites} />
          </p>
        </Notice>
      )}
      <div class="split wide">
        <div class="rows">
          {changes.length > 0 && (
            <section class="near">
              <h2>{say('与现在公开的不同', 'Different from what is public')}</h2>
              <Changes page={page} changes={changes} />
            </section>
          )}
          <ApprovalFacts page={page} content={content} files={files} fileAddress={id => `${here}/files/${id}`} />
        </div>
        <aside class="stack">
          <Doing {...props} here={here} />
          <Happened {...props} here={here} />
        </aside>
      </div>
    </DeskFrame>
  )
}

function Doing({ page, row, can, faults, opinion, here }: DeskApprovalProps & { here: string }) {
  const { say } = page
  const taking = can.filter(name => name !== 'submitted')
  if (taking.length === 0) return null
  const wanting = taking.filter(name => ruleOf(name).needsOpinion).map(name => say(ruleOf(name).title, ruleOf(name).english))
  return (
    <form class="panel" method="post" action={`${here}/step`}>
      <h2>{say('办理', 'What to do')}</h2>
      <input type="hidden" name="seen" value={String(row.seq)} />
      <TextArea
        id="opinion"
        label={say('意见或者理由', 'Opinion or reason')}
        hint={wanting.length > 0 ? say(`${wanting.join('、')}须写理由`, `needed for: ${wanting.join(', ')}`) : undefined}
        value={opinion}
        fault={faults['opinion']}
        rows={3}
        maxlength={500}
      />
      <p class="buttons">
        {taking.map(name => (
          <Button
            name="step"
            value={name}
            kind={name === 'reviewed' || name === 'published' ? undefined : ruleOf(name).to ? 'grave' : 'plain'}
          >
            {say(ruleOf(name).title, ruleOf(name).english)}
          </Button>
        ))}
      </p>
    </form>
  )
}

function Happened({ page, taken, versions, here }: DeskApprovalProps & { here: string }) {
  const { say, language } = page
  return (
    <section class="panel" aria-labelledby="steps">
      <h2 id="steps">{say('经过', 'History')}</h2>
      <ul class="do">
        {taken.toReversed().map(({ step, at, actor, opinion, version }) => (
          <li>
            <b>{say(steps[step].title, steps[step].english)}</b>{' '}
            {version !== null && versions.some(each => each.version === version) && (
              <a href={`${here}/versions/${version}`}>{say(`第 ${version} 版`, `version ${version}`)}</a>
            )}
            <p class="quiet">
              <time datetime={at.toISOString()}>{beijingMinute(at)}</time>{' '}
              <Official language={language} name>
                {actor}
              </Official>
            </p>
            {opinion && (
              <p>
                <Official language={language}>{opinion}</Official>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Changes({ page, changes }: { page: Page; changes: readonly FieldChange[] }) {
  const { say, language } = page
  return (
    <DataTable
      caption={say('改了什么', 'What changed')}
      columns={[{ text: say('字段', 'Field'), main: true }, { text: say('原来', 'Before') }, { text: say('现在', 'Now') }]}
      rows={changes.map(({ name, was, is }) => ({
        cells: [
          <Official language={language}>{name}</Official>,
          <Lines language={language} text={was || '—'} />,
          <Lines language={language} text={is || '—'} />,
        ],
      }))}
    />
  )
}
