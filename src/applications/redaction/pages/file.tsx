import type { Suggestion } from '../../../document/redaction/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Done, Notice, Official, Tabs } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { CaseFrame } from '../../replies/pages/frame.tsx'
import type { CaseFile } from '../../store.ts'
import type { Typed } from '../form.ts'
import type { ReadFile } from '../readings.ts'
import { isMaking, type Redaction, standingOf, standings } from '../redaction.ts'
import { standsIn, type View } from '../views.ts'
import { MarkForm } from './mark-form.tsx'
import { MarkList } from './mark-list.tsx'
import { ProofPanel } from './proof.tsx'

export type FileProps = {
  page: Page
  found: FoundCase
  file: CaseFile
  redaction: Redaction
  /** A sentence where the file cannot be redacted here. */
  read: ReadFile | string
  pending: readonly Suggestion[]
  views: readonly View[]
  /** Which of the views is shown. */
  at: number
  mayWrite: boolean
  corner: { x: number; y: number } | null
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  done: string | null
}

/** A file as it is seen, what is marked in it and why, and the proof of its copy. */
export function FilePage(props: FileProps) {
  const { page, found, file, redaction, read, pending, views, at, mayWrite, faults, refusal, done } = props
  const { say, language } = page
  const address = `${found.here}/redaction/${file.fileId}`
  const look = standings[standingOf(redaction)]
  const { kept } = redaction
  const making = isMaking(redaction)
  return (
    <CaseFrame {...{ page, found, title: say('隐去内容', 'Withhold passages'), faults, refusal, scripts: ['redact'] }}>
      <Done
        done={done !== 'asked' ? done : !making && redaction.made ? 'made' : null}
        said={{
          marked: say('标记已保存。', 'Kept.'),
          made: say('公开版已制作，核验结果见下。', 'The copy was made; the proof stands below.'),
          nothing: say('已记录“无须隐去”。', 'Recorded: nothing to withhold.'),
        }}
      />
      <div class="head">
        <div>
          <h1>
            <Official language={language} name>
              {file.name}
            </Official>
          </h1>
          <p class="chips">
            <Chip state={look.chip}>{say(look.label, look.english)}</Chip>
            <span class="tag">{say('部分公开，第三十七条', 'partial disclosure, art. 37')}</span>
          </p>
        </div>
        {mayWrite && (
          <form method="post" action={`${address}/copy`} class="buttons">
            <input type="hidden" name="revision" value={String(redaction.revision)} />
            <input type="hidden" name="view" value={String(at + 1)} />
            <Button kind="plain" formaction={`${address}/nothing`}>
              {say('无须隐去', 'Nothing to withhold')}
            </Button>
            <Button>{say('制作公开版', 'Make the copy')}</Button>
          </form>
        )}
      </div>
      {making && (
        <Notice kind="wait" status title={say('正在制作公开版（本页自动更新）', 'The copy is being made (this page follows)')}>
          <p>
            {say(
              '文件很长的，需要一两分钟。可以先离开本页；做好以前不能改动标记。',
              'A long file takes a minute or two. You may leave this page; marks are changed afterwards.',
            )}
          </p>
          <progress aria-label={say('正在制作公开版', 'The copy is being made')} />
        </Notice>
      )}
      {kept.failed && (
        <Notice kind="over" status title={say('没有做成公开版', 'The copy could not be made')}>
          <Official language={language}>{kept.failed}</Official>
        </Notice>
      )}
      {kept.nothing && (
        <Notice kind="done">
          <Official language={language}>{`${kept.nothing.by}于${kept.nothing.on}写明：本文件没有应当隐去的内容。`}</Official>
        </Notice>
      )}
      {typeof read === 'string' && (
        <Notice kind="wait" title={say('这个文件不能在这里标记', 'This file cannot be marked here')}>
          <p>{read}</p>
        </Notice>
      )}
      {typeof read !== 'string' && (
        <div class="split wide">
          <div class="stack">
            <Tabs
              label={say('部分', 'Parts')}
              tabs={views.map((view, i) => tabOf(page, view, i, { at, read, pending, redaction, address }))}
            />
            <MarkForm {...{ ...props, read }} mayWrite={mayWrite && !making} />
            {redaction.made && <ProofPanel {...{ page, made: redaction.made, hides: read.reading.hides }} />}
          </div>
          <MarkList {...{ page, read, redaction, pending, address, at }} mayWrite={mayWrite && !making} />
        </div>
      )}
    </CaseFrame>
  )
}

type TabOf = Pick<FileProps, 'at' | 'pending' | 'redaction'> & { read: ReadFile; address: string }

function tabOf({ say }: Page, view: View, i: number, { at, read, pending, redaction, address }: TabOf) {
  const count = (marks: readonly { mark: Parameters<typeof standsIn>[0] }[]) =>
    marks.filter(({ mark }) => standsIn(mark, view, read.reading)).length
  const [n, open] = [count(redaction.kept.marks.map(mark => ({ mark }))), count(pending)]
  const note = open > 0 ? say(`${n} 处，${open} 处待定`, `${n}, ${open} open`) : say(`${n} 处`, String(n))
  return {
    ...{ href: `${address}?view=${i + 1}`, text: say(view.text, view.english), note, current: i === at },
    ...(open > 0 && { state: 'wait' as const }),
  }
}
