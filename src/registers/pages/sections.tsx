import type { Page } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Done, Empty, Notice, OfficeHead, Official, TextArea } from '../../web/ui/index.ts'
import { confirmationStates, digestOf, type SectionCounts, type SectionStanding } from '../confirmation.ts'
import type { Reminded } from '../confirmation-actions.ts'
import { registerNames, registerOf } from '../register.ts'
import type { Refusal } from '../steps.ts'
import { deskRegister, deskRegisters, deskSections, type Office, RegisterFrame, yuanOf } from './frame.tsx'

type Line = SectionStanding & { mayConfirm: boolean }

type Props = {
  page: Page
  office: Office
  year: number
  lines: readonly Line[]
  /** What belongs to no section; null where the reader sees only the own one. */
  unassigned: SectionCounts | null
  mayRemind: boolean
  said: { fault?: string; refusal?: Refusal; reminded?: Reminded }
  done: string | null
}

/** What each section's registers count in the year, and whether its head answers for it (art. 50). */
export function SectionsPage({ page, office, year, lines, unassigned, mayRemind, said, done }: Props) {
  const { say, language } = page
  const title = say(`股室确认：${year} 年台账数`, `Sections: the figures of ${year}`)
  const open = lines.filter(({ state }) => state !== 'confirmed')
  return (
    <RegisterFrame page={page} office={office} title={title} faults={said.fault ? { sections: said.fault } : {}}>
      <OfficeHead language={language} title={title} office={office.name}>
        <p class="buttons">
          <a href={deskSections(office, year - 1)}>{say(`${year - 1} 年`, `${year - 1}`)}</a>
          {`${year}` < page.today.slice(0, 4) && <a href={deskSections(office, year + 1)}>{say(`${year + 1} 年`, `${year + 1}`)}</a>}
          <a href={`${deskRegisters(office)}?year=${year}`}>{say('台账', 'Registers')}</a>
        </p>
      </OfficeHead>
      <div class="rows" id="sections">
        <Done said={{ confirmed: say('已确认，并记入日志。', 'Confirmed. It is in the journal.') }} done={done} />
        {said.refusal && (
          <Notice kind="over" status title={said.refusal.why}>
            <Official language={language}>{said.refusal.cites}</Official>
          </Notice>
        )}
        {said.reminded && <Reminding page={page} reminded={said.reminded} />}
        {lines.length === 0 ? (
          <Empty>
            {say('这里没有要确认的股室；股室由系统管理员设置。', 'There is no section to confirm; an administrator sets them up.')}
          </Empty>
        ) : (
          lines.map(line => <SectionPanel {...{ page, office, year, line }} />)
        )}
        {unassigned && Object.values(unassigned).some(({ pieces, fen }) => pieces > 0 || fen > 0) && (
          <section class="panel" aria-labelledby="unassigned">
            <h2 id="unassigned">{say('没有归入股室的记录', 'Records of no section')}</h2>
            <p>
              {say(
                '这些记录由公开工作机构登记，没有股室负责人确认。',
                'The disclosure office entered them; no head of a section answers for them.',
              )}
            </p>
            <Counts
              page={page}
              office={office}
              year={year}
              counts={unassigned}
              caption={say('没有归入股室的记录', 'Records of no section')}
            />
          </section>
        )}
        {mayRemind && open.length > 0 && (
          <form class="panel" method="post" action={`${deskRegisters(office)}/sections/remind?year=${year}`}>
            <p>
              {say(
                `发邮件提醒 ${open.length} 个没有确认的股室的负责人。`,
                `Write to the heads of the ${open.length} sections that have not confirmed.`,
              )}
            </p>
            <p class="buttons">
              <Button kind="plain">{say('发邮件提醒', 'Remind by mail')}</Button>
            </p>
          </form>
        )}
      </div>
    </RegisterFrame>
  )
}

function Reminding({ page: { say, language }, reminded: { letters, unreached } }: { page: Page; reminded: Reminded }) {
  return (
    <Notice
      kind={unreached.length > 0 ? 'wait' : 'done'}
      status
      title={say(`已发出 ${letters} 封提醒邮件。`, `${letters} letters were sent.`)}
    >
      {unreached.length > 0 && (
        <p>
          {say('没有确认过的邮箱，请另行提醒：', 'No confirmed address, to be told in another way: ')}
          <Official language={language} name>
            {unreached.join('、')}
          </Official>
        </p>
      )}
    </Notice>
  )
}

type PanelProps = { page: Page; office: Office; year: number; line: Line }

function SectionPanel({ page, office, year, line: { section, counts, last, heads, state, mayConfirm } }: PanelProps) {
  const { say, language } = page
  const { label, english, chip } = confirmationStates[state]
  const id = `section-${section.id}`
  return (
    <section class="panel stack" aria-labelledby={id}>
      <h2 id={id}>
        <Official language={language} name>
          {section.name}
        </Official>{' '}
        <Chip state={chip}>{say(label, english)}</Chip>
      </h2>
      <Counts
        page={page}
        office={office}
        year={year}
        counts={counts}
        before={state === 'changed' ? last!.counts : undefined}
        caption={section.name}
      />
      <p class="quiet">
        {heads.length > 0
          ? say('负责人：', 'Head: ')
          : say('没有设负责人账号，由分管领导确认。', 'It has no head: whoever signs confirms.')}
        <Official language={language} name>
          {heads.map(({ name }) => name).join('、')}
        </Official>
        {last && (
          <>
            {say('；', '; ')}
            <time datetime={last.onDay}>{last.onDay}</time>{' '}
            <Official language={language} name>
              {last.actor}
            </Official>
            {say('确认', ' confirmed')}
            <Official language={language}>{last.note && `：${last.note}`}</Official>
          </>
        )}
      </p>
      {mayConfirm && state !== 'confirmed' && (
        <form class="stack" method="post" action={deskSections(office, year)}>
          <input type="hidden" name="section" value={section.id} />
          <input type="hidden" name="digest" value={digestOf(counts)} />
          <TextArea
            {...{ id: `note-${section.id}`, name: 'note', rows: 2, maxlength: 500 }}
            label={say(`说明（${section.name}）`, 'Note')}
            optional={say('选填', 'optional')}
          />
          <p class="buttons">
            <Button>{say('确认这些数', 'Confirm these figures')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}

type CountsProps = Omit<PanelProps, 'line'> & { counts: SectionCounts; before?: SectionCounts; caption: string }

function Counts({ page: { say, language }, office, year, counts, before, caption }: CountsProps) {
  return (
    <DataTable
      caption={
        <Official language={language} name>
          {caption}
        </Official>
      }
      columns={[
        { text: say('台账', 'Register'), main: true },
        { text: say('数量', 'Number'), num: true },
        { text: say('金额（元）', 'Yuan'), num: true },
        ...(before ? [{ text: say('上次确认', 'Confirmed before'), num: true }] : []),
      ]}
      rows={registerNames.map(name => {
        const { label, english, money } = registerOf(name)
        const { pieces, fen } = counts[name]
        const was = before?.[name]
        return {
          cells: [
            <a href={`${deskRegister(office, name)}?year=${year}`}>{say(label, english)}</a>,
            String(pieces),
            money ? yuanOf(fen) : '—',
            ...(was ? [money ? `${was.pieces} / ${yuanOf(was.fen)}` : String(was.pieces)] : []),
          ],
        }
      })}
    />
  )
}
