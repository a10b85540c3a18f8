import type { CalendarPaper } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { type Page, places } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Done, Official } from '../../web/ui/index.ts'
import type { EnteredPaper } from '../store.ts'
import { DaysFrame } from './frame.tsx'
import { MovedCases } from './moved-cases.tsx'

type Props = {
  page: Page
  /** The newest first. */
  papers: readonly (CalendarPaper | EnteredPaper)[]
  agencies: readonly Agency[]
  mayEnter: boolean
  done: string | null
  /** How many cases the change moved, or `later`. */
  moved: string | null
}

/** The announced papers by year, with their source, and the agencies that may have days off of their own. */
export function DaysPage({ page, papers, agencies, mayEnter, done, moved }: Props) {
  const { say, language } = page
  const title = say('放假安排', 'Days off')
  const said = {
    entered: say('通知已登记，期限从现在起按新的安排计算。', 'The notice is entered; periods are counted with it from now on.'),
    withdrawn: say('通知已撤回，期限从现在起不再按它计算。', 'The notice is withdrawn; periods are no longer counted with it.'),
  }
  const rows = papers.map(paper => ({
    cells: [
      String(paper.year),
      <>
        {'id' in paper && mayEnter ? (
          <a href={`${places.days}/papers/${paper.id}`}>
            <Official language={language} name>
              {paper.cites}
            </Official>
          </a>
        ) : (
          <Official language={language} name>
            {paper.cites}
          </Official>
        )}{' '}
        {paper.amends && <Chip state="wait">{say('调整', 'amendment')}</Chip>}
      </>,
      <time datetime={paper.announcedOn}>{paper.announcedOn}</time>,
      <Official language={language}>{paper.daysOff.map(({ name }) => name).join('、')}</Official>,
      paper.source ? <a href={paper.source}>{say('原文', 'Source')}</a> : '—',
      'id' in paper ? (
        <>
          {say('', 'entered by ')}
          <Official language={language} name>
            {paper.enteredByName}
          </Official>
          {say('录入', '')}
        </>
      ) : (
        say('随程序提供', 'of this edition')
      ),
    ],
  }))
  return (
    <DaysFrame page={page} title={title}>
      <div class="head">
        <h1>{title}</h1>
        {mayEnter && (
          <p class="buttons">
            <Button href={`${places.days}/new`}>{say('录入通知', 'Enter a notice')}</Button>
          </p>
        )}
      </div>
      <div class="stack">
        <Done said={said} done={done} />
        <MovedCases page={page} moved={done && moved} />
        <DataTable
          caption={say('国务院办公厅的放假安排，新的在前', 'Notices of the State Council, the newest first')}
          columns={[
            { text: say('年度', 'Year') },
            { text: say('文号或者标题', 'Number or title'), main: true },
            { text: say('公布日期', 'Announced on') },
            { text: say('节日', 'Festivals'), hide: true },
            { text: say('来源', 'Source') },
            { text: say('登记', 'Entered'), hide: true },
          ]}
          rows={rows}
        />
        <section class="panel">
          <h2>{say('民族自治地方的放假日', 'Days off of autonomous areas')}</h2>
          <p class="quiet">
            {say('《全国年节及纪念日放假办法》第四条。各机构分别登记。', 'Measures on Days Off, art. 4. Each agency has its own.')}
          </p>
          <ul class="items">
            {agencies.map(({ slug, name }) => (
              <li>
                <a href={`${places.days}/local/${slug}`}>
                  <Official language={language} name>
                    {name}
                  </Official>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </DaysFrame>
  )
}
