import { outcomes } from '../../law/index.ts'
import { reply } from './reply.ts'

/** Notices that a case ends without a decision on what was asked (table 3 (六)). */
export const repliesEnded = {
  notCorrected: reply('notCorrected', ['政府信息公开申请不再处理告知书'], {
    told: {
      title: '告知补正的情况',
      english: 'the correction notice',
      text: '因申请内容需要补正，本机关于{correctionToldOn}向{you}发出补正告知书，{you}于{correctionReceivedOn}收到，补正期限于{correctionDueOn}届满。',
      mandatory: {
        cites: outcomes.notCorrected.cites,
        mark: 'text',
        words: ['补正'],
        values: ['correctionToldOn', 'correctionDueOn'],
      },
    },
    decision: {
      title: '视为放弃',
      english: 'deemed abandoned',
      text: '{you}逾期未补正，且未说明正当理由。根据{basis}的规定，视为放弃申请，本机关不再处理该申请。{you}可以就所需政府信息另行提出申请。',
      mandatory: { cites: outcomes.notCorrected.cites, mark: 'text', names: true, words: ['逾期', '视为放弃', '不再处理'] },
    },
  }),

  feeUnpaid: reply('feeUnpaid', ['政府信息公开申请不再处理告知书'], {
    told: {
      title: '收费通知的情况',
      english: 'the fee notice',
      text: '本机关于{feeToldOn}向{you}发出收费通知书，{you}于{feeReceivedOn}收到，缴费期限于{feeDueOn}届满，{feeTotal}。',
      mandatory: { cites: outcomes.feeUnpaid.cites, mark: 'known', words: ['收费通知'], values: ['feeToldOn', 'feeDueOn'] },
    },
    decision: {
      title: '视为放弃',
      english: 'deemed abandoned',
      text: '{you}逾期未缴纳信息处理费。根据{basis}的规定，视为放弃申请，本机关不再处理该申请。',
      mandatory: { cites: outcomes.feeUnpaid.cites, mark: 'known', names: true, words: ['逾期', '视为放弃', '不再处理'] },
    },
  }),

  withdrawn: reply('withdrawn', ['政府信息公开申请终止办理告知书'], {
    decision: {
      title: '撤回',
      english: 'withdrawn',
      text: '{you}于{withdrawnOn}撤回该申请，本机关终止办理。{you}可以就所需政府信息另行提出申请。',
      mandatory: { cites: outcomes.withdrawn.cites, mark: 'known', words: ['撤回', '终止'], values: ['withdrawnOn'] },
    },
  }),

  otherwise: reply('otherwise', ['政府信息公开申请答复书'], {
    decision: {
      title: '处理的情况和依据',
      english: 'how it was handled',
      text: '经审查，现就该申请的处理情况和理由告知如下：{reason}。',
      mandatory: { cites: outcomes.otherwise.cites, mark: 'known', reasons: 'reason' },
    },
  }),
}
