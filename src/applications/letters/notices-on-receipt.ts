import { periodOf } from '../../law/index.ts'
import type { Template } from './clause.ts'
import type { NoticeKind } from './kinds.ts'
import { contact, opening, proceduralRemedies } from './opening.ts'

const regulation = '《中华人民共和国政府信息公开条例》'
const replyDays = periodOf('reply').length

/** The letters to the applicant on what was received: receipt, corrections, reasons (arts. 30, 31, 35). None of them decides: no remedies clause. */
export const noticesOnReceipt = {
  receipt: {
    title: ['政府信息公开申请登记回执'],
    english: 'receipt',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      arrived: {
        title: '提交与确认',
        english: 'submission and confirmation',
        text: '{you}于{arrivedEarlier}提交的申请，经双方确认，以{receivedOn}为收到申请之日。',
        when: 'arrivedEarlier',
        mandatory: { cites: '《政府信息公开条例》第三十一条', mark: 'text', values: ['arrivedEarlier', 'receivedOn'] },
      },
      received: {
        title: '登记',
        english: 'registration',
        text: `根据${regulation}第三十一条的规定，本机关于{receivedOn}收到{you}{channel}提出的政府信息公开申请，现予登记，申请编号为{applicationNumber}。{you}申请公开：“{askedFor}”。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十一条',
          mark: 'known',
          values: ['receivedOn', 'applicationNumber'],
          asked: true,
        },
      },
      wanted: { title: '提供方式', english: 'form wanted', text: '{you}选择的提供方式和获取途径：{wanted}。', when: 'wanted' },
      due: {
        title: '答复期限',
        english: 'when the reply is due',
        text: `根据${regulation}第三十三条第二款的规定，本机关将自收到申请之日起${replyDays}个工作日内，即在{dueOn}前（含当日）予以答复。申请内容需要补正的，答复期限自收到补正后的申请之日起计算；需要征求第三方或者其他机关意见的，所需时间不计算在内；需要延长答复期限的，另行告知{you}。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十三条第二款',
          mark: 'known',
          names: true,
          values: ['dueOn'],
        },
      },
      status: {
        title: '查询进度',
        english: 'status',
        text: '{you}可以凭申请编号和查询码查询办理情况，网址：{statusAddress}',
        when: 'statusAddress',
      },
      ...contact,
    },
  },

  correctionNotice: {
    title: ['政府信息公开申请补正告知书'],
    english: 'correction notice',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      received: opening.received,
      items: {
        title: '需要补正的事项',
        english: 'what to correct',
        text: `经审查，{you}的申请内容不明确或者材料不齐全。根据${regulation}第二十九条、第三十条的规定，现一次性告知{you}补正以下事项：\n{correctionItems}`,
        mandatory: {
          cites: '《政府信息公开条例》第三十条',
          mark: 'text',
          names: true,
          values: ['correctionItems'],
          words: ['补正'],
        },
      },
      period: {
        title: '补正期限和送交方式',
        english: 'period and where to send it',
        text: '请于收到本告知书之日起{correctionDays}个工作日内，将补正材料送交{office}，地址：{officeAddress}，联系电话：{phone}。',
        mandatory: {
          cites: '《政府信息公开条例》第三十条',
          mark: 'text',
          values: ['correctionDays'],
          words: ['工作日内'],
        },
      },
      restart: {
        title: '答复期限重新起算',
        english: 'the period runs afresh',
        text: '本机关收到补正后的申请之日，为收到申请之日，答复期限自其后起算。',
        mandatory: { cites: '《政府信息公开条例》第三十条', mark: 'known', words: ['收到补正|补正后的申请之日|补正材料之日'] },
      },
      effect: {
        title: '不补正的后果',
        english: 'effect of not correcting',
        text: '无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
        mandatory: { cites: '《政府信息公开条例》第三十条', mark: 'text', words: ['视为放弃'] },
      },
      ...proceduralRemedies,
    },
  },

  reasonsNotice: {
    title: ['政府信息公开申请说明理由告知书'],
    english: 'notice to explain a large or frequent request',
    to: 'applicant',
    isProcedural: true,
    clauses: {
      received: opening.received,
      ask: {
        title: '要求说明理由',
        english: 'reasons asked for',
        text: `经审查，{reasonsAbout}，申请公开政府信息的数量、频次明显超过合理范围。根据${regulation}第三十五条的规定，请{you}于收到本告知书之日起{reasonsDays}个工作日内，以书面形式向本机关说明理由。`,
        mandatory: {
          cites: '《政府信息公开条例》第三十五条',
          mark: 'text',
          names: true,
          words: ['说明理由'],
          values: ['reasonsDays'],
        },
      },
      effect: {
        title: '后果',
        english: 'effect',
        text: '本机关认为理由不合理的，告知{you}不予处理；认为理由合理，但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知{you}。',
        mandatory: { cites: '《政府信息公开条例》第三十五条', mark: 'known', words: ['不予处理'] },
      },
      where: { title: '送交方式', english: 'where to send it', text: '书面说明请送交{office}，地址：{officeAddress}，联系电话：{phone}。' },
    },
  },
} as const satisfies Partial<Record<NoticeKind, Template>>
