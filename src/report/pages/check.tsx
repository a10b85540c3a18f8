import { Layout, type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field, FileField, TextArea } from '../../web/ui/index.ts'

type Props = { page: Page; values: Record<string, string>; faults: Faults; megabytes: number }

/** The form of the public checker: a file or pasted text, and beside it what more the check may use. */
export function CheckPage({ page, values, faults, megabytes }: Props) {
  const { say } = page
  const title = say('核对年报', 'Check an annual report')
  const optional = say('选填', 'optional')
  return (
    <Layout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="check"
      crumbs={[{ href: places.home, text: say('首页', 'Home') }, { text: title }]}
    >
      <ErrorSummary faults={faults} title={say('没有核对成', 'It could not be checked')} />
      <div class="head">
        <h1>{title}</h1>
        <p class="quiet">{say('表格勾稽、文表一致、跨年衔接、格式引用', 'Sums, words against tables, last year, the form it cites')}</p>
      </div>
      <form class="panel stack" action={places.check} method="post" enctype="multipart/form-data">
        <FileField
          id="file"
          label={say('年报文件', 'The report')}
          hint={say(
            `网页（HTML）、DOCX、PDF、XLSX、文本或 JSON，不超过 ${megabytes} MB。文件只用于这一次核对，不保存。`,
            `HTML, DOCX, PDF, XLSX, text or JSON, ${megabytes} MB at most. It is used for this check only and not kept.`,
          )}
          fault={faults['file']}
        />
        <TextArea
          id="text"
          label={say('或者粘贴年报全文', 'Or paste the whole text')}
          hint={say(
            '连同表格一起复制；繁体、带拼音注音的也可以。',
            'With its tables; traditional characters and pinyin notes are understood.',
          )}
          rows={8}
          value={values['text']}
          fault={faults['text']}
          optional={optional}
        />
        <details open={Boolean(faults['previous'] || faults['publishedOn'] || values['publishedOn'])}>
          <summary>{say('还可以核对跨年衔接和公布日期', 'Check against last year and the day of publication too')}</summary>
          <div class="stack">
            <FileField
              id="previous"
              label={say('上一年度的年报', "Last year's report")}
              hint={say('用来核对上年结转等跨年数字。', 'For the figures carried over from one year to the next.')}
              fault={faults['previous']}
              optional={optional}
            />
            <Field
              id="publishedOn"
              type="date"
              short
              label={say('公布日期', 'Day of publication')}
              value={values['publishedOn']}
              fault={faults['publishedOn']}
              optional={optional}
            />
          </div>
        </details>
        <p class="buttons">
          <Button>{say('核对', 'Check')}</Button>
        </p>
      </form>
    </Layout>
  )
}
