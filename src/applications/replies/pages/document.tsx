import { raw } from 'hono/html'
import { letterFragment } from '../../../document/letter/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Done, Field, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { DecisionFault } from '../../decision.ts'
import type { FoundCase } from '../../desk/office.ts'
import { composeLetter } from '../../letters/index.ts'
import type { LetterState } from '../documents.ts'
import { titleOf } from '../notice-steps.ts'
import { documentStates } from '../panel.tsx'
import { CaseFrame } from './frame.tsx'

/** What somebody may do with the letter as it stands. */
export type LetterRights = { edit: boolean; review: boolean; sign: boolean; return: boolean; void: boolean; again: boolean }

type Props = {
  page: Page
  found: FoundCase
  shown: LetterState
  /** Against the decision that the letter states. */
  against: readonly DecisionFault[]
  rights: LetterRights
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
  done: string | null
}

/** A letter: as it will look, the text beside it, and what the law still asks of it. */
export function DocumentPage({ page, found, shown, against, rights, typed, faults, refusal, done }: Props) {
  const { say, language } = page
  const { document, facts } = shown
  const { state, number, kind, voidedWhy } = document
  const title = titleOf(kind)
  const at = `${found.here}/documents/${document.id}`
  const body = typed['body'] ?? document.content.body
  // what was not kept is in the form alone; the letter is shown as it stands
  const looks = refusal ? document.content.body : body
  const look = documentStates[state]
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <Done
        said={{
          saved: say('文字已保存。', 'The text is kept.'),
          drafted: say('已起草，请核对。', 'Drafted: read it through.'),
          signed: say('已签发并编号。', 'Signed and numbered.'),
          reviewed: say('审查通过。', 'Review passed.'),
          voided: say('已作废，编号保留。', 'Void; its number stays on record.'),
        }}
        done={done}
      />
      <div class="head">
        <div>
          <h1>
            <Official language={language}>{title}</Official>
          </h1>
          <p class="chips">
            <Chip state={look.chip}>{say(look.label, look.english)}</Chip>
            {number && (
              <span class="tag">
                <Official language={language} name>
                  {number}
                </Official>
              </span>
            )}
          </p>
        </div>
        <p class="buttons">
          <Button kind="plain" href={`${at}/letter.docx`}>
            DOCX
          </Button>
          <Button kind="plain" href={`${at}/letter.pdf`}>
            PDF
          </Button>
        </p>
      </div>
      {voidedWhy && (
        <Notice kind="over" title={say('已作废', 'Void')}>
          <Official language={language}>{voidedWhy}</Official>
        </Notice>
      )}
      <div class="split wide">
        <section aria-labelledby="look">
          <h2 id="look">{say('预览', 'As it looks')}</h2>
          <div lang="zh-CN">{raw(letterFragment(composeLetter(kind, facts, { body: looks }), 3))}</div>
        </section>
        <aside class="stack">
          {state === 'draft' && <Lacks {...{ page, shown, against }} />}
          {rights.edit && (
            <form method="post" action={at} class="panel">
              <input type="hidden" name="revision" value={typed['revision'] ?? String(document.revision)} />
              <TextArea
                {...{ id: 'body', label: say('正文', 'Text'), rows: 18, value: body, required: true }}
                hint={say('一行一段；法定内容改动后会重新检查', 'a line a paragraph; what the law demands is checked again')}
                {...(faults['body'] && { fault: faults['body'] })}
              />
              <p class="buttons">
                <Button kind="plain">{say('保存并预览', 'Keep and look')}</Button>
              </p>
            </form>
          )}
          <Deeds {...{ page, found, shown, rights, typed, faults, at }} />
        </aside>
      </div>
    </CaseFrame>
  )
}

function Lacks({ page, shown, against }: Pick<Props, 'page' | 'shown' | 'against'>) {
  const { say, language } = page
  const must = [
    ...against.filter(({ level }) => level === 'error').map(({ why, cites }) => ({ text: why, english: why, cites })),
    ...shown.faults.filter(({ level }) => level === 'must'),
  ]
  const should = [
    ...against.filter(({ level }) => level === 'warning').map(({ why, cites }) => ({ text: why, english: why, cites })),
    ...shown.faults.filter(({ level }) => level === 'should'),
  ]
  const list = (faults: readonly { text: string; english: string; cites: string }[]) => (
    <ul>
      {faults.map(({ text, english, cites }) => (
        <li>
          {say(text, english)}
          <br />
          <small class="quiet">
            <Official language={language}>{cites}</Official>
          </small>
        </li>
      ))}
    </ul>
  )
  if (must.length + should.length === 0)
    return <Notice kind="done">{say('法定内容齐全，可以签发。', 'It says what the law demands and may be signed.')}</Notice>
  return (
    <>
      {must.length > 0 && (
        <Notice kind="over" title={say(`有 ${must.length} 处必须改正，否则不能签发`, `${must.length} things stop the signing`)}>
          {list(must)}
        </Notice>
      )}
      {should.length > 0 && (
        <Notice kind="wait" title={say(`有 ${should.length} 处请核对`, `${should.length} things to look at`)}>
          {list(should)}
        </Notice>
      )}
    </>
  )
}

type DeedsProps = Pick<Props, 'page' | 'found' | 'shown' | 'rights' | 'typed' | 'faults'> & { at: string }

function Deeds({ page: { say }, found, shown, rights, typed, faults, at }: DeedsProps) {
  const hidden = (
    <>
      <input type="hidden" name="revision" value={String(shown.document.revision)} />
      <input type="hidden" name="seen" value={String(found.application.seq)} />
    </>
  )
  const fault = faults['note'] && { fault: faults['note'] }
  return (
    <>
      {(rights.sign || rights.review || rights.return) && (
        <form method="post" action={`${at}/sign`} class="panel">
          {hidden}
          <TextArea
            {...{ id: 'note', label: say('意见', 'Opinion'), rows: 2, value: typed['note'] ?? '', ...fault }}
            hint={rights.return ? say('退回时必须写明要改什么', 'needed where it is returned') : undefined}
            optional={say('选填', 'optional')}
          />
          <p class="buttons">
            {rights.sign && <Button>{say('签发并编号', 'Sign and number')}</Button>}
            {rights.review && <Button formaction={`${at}/review`}>{say('审查通过', 'Pass the review')}</Button>}
            {rights.return && (
              <Button kind="plain" formaction={`${at}/return`}>
                {say('退回修改', 'Return')}
              </Button>
            )}
          </p>
        </form>
      )}
      {rights.again && (
        <form method="post" action={`${at}/again`} class="panel">
          <p class="buttons">
            <Button>{say('重新起草答复书', 'Draft the reply anew')}</Button>
          </p>
        </form>
      )}
      {rights.void && (
        <details class="panel">
          <summary>{say('作废', 'Make it void')}</summary>
          <form method="post" action={`${at}/void`}>
            {hidden}
            <Field
              {...{ id: 'why', label: say('作废的理由', 'Why'), required: true, maxlength: 400, value: typed['why'] ?? '' }}
              {...(faults['why'] && { fault: faults['why'] })}
            />
            <p class="buttons">
              <Button kind="grave">{say('作废', 'Make it void')}</Button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}
