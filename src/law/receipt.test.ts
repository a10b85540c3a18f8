import { describe, expect, test } from 'vitest'
import { nationalCalendar as calendar } from './calendar.ts'
import { repliedOn } from './delivery.ts'
import { channels, receiptOf, reportYearOf } from './receipt.ts'

describe('the day of receipt by channel (art. 31; law notes 1.3)', () => {
  test('in person: the day it is handed in; by signed post: the day the agency signs', () => {
    expect(receiptOf({ channel: 'inPerson', arrivedOn: '2023-03-04' }, calendar)).toMatchObject({
      receivedOn: '2023-03-04',
      confirmBy: null,
    })
    expect(receiptOf({ channel: 'signedPost', arrivedOn: '2023-03-01' }, calendar).receivedOn).toBe('2023-03-01')
  })

  test('online, by e-mail or fax: the day both sides confirm, and until then there is no day of receipt', () => {
    for (const channel of ['online', 'email', 'fax'] as const) {
      expect(receiptOf({ channel, arrivedOn: '2023-03-01', confirmedOn: '2023-03-03' }, calendar).receivedOn).toBe('2023-03-03')
      expect(receiptOf({ channel, arrivedOn: '2023-03-03' }, calendar)).toMatchObject({ receivedOn: null, confirmBy: '2023-03-06' })
    }
  })

  test('whoever follows 207号 of 2015 receives an e-mail when it arrives (option)', () => {
    expect(receiptOf({ channel: 'email', arrivedOn: '2023-03-03' }, calendar, { emailNeedsConfirmation: false }).receivedOn).toBe(
      '2023-03-03',
    )
    expect(receiptOf({ channel: 'online', arrivedOn: '2023-03-03' }, calendar, { emailNeedsConfirmation: false }).receivedOn).toBeNull()
  })

  test('an ordinary letter is confirmed on the day it comes, and the day of confirmation counts', () => {
    expect(receiptOf({ channel: 'ordinaryLetter', arrivedOn: '2023-03-01' }, calendar).confirmBy).toBe('2023-03-01')
    expect(receiptOf({ channel: 'ordinaryLetter', arrivedOn: '2023-03-01', confirmedOn: '2023-03-02' }, calendar).receivedOn).toBe(
      '2023-03-02',
    )
  })

  test('a confirmation before the arrival is an error', () => {
    expect(() => receiptOf({ channel: 'online', arrivedOn: '2023-03-02', confirmedOn: '2023-03-01' }, calendar)).toThrow(RangeError)
  })

  test('in person and post can never be refused (国办公开办函〔2017〕19号)', () => {
    expect(
      Object.entries(channels)
        .filter(([, channel]) => channel.basic)
        .map(([name]) => name),
    ).toEqual(['inPerson', 'signedPost', 'ordinaryLetter', 'oral'])
  })

  test('submitted on 31 December and confirmed in January: it is new in the later year', () => {
    const { receivedOn } = receiptOf({ channel: 'online', arrivedOn: '2023-12-31', confirmedOn: '2024-01-02' }, calendar)
    expect(reportYearOf(receivedOn!)).toBe(2024)
  })
})

test('a posted reply is made on the day of posting, one handed over on the day it is signed for (国办公开办函〔2016〕235号)', () => {
  expect(repliedOn('post', { sentOn: '2023-03-29', signedOn: '2023-04-02' })).toBe('2023-03-29')
  expect(repliedOn('byHand', { sentOn: '2023-03-29', signedOn: '2023-03-30' })).toBe('2023-03-30')
  expect(repliedOn('entrusted', { sentOn: '2023-03-29' })).toBeNull()
})
