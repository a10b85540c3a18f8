import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Meta, Official, TextArea } from '../../web/ui/index.ts'
import type { EnteredPaper } from '../store.ts'
import { Arrangement, Day, DaysFrame, toDays } from './frame.tsx'

type Props = { page: Page; paper: EnteredPaper; values: Readonly<Record<string, string>>; faults: Faults }

/** A paper that was entered here, and its withdrawal where it was entered wrongly. */
export function PaperPage({ page, paper, values, faults }: Props) {
  const { say, language } = page
  return (
    <DaysFrame page={page} title={paper.cites} faults={faults} above={[toDays(page)]}>
      <div class="head">
        <h1>
          <Official language={language} name>
            {paper.cites}
          </Official>
        </h1>
      </div>
      <div class="stack">
        <Meta
          facts={[
            { name: say('公布日期', 'Announced on'), value: <Day page={page} on={paper.announcedOn} /> },
            { name: say('来源', 'Source'), value: paper.source && <a href={paper.source}>{paper.source}</a> },
            {
              name: say('录入', 'Entered by'),
              value: (
                <Official language={language} name>
                  {paper.enteredByName}
                </Official>
              ),
            },
          ]}
        />
        <section class="panel">
          <h2>{say('安排', 'What it arranges')}</h2>
          <Arrangement page={page} paper={paper} />
        </section>
        <section class="panel">
          <h2>{say('撤回', 'Withdraw')}</h2>
          <form action={`${places.days}/papers/${paper.id}/withdrawal`} method="post">
            <TextArea
              id="reason"
              label={say('理由', 'Reason')}
              hint={say(
                '录错的通知撤回后重新录入；记录和理由保留。通知本身有调整的，录入调整的通知，不撤回。',
                'For a notice that was entered wrongly; the record stays. A notice that was amended is not withdrawn: enter the amendment.',
              )}
              value={values['reason'] ?? ''}
              fault={faults['reason']}
              rows={2}
              required
            />
            <p class="buttons">
              <Button kind="grave">{say('撤回通知', 'Withdraw it')}</Button>
            </p>
          </form>
        </section>
      </div>
    </DaysFrame>
  )
}
