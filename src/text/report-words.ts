/**
 * Applied after traditional → simplified, so both sides are simplified. Left: what a conversion to Taiwan wording, or a careless
 * one back, makes of the words of forms and reports. 档案 alone stays: 档案馆 is a place where disclosed information is read.
 */
export const wordsAfterConversion: readonly (readonly [RegExp, string])[] = [
  [/(规范性|政策性?|红头|公文|上级|涉企|惠企|惠民)档案/g, '$1文件'],
  [/档案(精神|解读|要求|规定|汇编|制发)/g, '文件$1'],
  [/覆议/g, '复议'],
  [/(?<!新闻)资讯(?!网|员|台)/g, '信息'],
  [/著(?=力|重|眼|手|实)|(?<=[沿随本接顺])著/g, '着'],
  [/讯息/g, '信息'],
  [/网路/g, '网络'],
  [/网际网络/g, '互联网'],
  [/专案(?=数量|名称|管理|建设|总数|审批|资金|信息)|(?<=采购|建设|收费|重点|重大|上一年|工程)专案/g, '项目'],
  [/程式/g, '程序'],
  [/计画/g, '计划'],
  [/伺服器/g, '服务器'],
  [/软体/g, '软件'],
  [/硬体/g, '硬件'],
  [/资料库/g, '数据库'],
  [/视讯/g, '视频'],
  [/列印/g, '打印'],
  [/数位(?=化|政府|经济|平台)/g, '数字'],
  [/帐户/g, '账户'],
]

/** Applied after simplified → traditional: the law's own word that OpenCC takes apart wrongly (複議), and 台 as the mainland writes it. */
export const reportWordsInTraditional: readonly (readonly [RegExp, string])[] = [
  [/複議/g, '復議'],
  [/臺/g, '台'],
  [/([公發頒宣])佈/g, '$1布'],
]
