import { beijingMinute, deliveries, outcomes } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { DataTable, Official } from '../../../web/ui/index.ts'
import { type DetailsOf, isStep, opinions, ratings, type Step } from '../../application.ts'
import { steps as table } from '../../steps.ts'
import type { CaseFile } from '../../store.ts'
import { stepForms, triageLabels } from '../step-fields.ts'

type Props = { page: Page; taken: readonly Step[]; files: readonly CaseFile[]; here: string }

/** What happened, the newest first: nothing of it is ever changed. */
export function CaseSteps({ page, taken, files, here }: Props) {
  const { say, language } = page
  const columns = [
    { text: say('序', 'No.'), num: true, hide: true },
    { text: say('日期', 'Day') },
    { text: say('步骤', 'Step'), main: true },
    { text: say('经办', 'By') },
    { text: say('材料', 'Files') },
  ]
  const rows = [...taken].reverse().map(step => ({
    cells: [
      String(step.seq),
      <>
        <time datetime={step.onDay}>{step.onDay}</time>
        <br />
        <span class="quiet">
          {say('记于', 'recorded')} {beijingMinute(step.at)}
        </span>
      </>,
      <>
        {say(table[step.step].title, table[step.step].english)}
        {said(step, taken).map(text => (
          <small>
            <Official language={language}>{text}</Official>
          </small>
        ))}
      </>,
      <Official language={language} name>
        {step.actor}
      </Official>,
      files
        .filter(({ seq, purpose }) => seq === step.seq && purpose !== 'identity' && purpose !== 'authorisation')
        .map(({ fileId, name }, i) => (
          <>
            {i > 0 && <br />}
            <a href={`${here}/files/${fileId}`}>
              <Official language={language} name>
                {name}
              </Official>
            </a>
          </>
        )),
    ],
  }))
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('经过', 'What happened')}</h2>
        <p class="quiet">{say('只增不改', 'Only added to, never changed')}</p>
      </div>
      <DataTable caption={say('已办步骤，新的在前', 'Steps taken, newest first')} columns={columns} rows={rows} />
    </section>
  )
}

/** What a step says beyond its title: its fields by their labels, and the note. */
export function said(step: Step, taken: readonly Step[]): string[] {
  const details = step.details as Partial<DetailsOf['delivered'] & DetailsOf['decided'] & DetailsOf['opinionReceived']> &
    Record<string, unknown>
  const words = (name: string, value: unknown): string => {
    if (name === 'outcome' && typeof value === 'string' && value in outcomes) return outcomes[value as keyof typeof outcomes].label
    if (name === 'by' && typeof value === 'string' && value in deliveries) return deliveries[value as keyof typeof deliveries].label
    if (name === 'opinion' && typeof value === 'string' && value in opinions) return opinions[value as keyof typeof opinions].label
    if (name === 'as' && typeof value === 'string') return triageLabels[value]?.label ?? value
    if (name === 'consultation') {
      const asked = taken.find(({ seq }) => seq === value) as Step<'consulted'> | undefined
      return asked?.details.name ?? String(value)
    }
    if (name === 'method') return value === 'byItem' ? '按件' : '按量'
    if (name === 'whom') return { thirdParty: '第三方', coAuthor: '共同制作机关', otherAgency: '其他机关' }[String(value)] ?? String(value)
    return Array.isArray(value) ? value.join('；') : String(value)
  }
  const lines: string[] = []
  if (isStep(step, 'rated')) lines.push(ratings[step.details.stars]?.label ?? String(step.details.stars))
  for (const { name, label, from } of stepForms[step.step]?.fields ?? []) {
    const value = details[name]
    if (value === undefined || value === null || value === '' || from === 'sections' || from === 'colleagues') continue
    lines.push(`${label}：${words(name, value)}`)
  }
  if (isStep(step, 'registered') && step.details.handedFrom)
    lines.push(`由${step.details.handedFrom.fromName}转来，原受理号${step.details.handedFrom.number}`)
  if (isStep(step, 'registered') && step.details.readBack) lines.push('口头申请，代为填写后已读给申请人听，申请人确认无误')
  if (step.note) lines.push(step.note)
  return lines
}
