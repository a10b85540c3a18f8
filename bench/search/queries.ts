/** The published mix: what people look for in rare words, in common ones, and in both at once. Two hundred in all. */
export const common: readonly string[] = words(
  '通知 公告 公示 意见 方案 报告 通报 批复 办法 规定 政策解读 工作 开展 加强 规范 推进 完善 做好 印发 关于 示例市 公共文化 义务教育 基本医疗 食品安全 农村危房 道路运输 粮食生产 专项资金 专项整治 监督抽检 改造工程 许可审批 补贴发放 质量提升 服务体系 督导检查 联系电话 有限公司 工作日 责任分工 高度重视 处罚决定书 行政处罚 项目编号 中标金额 街道办事处 乡镇人民政府 直属单位 自印发之日起施行 2020年 2015 万元 办理 窗口 反映 异议 全市 群众 设施 资金 养老服务 大气污染 就业创业 信用评价 规划编制 应急预案 实施细则 目标责任',
)

export const rare: readonly string[] = [
  ...words(
    'XM2019 XM202012345 XM201500777 示市监罚字〔2019〕88号 示市监罚字2021 7号 文旅广规〔2020〕17号 教发〔2024〕3号 卫健函2018 55号 王明华 李建国 张伟芳 刘秀英 陈静丽 杨强磊 黄勇艳 赵杰娟 吴涛超 周平刚 徐桂文 孙辉玲 朱丽军 胡洋勇 郭敏静 何霞平 林文辉 罗伟芳 0311-3456 0355-8123 长安路217号 鹿鸣路3号 宝塔路99号 梅园路150号 枫林路288号 水阳镇敬老院搬迁 虎丘镇水厂 鹤岭镇集贸市场维修 云台镇文化站扩建 统计执法数字化转型 统计执法 价格示范创建 矿产资源名录公布 不动产登记绩效管理 河长制实施细则 884.16万元 11130000000000000X/2014-00321 沙坪环保有限公司 金沙信息有限公司 建设规模4321平方米 8765万人次 烟花爆竹资格认定',
  ),
  '不存在的词语',
  '超导量子计算',
  'zzqx',
  '磁悬浮列车时刻表',
  '北极科考',
]

export const both = words('通知 公告 工作 2020年 资金 关于 示例市 公示 责任分工 项目编号').flatMap(often => [
  `${often} 王明华`,
  `${often} 河长制`,
  `统计执法 ${often}`,
  `${often} 水阳镇`,
  `${often} 价格 示范创建`,
  `矿产资源 ${often}`,
  `${often} 免费开放 政策解读`,
])

/** Both words common, seldom or never together: where neither list is short. */
export const apart: readonly string[] = [
  '批复 政策解读',
  '公示 公告 通报',
  '义务教育 食品安全',
  '方案 批复',
  '中标金额 处罚决定书',
  '通报 规定 办法',
]

function words(text: string): string[] {
  if (text.includes('XM2019')) return text.split(' ').reduce<string[]>(joined, [])
  return text.split(' ')
}

/** A document number that was typed with a space is one query. */
function joined(found: string[], word: string): string[] {
  if (/^\d+号$/.test(word)) return [...found.slice(0, -1), `${found.at(-1)} ${word}`]
  return [...found, word]
}

export const queries: readonly string[] = [...common, ...rare, ...both, ...apart]

/** Beside the mix: what is looked for otherwise. */
export const others: Readonly<Record<string, readonly string[]>> = {
  'document numbers': ['示市监罚字〔2019〕88号', '文旅广规〔2020〕17号', '卫健函2018 55号', '示教发〔2024〕3号', '示文旅广规〔2022〕5号'],
  'initials of pinyin': words('wlj whg tzgg slsdsj hzzssxz zfcg bdcdj ggwh'),
  'two characters': words('通知 工作 市场 罚款 王明 水厂 食品 工伤 城东 示例 20 XM 元， 号。'),
  'whole sentences': words(
    '为贯彻落实上级关于公共文化设施免费开放的部署要求 会议强调，要以问题为导向，压实主体责任，推动河长制 各县（区）人民政府要高度重视 公示期间，单位和个人如有异议，请以书面形式向示例反映',
  ),
}
