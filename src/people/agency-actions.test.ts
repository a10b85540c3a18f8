import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { entriesBefore, verify } from '../journal/index.ts'
import { addAgency, addSection, renameAgency, succeedAgency } from './agency-actions.ts'
import { agenciesUnder, findAgency, sectionsOf, successionsOf } from './agency-store.ts'

describeStore('agencies', database => {
  test('are a tree: each knows its way up, and the list below an agency has each after its superior', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const bureau = await addBureau(db, admin, office, 'wenlv')
    const team = await addBureau(db, admin, bureau, 'zhifa')
    const other = await addBureau(db, admin, office, 'jiaoyu')
    expect(team.lineage).toEqual([team.id, bureau.id, office.id])
    const tree = await agenciesUnder(db, office)
    expect(tree.map(({ slug }) => slug)).toEqual(['shiban', 'jiaoyu', 'wenlv', 'zhifa'])
    expect(tree.at(-1)).toEqual(team)
    expect((await agenciesUnder(db, bureau)).map(({ id }) => id)).toEqual([bureau.id, team.id])
    expect(await agenciesUnder(db, other)).toEqual([other])
    expect(await findAgency(db, { slug: 'nowhere' })).toBe(null)
  })

  test('keep their short name when they are renamed, and the journal keeps both names', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    good(await renameAgency(db, admin, office.id, { name: '示例市数据局' }, monday))
    expect(await findAgency(db, { slug: 'shiban' })).toMatchObject({ name: '示例市数据局' })
    expect((await entriesBefore(db, office.id, 99, 1))[0]?.details).toEqual({ before: '示例市政府办公室', after: '示例市数据局' })
  })

  test('that end have a successor; both journals tell, and nothing new is made in them', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const [gone, heir] = [await addBureau(db, admin, office, 'wenhua'), await addBureau(db, admin, office, 'wenlv')]
    good(await succeedAgency(db, admin, gone.id, { successorId: heir.id, effectiveOn: '2026-03-01' }, monday))
    expect(await findAgency(db, { id: gone.id })).toMatchObject({ dissolvedOn: '2026-03-01', slug: 'wenhua' })
    expect(await successionsOf(db, [heir.id])).toEqual([{ predecessorId: gone.id, successorId: heir.id, effectiveOn: '2026-03-01' }])
    for (const agency of [gone, heir])
      expect((await entriesBefore(db, agency.id, 99, 1))[0]).toMatchObject({ action: 'people.succeed-agency', subject: 'agency wenhua' })
    expect(await succeedAgency(db, admin, gone.id, { successorId: heir.id, effectiveOn: '2026-03-01' }, monday)).toMatchObject({
      ok: false,
    })
    expect(await succeedAgency(db, admin, heir.id, { successorId: gone.id, effectiveOn: '2026-03-01' }, monday)).toMatchObject({
      ok: false,
    })
    expect(await succeedAgency(db, admin, heir.id, { successorId: heir.id, effectiveOn: '2026-02-30' }, monday)).toMatchObject({
      faults: { effectiveOn: expect.any(String) },
    })
    expect(await addAgency(db, admin, { parentId: gone.id, slug: 'new', name: '新局', level: 'county' }, monday)).toMatchObject({
      ok: false,
    })
    expect((await verify(db)).ok).toBe(true)
  })

  test('have sections, each name once', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    good(await addSection(db, admin, office.id, { name: ' 办公室 ' }, monday))
    expect(await addSection(db, admin, office.id, { name: '办公室' }, monday)).toEqual({ ok: false, faults: { name: '已有同名股室。' } })
    expect((await sectionsOf(db, [office.id])).map(({ name }) => name)).toEqual(['办公室'])
  })

  test('are managed from above, never from beside or below', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const [bureau, other] = [await addBureau(db, admin, office, 'wenlv'), await addBureau(db, admin, office, 'jiaoyu')]
    const { person } = await addPerson(db, admin, bureau, 'administrator', 'local')
    good(await addAgency(db, person, { parentId: bureau.id, slug: 'zhifa', name: '执法队', level: 'county' }, monday))
    for (const agency of [office, other]) {
      await expect(renameAgency(db, person, agency.id, { name: 'x' }, monday)).rejects.toThrow(Forbidden)
      await expect(addAgency(db, person, { parentId: agency.id, slug: 'mine', name: '我局', level: 'county' }, monday)).rejects.toThrow(
        Forbidden,
      )
      await expect(succeedAgency(db, person, bureau.id, { successorId: agency.id, effectiveOn: '2026-03-01' }, monday)).rejects.toThrow(
        Forbidden,
      )
    }
    await expect(addSection(db, admin, admin.id, { name: 'x' }, monday)).rejects.toThrow(NotFound)
    expect(await addAgency(db, admin, { parentId: office.id, slug: 'wenlv', name: '又一局', level: 'county' }, monday)).toEqual({
      ok: false,
      faults: { slug: '这个简称已有机构使用。' },
    })
  })
})
