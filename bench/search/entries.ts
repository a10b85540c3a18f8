import type { PlainDate } from '../../src/law/index.ts'
import type { Entry } from '../../src/search/index.ts'
import { type Next, randomOf } from '../../test/support/random.ts'

const list = (text: string) => text.split(' ')

const towns = list(
  '城东 城西 城南 城北 高新 长安 新华 和平 建设 人民 红旗 青山 白云 清河 石桥 柳林 大屯 平安 永丰 太平 双河 龙泉 凤凰 临江 望湖 梅园 桃源 松山 枫林 竹溪 云台 金沙 银滩 宝塔 关山 水阳 沙坪 鹿鸣 鹤岭 虎丘',
)
const bodies = list(
  '文化旅游广电局 教育局 卫生健康委员会 市场监督管理局 住房和城乡建设局 交通运输局 农业农村局 生态环境局 人力资源和社会保障局 财政局 民政局 公安局 应急管理局 水利局 自然资源局 统计局 医疗保障局 体育局 审计局 司法局',
)
const areas = list(
  '公共文化 义务教育 基本医疗 食品安全 农村危房 道路运输 粮食生产 大气污染 就业创业 预算执行 养老服务 道路交通 安全生产 防汛抗旱 土地征收 人口普查 医保基金 全民健身 政府投资 法律援助 非物质文化遗产 旅游景区 广播电视 文物保护 图书馆 博物馆 学前教育 职业教育 传染病防治 药品 特种设备 保障性住房 物业管理 城市供水 燃气 公共汽车 出租汽车 公路养护 种子 畜禽养殖 水污染 土壤 固体废物 工伤保险 失业保险 国库集中支付 政府采购 社会救助 儿童福利 殡葬 户籍 消防 危险化学品 烟花爆竹 水库 河长制 不动产登记 矿产资源 价格 统计执法',
)
const things = list(
  '设施免费开放 专项资金使用 专项整治行动 监督抽检 改造工程 许可审批 补贴发放 质量提升 服务体系建设 督导检查 标准化建设 信用评价 规划编制 考核评估 招标投标 行政处罚 示范创建 应急预案 岗位培训 信息报送 普查登记 风险排查 收费标准 名录公布 资格认定 工作要点 实施细则 目标责任 绩效管理 数字化转型',
)
const verbs = list('印发 做好 开展 加强 规范 推进 公布 组织 调整 转发 进一步加强 完善')
/** How often each kind of document stands in a hundred. */
const types: [string, number][] = [
  ...([
    ['通知', 30],
    ['公告', 14],
    ['公示', 12],
    ['意见', 8],
    ['方案', 8],
    ['报告', 7],
    ['通报', 6],
    ['批复', 5],
    ['办法', 4],
    ['规定', 3],
    ['政策解读', 2],
    ['决定', 1],
  ] as [string, number][]),
]
const kindsOfDocument = types.flatMap(([type, share]) => Array.from({ length: share }, () => type))
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高']
const given = [...'明华建国伟芳秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂文辉玲']
const columns = list(
  'policy normative planning statistics licensing penalty budget charges procurement projects poverty education health emergency inspection recruitment culture tourism notices news',
)

/** A small share of things makes up most of what is published. */
const often = <T>(among: readonly T[], next: Next): T =>
  among[Math.min(next(among.length - 1), next(among.length - 1), next(among.length - 1))]!
const any = <T>(among: readonly T[], next: Next): T => among[next(among.length - 1)]!
const name = (next: Next) => any(surnames, next) + any(given, next) + any(given, next)

const sentences: ((next: Next, topic: string) => string)[] = [
  (next, topic) => `为贯彻落实上级关于${topic}的部署要求，结合我市实际，现就有关事项${next(1) ? '明确' : '说明'}如下。`,
  (next, topic) =>
    `各${any(['县（区）人民政府', '有关单位', '街道办事处', '乡镇人民政府', '直属单位'], next)}要高度重视${topic}工作，明确责任分工，于${2010 + next(16)}年${1 + next(11)}月底前完成。`,
  next =>
    `联系人：${name(next)}，联系电话：0${310 + next(80)}-${3000000 + next(5999999)}，地址：示例市${any(towns, next)}路${1 + next(300)}号。`,
  next =>
    `项目编号：XM${2010 + next(16)}${String(next(99999)).padStart(5, '0')}，中标金额${next(900)}.${10 + next(89)}万元，中标单位为${any(towns, next)}${any(list('建筑 园林 路桥 科技 信息 环保'), next)}有限公司。`,
  next =>
    `经研究，同意${any(towns, next)}镇${any(list('中心小学 卫生院 文化站 敬老院 水厂 集贸市场'), next)}${any(list('新建 扩建 维修 搬迁'), next)}项目立项，建设规模${next(9000) + 100}平方米。`,
  (next, topic) =>
    `${2010 + next(16)}年全市共投入${topic}资金${next(9000)}万元，比上年${next(1) ? '增长' : '下降'}${next(30)}.${next(9)}%，惠及群众${next(90)}万人次。`,
  (_, topic) => `本通知自印发之日起施行，有效期五年，此前有关${topic}的规定与本通知不一致的，以本通知为准。`,
  next => `公示期间，单位和个人如有异议，请以书面形式向${any(bodies, next)}反映，逾期不予受理。`,
  next => `凡符合条件的，可向${any(towns, next)}街道政务服务窗口提出申请，${5 + next(25)}个工作日内办结，不收取任何费用。`,
  next =>
    `当事人${name(next)}违反有关规定，依法给予罚款${1 + next(50)}00元的行政处罚，处罚决定书文号为示市监罚字〔${2010 + next(16)}〕${1 + next(900)}号。`,
  (next, topic) =>
    `会议强调，要以问题为导向，压实主体责任，推动${topic}取得实效，${any(list('确保不漏一户 加大宣传力度 强化部门协作 严格督查问责 健全长效机制'), next)}。`,
]

/** Entries as an office of many years has them, oldest first; the same for the same seed. Some 220 characters each. */
export function* syntheticEntries(agencies: readonly { id: string; slug: string }[], count: number, seed = 1): Generator<Entry> {
  const next = randomOf(seed)
  const first = Date.UTC(2011, 0, 4)
  const days = 5_700
  for (let i = 0; i < count; i++) {
    const agency = agencies[Math.min(next(agencies.length - 1), next(agencies.length - 1))]!
    const publishedOn = new Date(first + Math.floor((i * days) / count) * 86_400_000).toISOString().slice(0, 10) as PlainDate
    const topic = often(areas, next) + often(things, next)
    const type = any(kindsOfDocument, next)
    const where = next(2) === 0 ? `示例市${any(bodies, next)}` : next(1) ? `${any(towns, next)}区` : ''
    const normative = ['办法', '规定', '意见'].includes(type)
    const year = publishedOn.slice(0, 4)
    const column = often(columns, next)
    yield {
      ...{ agencyId: agency.id, id: idOf(i, seed), kind: 'item', path: `/${agency.slug}/items/${i}` },
      title: `${where}关于${any(verbs, next)}${next(3) === 0 ? `${year}年` : ''}${topic}${next(2) ? '工作' : ''}的${type}`,
      documentNumber:
        next(2) === 0 ? `示${any(list('文旅广规 教发 卫健函 市监 建字 交运 农发 环函'), next)}〔${year}〕${1 + next(120)}号` : null,
      indexNumber: `11130000000000000X/${year}-${String(i % 100_000).padStart(5, '0')}`,
      text: Array.from({ length: 3 + next(3) }, () => any(sentences, next)(next, topic)).join('\n'),
      ...{ column, columns: [column], genre: type, validity: normative ? (next(4) === 0 ? 'repealed' : 'inForce') : null },
      ...{ publishedOn, partOf: null },
    }
  }
}

const idOf = (i: number, seed: number) =>
  `018f0000-${(seed & 0xffff).toString(16).padStart(4, '0')}-7000-8000-${i.toString(16).padStart(12, '0')}`
