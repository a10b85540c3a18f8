import type { Db } from '../../db/open.ts'
import type { Files } from '../../files/index.ts'
import { type Agency, type Person, sectionsOf } from '../../people/index.ts'
import type { Clock } from '../publish.ts'
import { receive } from '../uploads.ts'
import { beginApproval, type Incoming, saveApproval } from './actions.ts'
import { type Approval, emptyApproval, type Material } from './approval.ts'
import { takeStep } from './step-actions.ts'
import type { StepName } from './steps.ts'
import { approvalsOf } from './store.ts'

type SampleItem = Omit<Approval, 'materials'> & {
  resultSample?: boolean
  key: string
  section: string
  materials: (Pick<Material, 'name' | 'form' | 'count' | 'note'> & { blank?: boolean; filled?: boolean })[]
}
type Office = { db: Db; files: Files; agency: Agency; read(name: string): Promise<Buffer> }

/** Brings the sample's approval items onto the site, through the same actions as everybody's: the officer drafts, others review and approve. */
export async function fillApprovals(
  { db, files, agency, read }: Office,
  people: Readonly<Record<'officer' | 'reviewer' | 'leader', Person>>,
  clock: Clock,
): Promise<void> {
  const { items } = JSON.parse((await read('approvals.json')).toString('utf8')) as { items: SampleItem[] }
  const sections = await sectionsOf(db, [agency.id])
  for (const { key, section, materials, resultSample, ...rest } of items) {
    const sectionId = sections.find(({ name }) => name === section)?.id ?? null
    const begun = await beginApproval(db, people.officer, agency, { key, name: rest.name, sectionId }, clock)
    if (!begun.ok) throw new Error(`the sample's approval items: ${JSON.stringify(begun.faults)}`)
    const incoming: Incoming[] = []
    const bring = async (name: string, file: string, into: Incoming['into']) =>
      incoming.push({ stored: await receive(files, { name: `${name}.docx`, bytes: await read(`files/${file}`) }), into })
    const at = (row: number, say: (id: string) => Partial<Material>) => (content: Approval, id: string) => ({
      ...content,
      materials: content.materials.map((each, i) => (i === row ? { ...each, ...say(id) } : each)),
    })
    for (const [row, { name, blank, filled }] of materials.entries()) {
      if (blank)
        await bring(
          name,
          'approval-form.docx',
          at(row, formFileId => ({ formFileId })),
        )
      if (filled)
        await bring(
          `${name}示范文本`,
          'approval-form-filled.docx',
          at(row, sampleFileId => ({ sampleFileId })),
        )
    }
    if (resultSample)
      await bring(`${rest.resultName}样本`, 'result-sample.docx', (content, resultSampleId) => ({ ...content, resultSampleId }))
    const content: Approval = {
      ...{ ...emptyApproval, ...rest },
      materials: materials.map(({ name, form, count, note }) => ({ name, form, count, note, formFileId: null, sampleFileId: null })),
    }
    await saveApproval(db, people.officer, agency, begun.id, { content, seen: 1, incoming }, clock)
    const way: [StepName, Person][] = [
      ['submitted', people.officer],
      ['reviewed', people.reviewer],
      ['published', people.leader],
    ]
    for (const [i, [step, by]] of way.entries()) {
      const taken = await takeStep(db, by, agency, begun.id, { step, seen: i + 1, opinion: null }, clock)
      if (!taken.ok) throw new Error(`the sample's approval item ${key}: ${JSON.stringify(taken)}`)
    }
  }
}

/** The officer finds every item as it should be, as is done at least every half year. */
export async function verifyApprovals(db: Db, by: Person, agency: Agency, clock: Clock): Promise<void> {
  for (const { id, seq } of await approvalsOf(db, agency.id)) {
    const taken = await takeStep(db, by, agency, id, { step: 'verified', seen: seq, opinion: null }, clock)
    if (!taken.ok) throw new Error(`the sample's approval item ${id}: ${JSON.stringify(taken)}`)
  }
}
