import type { Db } from '../../db/open.ts'
import { documentPdf } from '../../document/pdf.ts'
import { type Files, fileOf } from '../../files/index.ts'
import { beijingDay, type PlainDate } from '../../law/index.ts'
import { zipOf } from '../../text/zip.ts'
import { type ArchivedPiece, archiveContents } from '../letters/index.ts'
import { steps as table } from '../steps.ts'
import { applicationPaper } from './application-paper.ts'
import { titleOf } from './notice-steps.ts'
import type { CaseRecord, Means } from './record.ts'
import { hashOf, historyOf, sealOf, statementOf } from './statement.ts'

/** What shows who a person is: it goes along only where somebody has asked for the whole file, which the journal records. */
const personal = ['identity', 'authorisation']

export type Manifest = {
  schema: 'gongkai.archive/1'
  number: string
  files: { path: string; bytes: number; sha256: string }[]
  leftOut: string[]
  statement: ReturnType<typeof statementOf>['statement']
  signature: string
  code: string
  /** Over everything above. */
  seal: string
}

/** The file of a case as one package: its list of contents, every step, letter and proof, and a manifest with hashes and a signed statement. */
export async function archiveOf(
  db: Db,
  { files, secrets }: Pick<Means, 'secrets'> & { files: Files },
  record: CaseRecord,
  { whole }: { whole: boolean },
  { now, today }: { now: Date; today: PlainDate },
): Promise<Uint8Array> {
  const packed = new Map<string, Buffer>()
  const json = (path: string, value: unknown) => packed.set(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
  const own = record.files.filter(({ purpose }) => whole || !personal.includes(purpose))
  packed.set('卷内目录.pdf', Buffer.from(await documentPdf(contentsOf(record, own))))
  packed.set('政府信息公开申请登记表.pdf', Buffer.from(await documentPdf(applicationPaper(record))))
  packed.set('history.jsonl', Buffer.from(historyOf(record.taken)))
  for (const step of record.taken)
    json(`steps/${String(step.seq).padStart(3, '0')}-${step.step}.json`, { ...step, title: table[step.step].title, actorId: undefined })
  for (const { docxFileId, pdfFileId, ...letter } of record.documents)
    json(`documents/${letter.id}.json`, { ...letter, title: titleOf(letter.kind), docxFileId, pdfFileId })
  for (const [i, { fileId, name, purpose }] of own.entries()) {
    const row = await fileOf(db, record.key.agencyId, fileId)
    if (!row) continue
    const chunks: Uint8Array[] = []
    for await (const chunk of await files.get(row)) chunks.push(chunk as Uint8Array)
    packed.set(`files/${String(i + 1).padStart(3, '0')}-${purpose}-${name.replace(/[\\/:*?"<>|]/g, '_')}`, Buffer.concat(chunks))
  }
  if (whole && record.own) json('applicant.json', record.own)
  const signed = statementOf(record, secrets, now, today)
  json('statement.json', signed)
  const manifest: Omit<Manifest, 'seal'> = {
    ...{ schema: 'gongkai.archive/1', number: record.application.number },
    files: [...packed].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hashOf(bytes) })),
    leftOut: record.files.filter(one => !own.includes(one)).map(({ purpose, name }) => `${purpose} ${name}`),
    ...signed,
  }
  json('manifest.json', { ...manifest, seal: sealOf(secrets, manifest) } satisfies Manifest)
  return zipOf(packed)
}

function contentsOf({ office, application, documents, taken }: CaseRecord, files: CaseRecord['files']) {
  const letters = new Map(documents.flatMap(one => [one.docxFileId, one.pdfFileId].map(id => [id, one] as const)))
  const pieces: ArchivedPiece[] = [
    { number: null, by: application.applicant, title: '政府信息公开申请登记表', on: taken[0]!.onDay, pages: null },
    ...files.map(({ fileId, name, addedAt, addedBy }): ArchivedPiece => {
      const letter = letters.get(fileId)
      const on = letter?.signedOn ?? beijingDay(addedAt)
      const note = letter?.state === 'voided' ? '作废' : undefined
      return { number: letter?.number ?? null, by: letter ? office.name : addedBy, title: name, on, pages: null, ...(note && { note }) }
    }),
    { number: null, by: office.name, title: `办理过程记录（${taken.length}步）`, on: taken.at(-1)!.onDay, pages: null },
  ]
  return archiveContents({
    agency: office.name,
    caseNumber: application.number,
    title: `${application.applicant}申请公开政府信息一案`,
    pieces,
  })
}
