/** What an application may be instead of one for information: a hint to whoever looks at it first; it decides nothing. */
export type Hint = {
  as: 'petition' | 'complaint' | 'enquiry' | 'publication' | 'register' | 'processing' | 'file' | 'otherAgency'
  /** The words that say so. */
  words: string
  label: string
  english: string
  cites: string
}

const reg = '《政府信息公开条例》'

type Rule = Omit<Hint, 'words'> & { words: RegExp }

const rules: readonly Rule[] = [
  {
    ...{ as: 'petition', label: '像是信访', english: 'looks like a petition', cites: `${reg}第三十九条第一款` },
    words: /信访|上访|(?:向你局|向贵局|现)?反映.{0,20}(?:问题|情况|诉求)|要求.{0,12}(?:赔偿|补偿|道歉|解决|落实)/u,
  },
  {
    ...{ as: 'complaint', label: '像是投诉、举报', english: 'looks like a complaint', cites: `${reg}第三十九条第一款` },
    words: /投诉|举报|检举|控告|要求.{0,12}(?:查处|处罚|追责|问责)/u,
  },
  {
    ...{ as: 'enquiry', label: '像是咨询', english: 'looks like a question', cites: `${reg}第二条` },
    words: /请问|请(?:解释|解答|说明理由|告知原因)|(?:如何|怎么|怎样|为什么|为何|能不能|可不可以|是否可以|是否合法).{0,40}/u,
  },
  {
    ...{ as: 'publication', label: '要求提供公开出版物', english: 'asks for publications', cites: `${reg}第三十九条第二款` },
    words: /政府公报|年鉴|报纸|报刊|期刊|杂志|书籍|出版物/u,
  },
  {
    ...{
      as: 'register',
      label: '像是查询登记资料，另有规定',
      english: 'looks like a look into a register with rules of its own',
      cites: `${reg}第三十六条第（七）项`,
    },
    words: /(?:工商|企业|市场主体|不动产|房屋|房产|土地|婚姻|户籍|户口)(?:登记|档案)/u,
  },
  {
    ...{ as: 'processing', label: '可能需要加工、分析', english: 'may need processing or analysis', cites: `${reg}第三十八条` },
    words: /汇总|统计分析|对比分析|逐(?:一|项|年)(?:列出|说明|统计)|整理成/u,
  },
  {
    ...{
      as: 'file',
      label: '可能是行政执法案卷或者内部事务、过程性信息',
      english: 'perhaps a file of enforcement, internal or of a process',
      cites: `${reg}第十六条`,
    },
    words: /案卷|卷宗|询问笔录|调查笔录|会议纪要|会议记录|请示报告|讨论记录|内部(?:文件|资料|通知)/u,
  },
]

/** Fields in which another agency is likely to be responsible, by the words of its name. */
const fields =
  /(公安|派出所|交警|税务|法院|检察院|住建|住房和城乡建设|自然资源|规划|教育|民政|人社|人力资源|市场监管|城管|医保|卫健|卫生健康|生态环境|农业农村|交通运输|财政|审计|司法|应急管理|水利|林业)(?:局|厅|委员会|委|部门|机关)?/gu

/** What the words of a wish hint at, the gravest first. `own`: the name of the agency that is asked. */
export function triageOf(wanted: string, own: string): Hint[] {
  const hints: Hint[] = []
  for (const { words, ...rule } of rules) {
    const found = words.exec(wanted)?.[0]
    if (found) hints.push({ ...rule, words: found.slice(0, 30) })
  }
  const others = [...wanted.matchAll(fields)].filter(([, field]) => !own.includes(field!.slice(0, 2))).map(([words]) => words)
  if (others.length > 0)
    hints.push({
      ...{ as: 'otherAgency', label: '可能不属于本机关负责公开', english: 'perhaps another agency is responsible' },
      ...{ words: [...new Set(others)].join('、'), cites: `${reg}第三十六条第（五）项` },
    })
  return hints
}

/** Where it belongs, as the agency's guide says (art. 12): typed once, in its profile. */
export function whereTo({ as }: Hint, ways: { petitions: string; complaints: string; enquiries: string }): string {
  if (as === 'petition') return ways.petitions
  if (as === 'complaint') return ways.complaints
  return as === 'enquiry' ? ways.enquiries : ''
}
