import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Field, TextArea } from '../../web/ui/index.ts'
import { DaysFrame, toDays } from './frame.tsx'

/** The notice is pasted here; nothing is kept before it was shown what was understood. */
export function NoticePage({ page, values, faults }: { page: Page; values: Readonly<Record<string, string>>; faults: Faults }) {
  const { say } = page
  const title = say('录入放假通知', 'Enter a notice on days off')
  const optional = say('（选填）', '(optional)')
  const field = (name: string) => ({ id: name, value: values[name] ?? '', fault: faults[name] })
  return (
    <DaysFrame page={page} title={title} faults={faults} above={[toDays(page)]}>
      <div class="head">
        <h1>{title}</h1>
      </div>
      <section class="panel">
        <form action={`${places.days}/preview`} method="post">
          <TextArea
            {...field('notice')}
            label={say('通知全文', 'Text of the notice')}
            hint={say(
              '从中国政府网复制国务院办公厅的通知，整篇粘贴。下一步先看读懂了什么，再确认。',
              'Copy the whole notice of the General Office of the State Council. What was understood is shown before anything is kept.',
            )}
            rows={16}
            required
          />
          <Field
            {...field('cites')}
            label={say('文号或者标题', 'Number or title')}
            hint={say('文中有文号的可以不填，例如 国办发明电〔2025〕7号。', 'May be left out where the text names its number.')}
            optional={optional}
          />
          <Field {...field('announcedOn')} type="date" label={say('公布日期', 'Announced on')} optional={optional} short />
          <Field {...field('source')} type="url" label={say('网址', 'Address')} optional={optional} />
          <p class="buttons">
            <Button>{say('读取通知', 'Read the notice')}</Button>
          </p>
        </form>
      </section>
    </DaysFrame>
  )
}
