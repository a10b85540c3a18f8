import type { Citation, Mark } from './citation.ts'

/**
 * A ground to withhold (arts. 14–16): disclosure is the rule. `must`: the agency may not disclose; `may`: it decides, and discloses where a
 * law, regulation or rule says so.
 */
export type Exemption = {
  label: string
  english: string
  force: 'must' | 'may'
  /** The kinds that the article names, of which the reply names one. */
  kinds: readonly string[]
  /** When it is disclosed all the same. */
  unless: readonly string[]
  cites: Citation
  mark: Mark
}

const regulation = '《政府信息公开条例》'

export const exemptions = {
  E1: {
    label: '依法确定为国家秘密的政府信息',
    english: 'state secret',
    force: 'must',
    kinds: [],
    unless: [],
    cites: `${regulation}第十四条`,
    mark: 'text',
  },
  E2: {
    label: '法律、行政法规禁止公开的政府信息',
    english: 'forbidden by law or administrative regulation, not by local regulations or rules',
    force: 'must',
    kinds: ['法律', '行政法规'],
    unless: [],
    cites: `${regulation}第十四条`,
    mark: 'text',
  },
  E3: {
    label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息',
    english: 'three securities and one stability',
    force: 'must',
    kinds: ['国家安全', '公共安全', '经济安全', '社会稳定'],
    unless: [],
    cites: `${regulation}第十四条`,
    mark: 'text',
  },
  E4: {
    label: '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息',
    english: 'harm to a third party',
    force: 'must',
    kinds: ['商业秘密', '个人隐私', '其他'],
    unless: ['第三方同意公开', '行政机关认为不公开会对公共利益造成重大影响'],
    cites: `${regulation}第十五条`,
    mark: 'text',
  },
  E5: {
    label: '行政机关的内部事务信息',
    english: 'internal affairs',
    force: 'may',
    kinds: ['人事管理', '后勤管理', '内部工作流程'],
    unless: [],
    cites: `${regulation}第十六条第一款`,
    mark: 'text',
  },
  E6: {
    label: '行政机关在履行行政管理职能过程中形成的过程性信息',
    english: 'process information',
    force: 'may',
    kinds: ['讨论记录', '过程稿', '磋商信函', '请示报告'],
    unless: ['法律、法规、规章规定应当公开'],
    cites: `${regulation}第十六条第二款`,
    mark: 'text',
  },
  E7: {
    label: '行政执法案卷信息',
    english: 'enforcement case file',
    force: 'may',
    kinds: [],
    unless: ['法律、法规、规章规定应当公开'],
    cites: `${regulation}第十六条第二款`,
    mark: 'text',
  },
} as const satisfies Record<string, Exemption>

export type ExemptionCode = keyof typeof exemptions

/** What goes with every exemption: the public part is given (art. 37), and what is withheld is looked at again (art. 18). */
export const withholding = [
  { duty: '能够作区分处理的，提供可以公开的内容，并对不予公开的内容说明理由', cites: `${regulation}第三十七条`, mark: 'text' },
  { duty: '对不予公开的政府信息定期评估审查，因情势变化可以公开的应当公开', cites: `${regulation}第十八条`, mark: 'text' },
] as const satisfies readonly { duty: string; cites: Citation; mark: Mark }[]
