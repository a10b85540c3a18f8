import { beijingMinute } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Notice, Official } from '../../../web/ui/index.ts'
import type { Step } from '../../application.ts'
import { type StepName, steps as table } from '../../steps.ts'
import type { FoundCase } from '../office.ts'
import type { Typed } from '../step-details.ts'
import { stepForms } from '../step-fields.ts'

type Props = { page: Page; found: FoundCase; step: StepName; newer: readonly Step[]; typed: Typed }

/** Somebody was faster: what they did, and what was typed, to be sent again or let go. Nothing is lost. */
export function ConflictPage({ page, found, step, newer, typed }: Props) {
  const { say, language } = page
  const { application, here, office } = found
  const title = say(table[step].title, table[step].english)
  const names = ['onDay', ...stepForms[step]!.fields.map(({ name }) => name), 'note']
  const labels = new Map(stepForms[step]!.fields.map(({ name, label, english }) => [name, say(label, english)]))
  return (
    <StaffLayout
      page={page}
      title={say('他人刚才已经办理', 'Somebody was faster')}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { href: here, text: application.number, lang: 'zh-CN' },
        { text: title },
      ]}
    >
      <h1>{say('他人刚才已经办理', 'Somebody was faster')}</h1>
      <Notice kind="wait" status title={say('您填写的内容还在下面，没有记录。', 'What you typed is below; it is not recorded.')}>
        <ul>
          {newer.map(({ step: name, actor, at, note }) => (
            <li>
              {beijingMinute(at)}{' '}
              <Official language={language} name>
                {actor}
              </Official>
              {say('：', ': ')}
              {say(table[name].title, table[name].english)}
              {note && say(`（${note.slice(0, 60)}）`, ` (${note.slice(0, 60)})`)}
            </li>
          ))}
        </ul>
      </Notice>
      <form method="post" action={`${here}/steps/${step}`} enctype="multipart/form-data" class="panel">
        <h2>{title}</h2>
        <input type="hidden" name="seen" value={String(application.seq)} />
        <dl class="facts">
          {names
            .filter(name => typed[name])
            .map(name => (
              <div>
                <dt>{labels.get(name) ?? (name === 'note' ? say('说明', 'Note') : say('日期', 'Day'))}</dt>
                <dd class="pre">
                  <Official language={language}>{typed[name]}</Official>
                  <input type="hidden" name={name} value={typed[name]} />
                </dd>
              </div>
            ))}
        </dl>
        <p class="buttons">
          <Button>{say('看过了，仍然记录', 'Record it all the same')}</Button>
          <a href={here}>{say('放弃，回到案件', 'Let it go')}</a>
        </p>
        <p class="quiet">{say('附上的文件请重新选择：回到这一步填写。', 'Files must be chosen again on the page of the step.')}</p>
      </form>
    </StaffLayout>
  )
}
