import { describe, expect, test } from 'vitest'
import { checkPublication } from './check-publication.ts'
import type { RuleId } from './finding.ts'

/**
 * Lines as offices write them, each with what of it must be found, word for word; nothing else of it may be. Invented numbers: the right ones have
 * their check digit.
 */
const lines: readonly [line: string, ...found: string[]][] = [
  // identity numbers: GB 11643, with and without its check digit
  ['公民身份号码11010519491231002X', '11010519491231002X'],
  ['陈某，身份证号码：430682198803150015。', '430682198803150015'],
  ['身份证号：430682198803150013（登记时少写一位已更正）', '430682198803150013'],
  ['证件号码４３０６８２１９８８０３１５００１５', '４３０６８２１９８８０３１５００１５'],
  ['430682 19880315 0015', '430682 19880315 0015'],
  ['身份证号码：110105491231002', '110105491231002'],
  ['港澳居民居住证810000199408230021', '810000199408230021'],
  ['身份证号：4306**********0015'],
  ['受理编号430682198803150013，请凭编号查询'],
  ['资产编号：110105491231002'],
  ['流水号A11010519491231002X9'],
  ['身份证号码由18位数字组成'],
  ['护照号码EA1234567', 'EA1234567'],
  ['台湾居民来往大陆通行证01234567', '01234567'],
  ['设备型号EA1234567'],
  // credit codes and index numbers have 18 characters too
  ['统一社会信用代码：91430682MA4L16JQ9B'],
  ['统一社会信用代码：11430682006359123X'],
  ['事业单位法人证书（统一社会信用代码12430682446123456P）'],
  ['索引号：11430682006359123X/2023-00123'],
  ['组织机构代码：11010519491231002X'],
  // bank cards, and what is as long
  ['卡号6217002920001234567', '6217002920001234567'],
  ['补贴发放至6228 4812 3456 7890 128账户', '6228 4812 3456 7890 128'],
  ['银行卡号：6217002920001234561（末位不清）', '6217002920001234561'],
  ['订单号6217002920001234567'],
  ['交易流水号：6217002920001234567'],
  ['快递单号6217002920001234567'],
  ['6217002920001234561'],
  ['发票号码23432000000012345678'],
  ['项目代码2209-430682-04-01-123456'],
  ['对公账户：1907060109022123456'],
  ['时间戳20230101235959013'],
  ['合同金额6217002920001234567元'],
  // mobiles and landlines
  ['联系电话：13974012345', '13974012345'],
  ['联系电话：0730-3798123、13974012345', '13974012345'],
  ['手机：139 7401 2345', '139 7401 2345'],
  ['电话：+86 13974012345', '+86 13974012345'],
  ['微信同号１３９７４０１２３４５', '１３９７４０１２３４５'],
  ['张同志139-7401-2345', '139-7401-2345'],
  ['办公电话：0730-3798123'],
  ['传真（0730）3798124，邮编414300'],
  ['12345政务服务便民热线、12318举报电话、400-810-1234'],
  ['投资13974012345元'],
  ['QQ群139740123456'],
  ['订单编号：13974012345'],
  ['13974012345号公告'],
  ['面积13974012345平方米'],
  ['邮箱：zhang.san@example.com', 'zhang.san@example.com'],
  ['13974012345@163.com', '13974012345@163.com'],
  ['邮箱：wlj@linxiang.gov.cn'],
  // plates, and what begins with a province
  ['查处湘F8K9L2小型轿车', '湘F8K9L2'],
  ['湘F·12345', '湘F·12345'],
  ['新能源汽车湘FD12345', '湘FD12345'],
  ['新能源公交车湘F12345D', '湘F12345D'],
  ['京A1234警', '京A1234警'],
  ['粤Z1234港', '粤Z1234港'],
  ['湘ICP备20230001号-1'],
  ['经营许可证编号：湘B2-20180001'],
  ['检验检测机构苏G20230615001'],
  ['川A1标段、豫S219线、湘A类企业'],
  ['晋E2023年度第3批次'],
  // homes and offices
  ['住址：湖南省临湘市长安街道建设路12号', '湖南省临湘市长安街道建设路12号'],
  ['家庭住址：临湘市桃林镇东湖村3组', '临湘市桃林镇东湖村3组'],
  ['居住地址：临湘市学府花园3栋2单元501室', '临湘市学府花园3栋2单元501室'],
  ['张某，男，住湖南省临湘市羊楼司镇龙窖山村8组。', '湖南省临湘市羊楼司镇龙窖山村8组'],
  ['该户家住临湘市聂市镇荆竹村5组，', '临湘市聂市镇荆竹村5组'],
  ['户籍地址：湖南省岳阳市云溪区云港路9号2栋101室', '湖南省岳阳市云溪区云港路9号2栋101室'],
  ['办公地址：临湘市长安街道建设路12号'],
  ['地址：湖南省临湘市长安东路8号政务服务中心3楼'],
  ['住所：湖南省临湘市长安西路66号（有限责任公司）'],
  ['注册地址：临湘市工业园区兴业路1号'],
  ['申请人可到临湘市长安街道建设路12号现场提交'],
  ['住址：详见附件；住址变更登记办事指南'],
  ['居住在临湘市的群众可就近办理'],
  ['住建部门设在建设路12号的窗口'],
  // minors with their school and class (Law on the Protection of Minors arts. 49, 103)
  ['临湘市五里小学三年级2班学生张小明获一等奖', '张小明'],
  ['临湘一中高二（3）班李雨欣，', '李雨欣'],
  ['资助对象：黄子轩，10周岁，临湘市第一小学四（2）班', '黄子轩'],
  ['困境儿童刘洋（2015年5月生）', '刘洋'],
  ['王小丽，女，8岁，', '王小丽'],
  ['之女赵思涵，就读于临湘市第五小学', '赵思涵'],
  ['未成年人姓名：李想', '李想'],
  ['欧阳晓同学拾金不昧', '欧阳晓'],
  ['困境儿童陈某某、留守儿童李*'],
  ['全体学生、学生家长、学生资助管理中心、考生成绩'],
  ['幼儿园园长张敏、五里小学教师李红'],
  ['学生张贴宣传画；儿童节活动；高中学生于6月参加考试'],
  ['高一（3）班班主任、三年级全体学生'],
  ['项目经理周强，45岁'],
  ['初三（1）班获得第一名'],
  // days
  ['2023年2月29日', '2023年2月29日'],
  ['9月31日前报送', '9月31日'],
  ['2026年13月1日', '2026年13月1日'],
  ['2026年9月10日（星期五）', '2026年9月10日（星期五）'],
  ['2024年2月29日、2月29日、2026年9月10日（星期四）'],
  ['2023年4—6月，12月1日至31日'],
]

const rules: ReadonlySet<RuleId> = new Set(['personal', 'minor', 'date'])
const nothing = {
  documentNumber: null,
  formedOn: null,
  effectiveOn: null,
  expiresOn: null,
  summary: '',
  source: '',
  keywords: [],
  attachments: [],
}

function foundIn(line: string): string[] {
  const findings = checkPublication({ ...nothing, title: '通知', body: `<p>${line}</p>` }, { today: '2026-11-23' })
  return findings.filter(({ rule, at }) => rules.has(rule) && at.field === 'body').map(({ at }) => line.slice(at.start, at.end))
}

describe('lines as offices write them', () => {
  test.each(lines)('%s', (line, ...wanted) => expect(foundIn(line)).toEqual(wanted))

  test('there are more than 60, and of all of them together nothing is missed and nothing is cried over', () => {
    expect(lines.length).toBeGreaterThan(60)
    let [right, missed, wrong] = [0, 0, 0]
    for (const [line, ...wanted] of lines) {
      const found = foundIn(line)
      right += found.filter(each => wanted.includes(each)).length
      wrong += found.filter(each => !wanted.includes(each)).length
      missed += wanted.filter(each => !found.includes(each)).length
    }
    expect({ precision: right / (right + wrong), recall: right / (right + missed) }).toEqual({ precision: 1, recall: 1 })
  })
})
