import type { Child } from 'hono/jsx'
import { beijingDay, outcomes } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Chip, DataTable, Official } from '../../../web/ui/index.ts'
import { caseAddress } from '../../desk/office.ts'
import { states } from '../../steps.ts'
import type { MassCase } from '../groups.ts'

type Props = {
  page: Page
  office: { slug: string }
  cases: readonly MassCase[]
  caption: string
  /** What can be done with each. */
  deed?: (one: MassCase, address: string) => Child
}

/** So many stand in the table; the heading tells how many there are. */
const shown = 100

/** The cases of one group, with what became of each and what can be done. */
export function MassCases({ page, office, cases, caption, deed }: Props) {
  const { say, language } = page
  const columns = [
    { text: say('受理号', 'Number'), main: true },
    { text: say('提交', 'Sent') },
    { text: say('申请内容', 'What is asked') },
    { text: say('状态', 'State') },
    ...(deed ? [{ text: say('办理', 'Do') }] : []),
  ]
  const rows = cases.slice(0, shown).map(one => {
    const address = caseAddress(office, one)
    const { chip, label, english } = states[one.state]
    return {
      cells: [
        <a href={address}>
          <Official language={language} name>
            {one.number}
          </Official>
        </a>,
        <time datetime={beijingDay(one.submittedAt)}>{beijingDay(one.submittedAt)}</time>,
        <Official language={language}>
          {one.applicant}：{one.asked.slice(0, 60)}
        </Official>,
        <Chip {...(chip && { state: chip })}>
          {one.outcome ? say(outcomes[one.outcome].label, outcomes[one.outcome].english) : say(label, english)}
        </Chip>,
        ...(deed ? [deed(one, address)] : []),
      ],
    }
  })
  return <DataTable caption={caption} columns={columns} rows={rows} />
}
