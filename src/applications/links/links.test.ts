import { describe, expect, test } from 'vitest'
import { day } from '../../law/index.ts'
import { joinedIn, type LinkEntry, pairOf, refusalOfEntry } from './links.ts'
import { documentNumbersIn, isLikeMatter } from './matter.ts'

const one = (id: string, on: string, more: object = {}) => ({
  ...{ id, number: `示文旅广公申〔2026〕${id}号`, submittedAt: new Date(`${on}T02:00:00Z`), repliedOn: null, personHashes: ['p'] },
  ...more,
})
const early = one('2', '2026-03-02')
const late = one('1', '2026-05-06')
const answered = { ...early, repliedOn: day('2026-03-20') }
const entry = (seq: number, deed: LinkEntry['deed'], kind: LinkEntry['kind'] = 'related'): LinkEntry => ({
  ...pairOf(kind, early, late),
  ...{ seq, deed, reason: '同一事项', at: new Date('2026-05-07T02:00:00Z'), actorId: 'a', actor: '王' },
})
const joining = (kind: LinkEntry['kind']) => ({ kind, deed: 'joined' as const })

describe('已就申请人提出的政府信息公开申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理（第三十六条第（六）项）', () => {
  test('what is not answered yet is not repeated', () => {
    const refusal = refusalOfEntry(joining('repeats'), late, early, [])
    expect(refusal).toMatchObject({ why: expect.stringContaining('还没有答复'), cites: expect.stringContaining('第三十六条第（六）项') })
    expect(refusalOfEntry(joining('repeats'), late, answered, [])).toBeNull()
  })

  test('the later repeats the earlier, from whichever of the two it is said', () => {
    expect(pairOf('repeats', early, late)).toEqual(pairOf('repeats', late, early))
    expect(pairOf('repeats', early, late)).toMatchObject({ fromId: late.id, toId: early.id })
    expect(refusalOfEntry(joining('repeats'), answered, late, [])).toBeNull()
  })

  test('another applicant repeats nothing; whoever left no trait may be the same, as the officer says', () => {
    const other = one('3', '2026-06-01', { personHashes: ['q'] })
    expect(refusalOfEntry(joining('repeats'), other, answered, [])?.why).toContain('不是同一申请人')
    expect(refusalOfEntry(joining('answeredWith'), other, answered, [])).toBeNull()
    expect(refusalOfEntry(joining('repeats'), { ...other, personHashes: [] }, answered, [])).toBeNull()
  })

  test('the same words, the same document or nearly the same words look like one matter; another year does not', () => {
    expect(isLikeMatter('2022 年度送戏下乡演出场次', '２０２２年度送戏下乡，演出场次。')).toBe(true)
    expect(isLikeMatter('请提供示政发〔2025〕8号全文', '示政发(2025)8号文件')).toBe(true)
    expect(documentNumbersIn('我要申请公开关于示政发(2025)第08号的通知')).toEqual(['示政发〔2025〕8号'])
    expect(isLikeMatter('2022年度送戏下乡演出场次和地点', '2022年度全县送戏下乡演出场次')).toBe(true)
    expect(isLikeMatter('2022年度送戏下乡演出场次', '2023年度送戏下乡演出场次')).toBe(false)
    expect(isLikeMatter('2022年度送戏下乡演出场次', '文化馆免费开放经费')).toBe(false)
    expect(isLikeMatter('', '')).toBe(false)
  })
})

describe('a link is an entry, and taking it back another', () => {
  test('the last entry of two cases and a kind says whether they are joined', () => {
    expect(joinedIn([entry(1, 'joined')])).toHaveLength(1)
    expect(joinedIn([entry(1, 'joined'), entry(2, 'parted')])).toEqual([])
    expect(joinedIn([entry(1, 'joined'), entry(2, 'parted'), entry(3, 'joined')])).toMatchObject([{ seq: 3 }])
    expect(joinedIn([entry(1, 'joined'), entry(1, 'joined', 'answeredWith'), entry(2, 'parted')])).toMatchObject([{ kind: 'answeredWith' }])
  })

  test('nothing is joined twice, with itself, or taken back where it is not joined', () => {
    expect(refusalOfEntry(joining('related'), early, late, [entry(1, 'joined')])?.why).toContain('已经与')
    expect(refusalOfEntry(joining('related'), early, early, [])?.why).toContain('不能与本件自己')
    expect(refusalOfEntry({ kind: 'related', deed: 'parted' }, early, late, [])?.why).toContain('没有“相关”的关联')
    expect(refusalOfEntry({ kind: 'related', deed: 'parted' }, early, late, [entry(1, 'joined')])).toBeNull()
  })
})
