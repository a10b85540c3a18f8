import { deliveries } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, Field, FileField, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { CaseFrame } from './frame.tsx'

type Props = {
  page: Page
  found: FoundCase
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
}

/** How and when the reply goes out: the day on which it counts as made hangs on it (235号). */
export function DeliverPage({ page, found, typed, faults, refusal }: Props) {
  const { say } = page
  const { here, application } = found
  const title = say('送达', 'Send it out')
  const optional = say('选填', 'optional')
  const common = (name: string) => ({ id: name, value: typed[name] ?? '', ...(faults[name] && { fault: faults[name] }) })
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <Button kind="plain" href={`${here}/deliver/return.pdf`}>
            {say('打印送达回证', 'Print the service return')}
          </Button>
        </p>
      </div>
      <form method="post" action={`${here}/deliver`} enctype="multipart/form-data" class="panel">
        <input type="hidden" name="seen" value={typed['seen'] ?? String(application.seq)} />
        <Choices
          {...common('by')}
          label={say('送达方式', 'By')}
          required
          options={Object.entries(deliveries).map(([value, { label, english, rule }]) => ({
            value,
            text: say(label, english),
            note: say(rule, ''),
          }))}
        />
        <Field
          {...common('onDay')}
          value={typed['onDay'] ?? page.today}
          type="date"
          short
          required
          label={say('送出之日', 'Sent on')}
          hint={say('邮寄的，为交邮之日', 'of post: the day it was posted')}
        />
        <Field
          {...common('to')}
          label={say('送至', 'To')}
          hint={say('地址、邮箱或者“本网站”', 'address, mailbox, or this site')}
          required
        />
        <Field
          {...common('trackingNumber')}
          label={say('邮件编号', 'Tracking number')}
          hint={say('邮寄的必填', 'needed of post')}
          optional={optional}
        />
        <FileField
          {...{ id: 'file', label: say('送达凭证', 'Proof'), optional, multiple: true, ...(faults['file'] && { fault: faults['file'] }) }}
          hint={say('邮寄回单、送达回证、发送记录；PDF 或者图片', 'receipt, service return, record of sending; PDF or picture')}
        />
        <TextArea {...common('note')} label={say('说明', 'Note')} rows={2} optional={optional} />
        <p class="buttons">
          <Button>{say('记录送达', 'Record it')}</Button>
          <a href={here}>{say('返回', 'Back')}</a>
        </p>
      </form>
    </CaseFrame>
  )
}
