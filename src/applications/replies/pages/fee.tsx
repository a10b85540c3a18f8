import { feeByItem, feeByPage } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, DataTable, Field, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { feeOf } from '../fee.ts'
import { CaseFrame } from './frame.tsx'

type Props = {
  page: Page
  found: FoundCase
  /** Which of the applicant's applications of the month this is. */
  nth: number
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
}

/** The fee by both methods, of which one is taken; nothing is charged for most (109号). */
export function FeePage({ page, found, nth, typed, faults, refusal }: Props) {
  const { say, language } = page
  const title = say('收取信息处理费', 'Charge the processing fee')
  const pages = Number(typed['pages'] ?? '') || 0
  const common = (name: string) => ({ id: name, value: typed[name] ?? '', ...(faults[name] && { fault: faults[name] }) })
  const byItem = feeOf({ method: 'byItem', count: nth })
  const byPage = feeByPage(pages) ?? 0
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <h1>{title}</h1>
      <Notice title={say('不收费是常态', 'Free as a rule')}>
        <p>
          <Official language={language}>
            提供政府信息不收取费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费，按件或者按量，不得同时采用。《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》
          </Official>
        </p>
      </Notice>
      <DataTable
        caption={say('两种计收方式', 'The two ways to count')}
        seen
        columns={[
          { text: say('方式', 'Way'), main: true },
          { text: say('计数', 'Count'), num: true },
          { text: say('本件应收（元）', 'Fee (yuan)'), num: true },
        ]}
        rows={[
          { cells: [say('按件：当月第几件', 'by item: which of the month'), String(nth), String(byItem)] },
          {
            cells: [
              say('按量：拟提供的页数', 'by page: pages to be given'),
              pages === 0 ? say('待填', 'to be filled in') : String(pages),
              pages === 0 ? '—' : String(byPage),
            ],
          },
        ]}
      />
      <p class="quiet">
        {say(
          `同一申请人当月至本件共 ${nth} 件，按件累计 ${feeByItem(nth)} 元（按证件号、电话、邮箱认定同一人，请核对）。`,
          `${nth} of the same applicant this month so far, ${feeByItem(nth)} yuan in all by item (told apart by number, telephone and mail: look at it).`,
        )}
      </p>
      <form method="post" action={`${found.here}/fee`} class="panel">
        <Choices
          {...common('method')}
          label={say('计收方式', 'Way')}
          required
          options={[
            { value: 'byItem', text: say(`按件：${byItem} 元`, `by item: ${byItem} yuan`) },
            { value: 'byPage', text: say('按量', 'by page') },
          ]}
        />
        <Field
          {...common('pages')}
          inputmode="numeric"
          short
          label={say('页数（按量的填写）', 'Pages (by page)')}
          hint={say('A4 及以下幅面单面为 1 页', 'one side of A4 or smaller is a page')}
        />
        <TextArea {...common('howToPay')} label={say('缴费方式', 'How to pay')} rows={2} required />
        <p class="buttons">
          <Button>{say('起草收费通知', 'Draft the notice')}</Button>
          <Button kind="plain" name="more" value="count">
            {say('只计算', 'Count only')}
          </Button>
          <a href={found.here}>{say('返回', 'Back')}</a>
        </p>
      </form>
    </CaseFrame>
  )
}
