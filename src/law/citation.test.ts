import { describe, expect, test } from 'vitest'
import { actOf, inEnglish } from './citation.ts'
import * as law from './index.ts'

/** Every `cites` and `near` in the data of the law, wherever it stands. */
function citationsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, entry] of Object.entries(value)) {
    if ((key === 'cites' || key === 'near' || key === 'root') && typeof entry === 'string') found.push(entry)
    else citationsIn(entry, found)
  }
  return found
}

describe('citations', () => {
  const all = [...new Set(citationsIn({ ...law }))]

  test('everything in the law cites an act that is in the table of acts', () => {
    expect(all.length).toBeGreaterThan(60)
    expect(all.flatMap(cites => cites.split('；')).filter(single => actOf(single) === null)).toEqual([])
  })

  test.each([
    ['《政府信息公开条例》第三十三条第二款', 'Regulations on Open Government Information art. 33(2)'],
    ['《政府信息公开条例》第三十六条第（七）项', 'Regulations on Open Government Information art. 36(7)'],
    ['《行政复议法》第二十三条第一款第（四）项', 'Administrative Reconsideration Law (2023) art. 23(1)(4)'],
    ['《民法典》第二百零三条', 'Civil Code art. 203'],
    ['《政府信息公开条例》第十条', 'Regulations on Open Government Information art. 10'],
    [
      '《行政处罚法》第四十八条第二款；《行政处罚法》第八十五条',
      'Administrative Penalties Law art. 48(2); Administrative Penalties Law art. 85',
    ],
    ['国办发明电〔2023〕7号', '国办发明电〔2023〕7号'],
    ['自备日历', '自备日历'],
  ])('%s is %s', (chinese, english) => {
    expect(inEnglish(chinese)).toBe(english)
  })
})
