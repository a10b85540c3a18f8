import { beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, bureau, clock, draftOne, nothingFound } from '../../test/support/publishing.ts'
import { randomOf } from '../../test/support/random.ts'
import { testSite } from '../../test/support/site.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import type { Person } from '../people/index.ts'
import { search } from '../search/index.ts'
import { summaryOf } from './item.ts'
import { itemOf, stepsOf, summaryIn } from './item-store.ts'
import { recompute } from './recompute.ts'
import { type Taking, takeStep } from './step-actions.ts'
import { type Stage, type StepName, steps } from './steps.ts'

const at = await testSite()
const { db } = at.database
const [items, tries] = [6, 160]
let of: Bureau
let ids: string[]
const withheld = { attribute: 'notPublic', ground: 'E6', groundReason: '讨论记录' } as const
const happened = new Set<string>()

/** All that is kept of an item. */
const kept = async (id: string) => {
  const key = { agencyId: of.agency.id, id }
  return JSON.stringify([await itemOf(db, key), await stepsOf(db, key), (await entriesBefore(db, of.agency.id, 1e9, 1))[0]?.seq])
}

/** Whatever may be tried, by whoever; every fifth without a reason. What leads on is tried more often. */
function tried(roll: (max: number) => number, stage: Stage): { by: Person | null; taking: Omit<Taking, 'seen'>; isLate: boolean } {
  const names = (Object.keys(steps) as StepName[]).filter(name => name !== 'imported' && name !== 'discarded')
  const onward: StepName[] = [
    'submitted',
    'submitted',
    'endorsed',
    'endorsed',
    'reviewed',
    'reviewed',
    'published',
    'published',
    'discarded',
  ]
  const any = [...names, ...onward]
  const possible = any.filter(name => stage in steps[name].moves)
  const from = possible.length > 0 && roll(3) > 0 ? possible : any
  const step = from[roll(from.length - 1)]!
  const { drafter, head, officer, reviewer, leader } = of
  const usual: Partial<Record<StepName, Person>> = {
    ...{ submitted: drafter, takenBack: drafter, abandoned: drafter, overruled: drafter, unkept: drafter, reopened: officer },
    ...{ endorsed: head, returned: head, reviewed: reviewer, referred: reviewer, reexamined: reviewer },
    ...{ published: leader, scheduled: leader, unscheduled: leader, filed: leader, withdrawn: leader, validity: leader },
  }
  const anybody = [drafter, head, officer, reviewer, leader, of.admin]
  const details = step === 'validity' ? { validity: ['repealed', 'inForce', 'amended'][roll(2)]! } : { fingerprint: 'one' }
  return {
    // What is scheduled is the program's.
    by:
      stage === 'scheduled' && step === 'published' ? null : roll(2) > 0 && usual[step] ? usual[step] : anybody[roll(anybody.length - 1)]!,
    taking: {
      step,
      opinion: roll(4) === 0 ? null : '情况属实',
      details: step === 'reviewed' ? { answers: nothingFound } : details,
      ...(step === 'scheduled' && { at: new Date(clock.now.getTime() + 3_600_000) }),
    },
    isLate: roll(19) === 0,
  }
}

beforeAll(async () => {
  of = await bureau(db)
  ids = []
  for (let n = 0; n < items; n++) {
    const content = n % 2 === 0 ? {} : { column: 'normative', isNormative: true }
    ids.push(await draftOne(db, of, { ...content, title: `随机办理第${n + 1}号文书`, ...(n === 5 && withheld) }))
  }
  const roll = randomOf(20261123)
  for (let n = 0; n < tries; n++) {
    const id = ids[roll(ids.length - 1)]!
    const { seq, stage } = (await itemOf(db, { agencyId: of.agency.id, id }))!
    const { by, taking, isLate } = tried(roll, stage)
    const before = await kept(id)
    const outcome = await takeStep(db, by, of.agency, id, { ...taking, seen: isLate ? seq - 1 : seq }, clock).catch(error => {
      if (error instanceof Forbidden || error instanceof Conflict) return { ok: false as const }
      throw error
    })
    if (outcome.ok) happened.add(taking.step)
    else if ((await kept(id)) !== before) throw new Error(`${taking.step} was refused and left something behind`)
  }
})

describe(`${tries} random steps on ${items} items, by random people`, () => {
  test('many kinds of steps happened, and what was refused left nothing behind', () => {
    expect(happened.size).toBeGreaterThan(9)
    expect([...happened]).toEqual(expect.arrayContaining(['published', 'withdrawn', 'reopened', 'submitted']))
  })

  test('what the rows say is what their steps come to, and the journal holds', async () => {
    for (const id of ids) {
      const key = { agencyId: of.agency.id, id }
      expect(summaryIn((await itemOf(db, key))!)).toEqual(summaryOf(await stepsOf(db, key)))
    }
    expect(await recompute(db, of.agency.id)).toEqual({ items: [], places: [] })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('nothing is public whose version nobody reviewed but its authors (art. 17)', async () => {
    for (const id of ids) {
      const taken = await stepsOf(db, { agencyId: of.agency.id, id })
      for (const [n, out] of taken.entries()) {
        if (out.step !== 'published') continue
        const submitted = taken.findLastIndex(({ step }, i) => i < n && step === 'submitted')
        const between = taken.slice(submitted + 1, n)
        const wrote = taken.slice(0, submitted + 1).flatMap(({ step, actorId }) => (step === 'submitted' && actorId ? [actorId] : []))
        const reviewed = between.find(({ step }) => step === 'reviewed')
        expect(between.map(({ step }) => step)).toContain('endorsed')
        expect(reviewed?.actorId && reviewed.actorId !== wrote.at(-1)).toBeTruthy()
      }
    }
  })

  test('list, lists to take away, feed, site map and search show what is public, nothing else, and say the same number', async () => {
    const text = async (path: string) => (await at.request(path)).text()
    const isPublic: string[] = []
    for (const id of ids) {
      const item = (await itemOf(db, { agencyId: of.agency.id, id }))!
      const page = item.number === null ? null : await at.request(`/shiban/items/${item.number}`)
      if (item.standing === 'public') isPublic.push(item.number!.toString())
      if (page) expect([item.standing, page.status]).toEqual([item.standing, item.standing === 'public' ? 200 : 410])
    }
    const wanted = isPublic.sort()
    expect(wanted.length).toBeGreaterThan(0)
    const linked = (html: string) => [...new Set([...html.matchAll(/\/shiban\/items\/(\d+)(?=["<])/g)].map(([, number]) => number!))].sort()
    const list = await text('/shiban/content')
    const main = list.slice(list.indexOf('<main'))
    expect(linked(main)).toEqual(wanted)
    expect(main).toContain(`共 ${wanted.length} 条`)
    const json = JSON.parse(await text('/shiban/content.json')) as { total: number; items: unknown[] }
    expect([json.total, json.items.length]).toEqual([wanted.length, wanted.length])
    expect(linked(JSON.stringify(json))).toEqual(wanted)
    const csv = (await text('/shiban/content.csv')).trim().split(/\r?\n/)
    expect(csv.length - 1).toBe(wanted.length)
    for (const path of ['/shiban/content.rss', '/shiban/content.atom', '/shiban/sitemap-1.xml'])
      expect([path, linked(await text(path))]).toEqual([path, wanted])
    const found = await search(db, { text: '随机办理', agencies: [of.agency.id] })
    expect(linked(found.hits.map(({ path }) => `"${path}"`).join(' '))).toEqual(wanted)
  })
})
