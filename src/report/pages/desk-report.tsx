import { beijingMinute } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Notice, Official, Timeline } from '../../web/ui/index.ts'
import { type DecidedFinding, openErrors } from '../findings/decisions.ts'
import { formOfReport } from '../forms/index.ts'
import type { Frozen } from '../freeze-actions.ts'
import type { Report } from '../report.ts'
import type { SignedCopy } from '../signed/store.ts'
import { type StepName, steps } from '../steps.ts'
import type { Step, StoredReport } from '../stored-report.ts'
import { DecidedFindings, FindingsToDecide } from './decided-findings.tsx'
import { deskReportOf, StateChip } from './desk.tsx'
import { ReadingNotes } from './findings.tsx'
import { LaterChanges } from './later-changes.tsx'
import { byGravity, marksOf } from './marks.ts'
import { isFormed, NewVersion, NextStep } from './next-steps.tsx'
import { reportOf, reportTitle } from './portal.tsx'
import { ReportBody } from './report-body.tsx'
import { SignedCopies } from './signed-copies.tsx'

export type DeskReport = {
  stored: StoredReport
  /** The newest version, whether or not it is the one that is public. */
  report: Report
  taken: readonly Step[]
  /** What can be done now, and whether this person may do it. */
  next: readonly { step: StepName; may: boolean }[]
  frozen: Frozen | null
  /** What the check found in the newest version, with what was decided; `decided`: how many decisions there are. */
  findings: readonly DecidedFinding[]
  decided: number
  signed: readonly SignedCopy[]
  mayWrite: boolean
}

type Props = {
  page: Page
  office: Agency
  shown: DeskReport
  /** The step whose form came back, with what was typed in it. */
  tried?: StepName
  reason: string
  faults: Faults
  refusal: { why: string; cites: string } | null
  done: string | null
}

/** One year's report at the desk: what the check found, what happened to it, and what can be done now. */
export function DeskReportPage({ page, office, shown, tried, reason, faults, refusal, done }: Props) {
  const { say, language } = page
  const { stored, report, taken, next, frozen, decided, signed, mayWrite } = shown
  const form = formOfReport(report)
  const findings = byGravity([...shown.findings])
  const title = reportTitle(office.name, stored.year)
  // Reading from a file, compiling and editing are one thing here: a new version.
  const bringing = next.find(({ step }) => steps[step].brings)
  const others = next.flatMap(({ step, may }) => (isFormed(step) ? [{ step, may }] : []))
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[{ href: places.deskReports, text: say('年报', 'Annual reports') }, { text: String(stored.year) }]}
    >
      <ErrorSummary faults={faults} />
      <div class="head">
        <div>
          <h1>
            <Official language={language}>{title}</Official>
          </h1>
          <p class="chips">
            <StateChip page={page} report={stored} />{' '}
            {report.form && <span class="tag">{say(`${report.form} 年格式`, `form of ${report.form}`)}</span>}
          </p>
        </div>
        <p class="buttons">
          <Button kind="plain" href={`${deskReportOf(office, stored.year)}/figures`}>
            {say('填报助手', 'Figures to copy')}
          </Button>
          <Button kind="plain" href={`${deskReportOf(office, stored.year)}/gaps`}>
            {say('互证', 'Against the records')}
          </Button>
          {office.parentId !== null && (
            <Button kind="plain" href={`${places.submissions}/${office.slug}/${stored.year}`}>
              {say('报送上级', 'Send to the superior')}
            </Button>
          )}
          {stored.publishedVersion !== null && (
            <Button kind="plain" href={reportOf(office, stored.year)}>
              {say('看公开页面', 'See the public page')}
            </Button>
          )}
        </p>
      </div>
      <div class="stack">
        <Done page={page} done={done} />
        {refusal && (
          <Notice kind="over" status title={refusal.why}>
            <Official language={language}>{refusal.cites}</Official>
          </Notice>
        )}
        <LaterChanges
          {...{ page, office, year: stored.year, frozen }}
          mayCorrect={next.some(({ step, may }) => may && steps[step].brings)}
        />
        <ReadingNotes {...{ page, report, form }} />
        <div class="split finder">
          <aside class="stack sticky">
            <section class="panel" aria-labelledby="fd">
              <h2 id="fd">{say('发现', 'Findings')}</h2>
              {mayWrite ? (
                <FindingsToDecide {...{ page, office, year: stored.year, report, form, findings, decided, reason, faults }} />
              ) : (
                <DecidedFindings {...{ page, report, form, findings }} />
              )}
            </section>
            <section class="panel" aria-labelledby="do">
              <h2 id="do">{say('现在可以办', 'What can be done now')}</h2>
              <div class="stack">
                {bringing && (
                  <NewVersion {...{ page, office, year: stored.year, isPublic: stored.publishedVersion !== null, may: bringing.may }} />
                )}
                {others.map(({ step, may }) => (
                  <NextStep
                    {...{
                      page,
                      office,
                      stored,
                      step,
                      may,
                      openErrors: openErrors(findings),
                      reason: tried === step ? reason : '',
                      fault: tried === step ? faults['reason'] : undefined,
                    }}
                  />
                ))}
              </div>
            </section>
            <SignedCopies {...{ page, office, year: stored.year, version: stored.version, signed, mayWrite, fault: faults['signed'] }} />
            <section class="panel" aria-labelledby="tl">
              <h2 id="tl">{say('经过', 'What happened')}</h2>
              <Timeline steps={taken.map(step => timelineStep(page, step))} />
            </section>
          </aside>
          <div class="panel">
            <ReportBody page={page} report={report} marks={marksOf(findings, form)} />
          </div>
        </div>
      </div>
    </StaffLayout>
  )
}

function timelineStep({ say, language }: Page, { step, at, actor, reason, fileName, originallyPublishedOn, findings }: Step) {
  const rule = steps[step]
  return {
    on: at.toISOString(),
    when: beijingMinute(at),
    title: (
      <>
        {say(rule.title, rule.english)}{' '}
        <Official language={language} name>
          {actor}
        </Official>
      </>
    ),
    text: (
      <>
        {fileName && <span translate="no">{fileName} </span>}
        {findings && say(`发现 ${findings.length} 处。`, `${findings.length} findings. `)}
        {originallyPublishedOn && say(`来源所载公布日期 ${originallyPublishedOn}。`, `Published elsewhere on ${originallyPublishedOn}. `)}
        <Official language={language}>{reason}</Official>{' '}
        <span class="quiet">
          <Official language={language}>{rule.article}</Official>
        </span>
      </>
    ),
  }
}

function Done({ page, done }: { page: Page; done: string | null }) {
  const { say } = page
  const others: Record<string, string> = {
    decided: say('已处理，并记入日志。', 'Decided. It is in the journal.'),
    signed: say('扫描件已上传，并记入日志。', 'The scan is kept. It is in the journal.'),
  }
  if (done !== null && Object.hasOwn(others, done))
    return (
      <Notice kind="done" status>
        {others[done]}
      </Notice>
    )
  if (done === null || !Object.hasOwn(steps, done)) return null
  const rule = steps[done as StepName]
  return (
    <Notice kind="done" status>
      {say(`已${rule.title}，并记入日志。`, `Done: ${rule.english}. It is in the journal.`)}
    </Notice>
  )
}
