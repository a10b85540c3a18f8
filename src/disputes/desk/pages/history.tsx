import { appealEndings, beijingMinute, disputeOutcomes, orderUnits } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { DataTable, Official } from '../../../web/ui/index.ts'
import { appellants, type Details, hearings, isStep, type Step } from '../../dispute.ts'
import { steps as table } from '../../steps.ts'
import type { DisputeFacts } from '../facts.ts'

/** What happened, the newest first: nothing of it is ever changed. */
export function History({ page, facts: { taken, steps, files }, here }: { page: Page; facts: DisputeFacts; here: string }) {
  const { say, language } = page
  const stands = new Map(steps.map(({ seq, onDay }) => [seq, onDay]))
  const rows = [...taken].reverse().map(step => {
    const isOfRecord = step.step === 'rectified' || step.step === 'struck'
    const right = stands.get(step.seq)
    return {
      ...(!right && !isOfRecord && { look: 'held' as const }),
      cells: [
        String(step.seq),
        <>
          <time datetime={right ?? step.onDay}>{right ?? step.onDay}</time>
          {right && right !== step.onDay && <small>{say(`原记 ${step.onDay}`, `recorded as ${step.onDay}`)}</small>}
          <br />
          <span class="quiet">
            {say('记于', 'recorded')} {beijingMinute(step.at)}
          </span>
        </>,
        <>
          {say(table[step.step].title, table[step.step].english)}
          {!right && !isOfRecord && say('（已撤销）', ' (struck out)')}
          {said(step).map(text => (
            <small>
              <Official language={language}>{text}</Official>
            </small>
          ))}
        </>,
        <Official language={language} name>
          {step.actor}
        </Official>,
        files
          .filter(({ seq }) => seq === step.seq)
          .map(({ fileId, name }) => (
            <a href={`${here}/files/${fileId}`}>
              <Official language={language} name>
                {name}
              </Official>
            </a>
          )),
      ],
    }
  })
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('经过', 'What happened')}</h2>
        <p class="quiet">{say('只增不改', 'Only added to, never changed')}</p>
      </div>
      <DataTable
        caption={say('已办步骤，新的在前', 'Steps taken, newest first')}
        columns={[
          { text: say('序', 'No.'), hide: true },
          { text: say('日期', 'Day') },
          { text: say('步骤', 'Step'), main: true },
          { text: say('经办', 'By') },
          { text: say('材料', 'Files') },
        ]}
        rows={rows}
      />
    </section>
  )
}

/** What a step says beyond its title. */
function said(step: Step): string[] {
  const lines: (string | null)[] = []
  const paper = ({ madeOn, paperNumber }: Details<'withdrawn'>) => `作出之日：${madeOn}${paperNumber ? `，${paperNumber}` : ''}`
  const order = ({ redo, withinDays }: Pick<Details<'decided'>, 'redo' | 'withinDays'>) =>
    redo === 'none' ? null : `责令重新答复、履行：${withinDays ?? ''}${orderUnits[redo].label}`
  if (isStep(step, 'numbered')) lines.push(step.details.caseNumber)
  if (isStep(step, 'answered')) lines.push(step.details.withEvidence ? '证据、依据一并提交' : '证据、依据另行提交')
  if (isStep(step, 'heard')) lines.push(hearings[step.details.how].label)
  if (isStep(step, 'appealed')) lines.push(`${appellants[step.details.by].label}上诉`)
  if (isStep(step, 'withdrawn') || isStep(step, 'mediated')) lines.push(paper(step.details))
  if (isStep(step, 'decided')) {
    const { label, cites } = disputeOutcomes[step.details.outcome]
    lines.push(`${label}（${cites}）`, paper(step.details), order(step.details))
  }
  if (isStep(step, 'secondDecided')) {
    const { ending, outcome } = step.details
    lines.push(appealEndings[ending].label, outcome && disputeOutcomes[outcome].label, paper(step.details), order(step.details))
  }
  if (isStep(step, 'rectified')) lines.push(`第 ${step.details.seq} 步：${step.details.was} 更正为 ${step.details.is}`)
  if (isStep(step, 'struck')) lines.push(`第 ${step.details.seq} 步`)
  lines.push(step.note)
  return lines.filter((text): text is string => Boolean(text))
}
