import { type Placement, placements } from '../../src/db/placements.ts'

/**
 * The rules for statements on tables that may one day be spread over machines (house, section 8). They are read from the SQL that the
 * stores really send: `describeStore` passes every statement of every store test through here.
 */
export type Exception = { name: string; matches: RegExp; because: string }

/** Public reads over all agencies, one entry each. Nothing else may leave out `agency_id`. */
export const exceptions: readonly Exception[] = [
  {
    name: 'search over all agencies',
    matches: /\bfrom search_entries as e where e\.(agency_id is not null\b|grams @@)/,
    because: 'whoever looks for something need not know which agency published it; only public rows stand in the index',
  },
  {
    name: 'the words of all agencies, for "did you mean"',
    matches: /\bfrom search_words as w where w\.agency_id is not null\b/,
    because: 'the same search, when nothing was found: the words of titles and how many titles hold them',
  },
  {
    name: 'where an old address leads',
    matches: /\bfrom redirects as r where r\.agency_id is not null and r\.path =/,
    because: 'the address of a page on an old site does not say whose it was; only what is not found here is looked up',
  },
]

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const placementOf = new Map<string, Placement>(Object.entries(placements).map(([name, placement]) => [snake(name), placement]))

/** Why the statement may not be sent, one sentence a fault; empty when it may. */
export function faultsOf(text: string, allowed: readonly Exception[] = exceptions): string[] {
  const sql = plain(text)
  const tenants = tablesIn(sql).filter(name => placementOf.get(name) === 'tenant')
  const faults: string[] = []
  if (/^merge\b/.test(sql)) faults.push('MERGE')
  if (/\b(trigger|nextval|serial|bigserial|generated (always|by default) as identity)\b/.test(sql))
    faults.push('a trigger, sequence or identity column')
  if (tenants.length === 0) return faults
  if (/^(create|alter|drop|truncate|comment|revoke|grant)\b/.test(sql)) return faults

  const insert = /^insert into (?:public\.)?([a-z_]+) (?:as [a-z_]+ )?\(([^)]*)\)/.exec(sql)
  if (insert && placementOf.get(insert[1]!) === 'tenant' && !/\bagency_id\b/.test(insert[2]!))
    faults.push(`insert into ${insert[1]} without agency_id`)

  // Each tenant table is bound: one to a parameter, the others to a parameter or to it. Ids that come as rows are parameters too: joined to
  // thousands of them a table is found at once, while the estimate of `= any` looks at each.
  const reads = insert ? tenants.length - 1 : tenants.length
  const bound = withListedIds(sql).match(/\bagency_id (= \$\d+|= any ?\(\$\d+|in \(\$\d+|= (?:[a-z_]+\.)agency_id)/g) ?? []
  const toParameter = bound.filter(part => part.includes('$'))
  if (reads > 0 && (bound.length < reads || toParameter.length === 0) && !allowed.some(({ matches }) => matches.test(sql)))
    faults.push(`${tenants.join(', ')}: every tenant table needs agency_id = $n or a join on agency_id`)

  if (/\bfor (no key )?update\b/.test(sql) && !/\bagency_id = \$\d+/.test(sql)) faults.push('FOR UPDATE over more than one agency')
  const update = /^update [a-z_.]+ (?:as [a-z_]+ )?set (.*?)(?: from | where |$)/.exec(sql)
  if (update && /(^|, )agency_id =/.test(update[1]!)) faults.push('UPDATE of agency_id')
  if (update && /\b(random|clock_timestamp|timeofday|gen_random_uuid|uuidv7|setseed)\(/.test(sql))
    faults.push('a volatile function in UPDATE')
  if (/\b(rollup|cube|grouping sets) ?\(/.test(sql) && !/\bas materialized\b/.test(sql) && !/\bagency_id = \$\d+/.test(sql))
    faults.push('ROLLUP or GROUPING SETS over several agencies without a materialised CTE')
  if (/^with recursive\b/.test(sql)) faults.push('a recursive query over a tenant table')
  const arms = sql.split(/\bunion(?: all)?\b/)
  if (arms.length > 1 && arms.some(arm => !/\blimit\b/.test(arm))) faults.push('UNION without LIMIT in each arm')
  return faults
}

/** Begins a statement that no program of ours sends: a test that plays the intruder. */
export const byHandMark = '/* by hand */'

/** Follows the statements of one connection; a write to a reference table after a statement over several agencies fails in a cluster. */
export function reader(allowed: readonly Exception[] = exceptions): { read(text: string): void; faults: string[] } {
  const faults: string[] = []
  let isInTransaction = false
  let overMany = false
  return {
    faults,
    read(text) {
      if (text.startsWith(byHandMark)) return
      const sql = plain(text)
      for (const fault of faultsOf(text, allowed)) faults.push(`${fault}: ${text}`)
      if (/^(begin|start transaction|commit|rollback$)/.test(sql)) {
        isInTransaction = /^(begin|start)/.test(sql)
        overMany = false
      }
      const tables = tablesIn(sql)
      const writes = /^(?:insert into|update|delete from) (?:public\.)?([a-z_]+)/.exec(sql)?.[1]
      if (overMany && writes && placementOf.get(writes) === 'reference')
        faults.push(`a reference table is written after a statement over several agencies: ${text}`)
      if (tables.some(name => placementOf.get(name) === 'tenant') && !/\bagency_id = \$\d+/.test(sql) && !writes) overMany = isInTransaction
    },
  }
}

/** `join t on agency_id = b.id` where b are the ids of a parameter, or the bodies of the superior in a parameter: said as `= any`, which it is. */
const withListedIds = (sql: string): string =>
  /\bfrom unnest\(\$\d+::uuid\[\]\) as b \(id\)/.test(sql) || /\bfrom agencies as b join .* where b\.parent_id = \$\d+/.test(sql)
    ? sql.replace(/\bagency_id = b\.id\b/g, 'agency_id = any($1)')
    : sql

/** Lower case, no quotes, one space, no literals and comments: what the patterns above expect. */
function plain(text: string): string {
  return text
    .replace(/--[^\n]*/g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function tablesIn(sql: string): string[] {
  const names = [...sql.matchAll(/\b(?:from|join|update|into|using|table|on|only)\s+(?:only )?(?:public\.)?([a-z_]+)/g)].map(
    match => match[1]!,
  )
  const listed = [...sql.matchAll(/, (?:public\.)?([a-z_]+)(?= (?:as )?[a-z_]+\b|,| where)/g)].map(match => match[1]!)
  const known = [...names, ...(/\bfrom [^()]*,/.test(sql) ? listed : [])].filter(name => placementOf.has(name))
  // `for update` names no table, `on conflict` neither; those words are in no placement and fall out above.
  return known
}
