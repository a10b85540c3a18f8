import type { Citation, Mark } from './citation.ts'

/** Where the texts are silent and a choice was needed: the question, our choice, and the value that a caller may replace by an option. */
export type Reading = {
  question: string
  choice: string
  near: Citation
  mark: Mark
  /** The default of the option of that name. */
  value: boolean | number | string
  /** No function takes it as an option: whoever reads otherwise gives other facts (a local day off, another day of receipt). */
  fixed?: true
}

const regulation = '《政府信息公开条例》'

/** Every reading, by the name of its option. `docs/rules.md` lists them apart from the rules. */
export const readings = {
  consultationCountsFrom: {
    question: '征求意见“所需时间”从哪一天起不计入期限',
    choice: '自征求意见书发出之日的次日起，至收到意见之日止（含当日）；同日数份征求意见只扣除一次',
    near: `${regulation}第三十三条第三款`,
    mark: 'inferred',
    value: 'dayAfterSending',
  },
  capsConsultation: {
    question: '第三方、共同制作机关逾期未答复时，扣除的期间到哪一天为止',
    choice: '至其收到征求意见书之日起15个工作日届满之日止；送达日不明的，自发出之日起算。其他机关的意见没有法定期限，不设上限',
    near: `${regulation}第三十二条；${regulation}第三十四条`,
    mark: 'inferred',
    value: true,
  },
  extensionToldBeforeDue: {
    question: '延期答复应当在何时告知申请人',
    choice: '在原答复期限届满之前（含当日）告知；届满后告知的，不产生延长效力',
    near: `${regulation}第三十三条第二款`,
    mark: 'inferred',
    value: true,
  },
  leaderAgreesForHead: {
    question: '政府信息公开工作机构负责人不在，或者没有指定时，延长答复期限由谁同意',
    choice: '由分管政府信息公开工作的负责人同意，文书和记录写明同意人',
    near: `${regulation}第三十三条第二款`,
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  extensionSurvivesRestart: {
    question: '期限重新起算后，先前同意的延期是否仍然有效',
    choice: '不再有效，需要延长的应当重新办理；但前后延长合计仍以20个工作日为限',
    near: `${regulation}第三十三条第二款`,
    mark: 'inferred',
    value: false,
  },
  countsLastYearsEndAsAnnounced: {
    question: '下一年的安排可能涉及本年12月29日至31日，届满于这几日的期限是否仍为确定',
    choice: '本年安排已公布的，视为确定；下一年安排公布后一律重新计算',
    near: '国办发明电',
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  correctionWorkingDays: {
    question: '补正告知书给申请人的“合理期限”是多少',
    choice: '条例没有规定日数，实践中多为7至15个工作日；未另行设定的，按15个工作日',
    near: `${regulation}第三十条`,
    mark: 'inferred',
    value: 15,
  },
  confirmWithinWorkingDays: {
    question: '通过互联网渠道提交的申请，行政机关应在多久内确认',
    choice: '条例没有规定，当日或者下一个工作日确认，提交时间与确认时间均予记录',
    near: `${regulation}第三十一条第（三）项`,
    mark: 'inferred',
    value: 1,
  },
  emailNeedsConfirmation: {
    question: '电子邮件申请是自到达时（2015年文件）还是自双方确认之日收到',
    choice: '以双方确认之日为准，新条例优先于旧文件',
    near: `${regulation}第三十一条第（三）项；国办公开办函〔2015〕207号`,
    mark: 'inferred',
    value: true,
  },
  oralReceivedAsInPerson: {
    question: '口头申请的收到之日',
    choice: '工作人员代为填写之日，与当面提交相同',
    near: `${regulation}第二十九条`,
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  yearFollowsReceipt: {
    question: '申请计入哪一年度的报表',
    choice: '按收到之日所在年度计入，不按提交之日',
    near: `${regulation}第三十一条`,
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  handedOverIsReply: {
    question: '申请公开的信息由本系统另一机关负责公开，经申请人同意转交的，原机关是否还须另行答复',
    choice:
      '不须：转交时告知理由和负责公开的机关的名称、联系方式，即为第三十六条第五项的告知，原机关以“不属于本机关负责公开”办结；申请人不同意的，不转交，书面答复',
    near: `${regulation}第三十六条第（五）项`,
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  handedOverIsReceived: {
    question: '经申请人同意转交的申请，接收机关以哪一天为收到申请之日',
    choice: '以转交之日为准：申请人已经同意，接收机关当日登记，双方无须再行确认；在原机关已经过的日数不计入',
    near: `${regulation}第三十一条`,
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  commonAnswerStaysOwn: {
    question: '数人申请公开相同政府信息的，是否可以只作一份答复',
    choice: '不可以：每一申请人都有权得到对自己的答复，起草时可以共用文字，编号、签发、送达各自进行',
    near: `${regulation}第三十六条`,
    mark: 'inferred',
    value: false,
    fixed: true,
  },
  keepYears: {
    question: '申请人的个人信息在办结以后保存多久',
    choice: '自办结之日起3年，有行政复议、行政诉讼的自结案之日起算；期满、复议诉讼期限已过并且归档以后清除，统计数字不变。机关可以另定年数',
    near: '《个人信息保护法》第十九条；《个人信息保护法》第四十七条',
    mark: 'inferred',
    value: 3,
    fixed: true,
  },
  reportDayRolls: {
    question: '1月31日、3月31日为休息日时，年度报告的公布期限是否顺延',
    choice: '不顺延；同时提示此前的最后一个工作日',
    near: `${regulation}第四十九条`,
    mark: 'inferred',
    value: false,
  },
  halfDaysAreWorkingDays: {
    question: '部分公民放假的半天节日（妇女节、青年节等）是否仍为工作日',
    choice: '仍为工作日',
    near: '《全国年节及纪念日放假办法》第三条',
    mark: 'inferred',
    value: true,
    fixed: true,
  },
  queryMatterRemedies: {
    question: '表三（三）8“属于行政查询事项”是否适用复议前置',
    choice: '不适用：其依据是第三十六条第七项，不属于第十四条至第十六条的不予公开',
    near: `${regulation}第三十六条第（七）项；《行政复议法》第二十三条`,
    mark: 'inferred',
    value: 'A',
  },
  silentAgencyRemedies: {
    question: '逾期不答复的，是否须先申请行政复议',
    choice: '可以复议，也可以直接起诉',
    near: '《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》第二条；《行政复议法》第二十三条',
    mark: 'inferred',
    value: 'A',
  },
  proceduralNoticesCarryRemedies: {
    question: '补正、延期等程序性告知书是否载明救济途径',
    choice: '不载明：程序性行为不单独申请复议或者起诉',
    near: '《行政复议法》',
    mark: 'inferred',
    value: false,
  },
  earlierActsKeepEitherRoute: {
    question: '2024年1月1日以前作出的不予公开决定适用哪种救济条款',
    choice: '适用当时的条款：复议或者诉讼任选；复议机关为本级人民政府或者上一级主管部门',
    near: '《行政复议法（2017年修正）》第十二条',
    mark: 'inferred',
    value: true,
  },
  disputeCountsWhenDecided: {
    question: '行政复议、行政诉讼计入哪一年度、哪一栏',
    choice: '按决定、裁判作出之日所在年度计入结果；上诉、发回重审的，在新的裁判作出前为尚未审结，每件只计一次结果',
    near: '国办公开办函〔2021〕30号',
    mark: 'inferred',
    value: true,
    fixed: true,
  },
} as const satisfies Record<string, Reading>

export type ReadingName = keyof typeof readings
