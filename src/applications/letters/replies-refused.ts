import { type OutcomeKind, outcomes } from '../../law/index.ts'
import type { Clause, Demand } from './clause.ts'
import { reply } from './reply.ts'

/** The words that a refusal must use besides reasons and articles, by outcome: which of the kinds of its article it is. */
const says = {
  refusedSecret: ['国家秘密'],
  refusedByLaw: ['禁止公开'],
  refusedSecurity: ['国家安全|公共安全|经济安全|社会稳定'],
  refusedThirdParty: ['商业秘密|个人隐私|合法权益'],
  refusedInternal: ['人事管理|后勤管理|内部工作流程'],
  refusedProcess: ['讨论记录|过程稿|磋商信函|请示报告'],
  refusedEnforcementFile: ['行政执法案卷'],
} as const satisfies Partial<Record<OutcomeKind, readonly string[]>>

export type RefusalKind = keyof typeof says

type Besides = Partial<Record<RefusalKind, Record<string, Clause>>>

const noDuty: Record<string, Clause> = {
  noDuty: {
    title: '没有应当公开的规定',
    english: 'no rule demands disclosure',
    text: '经核查，法律、法规、规章未规定该政府信息应当公开。',
  },
}

/** What stands before the ground. */
const before: Besides = {
  refusedThirdParty: {
    consulted: {
      title: '征求第三方意见的情况',
      english: 'the consultation',
      text: '本机关于{sentOn}书面征求第三方的意见，{opinion}。',
      mandatory: {
        cites: '《政府信息公开条例》第三十二条',
        mark: 'text',
        words: ['征求.{0,12}第三方|第三方.{0,20}意见'],
        values: ['sentOn'],
      },
    },
  },
}

/** What stands after the reasons. */
const after: Besides = {
  refusedThirdParty: {
    weighed: {
      title: '对公共利益的考量',
      english: 'the public interest',
      text: '经衡量，不公开该政府信息不会对公共利益造成重大影响。',
    },
  },
  refusedProcess: noDuty,
  refusedEnforcementFile: noDuty,
}

function refusal(kind: RefusalKind) {
  const { cites } = outcomes[kind]
  const demand = (more: Partial<Demand>): Demand => ({ cites, mark: 'text', ...more })
  return reply(kind, ['政府信息不予公开告知书'], {
    ...before[kind],
    ground: {
      title: '不予公开的情形',
      english: 'ground',
      text: '经审查，{you}申请的政府信息{ground}。',
      mandatory: demand({ words: says[kind] }),
    },
    reasons: {
      title: '不予公开的理由',
      english: 'reasons',
      text: '不予公开的理由：{refusalReason}。',
      mandatory: demand({ cites: '《政府信息公开条例》第三十六条第（三）项', reasons: 'refusalReason' }),
    },
    ...(kind === 'refusedByLaw' && {
      provision: {
        title: '禁止公开的具体条款',
        english: 'the provision that forbids it',
        text: '',
        mandatory: demand({ cites: '《政府信息公开条例》第十四条', words: ['《[^》]+》第[一二三四五六七八九十百]+条[^《]{0,20}禁止公开'] }),
      } satisfies Clause,
    }),
    ...after[kind],
    whole: {
      title: '不能作区分处理',
      english: 'cannot be parted',
      text: '该政府信息{notSeparable}。',
      when: 'notSeparable',
    },
    decision: {
      title: '不予公开的决定',
      english: 'the decision',
      text: '根据{basis}的规定，本机关决定不予公开。',
      mandatory: demand({ names: true, words: ['不予公开'] }),
    },
  })
}

/** Refusals, one for each ground of arts. 14–16; and the query regimes of art. 36(7), which are none. */
export const repliesRefused = {
  refusedSecret: refusal('refusedSecret'),
  refusedByLaw: refusal('refusedByLaw'),
  refusedSecurity: refusal('refusedSecurity'),
  refusedThirdParty: refusal('refusedThirdParty'),
  refusedInternal: refusal('refusedInternal'),
  refusedProcess: refusal('refusedProcess'),
  refusedEnforcementFile: refusal('refusedEnforcementFile'),

  queryMatter: reply('queryMatter', ['政府信息公开申请告知书'], {
    decision: {
      title: '依照特别规定办理',
      english: 'goes by the special law',
      text: '经审查，{queryProvision}对{you}所申请信息的获取有特别规定。根据{basis}的规定，请{you}依照该规定办理。',
      mandatory: {
        cites: outcomes.queryMatter.cites,
        mark: 'text',
        names: true,
        words: ['特别规定|依照.{0,40}规定办理'],
        values: ['queryProvision'],
      },
    },
    where: {
      title: '办理的渠道',
      english: 'where to go',
      text: '{you}可以通过以下渠道办理查询：{queryWhere}。',
      when: 'queryWhere',
    },
  }),
}
