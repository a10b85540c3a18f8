import type { Citation } from './citation.ts'

/** A category of what must be public (arts. 20, 21). `table2`: table 2 of the annual report counts it. */
export type Category = { key: string; item: string | null; label: string; english: string; cites: Citation; table2?: true }

const article20 = (item: string, key: string, label: string, english: string, table2?: true): Category => ({
  key,
  item: `（${item}）`,
  label,
  english,
  cites: `《政府信息公开条例》第二十条第（${item}）项`,
  ...(table2 && { table2 }),
})

/** The test of proactive disclosure: any of these (art. 19). */
export const disclosureTest = ['涉及公众利益调整', '需要公众广泛知晓', '需要公众参与决策'] as const

/** The fifteen items of art. 20, in order. */
export const categories: readonly Category[] = [
  article20('一', 'documents', '行政法规、规章和规范性文件', 'administrative regulations, rules, normative documents', true),
  article20(
    '二',
    'institution',
    '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
    'functions, structure, address, hours, contact, names of those in charge',
  ),
  article20('三', 'plans', '国民经济和社会发展规划、专项规划、区域规划及相关政策', 'plans and related policy'),
  article20('四', 'statistics', '国民经济和社会发展统计信息', 'statistics'),
  article20(
    '五',
    'licences',
    '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
    'licensing and other services: basis, conditions, procedure and results',
    true,
  ),
  article20(
    '六',
    'penalties',
    '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定',
    'penalties and compulsion; penalty decisions of some social impact',
    true,
  ),
  article20('七', 'budget', '财政预算、决算信息', 'budget and final accounts'),
  article20('八', 'charges', '行政事业性收费项目及其依据、标准', 'administrative charges', true),
  article20('九', 'procurement', '政府集中采购项目的目录、标准及实施情况', 'centralised procurement', true),
  article20('十', 'projects', '重大建设项目的批准和实施情况', 'major construction projects'),
  article20(
    '十一',
    'socialPolicy',
    '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
    'social policy and its implementation',
  ),
  article20('十二', 'emergencies', '突发公共事件的应急预案、预警信息及应对情况', 'emergencies'),
  article20('十三', 'inspections', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况', 'inspections'),
  article20('十四', 'recruitment', '公务员招考的职位、名额、报考条件等事项以及录用结果', 'civil-service recruitment'),
  article20('十五', 'otherRequired', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息', 'whatever else is required'),
]

const cites21: Citation = '《政府信息公开条例》第二十一条'
const local = (key: string, label: string, english: string): Category => ({ key, item: null, label, english, cites: cites21 })

/** What art. 21 adds for city and county governments and their departments. */
export const countyCategories: readonly Category[] = [
  local('municipalConstruction', '市政建设', 'municipal construction'),
  local('publicServices', '公共服务', 'public services'),
  local('publicWelfare', '公益事业', 'public welfare'),
  local('landExpropriation', '土地征收', 'land expropriation'),
  local('housingExpropriation', '房屋征收', 'housing expropriation'),
  local('publicSecurity', '治安管理', 'public security'),
  local('socialAssistance', '社会救助', 'social assistance'),
]

/** What art. 21 adds for township governments. */
export const townshipCategories: readonly Category[] = [
  local('ruralPolicy', '贯彻落实农业农村工作政策', 'rural policy'),
  local('irrigation', '农田水利工程建设运营', 'irrigation works'),
  local('landContracts', '农村土地承包经营权流转', 'transfer of land-contract rights'),
  local('homesteads', '宅基地使用情况审核', 'homestead review'),
  local('ruralExpropriation', '土地征收、房屋征收', 'land and housing expropriation'),
  local('levies', '筹资筹劳', 'fund and labour levies'),
  local('ruralAssistance', '社会救助', 'social assistance'),
]
