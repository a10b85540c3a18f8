import { describe, expect, test } from 'vitest'
import { whole } from '../../../test/support/approvals.ts'
import { approvalFaults, feeRefusal } from './approval-faults.ts'
import { changesBetween } from './approval-text.ts'
import { approvalIn, flatOf, rowsIn } from './fields.ts'

describe('what must be on display', () => {
  test('行政机关应当将法律、法规、规章规定的有关行政许可的事项、依据、条件、数量、程序、期限以及需要提交的全部材料的目录和申请书示范文本等在办公场所公示（行政许可法第三十条）', () => {
    expect(approvalFaults(whole)).toEqual({})
    const bare = { ...whole, basis: '', conditions: '', quantity: '', stages: [], statutoryDays: null, promisedDays: null, materials: [] }
    expect(Object.keys(approvalFaults(bare)).sort()).toEqual(
      ['basis', 'conditions', 'materials-0-name', 'promisedDays', 'quantity', 'stages-0-name', 'statutoryDays'].sort(),
    )
    const withoutForm = { ...whole, materials: whole.materials.map(each => ({ ...each, formFileId: null, sampleFileId: null })) }
    expect(approvalFaults(withoutForm)['materials-0-formFile']).toContain('《行政许可法》第三十条')
  })

  test('only a licence needs a word on its number and a model form', () => {
    const materials = whole.materials.map(each => ({ ...each, formFileId: null, sampleFileId: null }))
    expect(approvalFaults({ ...whole, kind: 'service', quantity: '', materials })).toEqual({})
  })

  test.each([
    ['name', 'name'],
    ['basis', 'basis'],
    ['conditions', 'conditions'],
    ['place', 'place'],
    ['hours', 'hours'],
    ['phone', 'phone'],
    ['complaintPhone', 'complaintPhone'],
  ] as const)('服务不实用：办事指南缺少重点要素的，单项否决（国办秘函〔2019〕19号）: %s', (key, field) => {
    expect(approvalFaults({ ...whole, kind: 'service', [key]: '' })).toHaveProperty(field)
  })

  test('行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定；法律、法规另有规定的，依照其规定（行政许可法第四十二条）', () => {
    expect(approvalFaults({ ...whole, statutoryDays: 30 })['statutoryBasis']).toContain('第四十二条')
    expect(approvalFaults({ ...whole, statutoryDays: 30, statutoryBasis: '《全民健身条例》第三十二条' })).toEqual({})
  })

  test('the promised time is no longer than the statutory one, and the stages are no longer than what is promised', () => {
    expect(approvalFaults({ ...whole, promisedDays: 21 })['promisedDays']).toBe('承诺办结时限21个工作日，超过法定办结时限20个工作日。')
    expect(approvalFaults({ ...whole, promisedDays: 7 })['stages-0-days']).toBe('各环节时限合计8个工作日，超过承诺办结时限7个工作日。')
  })

  test('行政机关实施行政许可，不得收取任何费用；法律、行政法规另有规定的，依照其规定（行政许可法第五十八条、第五十九条）', () => {
    const fee = { name: '工本费', amount: '每证10元', basis: '某市文件', basisKind: 'other', relief: '' } as const
    expect(feeRefusal({ ...whole, fees: [fee] })).toMatchObject({
      why: expect.stringContaining('工本费'),
      cites: '《行政许可法》第五十八条；《行政许可法》第五十九条',
    })
    expect(feeRefusal({ ...whole, fees: [{ ...fee, basisKind: 'regulation', basis: '《某某条例》第九条' }] })).toBeNull()
    expect(feeRefusal({ ...whole, kind: 'service', fees: [fee] })).toBeNull()
    expect(approvalFaults({ ...whole, fees: [{ ...fee, basis: '' }] })).toHaveProperty('fees-0-basis')
  })
})

describe('the form', () => {
  test('what goes into the form comes out of it again', () => {
    expect(approvalIn(flatOf(whole))).toMatchObject({ content: whole, faults: {} })
    expect(rowsIn(flatOf(whole), 'materials')).toBe(2)
  })

  test('rows in which nothing was written are left out; a row that only got a file is kept and asked for its name', () => {
    const flat = { ...flatOf(whole), 'materials-2-count': '1', 'materials-2-form': 'original', 'materials-4-name': '场地证明' }
    expect(approvalIn(flat).content.materials.map(({ name }) => name)).toEqual(['申请书', '身份证明', '场地证明'])
    const { content, faults, rows } = approvalIn(flat, new Set(['materials-2']))
    expect(content.materials).toHaveLength(4)
    expect(faults).toEqual({ 'materials-2-name': '请填写材料名称。' })
    expect(rows.get('materials-4')).toBe(3)
  })

  test('a number that is none, and a choice that is not offered, are not taken', () => {
    const { content, faults } = approvalIn({ ...flatOf(whole), statutoryDays: '二十', 'stages-0-days': '-1', kind: '__proto__' })
    expect(faults).toMatchObject({ statutoryDays: expect.stringContaining('整数'), 'stages-0-days': expect.stringContaining('整数') })
    expect(content.kind).toBe('licence')
  })
})

test('what changed between two versions is said field by field, another file of the same name too', () => {
  const now = { ...whole, promisedDays: 10, materials: [{ ...whole.materials[0]!, formFileId: 'another' }, whole.materials[1]!] }
  expect(changesBetween(whole, now, () => '申请书.docx').map(({ name, was, is }) => [name, was !== is])).toEqual([
    ['申报材料', false],
    ['承诺办结时限', true],
  ])
  expect(changesBetween(whole, whole)).toEqual([])
})
