import { beijingMinute } from '../../law/index.ts'
import { formOfReport, placeName, type Report } from '../../report/index.ts'
import type { Page } from '../../web/layout/index.ts'
import { Official, Timeline } from '../../web/ui/index.ts'
import type { Remark, Step } from '../standing.ts'
import { steps as table } from '../steps.ts'

/** What passed between the body and its superior, with every remark and its answer. */
export function StepsPanel({ page, taken, report }: { page: Page; taken: readonly Step[]; report: Report | null }) {
  const { say, language } = page
  if (taken.length === 0) return null
  return (
    <section class="panel" aria-labelledby="passed">
      <h2 id="passed">{say('报送经过', 'What passed')}</h2>
      <Timeline
        steps={taken.map(({ step, at, actor, note, notice, remarks, version }) => ({
          on: at.toISOString(),
          when: beijingMinute(at),
          title: (
            <>
              {say(table[step].title, table[step].english)}{' '}
              <Official language={language} name>
                {actor}
              </Official>
            </>
          ),
          text: (
            <>
              {notice && (
                <span class="docno" translate="no">
                  {notice}{' '}
                </span>
              )}
              {version && (step === 'submitted' || step === 'received') && say(`第 ${version} 版。`, `Version ${version}. `)}
              {/* what came with a return is among its remarks */}
              {step !== 'returned' && <Official language={language}>{note}</Official>}
              {remarks?.map(remark => (
                <>
                  <br />
                  <Remarked page={page} remark={remark} report={report} />
                </>
              ))}{' '}
              <span class="quiet">
                <Official language={language}>{table[step].article}</Official>
              </span>
            </>
          ),
        }))}
      />
    </section>
  )
}

/** A remark with its place, and its answer where there is one. */
export function Remarked({ page, remark: { at, text, answer }, report }: { page: Page; remark: Remark; report: Report | null }) {
  const place = at && report ? placeName(at, formOfReport(report), report.sections) : ''
  return (
    <Official language={page.language}>
      {place && `${place}：`}
      {text}
      {answer && `　答：${answer}`}
    </Official>
  )
}
