import { periodOf } from '../../law/index.ts'
import type { Clause, Template } from './clause.ts'
import type { NoticeKind } from './kinds.ts'

const regulation = '《中华人民共和国政府信息公开条例》'
const thirdPartyDays = periodOf('thirdParty').length
const coAuthorDays = periodOf('coAuthor').length

/** What was asked for, without a word on who asked. */
const asked = {
  title: '征求意见的事项',
  english: 'what is asked about',
  text: '本机关收到公民、法人或者其他组织提出的政府信息公开申请，申请公开：“{askedFor}”。其中涉及{consultedYou}的内容为：{about}。',
  mandatory: { cites: '《政府信息公开条例》第三十二条', mark: 'text', values: ['about'] },
} as const satisfies Clause

const answerTo = {
  title: '意见送交方式',
  english: 'where to send the opinion',
  text: '书面意见请送交{office}，地址：{officeAddress}，联系电话：{phone}。',
} as const satisfies Clause

/** Letters to whom the information concerns, who made it too, and other agencies (arts. 32, 33(3), 34, 36(5)). */
export const noticesToOthers = {
  thirdPartyLetter: {
    title: ['政府信息公开征求第三方意见书'],
    english: 'letter to a third party',
    to: 'thirdParty',
    isProcedural: true,
    clauses: {
      asked,
      ask: {
        title: '征求意见',
        english: 'the question',
        text: `本机关认为，公开上述内容可能损害{consultedYou}的合法权益。根据${regulation}第十五条、第三十二条的规定，现书面征求意见：请自收到本意见书之日起${thirdPartyDays}个工作日内，书面答复是否同意公开；不同意公开的，请说明理由，并指明不同意公开的具体内容。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十二条',
          mark: 'text',
          names: true,
          words: [`收到.{0,12}${thirdPartyDays}个工作日`, '同意公开', '理由'],
        },
      },
      silence: {
        title: '逾期未提出意见的后果',
        english: 'effect of silence',
        text: '逾期未提出意见的，不视为同意，由本机关依照条例的规定决定是否公开。',
        mandatory: { cites: '《政府信息公开条例》第三十二条', mark: 'text', words: ['逾期', '本机关.{0,20}决定是否公开'] },
      },
      decision: {
        title: '意见的处理',
        english: 'how the opinion is used',
        text: '{consultedYou}不同意公开且有合理理由的，本机关不予公开；但本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的内容和理由书面告知{consultedYou}。',
        mandatory: { cites: '《政府信息公开条例》第三十二条', mark: 'text', words: ['公共利益'] },
      },
      answerTo,
    },
  },

  thirdPartyNotice: {
    title: ['依申请公开政府信息告知书'],
    english: 'notice to a third party of disclosure against its will',
    to: 'thirdParty',
    clauses: {
      consulted: {
        title: '征求意见的情况',
        english: 'the consultation',
        text: '本机关于{sentOn}就公开{about}书面征求{consultedYou}的意见。{consultedYou}不同意公开。',
        mandatory: { cites: '《政府信息公开条例》第三十二条', mark: 'known', values: ['sentOn'] },
      },
      decision: {
        title: '决定公开的内容和理由',
        english: 'what is disclosed, and why',
        text: `经审查，本机关认为不公开可能对公共利益造成重大影响。理由：{publicInterest}。根据${regulation}第十五条、第三十二条的规定，本机关决定予以公开。决定公开的政府信息内容：{about}。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十二条',
          mark: 'text',
          names: true,
          words: ['公共利益', '予以公开|决定公开'],
          values: ['about'],
          reasons: 'publicInterest',
        },
      },
      remedies: {
        title: '救济途径',
        english: 'remedies',
        text: '{remedies}',
        mandatory: { cites: '《行政复议法》第二十条；《行政诉讼法》第四十六条', mark: 'inferred', remedies: true },
      },
    },
  },

  coAuthorLetter: {
    title: ['政府信息公开征求意见书'],
    english: 'letter to a co-author agency',
    to: 'coAuthor',
    isProcedural: true,
    clauses: {
      asked: { ...asked, mandatory: { ...asked.mandatory, cites: '《政府信息公开条例》第三十四条' } },
      ask: {
        title: '征求意见',
        english: 'the question',
        text: `上述政府信息由本机关牵头与贵单位共同制作。根据${regulation}第三十四条的规定，现征求意见：请自收到本意见书之日起${coAuthorDays}个工作日内，书面提出是否同意公开的意见；不同意公开的，请说明理由和依据。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十四条',
          mark: 'text',
          names: true,
          words: [`收到.{0,12}${coAuthorDays}个工作日`],
        },
      },
      silence: {
        title: '逾期未提出意见的后果',
        english: 'effect of silence',
        text: '逾期未提出意见的，视为同意公开。',
        mandatory: { cites: '《政府信息公开条例》第三十四条', mark: 'text', words: ['逾期.{0,20}视为同意'] },
      },
      answerTo,
    },
  },

  assistLetter: {
    title: ['政府信息公开申请协办函'],
    english: 'letter to an assisting agency',
    to: 'otherAgency',
    isProcedural: true,
    clauses: {
      asked: { ...asked, mandatory: { ...asked.mandatory, cites: '《政府信息公开条例》第三十三条第三款', mark: 'known' } },
      ask: {
        title: '请求协办',
        english: 'the request',
        text: `根据${regulation}第三十三条第三款的规定，商请贵单位就上述内容是否存在、是否可以公开提出书面意见。该申请的答复期限为{dueOn}，请予支持。`,
        mandatory: { cites: '《政府信息公开条例》第三十三条第三款', mark: 'known', names: true, words: ['意见'] },
      },
      answerTo,
    },
  },

  handoverLetter: {
    title: ['政府信息公开申请移送函'],
    english: 'letter that hands an application over',
    to: 'otherAgency',
    isProcedural: true,
    clauses: {
      handover: {
        title: '移送的事项',
        english: 'what is handed over',
        text: `本机关于{receivedOn}收到一件政府信息公开申请（申请编号：{applicationNumber}），申请公开：“{askedFor}”。经审查，所申请的政府信息由贵单位负责公开。理由：{reason}。根据${regulation}第十条、第三十六条第（五）项的规定，经申请人同意，现将该申请及有关材料移送贵单位，请依法办理并直接答复申请人。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十六条第（五）项',
          mark: 'inferred',
          names: true,
          values: ['applicationNumber', 'receivedOn'],
          reasons: 'reason',
        },
      },
      received: {
        title: '期限的起算',
        english: 'how the period runs',
        text: '贵单位的答复期限，自贵单位收到该申请之日起计算。请将收到的日期函告本机关。',
      },
    },
  },
} as const satisfies Partial<Record<NoticeKind, Template>>
