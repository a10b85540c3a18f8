import { outcomes } from '../../law/index.ts'
import { reply } from './reply.ts'

/** Replies that a request is not handled as one for information (arts. 35, 36(6), 39; table 3 (五)). */
export const repliesNotHandled = {
  petition: reply('petition', ['政府信息公开申请告知书'], {
    decision: {
      title: '不作为政府信息公开申请处理',
      english: 'not handled as an application',
      text: '经审查，{you}提交的内容为{petitionMatter}，是以政府信息公开申请的形式进行{petitionKind}活动。根据{basis}的规定，本机关不作为政府信息公开申请处理。',
      mandatory: {
        cites: outcomes.petition.cites,
        mark: 'text',
        names: true,
        words: ['不作为政府信息公开申请处理', '信访|投诉|举报|咨询'],
      },
    },
    channel: {
      title: '相应的渠道',
      english: 'the right channel',
      text: '{you}可以通过以下渠道提出：{petitionChannel}。',
      when: 'petitionChannel',
    },
  }),

  repeated: reply('repeated', ['政府信息公开重复申请告知书'], {
    decision: {
      title: '不重复处理',
      english: 'not handled again',
      text: '经审查，{you}就相同内容提出的政府信息公开申请，本机关已于{earlierOn}作出答复（{earlierNumber}）。根据{basis}的规定，现告知{you}：对本次申请不予重复处理。',
      mandatory: {
        cites: outcomes.repeated.cites,
        mark: 'text',
        names: true,
        words: ['重复处理'],
        values: ['earlierOn', 'earlierNumber'],
      },
    },
    earlierWhat: { title: '此前答复的内容', english: 'the earlier reply', text: '该答复的内容为：{earlierWhat}。', when: 'earlierWhat' },
  }),

  publication: reply('publication', ['政府信息公开申请告知书'], {
    decision: {
      title: '公开出版物',
      english: 'a publication',
      text: '经审查，{you}要求提供的{publicationName}属于政府公报、报刊、书籍等公开出版物。根据{basis}的规定，不作为政府信息公开申请处理。',
      mandatory: { cites: outcomes.publication.cites, mark: 'text', names: true, words: ['公开出版物'] },
    },
    where: {
      title: '获取的途径',
      english: 'where to get it',
      text: '{you}可以通过以下途径获取：{publicationWhere}。',
      when: 'publicationWhere',
    },
  }),

  excessive: reply('excessive', ['政府信息公开申请不予处理告知书'], {
    asked: {
      title: '要求说明理由的情况',
      english: 'the request for reasons',
      text: '{frequency}。本机关于{reasonsAskedOn}要求{you}说明理由，{you}说明的理由为：{statement}。',
      mandatory: {
        cites: outcomes.excessive.cites,
        mark: 'text',
        words: ['说明.{0,4}理由'],
        values: ['reasonsAskedOn'],
      },
    },
    decision: {
      title: '不予处理',
      english: 'not handled',
      text: '经审查，{you}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由不合理。不合理之处和理由：{reason}。根据{basis}的规定，本机关不予处理。',
      mandatory: {
        cites: outcomes.excessive.cites,
        mark: 'text',
        names: true,
        words: ['不合理', '不予处理'],
        reasons: 'reason',
      },
    },
  }),

  reconfirmation: reply('reconfirmation', ['政府信息公开申请告知书'], {
    decision: {
      title: '确认或者重新出具',
      english: 'confirmation or re-issue',
      text: '经审查，{you}已于{earlierOn}获取该政府信息（{earlierNumber}），本次申请要求本机关对已获取的政府信息进行确认或者重新出具，不属于申请公开政府信息，本机关不予处理。',
      mandatory: {
        cites: outcomes.reconfirmation.cites,
        mark: 'known',
        words: ['确认|重新出具', '不予处理|不再处理|不予重复'],
        values: ['earlierOn'],
      },
    },
  }),
}
