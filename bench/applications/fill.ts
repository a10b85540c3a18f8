import { sql } from 'kysely'
import type { Details } from '../../src/applications/application.ts'
import { submit } from '../../src/applications/intake.ts'
import type { StepName } from '../../src/applications/steps.ts'
import type { Key } from '../../src/applications/store.ts'
import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'
import { day } from '../../src/law/index.ts'
import type { Agency, Person } from '../../src/people/index.ts'
import { inPerson, means, type Office, on, registered, taken } from '../../test/support/cases-of-applications.ts'
import { addBureau, addPerson, good, later, setUpOffice } from '../../test/support/people.ts'

/** The day on which the bench looks: a Monday. */
export const benchDay = day('2026-03-02')

export type Filled = { office: Agency; officer: Person; sections: readonly string[]; others: readonly Agency[]; admin: Person }

/** What a case may have come to: `share` of a thousand; the rest is settled and archived. */
const kinds: Record<
  string,
  { share: number; arrived: string; take: (office: Office, key: Key, sections: readonly string[]) => Promise<void> }
> = {
  handling: { share: 3, arrived: '2026-02-12', take: async () => {} },
  assigned: {
    ...{ share: 3, arrived: '2026-02-11' },
    take: async (office, key, sections) =>
      step(office, key, 'assigned', '2026-02-12', { sectionId: sections[0]!, handlerId: office.officer.id, dueOn: day('2026-02-27') }),
  },
  correcting: {
    ...{ share: 1, arrived: '2026-02-10' },
    take: async (office, key) => step(office, key, 'correctionAsked', '2026-02-13', { items: ['写明哪一年'], dueOn: day('2026-03-10') }),
  },
  consulting: {
    ...{ share: 1, arrived: '2026-02-10' },
    take: async (office, key) => step(office, key, 'consulted', '2026-02-13', { whom: 'thirdParty', name: '示例公司', about: '合同' }),
  },
  deciding: {
    ...{ share: 1, arrived: '2026-02-09' },
    take: async (office, key) => step(office, key, 'decided', '2026-02-25', { outcome: 'granted', documentId: null }),
  },
  archived: {
    ...{ share: 991, arrived: '2026-01-05' },
    take: async (office, key) => {
      await step(office, key, 'withdrawn', '2026-01-20', {})
      await step(office, key, 'archived', '2026-01-28', {})
    },
  },
}

async function step<N extends StepName>(office: Office, key: Key, name: N, onDay: string, details: Details<N>): Promise<void> {
  good(await taken(office, office.officer, key, name, onDay, details))
}

/** One big agency of a system, with nine tenths of the cases, and four others; each case as the program itself wrote one, with days, words and number of its own. */
export async function fillCases(db: Db, cases: number, shares: Record<string, number> = {}): Promise<Filled> {
  const { office, admin } = await setUpOffice(db)
  const others: Agency[] = []
  for (let n = 1; n <= 4; n++) others.push(await addBureau(db, admin, office, `other${n}`))
  const sections = Array.from({ length: 8 }, (_, n) => newId(later(n).getTime()))
  await db
    .insertInto('sections')
    .values(sections.map((id, n) => ({ id, agencyId: office.id, name: `业务${n + 1}股`, createdAt: later(0) })))
    .execute()
  const officer = (await addPerson(db, admin, office, 'officer', 'officer')).person
  const driving = { db, agency: office, officer, reviewer: officer, leader: officer }
  const templates: { id: string; share: number }[] = []
  for (const [name, { share, arrived, take }] of Object.entries(kinds)) {
    const { key } = await registered(driving, inPerson(arrived))
    await take(driving, key, sections)
    templates.push({ id: key.id, share: shares[name] ?? share })
  }
  const clock = on('2026-02-27')
  const online = { ...inPerson('2026-02-27'), arrivedOn: clock.today }
  const sent = good(await submit(db, means, office, online, clock))
  templates.push({ id: sent.key.id, share: shares['submitted'] ?? 1 })

  const indexes = await sql<{ name: string; made: string }>`
    select indexname as name, indexdef as made from pg_indexes where tablename = 'applications' and indexdef not like 'CREATE UNIQUE%'`.execute(
    db,
  )
  for (const { name } of indexes.rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  const thousand = templates.reduce((sum, { share }) => sum + share, 0)
  let from = 0
  for (const { id, share } of templates) {
    const many = Math.round((cases * share) / thousand)
    await multiply(db, { office, others, sections, id, from, many })
    from += many
  }
  for (const { made } of indexes.rows) await sql.raw(made).execute(db)
  await sql`vacuum analyze`.execute(db)
  return { office, officer, sections, others, admin }
}

type Many = { office: Agency; others: readonly Agency[]; sections: readonly string[]; id: string; from: number; many: number }

/** The rows of one case, `many` times; what is archived is spread over fifteen years, what is open over three weeks. */
async function multiply(db: Db, { office, others, sections, id, from, many }: Many): Promise<void> {
  const agencies = [...Array.from({ length: 36 }, () => office.id), ...others.map(other => other.id)]
  await db.transaction().execute(async trx => {
    // Keys to rows of the same statement need no second look.
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`set local work_mem = '256MB'`.execute(trx)
    await sql`
      create temporary table made on commit drop as
      select n, gen_random_uuid() as id, (${sql.val(agencies)}::uuid[])[1 + n % 40] as agency_id,
        case when a.state = 'archived' then n % 5400 else n % 23 end as days
      from applications a, generate_series(${from + 1}::int, ${from + many}::int) n where a.agency_id = ${office.id} and a.id = ${id}`.execute(
      trx,
    )
    await sql`
      insert into applications
      select r.* from made m, applications a, lateral jsonb_populate_record(a, jsonb_build_object(
        'agency_id', m.agency_id, 'id', m.id, 'number', '示办公申〔' || (2026 - m.days / 365) || '〕' || m.n + 100 || '号', 'ordinal', m.n + 100,
        'applicant', (array['王', '李', '张', '刘', '陈', '杨', '赵'])[1 + m.n % 7] || '**',
        'person_hashes', jsonb_build_array(md5((m.n % 300000)::text)),
        'asked', '申请公开' || (array['长安', '示范', '东湖', '西山', '南桥', '北关', '青石', '白云', '金水', '银河'])[1 + m.n % 10]
          || (array['街道', '镇', '乡', '社区', '开发区', '新村', '片区'])[1 + m.n % 7] || (2005 + m.n % 20) || '年'
          || (array['征地补偿', '房屋拆迁', '文化市场检查', '送戏下乡演出', '道路施工', '绿化工程', '教育经费', '低保发放', '环评批复', '规划许可', '消防验收'])[1 + m.n % 11]
          || (array['的合同', '的会议纪要', '的台账', '决算表', '的批准文件', '统计数据'])[1 + m.n % 6] || '（编号' || m.n || '）',
        'submitted_at', a.submitted_at - make_interval(days => m.days, secs => m.n % 30000),
        'received_on', a.received_on - m.days, 'due_on', a.due_on + 8 - m.days, 'next_on', a.next_on + 8 - m.days,
        'counted_on', a.counted_on - m.days, 'replied_on', a.replied_on - m.days, 'archived_on', a.archived_on - m.days,
        'section_id', case when a.section_id is null and a.state <> 'archived' then null else (${sql.val(sections)}::uuid[])[1 + m.n % 8] end,
        'code_hash', null)) r
      where a.agency_id = ${office.id} and a.id = ${id}`.execute(trx)
    await sql`
      insert into application_steps (agency_id, application_id, seq, step, at, on_day, actor_id, actor, note, details)
      select m.agency_id, m.id, s.seq, s.step, s.at - make_interval(days => m.days), s.on_day - m.days, s.actor_id, s.actor, s.note, s.details
      from made m, application_steps s where s.agency_id = ${office.id} and s.application_id = ${id}`.execute(trx)
  })
}
