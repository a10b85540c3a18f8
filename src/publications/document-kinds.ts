/** The fifteen kinds of official documents (《党政机关公文处理工作条例》第八条), the commonest first: what lists can be narrowed to. */
export const officialGenres = [
  ...['通知', '公告', '通告', '通报', '意见', '决定', '函', '批复', '报告', '纪要', '命令（令）', '公报', '决议', '请示', '议案'],
] as const

/** 体裁: the official kinds, and what agencies publish besides. */
export const genres = [
  ...officialGenres,
  ...[
    '办法',
    '规定',
    '细则',
    '方案',
    '规划',
    '计划',
    '目录',
    '指南',
    '解读',
    '统计',
    '预算',
    '决算',
    '名单',
    '公示',
    '结果',
    '动态',
    '其他',
  ],
] as const

/** 主题分类: the State Council's classes of official documents; names drift locally. */
export const subjects = [
  ...['国务院组织机构', '综合政务', '国民经济管理、国有资产监管', '财政、金融、审计', '国土资源、能源', '农业、林业、水利'],
  ...['工业、交通', '商贸、海关、旅游', '市场监管、安全生产监管', '城乡建设、环境保护', '科技、教育', '文化、广电、新闻出版'],
  ...['卫生、体育', '人口与计划生育、妇女儿童工作', '劳动、人事、监察', '公安、安全、司法', '民政、扶贫、救灾', '民族、宗教'],
  ...['对外事务', '港澳台侨工作', '国防', '其他'],
] as const
