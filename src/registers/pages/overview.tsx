import type { Calendar, PlainDate } from '../../law/index.ts'
import type { Page } from '../../web/layout/index.ts'
import { Chip, DataTable, Empty, Mixed, Notice, OfficeHead, Official } from '../../web/ui/index.ts'
import { dueOf, type Entry } from '../entry.ts'
import { type RegisterName, registerNames, registerOf } from '../register.ts'
import type { Counted } from '../store.ts'
import { deskEntry, deskRegister, deskRegisters, deskSections, type Office, RegisterFrame, yuanOf } from './frame.tsx'

type Props = {
  page: Page
  office: Office
  year: number
  counts: readonly Counted[]
  doubled: readonly { register: RegisterName; month: string }[]
  pending: readonly Entry[]
  calendar: Calendar
  mayWrite: boolean
}

/** The registers of a year, as table 2 counts them, and what must be shown or taken back. */
export function RegistersPage({ page, office, year, counts, doubled, pending, calendar, mayWrite }: Props) {
  const { say, language } = page
  const title = say('台账', 'Registers')
  const countOf = (name: RegisterName) => counts.find(({ register }) => register === name)
  return (
    <RegisterFrame page={page} office={office} title={title}>
      <OfficeHead language={language} title={say(`台账：${year} 年`, `Registers: ${year}`)} office={office.name}>
        <p class="buttons">
          <a href={deskSections(office, year)}>{say('股室确认', 'Confirmed by sections')}</a>
          <a href={`${deskRegisters(office)}?year=${year - 1}`}>{say(`${year - 1} 年`, `${year - 1}`)}</a>
          {`${year}` < page.today.slice(0, 4) && (
            <a href={`${deskRegisters(office)}?year=${year + 1}`}>{say(`${year + 1} 年`, `${year + 1}`)}</a>
          )}
        </p>
      </OfficeHead>
      <div class="rows">
        {doubled.map(({ register, month }) => (
          <Notice kind="wait">
            {say(
              `${registerOf(register).label} ${month} 既有月报数又有逐条记录，可能重复计数，请核对。`,
              `${registerOf(register).english}, ${month}: a month's figure and single entries; they may be counted twice.`,
            )}
          </Notice>
        ))}
        <DataTable
          caption={say(`${year} 年年报表二所计的数`, `What table 2 of ${year} counts`)}
          seen
          columns={[
            { text: say('台账', 'Register'), main: true },
            { text: say('依据', 'Basis') },
            { text: say('数量', 'Number'), num: true },
            { text: say('金额（元）', 'Yuan'), num: true },
            ...(mayWrite ? [{ text: say('办理', 'Do') }] : []),
          ]}
          rows={registerNames.map(name => {
            const { label, english, article, money, unit } = registerOf(name)
            const counted = countOf(name)
            return {
              cells: [
                <a href={`${deskRegister(office, name)}?year=${year}`}>{say(label, english)}</a>,
                <Official language={language}>{article}</Official>,
                `${counted?.pieces ?? 0} ${say(unit, '')}`,
                money ? yuanOf(counted?.fen ?? 0) : '—',
                ...(mayWrite ? [<Doing page={page} here={deskRegister(office, name)} of={say(label, english)} />] : []),
              ],
            }
          })}
        />
        <section aria-labelledby="pending">
          <h2 id="pending">{say('要公示的和要撤回的', 'To be shown, to be taken back')}</h2>
          {pending.length === 0 ? (
            <Empty>{say('没有要公示或者要撤回的决定。', 'Nothing is waiting.')}</Empty>
          ) : (
            <DataTable
              caption={say('要公示的和要撤回的', 'To be shown, to be taken back')}
              columns={[
                { text: say('事项', 'What'), main: true },
                { text: say('台账', 'Register') },
                { text: say('决定日期', 'Decided on') },
                { text: say('最迟', 'Due') },
              ]}
              rows={pending.map(entry => ({ cells: pendingCells(page, office, entry, calendar) }))}
            />
          )}
        </section>
      </div>
    </RegisterFrame>
  )
}

function Doing({ page: { say }, here, of }: { page: Page; here: string; of: string }) {
  return (
    <>
      <a href={`${here}/new`} aria-label={say(`登记一条：${of}`, `New entry: ${of}`)}>
        {say('登记一条', 'New entry')}
      </a>{' '}
      <a href={`${here}/month`} aria-label={say(`填月报数：${of}`, `Month figure: ${of}`)}>
        {say('填月报数', 'Month figure')}
      </a>
    </>
  )
}

function pendingCells({ say, language, today }: Page, office: Office, entry: Entry, calendar: Calendar) {
  const { label, english } = registerOf(entry.register)
  const dueOn = dueOf(entry, calendar)?.dueOn ?? null
  const isBack = entry.overturnedOn !== null
  return [
    <a href={deskEntry(office, entry)}>
      <Mixed language={language} text={`${entry.item} ${entry.number ?? ''}`} />
    </a>,
    say(label, english),
    <time datetime={entry.decidedOn}>{entry.decidedOn}</time>,
    dueOn && (
      <>
        <time datetime={dueOn}>{dueOn}</time>{' '}
        <Chip state={dueOn < (today as PlainDate) ? 'over' : 'wait'}>
          {isBack ? say('撤回', 'take back') : say('公示', 'show')}
          {dueOn < today && say('，已逾期', ', overdue')}
        </Chip>
      </>
    ),
  ]
}
