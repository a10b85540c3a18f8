import type { Db } from '../../src/db/open.ts'
import { keepFile } from '../../src/files/index.ts'
import { day } from '../../src/law/index.ts'
import { stateNothing } from '../../src/publications/catalogue/actions.ts'
import { type Content, emptyContent } from '../../src/publications/content.ts'
import { beginDraft } from '../../src/publications/draft-actions.ts'
import { itemOf, itemOfNumber, updateItem } from '../../src/publications/item-store.ts'
import { publicise } from '../../src/publications/publish.ts'
import type { Rooms } from '../../src/web/slices.ts'
import { good, later, monday } from './people.ts'
import { type Bureau, bureau, clock, publishOne, takeNow } from './publishing.ts'

export const measures: Content = {
  ...emptyContent,
  title: '示例市政府办公室关于印发《示例市公共文化设施免费开放办法》的通知',
  column: 'normative',
  genre: '通知',
  subject: '文化、广电、新闻出版',
  documentNumber: '示文旅广规〔2026〕2号',
  formedOn: day('2026-02-20'),
  effectiveOn: day('2026-04-01'),
  expiresOn: day('2031-03-31'),
  summary: '规定公共图书馆、文化馆、博物馆免费开放的时间、项目和管理要求。',
  keywords: ['免费开放', '公共文化设施'],
  source: '公共服务股',
  attribute: 'public',
  isNormative: true,
  body: [
    '<p class="flush">各乡镇（街道）文化站，局属各单位：</p>',
    '<p>现将《示例市公共文化设施免费开放办法》印发给你们，请认真组织实施。施行中的问题，请及时报公共服务股。</p>',
    '<p class="sign">示例市政府办公室<br>2026年2月20日</p>',
    '<h2>示例市公共文化设施免费开放办法</h2><h3>第一章　总则</h3>',
    '<p><b>第一条</b>　为保障公众平等享受基本公共文化服务，根据《中华人民共和国公共文化服务保障法》，结合本市实际，制定本办法。</p>',
    '<p><b>第二条</b>　公共图书馆每周开放不少于 56 小时，文化馆、博物馆不少于 42 小时。</p>',
    '<table><caption>开放时间</caption><thead><tr><th scope="col">场馆</th><th scope="col">每周小时</th></tr></thead>',
    '<tbody><tr><td>图书馆</td><td>56</td></tr><tr><td>文化馆</td><td>42</td></tr></tbody></table>',
  ].join(''),
}

const brief: readonly [column: string, title: string, genre: string | null][] = [
  ['statistics', '2026年春节假期全市文化和旅游市场情况', '通报'],
  ['notices', '关于公布第六批市级非物质文化遗产代表性项目名录的通知', '通知'],
  ['penalties', '行政处罚决定公示（示文综罚字〔2026〕7号）', '公告'],
  ['licences', '营业性演出准予许可决定公示（2026年第二批）', '公告'],
  ['public-services', '公共图书馆、文化馆、博物馆免费开放信息（第一季度）', null],
  ['budget', '2026年部门预算公开', null],
  ['plans', '“十四五”文化和旅游发展规划中期评估报告', '报告'],
  ['inspections', '2026年文化市场综合执法检查计划', '通知'],
  ['emergencies', '旅游突发事件应急预案', '通知'],
  ['own-rules', '政府信息公开工作制度', null],
]

/** Publishes at once, past the review: for lists that must be full. */
export async function publishedNow(
  db: Db,
  { agency, drafter, sectionId }: Bureau,
  content: Content,
  origin?: { originalOn: `${number}-${number}-${number}`; importedFrom: string },
): Promise<number> {
  const id = await beginDraft(db, drafter, agency, { content, sectionId }, clock)
  return db.transaction().execute(async trx => {
    const item = (await itemOf(trx, { agencyId: agency.id, id }))!
    const numbers = await publicise(trx, { agency, item, version: 1, content, ...(origin && { origin }) }, clock)
    await updateItem(trx, item, { ...numbers, standing: 'public', stage: 'settled', publishedOn: clock.today })
    return numbers.number!
  })
}

export type Portal = Awaited<ReturnType<typeof portal>>

/** A bureau's portal with something in every kind of page: a document with file, picture, reading and repeal, lists, a statement, a withdrawal. */
export async function portal(db: Db, { files }: Pick<Rooms, 'files'>) {
  const of = await bureau(db)
  const { agency, officer, leader } = of
  const old = await publishOne(db, of, {
    ...measures,
    ...{
      title: '关于印发《示例市群众文化活动补助办法》的通知',
      documentNumber: '示文旅广规〔2022〕1号',
      expiresOn: null,
      keywords: [],
      summary: '',
    },
  })
  const tableFile = await files.put(Buffer.from('名称,每周小时\n图书馆,56\n'), { name: '开放设施名单.csv', private: true })
  const picture = await files.put(png, { name: '示意图.png', private: true })
  const [table, image] = await db
    .transaction()
    .execute(async trx => [
      await keepFile(trx, agency.id, tableFile, { by: officer.id, at: monday }),
      await keepFile(trx, agency.id, picture, { by: officer.id, at: monday }),
    ])
  const main = await publishOne(db, of, {
    ...measures,
    body: `${measures.body}<figure><img src="/${agency.slug}/files/${image!.id}" alt="各场馆的位置"><figcaption>场馆示意图</figcaption></figure>`,
    relations: [{ kind: 'repeals', to: old }],
    attachments: [
      { fileId: table!.id, title: '附件：开放设施名单', alt: null, role: 'attachment' },
      { fileId: image!.id, title: '示意图', alt: '各场馆的位置', role: 'picture' },
    ],
  })
  const filed = [table!, image!].map(({ id }) => ({ agencyId: agency.id, fileId: id, publicationId: main }))
  await db.insertInto('publicationFiles').values(filed).execute()
  const reading = await publishOne(db, of, {
    ...{
      column: 'readings',
      title: '《示例市公共文化设施免费开放办法》政策解读',
      genre: null,
      relations: [{ kind: 'interprets', to: main }],
    },
  })
  for (const [column, title, genre] of brief)
    await publishedNow(db, of, {
      ...emptyContent,
      column,
      title,
      genre,
      formedOn: clock.today,
      source: '办公室',
      body: `<p>${title}。</p>`,
    })
  const gone = await publishOne(db, of, { title: '误发的名单' })
  good(await takeNow(db, leader, agency, gone, { step: 'withdrawn', opinion: '其中有个人信息，依法撤下' }))
  const imported = await publishedNow(
    db,
    of,
    { ...emptyContent, column: 'notices', title: '2019年度工作总结', formedOn: day('2019-12-20'), source: '办公室', body: '<p>总结。</p>' },
    { originalOn: '2019-12-31', importedFrom: '示例市政府网站' },
  )
  const statement = { text: '本局无行政强制权，依法无此类信息。', reviewOn: day('2027-01-31') }
  good(await stateNothing(db, officer, agency, 'charges', statement, clock))
  const numberOf = async (id: string) => (await itemOf(db, { agencyId: agency.id, id }))!.number!
  return {
    ...{ of, agency, imported, tableFileId: table!.id, pictureFileId: image!.id, mainId: main },
    ...{ main: await numberOf(main), old: await numberOf(old), reading: await numberOf(reading), gone: await numberOf(gone) },
  }
}

/** Corrects the document once: the old text is what staff can still read. */
export async function correct(db: Db, { of, main, agency }: Portal): Promise<void> {
  const at = { now: later(86_400_000), today: day('2026-03-03') }
  const { id } = (await itemOfNumber(db, agency.id, main))!
  good(await takeNow(db, of.drafter, agency, id, { step: 'reopened', opinion: '第二条开放时间有误，已改正' }, at))
  good(await takeNow(db, of.drafter, agency, id, { step: 'submitted' }, at))
  good(await takeNow(db, of.head, agency, id, { step: 'endorsed' }, at))
  good(await takeNow(db, of.reviewer, agency, id, { step: 'reviewed' }, at))
  good(await takeNow(db, of.leader, agency, id, { step: 'published' }, at))
}

/** One grey dot. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')
