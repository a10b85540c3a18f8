import { expect, test } from 'vitest'
import { allJobs } from '../cli/all-jobs.ts'
import { whenInWords } from './when.ts'

test('a time of a calendar is said in words', () => {
  expect(whenInWords('* * * * *')).toEqual({ chinese: '每分钟', english: 'every minute' })
  expect(whenInWords('17 * * * *')).toEqual({ chinese: '每小时第 17 分', english: '17 minutes past every hour' })
  expect(whenInWords('5 0 * * *')).toEqual({ chinese: '每天 00:05', english: 'every day at 00:05' })
})

test('another pattern stands as it is, and none of ours is such a one', () => {
  expect(whenInWords('0 3 1 * *').chinese).toBe('0 3 1 * *')
  const planned = allJobs.flatMap(({ cron }) => cron ?? [])
  expect(planned.length).toBeGreaterThan(5)
  expect(planned.filter(cron => whenInWords(cron).chinese === cron)).toEqual([])
})
