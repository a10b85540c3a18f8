import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import type { Files } from '../files/index.ts'
import { addMonths, beijingDay, type PlainDate } from '../law/index.ts'
import { type Agency, sectionsOf } from '../people/index.ts'
import { addColumn, beginCatalogue, changeColumn, setNumbering, stateNothing } from '../publications/catalogue/actions.ts'
import { columnsOf } from '../publications/catalogue/store.ts'
import { cultureAndTourism, standardCatalogue } from '../publications/catalogue/template.ts'
import { emptyContent } from '../publications/content.ts'
import { type Imported, putImported } from '../publications/import/put-imported.ts'
import type { Clock } from '../publications/publish.ts'
import type { PublicationSettings } from '../publications/settings-store.ts'
import { receive } from '../publications/uploads.ts'
import { documentsOf, itemsOf2023, type PastItem } from './sample-past.ts'
import { eventsOfYear, type People } from './sample-year.ts'

type Office = { db: Db; files: Files; agency: Agency; people: People; read(name: string): Promise<Buffer> }
type Catalogue = {
  numbering: PublicationSettings
  basis: string
  columns: {
    key: string
    name: string
    kind: 'news' | 'notice' | 'statutory'
    freshDays: number | null
    description: string
    section: string
  }[]
  sections: Record<string, string>
  statements: { column: string; text: string }[]
}

/** What the bureau published on its old site, and what it has been working on since. */
export async function addPublications(office: Office, began: Clock, today: PlainDate): Promise<void> {
  const { db, agency, people } = office
  const json = async (name: string) => JSON.parse((await office.read(name)).toString('utf8'))
  const sections = new Map((await sectionsOf(db, [agency.id])).map(({ id, name }) => [name, id]))
  await addCatalogue(office, await json('catalogue.json'), sections, began)
  const ids = new Map<string, string>()
  const past = [...documentsOf(await json('documents.json')), ...itemsOf2023(await json('items-2023.json'))].sort((a, b) =>
    a.on < b.on ? -1 : 1,
  )
  const serials = new Map<string, number>()
  for (const item of past) {
    const year = item.on.slice(0, 4)
    serials.set(year, (serials.get(year) ?? 0) + 1)
    await bringIn(office, item, `${year}-${String(serials.get(year)).padStart(5, '0')}`, { ids, sections }, began)
  }
  const read = (file: string) => office.read(`files/${file}`)
  const events = await eventsOfYear(await json('year.json'), today, { db, files: office.files, agency, people, sections, read, ids })
  for (const { at, run } of events.sort((a, b) => a.at.getTime() - b.at.getTime())) await run({ now: at, today: beijingDay(at) })
}

async function addCatalogue(
  { db, agency, people }: Office,
  catalogue: Catalogue,
  sections: ReadonlyMap<string, string>,
  began: Clock,
): Promise<void> {
  const by = people.officer
  const done = async (outcome: Promise<{ ok: boolean }>) => {
    const answer = await outcome
    if (!answer.ok) throw new Error(`the sample's catalogue: ${JSON.stringify(answer)}`)
  }
  await done(setNumbering(db, by, agency, catalogue.numbering, began))
  await done(beginCatalogue(db, by, agency, began))
  const standard = standardCatalogue(cultureAndTourism).filter(({ key }) => cultureAndTourism.some(([own]) => own === key))
  for (const column of standard) await done(addColumn(db, by, agency, { ...column, position: null }, began))
  for (const { section, ...column } of catalogue.columns) {
    const more = { part: 'content', parentKey: null, basis: catalogue.basis, period: 'publication', position: null } as const
    await done(addColumn(db, by, agency, { ...column, ...more, sectionId: sections.get(section)! }, began))
  }
  const columns = await columnsOf(db, agency.id)
  for (const [key, section] of Object.entries(catalogue.sections)) {
    const column = columns.find(each => each.key === key)!
    await done(changeColumn(db, by, agency, key, { ...column, sectionId: sections.get(section)! }, began))
  }
  for (const { column, text } of catalogue.statements)
    await done(stateNothing(db, by, agency, column, { text, reviewOn: addMonths(began.today, 12) }, began))
}

const oldSite = '示例市政府门户网站（旧版）'

async function bringIn(
  { db, files, agency, people, read }: Office,
  item: PastItem,
  serial: string,
  { ids, sections }: { ids: Map<string, string>; sections: ReadonlyMap<string, string> },
  clock: Clock,
): Promise<void> {
  const id = newId()
  ids.set(item.key, id)
  const [file, title] = item.attachment ?? []
  const stored = file
    ? await receive(files, { name: `${title}${file.slice(file.lastIndexOf('.'))}`, bytes: await read(`files/${file}`) })
    : null
  const imported: Imported = {
    ...{ id, sectionId: (item.section && sections.get(item.section)) || null, originalOn: item.on, importedFrom: oldSite },
    ...{ importKey: `sample ${item.key}`, indexNumber: `11999900SAMPLE0001/${serial}`, validity: item.validity },
    files: stored ? [{ stored, title: title! }] : [],
    content: {
      ...{ ...emptyContent, title: item.title, column: item.column, genre: item.genre, subject: '文化、广电、新闻出版' },
      ...{ documentNumber: item.number, formedOn: item.on, effectiveOn: item.effective, expiresOn: item.expires },
      ...{ summary: item.summary, source: item.source ?? agency.name, attribute: 'public', isNormative: item.normative, body: item.body },
      relations: item.relations.map(([kind, key]) => ({ kind, to: ids.get(key)! })) as Imported['content']['relations'],
    },
  }
  await db.transaction().execute(trx => putImported(trx, people.leader, agency, imported, clock))
}
