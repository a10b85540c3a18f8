import type { Page } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Mixed, OfficeHead, Official } from '../../web/ui/index.ts'
import { type Entry, isMonthlyContent } from '../entry.ts'
import { type RegisterName, registerOf } from '../register.ts'
import { states } from '../steps.ts'
import { deskEntry, deskRegister, type Office, publicRegister, RegisterFrame, yuanOf } from './frame.tsx'

type Props = {
  page: Page
  office: Office
  register: RegisterName
  year: number
  entries: readonly Entry[]
  next: string | null
  mayWrite: boolean
}

/** One register of a year, the newest decision first; what was struck is shown as such. */
export function RegisterPage({ page, office, register, year, entries, next, mayWrite }: Props) {
  const { say, language } = page
  const { label, english, item, party, money, isPublic } = registerOf(register)
  const here = deskRegister(office, register)
  return (
    <RegisterFrame page={page} office={office} register={register} title={say(label, english)}>
      <OfficeHead language={language} title={say(`${label}：${year} 年`, `${english}: ${year}`)} office={office.name}>
        <p class="buttons">
          {isPublic && (
            <Button kind="plain" href={publicRegister(office, register)}>
              {say('看网站', 'See the site')}
            </Button>
          )}
          {mayWrite && (
            <>
              <Button kind="plain" href={`${here}/import`}>
                {say('导入', 'Import')}
              </Button>
              <Button kind="plain" href={`${here}/month`}>
                {say('填月报数', 'Month figure')}
              </Button>
              <Button href={`${here}/new`}>{say('登记一条', 'New entry')}</Button>
            </>
          )}
        </p>
      </OfficeHead>
      {entries.length === 0 ? (
        <Empty>{say('这一年还没有记录。', 'Nothing in this year.')}</Empty>
      ) : (
        <DataTable
          caption={say(`${label}，${year} 年`, `${english}, ${year}`)}
          columns={[
            { text: say(item.label, item.english), main: true },
            { text: say('文书号', 'Number') },
            ...(party ? [{ text: say(party.label, party.english) }] : []),
            ...(money ? [{ text: say(money.label, money.english), num: true }] : []),
            { text: say('日期', 'Day') },
            { text: say('情况', 'State') },
          ]}
          rows={entries.map(entry => ({
            ...(entry.state === 'struck' && { look: 'held' as const }),
            cells: [
              <a href={deskEntry(office, entry)}>
                <Mixed language={language} text={entry.item} />
                {isMonthlyContent(entry.content) && say(`（${entry.pieces} ${registerOf(register).unit}）`, ` (${entry.pieces})`)}
              </a>,
              entry.number && <Official language={language}>{entry.number}</Official>,
              ...(party ? [<Official language={language}>{entry.party}</Official>] : []),
              ...(money ? [entry.fen === null ? '—' : yuanOf(entry.fen)] : []),
              <time datetime={entry.decidedOn}>{entry.decidedOn}</time>,
              <Chip state={states[entry.state].chip}>{say(states[entry.state].label, states[entry.state].english)}</Chip>,
            ],
          }))}
        />
      )}
      <div class="head">
        {next ? (
          <a href={`${here}?year=${year}&after=${next}`}>{say('后面的', 'More')}</a>
        ) : (
          <p class="quiet">{say('已经到底', 'That is all')}</p>
        )}
        <p class="noprint">
          {say('下载这一年：', 'Download this year: ')}
          <a href={`${here}/list.csv?year=${year}`}>CSV</a> <a href={`${here}/list.xlsx?year=${year}`}>XLSX</a>
        </p>
      </div>
    </RegisterFrame>
  )
}
