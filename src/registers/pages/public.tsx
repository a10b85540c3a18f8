import { type Page, PortalPage } from '../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../web/ui/index.ts'
import { type Entry, isMonthlyContent } from '../entry.ts'
import { type RegisterName, registerOf } from '../register.ts'
import { type Office, publicRegister } from './frame.tsx'

type Props = { page: Page; office: Office; register: RegisterName; entries: readonly Entry[]; nth: number; isMore: boolean }

/** Licences or penalties as everybody may read them (双公示): what ran out and what was taken back is not here. */
export function PublicRegisterPage({ page, office, register, entries, nth, isMore }: Props) {
  const { say, language } = page
  const { label, english, article, item, party, until } = registerOf(register)
  const title = say(`${label}公示`, english)
  const here = publicRegister(office, register)
  const column = {
    ...{ name: `${label}公示`, description: `${office.name}作出的${label}决定，作出后七个工作日内公示` },
    ...{ keywords: `${label},双公示,政府信息公开`, type: `政府信息公开,${label}` },
  }
  const official = (text: string | null | undefined) => text && <Official language={language}>{text}</Official>
  return (
    <PortalPage page={page} office={office} title={title} crumbs={[{ text: title }]} column={column}>
      <div class="rows">
        <div>
          <h1>{title}</h1>
          <p>
            {say(
              '决定作出后七个工作日内在此公示。自然人的姓名只显示姓氏。',
              'Shown within seven working days of the decision. Of natural persons only the surname is shown.',
            )}{' '}
            <Official language={language}>{article}</Official>
          </p>
        </div>
        {entries.length === 0 ? (
          <Empty>{say(`现在没有公示中的${label}决定。`, 'There is none at present.')}</Empty>
        ) : (
          <DataTable
            caption={title}
            columns={[
              { text: say(item.label, item.english), main: true },
              { text: say('文书号', 'Number') },
              { text: say(party!.label, party!.english) },
              { text: say('内容', 'Content') },
              { text: say('决定日期', 'Decided on') },
              { text: say(until!.label, until!.english) },
            ]}
            rows={entries.map(({ content, decidedOn, shownUntil }) => ({
              cells: isMonthlyContent(content)
                ? []
                : [
                    official(content.item),
                    official(content.number),
                    <>
                      {official(content.party)}
                      {content.more['creditCode'] && <small>{content.more['creditCode']}</small>}
                    </>,
                    ['facts', 'category', 'basis', 'content'].map(key => content.more[key] && <p>{official(content.more[key])}</p>),
                    <time datetime={decidedOn}>{decidedOn}</time>,
                    shownUntil ? <time datetime={shownUntil}>{shownUntil}</time> : '—',
                  ],
            }))}
          />
        )}
        <nav class="pager noprint" aria-label={say('翻页', 'Pages')}>
          <ul>
            {nth > 1 && (
              <li>
                <a href={`${here}?page=${nth - 1}`}>{say('上一页', 'Newer')}</a>
              </li>
            )}
            {isMore && (
              <li>
                <a href={`${here}?page=${nth + 1}`}>{say('下一页', 'Older')}</a>
              </li>
            )}
          </ul>
        </nav>
        <p class="noprint">
          {say('整份取走：', 'All of it: ')}
          <a href={`${here}.csv`}>CSV</a> <a href={`${here}.xlsx`}>XLSX</a>
        </p>
      </div>
    </PortalPage>
  )
}
