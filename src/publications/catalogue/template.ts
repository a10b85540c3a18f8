import { categories, countyCategories, townshipCategories } from '../../law/index.ts'
import type { Column, ColumnKind, Part } from './catalogue.ts'

type Row = [key: string, name: string, basis: string, description: string, more?: Partial<Pick<Column, 'kind' | 'freshDays' | 'period'>>]

const item = (key: string) => [...categories, ...countyCategories, ...townshipCategories].find(category => category.key === key)!.cites
const of20 = (key: string, name: string, description: string, category: string, more?: Row[4]): Row => [
  key,
  name,
  item(category),
  description,
  more,
]

/** The part 政府信息公开制度. */
const rules: readonly Row[] = [
  ['laws', '法律法规和上级规定', '《政府信息公开条例》', '政府信息公开的法律、法规和上级规定'],
  ['own-rules', '本机关制度', '《政府信息公开条例》第六条', '本机关的公开、审查、保密、考核等工作制度'],
]

/** The part 法定主动公开内容 of a county department: what art. 20 lists, in its order, with the branches that departments need. */
const content: readonly (Row | [Row, readonly Row[]])[] = [
  of20('institution', '机构职能', '职能职责、内设股室、领导分工、办公地址、办公时间、联系方式', 'institution'),
  [
    of20('basis', '履职依据', '法律、法规、规章和规范性文件', 'documents'),
    [
      of20('statutes', '法律法规规章', '履行职责所依据的法律、法规和规章', 'documents'),
      of20('normative', '规范性文件', '本机关制定的行政规范性文件和有效性', 'documents', { kind: 'notice', freshDays: 180 }),
      of20('other-documents', '其他文件', '通知、意见、函等其他公文', 'documents', { kind: 'notice', freshDays: 180 }),
      [
        'readings',
        '政策解读',
        '《关于在政务公开工作中进一步做好政务舆情回应和政策解读的有关规定》',
        '规范性文件的文字、图解和问答解读',
        { period: 'reading' },
      ],
    ],
  ],
  of20('plans', '规划计划', '专项规划、年度计划和落实情况', 'plans'),
  of20('statistics', '统计信息', '行业统计数据和分析', 'statistics'),
  of20('licences', '行政许可', '许可和其他对外管理服务事项的依据、条件、程序和办理结果', 'licences', { period: 'creditPublication' }),
  of20('penalties', '行政处罚和强制', '依据、条件、程序，以及有一定社会影响的处罚决定', 'penalties', { period: 'creditPublication' }),
  of20('budget', '预算决算', '部门预算、决算和“三公”经费', 'budget', { period: 'budget' }),
  of20('charges', '行政事业性收费', '收费项目、依据和标准', 'charges'),
  of20('procurement', '政府采购', '集中采购目录、标准和实施情况', 'procurement'),
  of20('projects', '重大建设项目', '批准和实施情况', 'projects'),
  of20('inspections', '监督检查', '安全生产和市场监督检查情况', 'inspections'),
  of20('emergencies', '应急管理', '应急预案、预警信息和应对情况', 'emergencies'),
  of20('recruitment', '人事招考', '招考职位、条件、录用结果', 'recruitment'),
  of20('public-services', '公共服务', '公共服务事项、办事指南和服务信息', 'publicServices'),
  of20('other-required', '其他法定信息', '法律、法规、规章和国家有关规定要求公开的其他信息', 'otherRequired'),
  ['proposals', '建议提案办理', '《政府信息公开条例》第二十条第（十五）项', '人大代表建议、政协委员提案的办理复文'],
  ['notices', '通知公告', '《政府信息公开条例》第十九条', '需要公众知晓的通知和公告', { kind: 'notice', freshDays: 180 }],
]

/** What the standard catalogue of public culture and tourism at the county level adds. */
export const cultureAndTourism: readonly Row[] = [
  ['culture', '公共文化服务', '公共文化服务领域基层政务公开标准目录', '免费开放、群众文化活动、辅导、演出、展览和讲座'],
  ['heritage', '文化遗产保护', '公共文化服务领域基层政务公开标准目录', '非物质文化遗产名录、传承人和文物保护单位'],
  ['tourism', '旅游市场监管', '旅游领域基层政务公开标准目录', '旅游投诉、等级评定和市场秩序'],
]

const column = ([key, name, basis, description, more]: Row, part: Part, position: number, parentKey: string | null): Column => ({
  ...{ key, parentKey, part, position, name, description, basis, sectionId: null, closedOn: null },
  ...{ kind: 'statutory' as ColumnKind, freshDays: null, period: 'publication', ...more },
})

/** The columns with which an agency begins; it renames, adds, closes and orders them as it needs. */
export function standardCatalogue(more: readonly Row[] = []): Column[] {
  const made = rules.map((row, i) => column(row, 'rules', i + 1, null))
  let position = 0
  const put = (row: Row, parentKey: string | null) => made.push(column(row, 'content', (position += 1), parentKey))
  for (const entry of [...content, ...more]) {
    if (!isBranch(entry)) put(entry, null)
    else {
      put(entry[0], null)
      for (const child of entry[1]) put(child, entry[0][0])
    }
  }
  return made
}

const isBranch = (entry: Row | [Row, readonly Row[]]): entry is [Row, readonly Row[]] => Array.isArray(entry[0])
