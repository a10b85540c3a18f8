import { gap } from '../../document/letter/index.ts'
import { outcomes } from '../../law/index.ts'
import type { SupplyFacts } from './facts.ts'
import { groundOf, unavailableLine, withheldLine } from './grounds.ts'
import type { Placeholder } from './placeholder.ts'
import { remediesText } from './remedies-text.ts'
import { basisOf, numbered, unended, written } from './written.ts'

const sentence = (text: string | null | undefined): string | null => (text?.trim() ? unended(text) : null)

const enclosed = (count: number) => (count > 1 ? '有关内容见附件' : '内容见附件')

function supplyText(supply: SupplyFacts | undefined, attachments: number, you: string): string | null {
  if (!supply) return null
  if (supply.isEnclosed) return `现随本答复提供，${enclosed(attachments)}`
  return `${you}可以自${written(supply.from)}起，通过以下方式、途径获取：${unended(supply.way)}`
}

const each = <T>(list: readonly T[] | undefined, line: (one: T) => string): string | null => numbered(list?.map(line))

/** What was found and decided. */
export const decisionFacts = {
  basis: {
    label: '答复的依据',
    english: 'basis of the reply',
    value: (_, kind) => (kind in outcomes ? basisOf(outcomes[kind as keyof typeof outcomes].cites) : null),
  },
  supply: {
    label: '提供的方式、途径和时间',
    english: 'way, route and time of supply',
    value: ({ supply, attachments, applicant }) =>
      supplyText(supply, attachments?.length ?? 0, applicant.kind === 'person' ? '您' : '你单位'),
  },
  supplyFrom: {
    label: '可以获取的日期',
    english: 'from when it can be had',
    value: ({ supply }) => (supply && !supply.isEnclosed ? written(supply.from) : null),
  },
  supplyWay: {
    label: '获取的方式、途径',
    english: 'way and route',
    value: ({ supply }) => (supply && !supply.isEnclosed ? unended(supply.way) : null),
  },
  publishedItems: {
    label: '已公开的信息及获取途径',
    english: 'what is public, and where',
    value: ({ published }) => each(published, ({ title, where }) => `${unended(title)}：${unended(where)}`),
  },
  givenItems: { label: '可以公开的内容', english: 'what is given', value: ({ given }) => numbered(given) },
  withheldItems: {
    label: '不予公开的内容及理由',
    english: 'what is withheld, and why',
    value: ({ withheld }) => each(withheld, withheldLine),
  },
  unavailableItems: {
    label: '无法提供的内容及理由',
    english: 'what cannot be given, and why',
    value: ({ unavailable }) => each(unavailable, unavailableLine),
  },
  unavailableNames: {
    label: '无法提供的内容',
    english: 'what cannot be given',
    value: ({ unavailable }) => each(unavailable, ({ what }) => what),
  },
  ground: {
    label: '不予公开的情形',
    english: 'ground',
    value: ({ withheld }) => (withheld?.length ? [...new Set(withheld.map(groundOf))].join('；') : null),
  },
  refusalReason: {
    label: '不予公开的理由',
    english: 'reasons for the refusal',
    value: ({ withheld }) => sentence([...new Set((withheld ?? []).map(({ reason }) => unended(reason ?? '')).filter(Boolean))].join('；')),
  },
  notSeparable: {
    label: '不能作区分处理',
    english: 'cannot be parted',
    value: ({ isSeparable }) => (isSeparable === false ? '不能作区分处理' : null),
  },
  searchedOn: { label: '检索的日期', english: 'day of the search', value: ({ search }) => written(search?.on) },
  searchWords: {
    label: '检索词',
    english: 'words searched for',
    value: ({ search }) => (search?.words.length ? search.words.map(word => `“${word}”`).join('') : null),
  },
  searchPlaces: { label: '检索的范围', english: 'where was searched', value: ({ search }) => search?.places.join('、') || null },
  elsewhere: { label: '负责公开的行政机关', english: 'agency that is to publish it', value: ({ elsewhere }) => elsewhere?.name ?? null },
  elsewhereContact: {
    label: '该行政机关的联系方式',
    english: 'its contact',
    value: ({ elsewhere }) => (elsewhere ? (elsewhere.contact ?? gap('该行政机关的联系方式')) : null),
  },
  queryProvision: { label: '特别规定的名称和条款', english: 'special provision', value: ({ queryRule }) => queryRule?.provision || null },
  queryWhere: { label: '办理查询的地点、渠道', english: 'where to query', value: ({ queryRule }) => sentence(queryRule?.where) },
  earlierOn: { label: '此前答复的日期', english: 'day of the earlier reply', value: ({ earlier }) => written(earlier?.on) },
  earlierNumber: { label: '此前答复的文号', english: 'number of the earlier reply', value: ({ earlier }) => earlier?.number || null },
  earlierWhat: { label: '此前答复的内容', english: 'what it said', value: ({ earlier }) => sentence(earlier?.what) },
  petitionMatter: { label: '所反映的事项', english: 'the matter', value: ({ petition }) => sentence(petition?.matter) },
  petitionKind: { label: '活动的性质（信访、投诉、举报等）', english: 'its kind', value: ({ petition }) => petition?.kind ?? null },
  petitionChannel: { label: '相应的渠道', english: 'the right channel', value: ({ petition }) => sentence(petition?.channel) },
  publicationName: { label: '公开出版物的名称', english: 'the publication', value: ({ publication }) => publication?.name || null },
  publicationWhere: { label: '获取的途径', english: 'where to get it', value: ({ publication }) => sentence(publication?.where) },
  reason: { label: '理由', english: 'reasons', value: ({ reason }) => sentence(reason) },
  frequency: { label: '申请的数量、频次', english: 'number and frequency', value: ({ frequency }) => sentence(frequency) },
  withdrawnOn: { label: '撤回申请的日期', english: 'day of withdrawal', value: ({ withdrawnOn }) => written(withdrawnOn) },
  remedies: { label: '救济途径', english: 'remedies', value: (facts, kind) => remediesText(facts, kind) },
} satisfies Record<string, Placeholder>
