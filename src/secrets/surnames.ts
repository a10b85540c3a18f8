/** Surnames of nearly everybody (the 300 most frequent, and those of two characters), for telling names from words. */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦纪梅耿关左涂欧甘祝宁霍苗詹凌司詹游滕舒阳路谷柳屈祁岳童费裴盛阮车冉成艾骆靳管齐辛卜边娄应古穆卫涂隋宫鲍席蒲解符谌单竺佘仇房缪粟明班桂连商苟麦卓项闵蓝栾娄牟蔺米褚郁仝全原迟窦宗储瞿晏喻鞠占刁尚井景丛巩沙柏简敖闻植伏虞匡揭储戚池'
const double =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐'

const singles = new Set(single)
const doubles = new Set(double.split(' '))

/** What begins like a name after a label and is none: offices, titles, columns of a form. */
const notNames =
  /(?:公司|中心|单位|部门|企业|集团|股室|协会|商会|学校|医院|银行|法院|[科局厅处部院所站队委办会厂店社组]|[主][任席管]|[局处科股厅部校院所站镇乡县市区村队组]长|书记|老师|先生|女士|同志|经理|律师|教授|警官|法官|某.?|某某|政府|居民|村民|职工|人员|群众)$|^(?:单位|金额|方式|方法|高中|安全|时间|温馨|程序|成绩|成员|全部|全体|于此|何人|任何|任职|关系|关于|文化|文件|明细|项目|原因|连同|解释|向本|应当|应该|常用|常住|左右|单独|符合|管理|成年|白天|高级|安排|全称|简称|商户|阳光|方便|路人|石油|江苏|江西|安徽|云南|海南|宁夏|万元|陆路|金融|武汉|温州|常德|岳阳|柳州|桂林|池州)/

/** Whether these two to four characters are the name of a person, as far as a surname tells. */
export function isName(text: string): boolean {
  const length = text.length
  if (length < 2 || length > 4 || notNames.test(text)) return false
  if (length > 2 && doubles.has(text.slice(0, 2))) return true
  return length < 4 && singles.has(text[0]!)
}

/** The name as its surname and the rest: 欧阳 + 修. */
export const surnameLength = (name: string): number => (name.length > 2 && doubles.has(name.slice(0, 2)) ? 2 : 1)
