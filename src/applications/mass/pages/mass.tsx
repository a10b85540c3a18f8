import { maskPersonalData } from '../../../secrets/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Empty, ErrorSummary, Field, Mixed, Notice, Official, Ticks } from '../../../web/ui/index.ts'
import { grantsInformation } from '../../public-replies/reply.ts'
import type { FrequentPerson, MassCase, SameWanted } from '../groups.ts'
import type { MassQuery } from '../query.ts'
import { MassCases } from './cases.tsx'

type Props = {
  page: Page
  office: { slug: string; name: string }
  query: MassQuery
  faults: Faults
  persons: readonly FrequentPerson[]
  wanted: readonly SameWanted[]
  rights: { mayWrite: (one: MassCase) => boolean; mayPublish: boolean }
  /** Only so many of the newest were looked through. */
  isCut: number | null
}

/** So many of each stand on the page. */
const shown = 50

/** Many applications: of one person, and for one thing. */
export function MassPage(props: Props) {
  const { page, office, query, faults, persons, wanted, isCut } = props
  const { say, language } = page
  const title = say('批量申请', 'Many applications')
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <ErrorSummary faults={faults} title={say('需要修改', 'To mend')} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
      </div>
      <div class="stack">
        <MassFilters {...{ page, office, query, faults }} />
        {isCut && (
          <Notice kind="wait">
            {say(
              `申请很多，只查看了这一时期最新的 ${isCut} 件；请缩短时期。`,
              `Only the newest ${isCut} of the period were looked through: choose a shorter one.`,
            )}
          </Notice>
        )}
        <section class="panel">
          <h2>
            {say('同一申请人', 'One applicant')} <small>{persons.length}</small>
          </h2>
          <p class="quiet">
            <Official language={language}>
              申请数量、频次明显超过合理范围的，可以要求申请人说明理由（《政府信息公开条例》第三十五条）。条例没有规定件数，是否明显超过由本机关判断；按件收费从同一申请人同月第11件起，查找先以10件为准。次数多本身不是拒绝的理由。
            </Official>
          </p>
          {persons.length === 0 && <Empty>{say('这一时期没有达到这个件数的申请人。', 'Nobody applied so often in this period.')}</Empty>}
          {persons.slice(0, shown).map(person => (
            <OnePerson {...props} person={person} />
          ))}
        </section>
        <section class="panel">
          <h2>
            {say('多人申请相同信息', 'The same wanted by several')} <small>{wanted.length}</small>
          </h2>
          <p class="quiet">
            <Official language={language}>
              多个申请人就相同政府信息提出申请，且该信息属于可以公开的，可以纳入主动公开的范围（《政府信息公开条例》第四十四条第一款）。答复仍应逐件作出。
            </Official>
          </p>
          {wanted.length === 0 && <Empty>{say('这一时期没有多人申请的相同信息。', 'Nothing was wanted by several in this period.')}</Empty>}
          {wanted.slice(0, shown).map(one => (
            <OneThing {...props} one={one} />
          ))}
        </section>
      </div>
    </StaffLayout>
  )
}

function MassFilters({ page, office, query, faults }: Pick<Props, 'page' | 'office' | 'query' | 'faults'>) {
  const { say } = page
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  const count = { inputmode: 'numeric' as const, short: true }
  return (
    <form method="get" action={`${places.applications}/${office.slug}/mass`} class="filters" novalidate>
      <Field id="from" type="date" short label={say('提交自', 'Sent from')} value={query.from} {...fault('from')} />
      <Field id="to" type="date" short label={say('至', 'to')} value={query.to} {...fault('to')} />
      <Field
        {...{
          id: 'times',
          ...count,
          label: say('同一申请人至少几件', 'Of one applicant at least'),
          value: String(query.times),
          ...fault('times'),
        }}
      />
      <Field
        {...{
          id: 'persons',
          ...count,
          label: say('相同信息至少几人', 'The same wanted by at least'),
          value: String(query.persons),
          ...fault('persons'),
        }}
      />
      <div class="field">
        <Button kind="plain">{say('查找', 'Find')}</Button>
      </div>
    </form>
  )
}

function OnePerson({ page, office, rights, person: { cases, first, last, peak } }: Props & { person: FrequentPerson }) {
  const { say, language } = page
  return (
    <details>
      <summary>
        <Official language={language} name>
          {cases.at(-1)!.applicant}
        </Official>
        {say(
          `：${cases.length} 件，${first} 至 ${last}，最多一天 ${peak.count} 件`,
          `: ${cases.length} cases, ${first} to ${last}, ${peak.count} on one day at most`,
        )}
      </summary>
      <MassCases
        {...{ page, office, cases }}
        caption={say('这位申请人的申请', 'Cases of this applicant')}
        deed={(one, address) =>
          one.state === 'handling' && rights.mayWrite(one) ? (
            <a href={`${address}/steps/reasonsAsked`}>{say('要求说明理由', 'ask for reasons')}</a>
          ) : null
        }
      />
    </details>
  )
}

function OneThing({ page, office, rights, one: { cases, persons } }: Props & { one: SameWanted }) {
  const { say, language } = page
  const [newest] = cases as [MassCase, ...MassCase[]]
  const isGiven = cases.some(({ outcome }) => grantsInformation(outcome))
  const title = new URLSearchParams({ title: maskPersonalData(newest.asked).slice(0, 60) })
  const first = cases.at(-1)!
  return (
    <details>
      <summary>
        <Official language={language}>{newest.asked.slice(0, 80)}</Official>
        {say(`：${persons} 人，${cases.length} 件`, `: ${persons} persons, ${cases.length} cases`)}
      </summary>
      {isGiven && rights.mayPublish && (
        <p>
          <a href={`${places.publications}/new?${title}`}>{say('作为主动公开的信息起草', 'Draft it as published information')}</a>
        </p>
      )}
      {!isGiven && <p class="quiet">{say('还没有一件答复予以公开。', 'None of them was answered by disclosing it yet.')}</p>}
      <MassCases {...{ page, office, cases }} caption={say('申请这一信息的申请', 'Cases that want it')} />
      <LinkAll
        {...{ page, office, first, others: cases.filter(other => other.id !== first.id && isOpen(other) && rights.mayWrite(other)) }}
      />
    </details>
  )
}

const isOpen = ({ state }: MassCase): boolean => state !== 'settled' && state !== 'archived'

/** The open ones are linked with the first, from whose page one text is then taken over into them. */
function LinkAll({ page, office, first, others }: Pick<Props, 'page' | 'office'> & { first: MassCase; others: readonly MassCase[] }) {
  const { say, language } = page
  const most = others.slice(0, 100)
  if (most.length === 0) return null
  const id = `${first.year}-${first.ordinal}`
  return (
    <form method="post" action={`${places.applications}/${office.slug}/mass/link`} novalidate>
      <input type="hidden" name="first" value={`${first.year}/${first.ordinal}`} />
      <Ticks
        id={`with-${id}`}
        name="with"
        label={
          <Mixed
            language={language}
            text={say(`与${first.number}关联为“一并答复”`, `Link with ${first.number}, to be answered together`)}
          />
        }
        options={most.map(({ year, ordinal, number, applicant }) => ({
          ...{ value: `${year}/${ordinal}`, text: number, note: applicant },
          ...(language === 'en' && { lang: 'zh-CN' }),
        }))}
        values={most.map(({ year, ordinal }) => `${year}/${ordinal}`)}
      />
      <Field
        id={`reason-${id}`}
        name="reason"
        label={say('理由', 'Reason')}
        required
        maxlength={500}
        value={say('申请相同信息', 'the same wanted')}
      />
      <p class="buttons">
        <Button kind="plain">{say('关联所选申请', 'Link these')}</Button>
      </p>
    </form>
  )
}
