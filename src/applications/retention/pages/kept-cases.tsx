import type { PlainDate } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Notice, Official } from '../../../web/ui/index.ts'
import type { ListedCase } from '../kept-table.ts'

type Props = {
  page: Page
  office: Office
  cases: readonly ListedCase[]
  today: PlainDate
  keepYears: number
  /** Days that the list looks ahead. */
  ahead: number
  mayExport: boolean
}

/** 个人信息保存: what is erased when, and what is in the way. */
export function KeptCasesPage({ page, office, cases, today, keepYears, ahead, mayExport }: Props) {
  const { say, language } = page
  const title = say('个人信息保存', 'Keeping of personal data')
  const at = `${places.applications}/${office.slug}`
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: at, text: say('申请', 'Applications') }, { text: title }]}
    >
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
        <p class="buttons">
          <a href={`${at}/retention.csv`}>CSV</a>
          <a href={`${at}/retention.xlsx`}>XLSX</a>
          {mayExport && (
            <Button kind="plain" href={`${at}/person`}>
              {say('查询、导出个人信息', "One person's data")}
            </Button>
          )}
        </p>
      </div>
      <div class="stack">
        <Notice>
          <p>
            {say(
              `个人信息自办结之日起保存 ${keepYears} 年；有行政复议、行政诉讼的，自结案之日起算。期满且已经归档的，每夜自动清除（《个人信息保护法》第四十七条），统计数字不变。清除前请下载案卷移交档案。`,
              `Personal data are kept for ${keepYears} years from the settlement, or from the end of a dispute. Afterwards, once filed, they are erased at night; figures stay. Take the file to the archives before.`,
            )}
          </p>
        </Notice>
        {cases.length === 0 ? (
          <Empty>{say(`${ahead} 天内没有到期的。`, `Nothing comes to its end within ${ahead} days.`)}</Empty>
        ) : (
          <DataTable
            caption={say(`${ahead} 天内到期的申请`, `Cases that come to their end within ${ahead} days`)}
            seen
            columns={[
              { text: say('受理号', 'Number'), main: true },
              { text: say('申请人', 'Applicant') },
              { text: say('办结', 'Settled') },
              { text: say('保存至', 'Kept until') },
              { text: say('情况', 'State') },
              { text: say('案卷', 'File') },
            ]}
            rows={cases.map(one => ({
              cells: [
                <a href={`${at}/${one.year}/${one.ordinal}/retention`} class="docno" translate="no">
                  {one.number}
                </a>,
                <Official language={language} name>
                  {one.applicant}
                </Official>,
                one.settledOn ? <time datetime={one.settledOn}>{one.settledOn}</time> : '—',
                one.keepUntil ? <time datetime={one.keepUntil}>{one.keepUntil}</time> : '—',
                <Standing page={page} one={one} today={today} />,
                <a href={`${at}/${one.year}/${one.ordinal}/archive.zip`}>{say('下载', 'download')}</a>,
              ],
            }))}
          />
        )}
      </div>
    </StaffLayout>
  )
}

function Standing({ page, one, today }: { page: Page; one: ListedCase; today: PlainDate }) {
  const { say, language } = page
  const isOver = one.keepUntil !== null && one.keepUntil < today
  if (one.demandedWhy) return <Chip state="wait">{say('待同意清除', 'erasure asked for')}</Chip>
  if (one.heldWhy) return <Chip state="wait">{say('继续保存', 'held back')}</Chip>
  if (one.against)
    return (
      <>
        <Chip state={isOver ? 'over' : 'wait'}>{isOver ? say('到期未清除', 'over, not erased') : say('暂不清除', 'not yet')}</Chip>{' '}
        <Official language={language}>{one.against.why}</Official>
      </>
    )
  return <Chip state={isOver ? 'over' : 'done'}>{isOver ? say('今夜清除', 'erased tonight') : say('到期清除', 'erased when over')}</Chip>
}
