import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonalData, maskPersonalData, type PersonalKind } from './find.ts'
import { isBankCard, isResidentId } from './numbers.ts'

const found = (text: string): [PersonalKind, string][] => findPersonalData(text).map(({ kind, text }) => [kind, text])

describe('personal data is found', () => {
  test.each<[string, PersonalKind, string]>([
    ['身份证号：11010519491231002X。', 'resident-id', '11010519491231002X'],
    ['（110105194912310021x）11010519491231002x', 'resident-id', '11010519491231002x'],
    ['公民身份号码 １１０１０５１９４９１２３１００２Ｘ', 'resident-id', '１１０１０５１９４９１２３１００２Ｘ'],
    ['110105 19491231 002X', 'resident-id', '110105 19491231 002X'],
    ['身份证号码：110105491231002', 'resident-id', '110105491231002'],
    ['联系电话13800138000', 'mobile', '13800138000'],
    ['手机：138-0013-8000', 'mobile', '138-0013-8000'],
    ['手机：138 0013 8000，', 'mobile', '138 0013 8000'],
    ['+86 13800138000', 'mobile', '+86 13800138000'],
    ['+8613800138000', 'mobile', '+8613800138000'],
    ['请拨打 0730-3721234 咨询', 'landline', '0730-3721234'],
    ['（0730）3721234', 'landline', '（0730）3721234'],
    ['010-66012345转8001', 'landline', '010-66012345'],
    ['电话：3721234', 'landline', '3721234'],
    ['电话：07303721234', 'landline', '07303721234'],
    ['卡号 6222021234567890128', 'bank-card', '6222021234567890128'],
    ['账号：4111 1111 1111 1111', 'bank-card', '4111 1111 1111 1111'],
    ['邮箱：zhang.san-1@mail.example.com。', 'email', 'zhang.san-1@mail.example.com'],
    ['护照号码：E12345678', 'passport', 'E12345678'],
    ['港澳居民来往内地通行证 H12345678', 'passport', 'H12345678'],
    ['车牌号湘F12345的小型汽车', 'plate', '湘F12345'],
    ['粤B·D12345', 'plate', '粤B·D12345'],
    ['粤Z1234港', 'plate', '粤Z1234港'],
    ['申请人：张三', 'name', '张三'],
    ['联系人（经办）：欧阳明月，', 'name', '欧阳明月'],
    ['姓名:  ', 'name', ''],
    ['联系人：李小红电话：', 'name', '李小红'],
    ['姓名：买买提·艾力', 'name', '买买提·艾力'],
    ['家庭住址：湖南省临湘市长安街道建设路12号', 'address', '湖南省临湘市长安街道建设路12号'],
  ])('in %s', (text, kind, expected) => {
    expect(found(text)).toEqual(expected === '' ? [] : [[kind, expected]])
  })

  test('several in one text, in order, each with its place and its mask', () => {
    const text = '申请人：张三、李四，身份证号11010519491231002X，电话13800138000/13900139000。'
    expect(findPersonalData(text).map(({ start, end, masked }) => [start, end, masked])).toEqual([
      [4, 6, '张*'],
      [7, 9, '李*'],
      [14, 32, '1101**********002X'],
      [35, 46, '138****8000'],
      [47, 58, '139****9000'],
    ])
    expect(maskPersonalData(text)).toBe('申请人：张*、李*，身份证号1101**********002X，电话138****8000/139****9000。')
  })
})

describe('what looks like personal data and is none is left alone', () => {
  test.each([
    '索引号：11430682MB0523338C/2025-04735',
    '统一社会信用代码：11430682006359123X',
    '统一社会信用代码 91430682MA4L16JQ9B',
    '信用代码：11010519491231002X',
    '国办公开办函〔2019〕60号',
    '临政发〔2023〕13800138000号',
    '2023年12月31日至2024年1月1日',
    '2023-01-01 2024-12-31 20230101 20230101235959',
    '110105194912310021',
    '110105194913310020',
    '123456789012345678',
    '订单 110105491231002',
    '合计13800138000元',
    '¥13800138000',
    '￥ 13800138000.50',
    '面积 13800138000 平方米',
    '13800138000.50',
    '13,800,138,000',
    'https://www.example.gov.cn/content_13800138000.htm',
    'https://www.example.com/13800138000.html',
    'https://www.example.com/?id=13800138000',
    '1380013800012',
    'A13800138000',
    '流水号 2023-13800138000-1',
    '12345政务服务便民热线，400-810-1234，110、119、120',
    '邮编 414300',
    '6222021234567890123',
    '6222021234567890128元',
    '1234567812345670',
    '电子邮箱：lxwhj@linxiang.gov.cn',
    '@全体成员 a@b',
    '型号 E12345678',
    '湘ICP备20230001号-1',
    '湘B2-20180001',
    '湘A类企业、苏G20230615001',
    '申请人：临湘市文化旅游广电体育局',
    '联系人：办公室',
    '联系人：张主任',
    '联系人：王女士',
    '申请人：周某某',
    '姓名：单位：电话：',
    '姓名：＿＿＿＿ 性别：＿＿',
    '申请人：江苏公司',
    '申请人应当提供姓名、证件名称、联系方式',
    '住址：＿＿＿＿＿＿＿＿',
  ])('%s', text => {
    expect(found(text)).toEqual([])
  })
})

test('the check digits tell: one wrong digit in an ID number or card is always seen', () => {
  const check = (number: string, isGood: (text: string) => boolean) => {
    expect(isGood(number)).toBe(true)
    for (let at = 0; at < number.length; at += 1)
      for (const digit of '0123456789')
        if (digit !== number[at]) expect(isGood(number.slice(0, at) + digit + number.slice(at + 1)), `${at} ${digit}`).toBe(false)
  }
  check('11010519491231002X', isResidentId)
  check('6222021234567890128', isBankCard)
})

test('whatever the text, places are right, in order, without overlaps, and nothing else is changed by masking', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '11010519491231002X',
      '13800138000',
      '6222021234567890128',
      '0730-3721234',
      '姓名：',
      '张三',
      '、',
      '电话：',
      '@',
      'a.b',
      '.com',
    ),
    fc.constantFrom('〔', '2023', '号', '元', '-', '/', ' ', '+86', '湘F', '12345', '护照', '\n', '住址：', '路', '１', '😀', '\ud800'),
    fc.string({ maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const all = findPersonalData(text)
      let last = 0
      for (const { start, end, text: written, masked } of all) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(written)
        expect(masked).not.toBe(written)
        last = end
      }
      expect(maskPersonalData(text)).toHaveLength(all.reduce((length, one) => length + one.masked.length - one.text.length, text.length))
    }),
    { numRuns: 500 },
  )
})

describe('a million characters are read to their end, and do not cost their square', () => {
  test.each([
    '1',
    '1 ',
    '1-',
    'a',
    'a.',
    'a@',
    '@',
    '姓名：',
    '姓名：张三、',
    '电话：',
    '(0730)',
    '138 ',
    '62220212',
    '湘F',
    '住址：路',
    '+86 ',
    '张·',
  ])('of “%s”', unit => {
    // a moment, or longer than a test may take
    const text = `${unit.repeat(1_000_000 / unit.length)}\n身份证号：11010519491231002X。`
    expect(found(text).at(-1)).toEqual(['resident-id', '11010519491231002X'])
  })
})
