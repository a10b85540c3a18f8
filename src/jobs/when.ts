/** When a job runs by itself, in the words of a calendar; the pattern itself where it is of another kind. */
export function whenInWords(cron: string): { chinese: string; english: string } {
  const [minute = '', hour = '', ...days] = cron.split(' ')
  const isDaily = days.length === 3 && days.every(each => each === '*')
  const isNumber = (text: string) => /^\d{1,2}$/.test(text)
  if (isDaily && minute === '*' && hour === '*') return { chinese: '每分钟', english: 'every minute' }
  if (isDaily && isNumber(minute) && hour === '*') return { chinese: `每小时第 ${minute} 分`, english: `${minute} minutes past every hour` }
  if (!isDaily || !isNumber(minute) || !isNumber(hour)) return { chinese: cron, english: cron }
  const clock = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  return { chinese: `每天 ${clock}`, english: `every day at ${clock}` }
}
