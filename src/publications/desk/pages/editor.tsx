import { beijingMinute } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Notice, Official } from '../../../web/ui/index.ts'
import type { Refusal } from '../../item.ts'
import type { LinkState } from '../../links/other-sites.ts'
import type { Typed } from '../editing.ts'
import type { ItemView } from '../item.ts'
import type { CheckedFinding } from '../item-check.ts'
import { FilePanel } from './editor-files.tsx'
import { FindingsPanel } from './editor-findings.tsx'
import { BodyPanel, CataloguePanel, RelationPanel } from './editor-panels.tsx'
import { ItemHead } from './item.tsx'
import { Look, type Related } from './look.tsx'
import { crumbOf, DueBox, deskItemOf, RefusalWords, titleOf } from './parts.tsx'

export type EditorProps = {
  page: Page
  view: ItemView
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  findings: readonly CheckedFinding[]
  /** What is known of the links to other sites. */
  links: LinkState
  related: readonly Related[]
  /** Public items that the search for a relation found. */
  found: readonly { id: string; title: string; number: number }[] | null
  sections: readonly { id: string; name: string }[]
  megabytes: number
  /** What of a Word file was left out. */
  notes: readonly { message: string; english: string }[]
  done: string | null
}

/** The editor: every button sends the whole form, so that nothing that was typed is lost, with script or without. */
export function DeskEditorPage(props: EditorProps) {
  const { page, view, typed, faults, refusal, related, done } = props
  const { say, language } = page
  const { item, office, draft, due, content } = view
  const here = deskItemOf(office, item.id)
  const title = titleOf(page, content)
  return (
    <StaffLayout
      page={page}
      title={`${Object.keys(faults).length > 0 ? say('错误：', 'Error: ') : ''}${say('拟稿：', 'Draft: ')}${title}`}
      current="publications"
      scripts={['autosave', 'editor']}
      crumbs={[
        { href: places.publications, text: say('公开', 'Publications') },
        { href: here, text: crumbOf(page, content) },
        { text: say('拟稿', 'Draft') },
      ]}
    >
      <ErrorSummary faults={faults} />
      <form
        action={`${here}/edit`}
        method="post"
        enctype="multipart/form-data"
        novalidate
        data-autosave={`${here}/autosave`}
        data-unsaved={say('没有保存：网络不通，稍后再试。', 'Not saved: no network; trying again.')}
      >
        <input type="hidden" name="seen" value={String(draft?.revision ?? 0)} />
        <input type="hidden" name="step" value={String(item.seq)} />
        <ItemHead page={page} view={view}>
          <Button kind="plain" name="act" value="save">
            {say('保存', 'Save')}
          </Button>
          <Button kind="plain" name="act" value="preview">
            {say('预览', 'Preview')}
          </Button>
          <Button name="act" value="submit">
            {say('送股室负责人', 'Send to the head')}
          </Button>
        </ItemHead>
        <div class="split wide">
          <div class="stack">
            <p class="quiet" role="status">
              {(done === 'saved' || done === 'probing') && say('已保存。', 'Saved. ')}{' '}
              {draft && (
                <>
                  <time datetime={draft.savedAt.toISOString()}>{beijingMinute(draft.savedAt)}</time>{' '}
                  <Official language={language} name>
                    {draft.savedByName}
                  </Official>{' '}
                  {say('保存', 'saved it')}
                </>
              )}
            </p>
            {refusal && (
              <Notice kind="over" title={say('不能办理', 'This cannot be done')}>
                <p>
                  <RefusalWords page={page} refusal={refusal} />
                </p>
              </Notice>
            )}
            {props.notes.length > 0 && (
              <Notice kind="wait" status title={say('读入正文时', 'While reading the file')}>
                <ul>
                  {props.notes.map(({ message, english }) => (
                    <li>{say(message, english)}</li>
                  ))}
                </ul>
              </Notice>
            )}
            {due && <DueBox page={page} due={due} />}
            <CataloguePanel {...props} />
            <BodyPanel {...props} />
            <FilePanel {...props} />
            <RelationPanel {...props} />
            <section aria-labelledby="preview">
              <div class="head">
                <h2 id="preview">{say('预览', 'Preview')}</h2>
                <p class="quiet">{say('读者将看到的样子，按已保存的内容', 'as the reader will see what is saved')}</p>
              </div>
              <Look {...{ page, view, content, related }} />
            </section>
          </div>
          <aside class="stack sticky" aria-labelledby="findings">
            <FindingsPanel {...props} />
            <section class="panel">
              <h2>{say('送审以后', 'After it is sent')}</h2>
              <ul class="do">
                <li>
                  <b>{say('股室负责人', 'Head of section')}</b>
                  <p>{say('核内容和公开属性', 'looks at content and attribute')}</p>
                </li>
                <li>
                  <b>{say('保密和个人信息审查', 'Secrecy and privacy review')}</b>
                  <p>{say('由未参与拟稿的人审查，逐项记录', 'by somebody who did not write in it, question by question')}</p>
                </li>
                <li>
                  <b>{say('分管领导', 'Leader in charge')}</b>
                  <p>{say('批准后即发布，发布日期不能填写', 'it goes out when approved; its date cannot be typed')}</p>
                </li>
              </ul>
            </section>
          </aside>
        </div>
      </form>
      {typed['conflict'] && (
        <section class="panel">
          <h2>{say('您刚才写的内容', 'What you had typed')}</h2>
          <pre>{typed['conflict']}</pre>
        </section>
      )}
    </StaffLayout>
  )
}
