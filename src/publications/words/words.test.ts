import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { forgetWord, watchWord } from './actions.ts'
import { officeWords, watchedWordsOf } from './watched-words.ts'

describeStore('the words of an office', database => {
  test('add to the built-in list, switch entries off, and can be forgotten again', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const looksOutFor = async (wrong: string) =>
      [...officeWords(await watchedWordsOf(db, office.id)).values()].flat().find(entry => entry.wrong === wrong)?.right
    expect(await looksOutFor('环竟')).toBe('环境')
    good(await watchWord(db, person, office, { wrong: '示例文广新局', rightWord: '示例市文旅广电局', reason: '已更名' }, monday))
    good(await watchWord(db, person, office, { wrong: '环竟' }, monday))
    expect([await looksOutFor('示例文广新局'), await looksOutFor('环竟')]).toEqual(['示例市文旅广电局', undefined])
    expect(await watchWord(db, person, office, { wrong: '同', rightWord: '同' }, monday)).toMatchObject({ ok: false })
    await forgetWord(db, person, office, '环竟', monday)
    expect(await looksOutFor('环竟')).toBe('环境')
    await expect(watchWord(db, admin, office, { wrong: '甲', rightWord: '乙' }, monday)).rejects.toThrow('管理栏目')
  })
})
