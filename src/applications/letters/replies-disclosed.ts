import { outcomes } from '../../law/index.ts'
import type { Clause } from './clause.ts'
import { reply } from './reply.ts'

/** Other parts of the same application may not be there at all. */
const unavailable = (head: string): Clause => ({
  title: '无法提供的内容',
  english: 'what cannot be given',
  text: `${head}\n{unavailableItems}`,
  when: 'unavailableItems',
  mandatory: {
    cites: '《政府信息公开条例》第三十六条',
    mark: 'text',
    words: ['不存在|不属于|加工|分析'],
    values: ['unavailableNames'],
  },
})

/** Replies that give what was asked for, or say where it is (arts. 36(1), 36(2), 37). */
export const repliesDisclosed = {
  alreadyPublic: reply('alreadyPublic', ['政府信息公开告知书'], {
    decision: {
      title: '已经主动公开',
      english: 'already public',
      text: '经审查，{you}申请的政府信息已经主动公开。根据{basis}的规定，现将获取该政府信息的方式、途径告知如下：\n{publishedItems}',
      mandatory: {
        cites: outcomes.alreadyPublic.cites,
        mark: 'text',
        names: true,
        words: ['主动公开'],
        values: ['publishedItems'],
      },
    },
  }),

  granted: reply('granted', ['政府信息公开告知书'], {
    decision: {
      title: '予以公开',
      english: 'disclosed',
      text: '经审查，{you}申请的政府信息可以公开。根据{basis}的规定，本机关决定予以公开。{supply}。',
      mandatory: {
        cites: outcomes.granted.cites,
        mark: 'text',
        names: true,
        words: ['(?<!不)予以公开|可以公开|决定公开', '附件|获取|提供|查阅|下载'],
        values: ['supplyFrom', 'supplyWay'],
      },
    },
    unavailable: unavailable('另有以下内容无法提供：'),
  }),

  partlyGranted: reply('partlyGranted', ['政府信息部分公开告知书'], {
    consulted: {
      title: '征求意见的情况',
      english: 'the consultation',
      text: '本机关于{sentOn}书面征求{consultedWho}的意见，{opinion}。',
      when: 'sentOn',
      mandatory: { cites: '《政府信息公开条例》第三十二条', mark: 'known', words: ['征求'], values: ['sentOn'] },
    },
    decision: {
      title: '部分公开',
      english: 'partly disclosed',
      text: '经审查，{you}申请的政府信息中含有不应当公开或者不予公开的内容，能够作区分处理。根据{basis}的规定，本机关决定部分公开。',
      mandatory: { cites: outcomes.partlyGranted.cites, mark: 'text', names: true, words: ['部分公开|部分内容'] },
    },
    given: {
      title: '可以公开的内容',
      english: 'what is given',
      text: '一、可以公开的内容\n{givenItems}\n{supply}。',
      mandatory: {
        cites: '《政府信息公开条例》第三十七条',
        mark: 'text',
        words: ['附件|获取|提供|查阅|下载'],
        values: ['givenItems', 'supplyFrom', 'supplyWay'],
      },
    },
    withheld: {
      title: '不予公开的内容及理由',
      english: 'what is withheld, and why',
      text: '二、不予公开的内容及理由\n{withheldItems}',
      mandatory: { cites: '《政府信息公开条例》第三十七条', mark: 'text', words: ['不予公开'], parts: true },
    },
    unavailable: unavailable('三、无法提供的内容'),
  }),
}
