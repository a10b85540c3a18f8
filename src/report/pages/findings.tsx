import type { Child } from 'hono/jsx'
import type { Page } from '../../web/layout/index.ts'
import { Finds, Mixed, Notice, Official } from '../../web/ui/index.ts'
import { placeName } from '../cells.ts'
import type { Finding, NotChecked } from '../check/index.ts'
import { rules } from '../check/index.ts'
import type { Form } from '../forms/index.ts'
import type { Report } from '../report.ts'

type Props = { page: Page; report: Report; form: Form; findings: readonly Finding[] }
type ListProps<F extends Finding> = Omit<Props, 'findings'> & {
  findings: readonly F[]
  /** What may be done about each, or was. */
  toolsOf?: (finding: F) => Child
}

/** The findings as a numbered list, each with its place, its arithmetic and its rule. */
export function FindingList<F extends Finding>({ page, report, form, findings, toolsOf }: ListProps<F>) {
  const { say, language } = page
  const words = { error: say('错误', 'error'), warning: say('提醒', 'warning'), note: say('说明', 'note') }
  if (findings.length === 0) return <p>{say('没有发现问题。', 'Nothing was found.')}</p>
  const finds = findings
    .map(finding => ({ ...finding, tools: toolsOf?.(finding) }))
    .map(({ rule, level, at, message, english, basis, tools }, i) => ({
      n: i + 1,
      ...{ level, tools },
      title: <Official language={language}>{placeName(at, form, report.sections)}</Official>,
      text: <Mixed language={language} text={say(message, english)} />,
      basis: (
        <>
          <span class="docno">{rule}</span>{' '}
          <Mixed
            language={language}
            text={say(rules.find(({ id }) => id === rule)?.title ?? '', rules.find(({ id }) => id === rule)?.english ?? '')}
          />
          {' · '}
          <Official language={language}>{basis}</Official>
        </>
      ),
    }))
  return <Finds finds={finds} words={words} />
}

/** What could not be checked, and why: never taken for a fault, never for a zero. */
export function NotCheckedList({ page, report, form, notChecked }: Omit<Props, 'findings'> & { notChecked: readonly NotChecked[] }) {
  const { say, language } = page
  if (notChecked.length === 0) return null
  return (
    <details>
      <summary>{say(`未能核对的 ${notChecked.length} 处`, `${notChecked.length} places that could not be checked`)}</summary>
      <ul>
        {notChecked.map(({ rule, at, why, english }) => (
          <li>
            <span class="docno">{rule}</span> <Official language={language}>{placeName(at, form, report.sections)}</Official>：
            <Mixed language={language} text={say(why, english)} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** How the source was read: what has no figure, what was mended. */
export function ReadingNotes({ page, report, form }: Pick<Props, 'page' | 'report' | 'form'>) {
  const { say, language } = page
  const { unread, repaired } = report.reading
  if (unread.length + repaired.length === 0) return null
  const list = (title: string, remarks: typeof unread) =>
    remarks.length > 0 && (
      <details>
        <summary>{title}</summary>
        <ul>
          {remarks.map(({ at, why }) => (
            <li>
              <Official language={language}>
                {placeName(at, form, report.sections)}：{why}
              </Official>
            </li>
          ))}
        </ul>
      </details>
    )
  return (
    <Notice kind="wait">
      {list(say(`没有读出的 ${unread.length} 处，表中留空`, `${unread.length} places were not read and are left blank`), unread)}
      {list(say(`按位置或算式补认的 ${repaired.length} 处`, `${repaired.length} places were told by position or arithmetic`), repaired)}
    </Notice>
  )
}

/** 1 处错误，2 处提醒. */
export function countWords({ say }: Page, errors: number, warnings: number): string {
  if (errors + warnings === 0) return say('没有发现问题', 'nothing found')
  const parts = [
    ...(errors > 0 ? [say(`${errors} 处错误`, `${errors} ${errors === 1 ? 'error' : 'errors'}`)] : []),
    ...(warnings > 0 ? [say(`${warnings} 处提醒`, `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`)] : []),
  ]
  return parts.join(say('，', ', '))
}
