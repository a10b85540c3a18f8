import { gap } from '../../document/letter/index.ts'
import { exemptions, outcomes } from '../../law/index.ts'
import type { Unavailable, Withheld } from './facts.ts'
import { basisOf, unended } from './written.ts'

const kindsOf = ({ ground, kinds }: Withheld, what: string): string =>
  kinds.length > 0 || exemptions[ground].kinds.length === 0 ? kinds.join('、') : gap(what)

/** Why a piece of information is withheld, in the words of its article. */
export function groundOf(withheld: Withheld): string {
  switch (withheld.ground) {
    case 'E1':
      return '属于依法确定为国家秘密的政府信息'
    case 'E2':
      return `属于${withheld.provision || gap('禁止公开的法律、行政法规条款')}禁止公开的政府信息`
    case 'E3':
      return `公开后可能危及${kindsOf(withheld, '国家安全、公共安全、经济安全、社会稳定中的哪一项')}`
    case 'E4': {
      const kinds = kindsOf(withheld, '商业秘密、个人隐私等中的哪一类')
      return `涉及${kinds === '其他' ? '第三方的合法权益' : kinds}，公开会对第三方合法权益造成损害`
    }
    case 'E5':
      return `属于本机关内部事务信息中的${kindsOf(withheld, '人事管理、后勤管理、内部工作流程中的哪一类')}信息`
    case 'E6':
      return `属于本机关在履行行政管理职能过程中形成的过程性信息中的${kindsOf(withheld, '讨论记录、过程稿、磋商信函、请示报告中的哪一类')}`
    case 'E7':
      return '属于行政执法案卷信息'
  }
}

/** The article of a ground; that of a third party goes with the one on asking it. */
export const groundBasis = ({ ground }: Pick<Withheld, 'ground'>): string =>
  basisOf(exemptions[ground].cites, ...(ground === 'E4' ? ['《政府信息公开条例》第三十二条'] : []))

/** One withheld part with ground, reason and article (art. 37). */
export const withheldLine = (withheld: Withheld): string =>
  `${unended(withheld.what) || gap('不予公开的内容')}。该内容${groundOf(withheld)}。不予公开的理由：${unended(withheld.reason || gap('不予公开的理由'))}。根据${groundBasis(withheld)}的规定，不予公开`

const found = {
  notFound: '经检索，该政府信息不存在',
  otherAgency: '该政府信息不属于本机关负责公开',
  notReadyMade: '本机关没有现成信息，提供该信息需要对现有政府信息进行加工、分析',
} as const

/** One part that cannot be given, with what was found, why and the article. */
export const unavailableLine = ({ what, why, reason }: Unavailable): string =>
  `${unended(what)}。${found[why]}。理由：${unended(reason || gap('无法提供的理由'))}。根据${basisOf(outcomes[why].cites)}的规定，现予告知`
