import type { LetterFacts, LetterKind } from '../../src/applications/letters/index.ts'

/** Facts of one case, with all that a kind of letter needs. */
export function letterFacts(kind: LetterKind, changes: Partial<LetterFacts> = {}): LetterFacts {
  return { ...base, ...needed[kind], ...changes }
}

const base: LetterFacts = {
  agency: {
    name: '示例市文化旅游广电局',
    office: '示例市文化旅游广电局办公室',
    address: '示例市长安路1号306室',
    postcode: '000000',
    phone: '0000-0000000',
    contact: '陈晓',
    statusAddress: 'https://gongkai.example.gov.cn/status',
    government: '示例市人民政府',
    court: '示例市人民法院',
    onlineChannel: '示例省行政复议服务平台（fy.example.gov.cn）',
  },
  applicant: { name: '王小明', kind: 'person' },
  application: {
    number: '示文旅广公申〔2026〕35号',
    channel: 'online',
    arrivedOn: '2026-10-12',
    receivedOn: '2026-10-13',
    askedFor: '2025年度送戏下乡演出场次、承演单位和每场补助标准',
    wanted: '电子数据，本网站下载',
    dueOn: '2026-11-10',
  },
  day: '2026-11-06',
  isSigned: true,
  number: '示文旅广公复〔2026〕12号',
  delivery: 'post',
}

const secret = { what: '', kinds: [], reason: '该信息载明的内容已依法确定为秘密级国家秘密，保密期限尚未届满' } as const

const consulted = {
  whom: 'thirdParty',
  name: '示例古镇旅游开发有限公司',
  kind: 'organisation',
  about: '“古镇夜游”项目申报材料中的成本测算和客源渠道',
  sentOn: '2026-10-20',
  answeredOn: '2026-10-27',
  opinion: 'objects',
  because: '材料中含有尚未公开的成本测算，公开后将损害其竞争地位',
} as const

const correction = {
  items: ['未提供身份证明，请提交身份证件复印件', '申请内容不能指向特定的政府信息，请写明文件名称、文号或者制作时间'],
  workingDays: 15,
  toldOn: '2026-10-16',
  receivedOn: '2026-10-19',
  dueOn: '2026-11-09',
} as const

const fee = {
  method: 'byItem',
  month: '2026-10',
  first: 1,
  last: 31,
  howToPay: '持本通知书到示例市政务服务中心财政专窗缴纳，或者扫描缴款码缴纳',
} as const

const needed: Record<LetterKind, Partial<LetterFacts>> = {
  receipt: {},
  correctionNotice: { correction },
  reasonsNotice: { reasonsAsked: { about: '您自2026年9月以来向本机关提出申请46件', workingDays: 10 } },
  extensionNotice: {
    extension: { reason: '申请的信息分散在十二个乡镇文化站，需要逐一核对', workingDays: 20, from: '2026-11-10', to: '2026-12-08' },
  },
  delayNotice: { delay: { reason: '需要逐页核对纸质档案四千余页', to: '2027-01-15' } },
  consultationNotice: { consultation: consulted },
  feeNotice: { fee },
  thirdPartyLetter: { consultation: consulted },
  thirdPartyNotice: {
    consultation: { ...consulted, publicInterest: '该项目使用财政补助资金，补助的依据关系到公众对财政资金使用的监督' },
  },
  coAuthorLetter: { consultation: { whom: 'coAuthor', name: '示例市财政局', about: '联合印发的补助办法附表' } },
  assistLetter: { consultation: { whom: 'otherAgency', name: '示例市统计局', about: '演出场次的统计口径' } },
  handoverLetter: {
    elsewhere: { name: '示例市财政局', contact: '0000-0000009' },
    reason: '补助标准由示例市财政局制定并保存，本机关未参与制定',
  },
  alreadyPublic: { published: [{ title: '2025年度送戏下乡演出情况表', where: 'https://gongkai.example.gov.cn/items/2026-00021' }] },
  granted: { supply: { isEnclosed: true }, attachments: ['2025年度送戏下乡演出情况表'] },
  partlyGranted: {
    given: ['扶持项目名单和金额', '评审结果'],
    supply: { isEnclosed: true },
    attachments: ['扶持项目名单和金额', '评审结果'],
    consultation: consulted,
    withheld: [
      {
        what: '“古镇夜游”项目申报材料中的成本测算',
        ground: 'E4',
        kinds: ['商业秘密'],
        reason: '该内容尚未公开并具有商业价值，公开后将损害申报单位的竞争地位',
      },
      {
        what: '评审会议讨论记录',
        ground: 'E6',
        kinds: ['讨论记录'],
        reason: '该记录是评审过程中形成的讨论意见，公开后将影响评审人员发表意见',
      },
    ],
  },
  refusedSecret: { withheld: [{ ...secret, ground: 'E1' }] },
  refusedByLaw: {
    withheld: [
      {
        ...secret,
        ground: 'E2',
        kinds: ['法律'],
        provision: '《中华人民共和国统计法》第九条',
        reason: '该信息是统计调查中获得的能够识别单个调查对象身份的资料',
      },
    ],
  },
  refusedSecurity: {
    withheld: [{ ...secret, ground: 'E3', kinds: ['公共安全'], reason: '该信息载明文物库房的安防布局，公开后可能被用于实施盗窃' }],
  },
  refusedThirdParty: {
    consultation: consulted,
    withheld: [{ ...secret, ground: 'E4', kinds: ['商业秘密'], reason: '该内容尚未公开并具有商业价值，公开后将损害申报单位的竞争地位' }],
  },
  refusedInternal: {
    withheld: [{ ...secret, ground: 'E5', kinds: ['人事管理'], reason: '该信息是本机关内部岗位调整的安排，不对外产生效力' }],
  },
  refusedProcess: { withheld: [{ ...secret, ground: 'E6', kinds: ['请示报告'], reason: '该信息是形成决定之前的请示，其内容尚未确定' }] },
  refusedEnforcementFile: {
    withheld: [{ ...secret, ground: 'E7', reason: '该信息是行政处罚案件的询问笔录和证据材料，装订于行政执法案卷之中' }],
  },
  queryMatter: { queryRule: { provision: '《不动产登记暂行条例》第二十七条', where: '示例市不动产登记中心查询窗口' } },
  notFound: {
    search: { on: '2026-10-28', places: ['本机关公文系统', '档案室2020年以来纸质档案'], words: ['送戏下乡', '演出补助'] },
  },
  otherAgency: {
    reason: '补助标准由示例市财政局制定并保存，本机关未参与制定',
    elsewhere: { name: '示例市财政局', contact: '示例市政通路3号，0000-0000009' },
  },
  notReadyMade: { reason: '本机关仅有各乡镇分别报送的原始表，没有按演出单位汇总的数据，汇总需要逐表核算' },
  stillUnclear: {
    correction,
    reason: '补正后的内容仍为“所有与演出有关的材料”，没有名称、文号或者时间，不能指向特定的政府信息',
  },
  petition: {
    petition: { matter: '反映某剧团未按约定场次演出并要求查处', kind: '投诉', channel: '示例市文化市场综合行政执法大队，0000-0000012' },
  },
  repeated: { earlier: { number: '示文旅广公复〔2026〕7号', on: '2026-08-14', what: '予以公开，并提供了演出情况表' } },
  publication: { publication: { name: '《示例市人民政府公报》2025年合订本', where: '示例市图书馆政府信息查阅点' } },
  excessive: {
    frequency: '您自2026年9月1日以来向本机关提出申请46件',
    reasonsAsked: { about: '申请46件', workingDays: 10, askedOn: '2026-10-19', statement: '用于个人研究', statedOn: '2026-10-26' },
    reason: '46件申请多数内容相同，所称研究没有说明与各件内容的关系',
  },
  reconfirmation: { earlier: { number: '示文旅广公复〔2026〕7号', on: '2026-08-14' } },
  notCorrected: { correction },
  feeUnpaid: { fee: { ...fee, toldOn: '2026-10-20', receivedOn: '2026-10-21', dueOn: '2026-11-18' } },
  withdrawn: { withdrawnOn: '2026-10-30' },
  otherwise: { reason: '所申请的内容已由本机关在答复前主动公开并当面提供，申请人不再需要书面答复' },
}
