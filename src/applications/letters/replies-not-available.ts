import { outcomes } from '../../law/index.ts'
import { reply } from './reply.ts'

/** Replies that the information cannot be given: not held, not this agency's, not ready made, still unclear (arts. 30, 36(4), 36(5), 38). */
export const repliesNotAvailable = {
  notFound: reply('notFound', ['政府信息不存在告知书'], {
    search: {
      title: '检索的情况',
      english: 'the search',
      text: '本机关于{searchedOn}以{searchWords}为检索词，在{searchPlaces}中进行了检索，未检索到{you}申请的政府信息。',
      mandatory: { cites: outcomes.notFound.cites, mark: 'text', words: ['检索|查找'], values: ['searchPlaces'] },
    },
    decision: {
      title: '不存在',
      english: 'does not exist',
      text: '根据{basis}的规定，现告知{you}：经检索，{you}申请的政府信息不存在。',
      mandatory: { cites: outcomes.notFound.cites, mark: 'text', names: true, words: ['不存在'] },
    },
  }),

  otherAgency: reply('otherAgency', ['非本机关政府信息告知书'], {
    decision: {
      title: '不属于本机关负责公开',
      english: "not this agency's to publish",
      text: '经审查，{you}申请的政府信息不属于本机关负责公开。理由：{reason}。根据{basis}的规定，现予告知。',
      mandatory: {
        cites: outcomes.otherAgency.cites,
        mark: 'text',
        names: true,
        words: ['不属于本(机关|行政机关|局|单位).{0,4}负责公开'],
        reasons: 'reason',
      },
    },
    elsewhere: {
      title: '负责公开的行政机关',
      english: 'the right agency',
      text: '该政府信息由{elsewhere}负责公开，{you}可以向其提出申请，联系方式：{elsewhereContact}。',
      when: 'elsewhere',
      mandatory: { cites: outcomes.otherAgency.cites, mark: 'text', values: ['elsewhere', 'elsewhereContact'] },
    },
    unknown: {
      title: '不能确定负责公开的机关',
      english: 'the right agency is not known',
      text: '本机关不能确定负责公开该政府信息的行政机关。',
      unless: 'elsewhere',
    },
  }),

  notReadyMade: reply('notReadyMade', ['政府信息公开申请答复书'], {
    decision: {
      title: '需要加工、分析',
      english: 'would have to be worked out',
      text: '经审查，本机关没有{you}所申请内容的现成信息，提供该信息需要对现有政府信息进行加工、分析。具体情况和理由：{reason}。根据{basis}的规定，本机关不予提供。',
      mandatory: {
        cites: outcomes.notReadyMade.cites,
        mark: 'text',
        names: true,
        words: ['加工|分析|汇总|重新制作|另行制作'],
        reasons: 'reason',
      },
    },
  }),

  stillUnclear: reply('stillUnclear', ['政府信息公开申请答复书'], {
    correction: {
      title: '告知补正的情况',
      english: 'the correction notice',
      text: '本机关已于{correctionToldOn}向{you}发出补正告知书。',
      mandatory: { cites: outcomes.stillUnclear.cites, mark: 'known', words: ['补正'], values: ['correctionToldOn'] },
    },
    decision: {
      title: '补正后仍不明确',
      english: 'still unclear',
      text: '经审查，{you}补正后的申请内容仍不明确。理由：{reason}。根据{basis}的规定，本机关无法确定{you}所需的政府信息，现告知无法提供。',
      mandatory: {
        cites: outcomes.stillUnclear.cites,
        mark: 'seen',
        names: true,
        words: ['不明确', '无法提供|不能提供'],
        reasons: 'reason',
      },
    },
  }),
}
