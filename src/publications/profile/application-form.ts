import type { Cell, OfficialDocument, Row } from '../../document/blocks.ts'
import type { Office } from '../../web/layout/index.ts'
import type { Profile } from './store.ts'

const label = (text: string): Cell => ({ text, scope: 'row' })
const blank = (colspan = 1): Cell => ({ text: '', ...(colspan > 1 && { colspan }) })
const pair = (left: string, right: string): Cell[] => [label(left), blank(), label(right), blank()]
const group = (text: string, rows: Cell[][]): Row[] =>
  rows.map((cells, i) => ({
    cells: i === 0 ? [{ text, rowspan: rows.length, scope: 'rowgroup' as const, role: 'group' }, ...cells] : cells,
  }))

const writingLines = 3
const wide = (text: string): Cell => ({ text, scope: 'row', colspan: 2 })
const wanted: Cell = { ...wide('名称、文号或者便于查询的其他特征'), rowspan: writingLines }
/** To be ticked on paper. */
const boxes = (text: string): Cell => ({ text, colspan: 3, prose: true })
const widths = [2, 2.6, 4, 2.6, 4]
const table = (name: string, caption: string, rows: Row[]) => ({ kind: 'table' as const, name, caption, widths, head: [], bodies: [rows] })

/** 政府信息公开申请表 for citizens and for organisations: what art. 29 asks for and no more; nobody has to say what for. */
export function applicationForm(office: Office, { office: desk }: Profile): OfficialDocument {
  const line = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  return {
    ...{ title: ['政府信息公开申请表'], agency: office.name, lang: 'zh-CN' },
    blocks: [
      line(`致：${office.name}${desk ? `（电话 ${desk.facts.phone}）` : ''}`),
      table('applicant', '申请人信息（公民与法人或者其他组织填写其中一栏）', [
        ...group('公民', [
          pair('姓名', '工作单位'),
          pair('证件名称', '证件号码'),
          pair('联系电话', '邮政编码'),
          [label('联系地址'), blank(3)],
          pair('电子邮箱', '传真'),
        ]),
        ...group('法人或者其他组织', [
          pair('名称', '统一社会信用代码'),
          pair('法定代表人', '联系人'),
          pair('联系电话', '邮政编码'),
          [label('联系地址'), blank(3)],
          pair('电子邮箱', '传真'),
          [label('类型'), boxes('□ 商业企业　□ 科研机构　□ 社会公益组织　□ 法律服务机构　□ 其他')],
        ]),
        ...group('代理人（没有的不填）', [pair('姓名', '证件号码'), pair('联系电话', '授权委托书')]),
      ]),
      table('wanted', '所需信息', [
        // Lines to write on.
        ...Array.from({ length: writingLines }, (_, i): Row => ({ cells: i === 0 ? [wanted, blank(3)] : [blank(3)] })),
        { cells: [wide('提供形式（可以多选）'), boxes('□ 纸质　□ 电子数据　□ 光盘')] },
        { cells: [wide('获取途径（可以多选）'), boxes('□ 邮寄　□ 电子邮件　□ 传真　□ 自行领取　□ 当场查阅、抄录')] },
        { cells: [wide('阅读、视听有困难，需要的帮助'), blank(3)] },
        { cells: [wide('申请人签名或者盖章'), blank(), label('申请时间'), { text: '　　年　　月　　日' }] },
      ]),
      line('填写说明：依据《政府信息公开条例》第二十九条，申请应当附身份证明；一份申请请只写一件事；不必说明用途。'),
    ],
  }
}
