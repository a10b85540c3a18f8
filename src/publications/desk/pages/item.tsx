import { beijingMinute } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, DataTable, ErrorSummary, Notice, Official } from '../../../web/ui/index.ts'
import type { Refusal } from '../../item.ts'
import { type StepName, steps } from '../../steps.ts'
import type { ItemView } from '../item.ts'
import { NextSteps } from './do.tsx'
import { Look, type Related } from './look.tsx'
import { crumbOf, DueBox, deskItemOf, RefusalWords, StageChips, StepTable, stepTitle, titleOf } from './parts.tsx'

/** What came back of a form: which step was tried, what was typed, and what stands against it. */
export type Tried = { step: StepName | null; texts: Readonly<Record<string, string>>; faults: Faults; refusal: Refusal | null }

export const nothingTried: Tried = { step: null, texts: {}, faults: {}, refusal: null }

type Props = { page: Page; view: ItemView; related: readonly Related[]; tried: Tried; done: string | null }

/** One item at the desk: what it says, by when it must be public, what happened to it and what can be done now. */
export function DeskItemPage({ page, view, related, tried, done }: Props) {
  const { say, language } = page
  const { item, office, content, versions, section, due, taken } = view
  const title = titleOf(page, content)
  const here = deskItemOf(office, item.id)
  return (
    <StaffLayout
      page={page}
      title={Object.keys(tried.faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="publications"
      crumbs={[{ href: places.publications, text: say('公开', 'Publications') }, { text: crumbOf(page, content) }]}
    >
      <ErrorSummary faults={tried.faults} />
      <ItemHead page={page} view={view}>
        {view.publicAddress && (
          <Button kind="plain" href={view.publicAddress}>
            {say('看公开页面', 'See the public page')}
          </Button>
        )}
        {versions.length > 0 && (
          <Button kind="plain" href={`${here}/approval-sheet`}>
            {say('审查呈批单', 'Approval sheet')}
          </Button>
        )}
        <MainButton page={page} view={view} />
      </ItemHead>
      <div class="split wide">
        <div class="stack">
          <Done page={page} done={done} />
          {tried.refusal && (
            <Notice kind="over" status title={say('不能办理', 'This cannot be done')}>
              <p>
                <RefusalWords page={page} refusal={tried.refusal} />
              </p>
            </Notice>
          )}
          {item.scheduledAt && (
            <Notice kind="wait">
              <p>
                {say('定于 ', 'Goes out at ')}
                <time datetime={item.scheduledAt.toISOString()}>{beijingMinute(item.scheduledAt)}</time>
                {say(' 发布。', '.')}
              </p>
            </Notice>
          )}
          {due && <DueBox page={page} due={due} />}
          <section aria-labelledby="ap">
            <div class="head">
              <h2 id="ap">{say('读者将看到', 'As the reader will see it')}</h2>
              <p class="quiet">{item.stage === 'drafting' ? say('当前草稿', 'working copy') : say('全文', 'whole text')}</p>
            </div>
            <Look {...{ page, view, content, related }} />
          </section>
          <section class="panel" aria-labelledby="st">
            <div class="head">
              <h2 id="st">{say('经过', 'What happened')}</h2>
              <p class="quiet">{say('只增不改，随件归档', 'never changed, kept with the item')}</p>
            </div>
            <StepTable page={page} taken={taken} />
          </section>
        </div>
        <aside class="stack sticky">
          <section class="panel" aria-labelledby="do">
            <h2 id="do">{say('现在可以办', 'What can be done now')}</h2>
            <NextSteps page={page} view={view} tried={tried} />
          </section>
          {versions.length > 0 && <Versions page={page} view={view} />}
          <p class="quiet">
            <Official language={language} name>
              {[office.name, section].filter(Boolean).join('　')}
            </Official>
          </p>
        </aside>
      </div>
    </StaffLayout>
  )
}

/** Title, state and whose it is, at the top of every page of an item. */
export function ItemHead({ page, view, children }: { page: Page; view: ItemView; children?: unknown }) {
  const { say, language } = page
  const { item, content, current, section } = view
  return (
    <div class="head">
      <div>
        <h1>
          <Official language={language}>{titleOf(page, content)}</Official>
        </h1>
        <p class="chips">
          <StageChips page={page} item={item} />
          {current && <span class="tag">{say(`第 ${current.version} 版`, `version ${current.version}`)}</span>}
          {section && (
            <span class="tag">
              <Official language={language} name>
                {section}
              </Official>
            </span>
          )}
          <span class="tag">
            {say('拟稿：', 'drafted by ')}
            <Official language={language} name>
              {item.draftedByName}
            </Official>
          </span>
        </p>
      </div>
      <p class="buttons">{children as never}</p>
    </div>
  )
}

const reviewStages: readonly string[] = ['endorsing', 'reviewing', 'approving']

function MainButton({ page: { say }, view: { item, office, next } }: { page: Page; view: ItemView }) {
  const may = (name: StepName) => next.some(({ step, against }) => step === name && against === null)
  if (item.stage === 'drafting' && may('submitted'))
    return <Button href={`${deskItemOf(office, item.id)}/edit`}>{say('拟稿', 'Edit')}</Button>
  if (!reviewStages.includes(item.stage)) return null
  const isTurn = (['endorsed', 'reviewed', 'published', 'filed'] as const).some(may)
  return isTurn ? <Button href={`${deskItemOf(office, item.id)}/review`}>{say('审核办理', 'Review')}</Button> : null
}

function Versions({ page, view }: { page: Page; view: ItemView }) {
  const { say } = page
  const { item, office, versions } = view
  const columns = [{ text: say('版本', 'Version'), main: true }, { text: say('送审', 'Submitted') }, { text: '', head: false }]
  const rows = versions.toReversed().map(({ version, at }) => ({
    cells: [
      <a href={`${deskItemOf(office, item.id)}/versions/${version}`}>{say(`第 ${version} 版`, `version ${version}`)}</a>,
      <time datetime={at.toISOString()}>{beijingMinute(at)}</time>,
      item.publicVersion === version && item.standing === 'public' ? <Chip state="done">{say('公众在看', 'public')}</Chip> : '',
      view.sheets.has(version) && (
        <a href={`${deskItemOf(office, item.id)}/files/${view.sheets.get(version)}`}>
          {say('归档的呈批单', 'kept sheet')}
          <span class="unseen">{say(`，第 ${version} 版`, `, version ${version}`)}</span>
        </a>
      ),
    ],
  }))
  return (
    <section class="panel" aria-labelledby="vs">
      <h2 id="vs">{say('版本', 'Versions')}</h2>
      <DataTable
        caption={say('版本，新的在前', 'Versions, newest first')}
        columns={columns.slice(0, 2)}
        rows={rows.map(({ cells }) => ({
          cells: [
            cells[0],
            <>
              {cells[1]} {cells[2]} {cells[3]}
            </>,
          ],
        }))}
        plain
      />
    </section>
  )
}

function Done({ page, done }: { page: Page; done: string | null }) {
  if (done === null || !Object.hasOwn(steps, done)) return null
  return (
    <Notice kind="done" status>
      <p>
        {page.say('已办：', 'Done: ')}
        {stepTitle(page, done as StepName)}
        {page.say('。已记入日志。', '. It is in the journal.')}
      </p>
    </Notice>
  )
}
