import { periodOf } from '../../law/index.ts'
import type { Template } from './clause.ts'
import type { NoticeKind } from './kinds.ts'
import { contact, opening, proceduralRemedies } from './opening.ts'

const regulation = '《中华人民共和国政府信息公开条例》'
const feeRules = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'
const payDays = periodOf('payment').length

/** The letters to the applicant that move the day of the reply (arts. 33, 35; 109号). None of them decides: no remedies clause. */
export const noticesOnTime = {
  extensionNotice: {
    title: ['政府信息公开申请延期答复告知书'],
    english: 'extension notice',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      ...opening,
      extend: {
        title: '延期的决定',
        english: 'the extension',
        text: `因{extensionReason}，本机关不能在{extensionFrom}前作出答复。根据${regulation}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长{extensionDays}个工作日，本机关将在{extensionTo}前（含当日）予以答复。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十三条第二款',
          mark: 'text',
          names: true,
          words: ['负责人同意|负责人批准', '延长|延期'],
          values: ['extensionReason', 'extensionDays', 'extensionTo'],
        },
      },
      ...proceduralRemedies,
      ...contact,
    },
  },

  delayNotice: {
    title: ['政府信息公开申请延迟答复告知书'],
    english: 'delayed reply to a large request',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      ...opening,
      delay: {
        title: '延迟答复',
        english: 'the delay',
        text: `{you}申请公开的政府信息数量较大，所说明的理由合理，但{delayReason}，本机关无法在规定的期限内答复。根据${regulation}第三十五条的规定，本机关确定将答复期限延迟至{delayTo}（含当日），届时予以答复。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十五条',
          mark: 'text',
          names: true,
          words: ['延迟'],
          values: ['delayReason', 'delayTo'],
        },
      },
      ...contact,
    },
  },

  consultationNotice: {
    title: ['政府信息公开申请征求意见告知书'],
    english: 'notice of a consultation',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      ...opening,
      consult: {
        title: '征求意见',
        english: 'the consultation',
        text: `经审查，{you}申请公开的政府信息需要征求{consultedWho}的意见，本机关已于{sentOn}发出征求意见书。根据${regulation}{consultedArticle}第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十三条第三款',
          mark: 'known',
          names: true,
          words: ['不计算在|不计入'],
          values: ['sentOn'],
        },
      },
      ...contact,
    },
  },

  feeNotice: {
    title: ['政府信息公开信息处理费收费通知书'],
    english: 'fee notice',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      ...opening,
      basis: {
        title: '收费依据',
        english: 'basis',
        text: `{you}申请公开政府信息的数量、频次明显超过合理范围。根据${regulation}第四十二条和${feeRules}第六条的规定，本机关依法收取信息处理费。`,
        mandatory: {
          cites: '《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》第六条',
          mark: 'seen',
          names: true,
        },
      },
      standard: {
        title: '收费标准',
        english: 'scale',
        text: '收费标准：{feeStandard}。',
        mandatory: { cites: '《政府信息公开信息处理费管理办法》第六条', mark: 'seen', words: ['按件计收|按量计收|按件|按量', '元'] },
      },
      amount: {
        title: '收费数额',
        english: 'amount',
        text: '{feeCounted}。合计{feeTotal}。',
        mandatory: { cites: '《政府信息公开信息处理费管理办法》第六条', mark: 'seen', values: ['feeTotal'] },
      },
      pay: {
        title: '缴费方式和期限',
        english: 'how and until when to pay',
        text: `请自收到本通知书次日起${payDays}个工作日内缴费。缴费方式：{feeHow}。`,
        mandatory: {
          cites: '《政府信息公开信息处理费管理办法》第六条',
          mark: 'seen',
          words: [`${payDays}个工作日`],
          values: ['feeHow'],
        },
      },
      effect: {
        title: '逾期的后果和期限的起算',
        english: 'effect, and how the period runs',
        text: `逾期未缴纳的，视为放弃申请，本机关不再处理该申请。根据${feeRules}第七条的规定，答复期限自{you}完成缴费次日起重新计算。`,
        mandatory: {
          cites: '《政府信息公开信息处理费管理办法》第七条',
          mark: 'seen',
          names: true,
          words: ['视为放弃', '重新计算'],
        },
      },
      ...contact,
    },
  },
} as const satisfies Partial<Record<NoticeKind, Template>>
