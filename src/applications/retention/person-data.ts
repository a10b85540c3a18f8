import type { Db } from '../../db/open.ts'
import type { OfficialDocument } from '../../document/blocks.ts'
import { beijingDay } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import { forms, identityPapers, routes, traitsOf } from '../applicant.ts'
import { personPlace, type Sealed } from '../intake.ts'
import { steps as table } from '../steps.ts'
import { type Application, caseFilesOf, casesOfPerson, sealedOf, stepsOf } from '../store.ts'

export type Traits = Parameters<typeof traitsOf>[0]

/** The cases of whoever has one of these, under the keys of now and before. */
export const casesWith = (db: Db, secrets: Secrets, agency: Pick<Agency, 'id'>, traits: Traits): Promise<Application[]> =>
  casesOfPerson(
    db,
    agency.id,
    traitsOf(traits).flatMap(trait => secrets.tokenHashes(trait).map(hash => hash.toString('hex'))),
    null,
  )

/** Everything that an agency keeps of a person in these cases (个人信息保护法 art. 45). */
export async function personData(db: Db, secrets: Secrets, agency: Agency, cases: readonly Application[], now: Date) {
  const found = []
  for (const one of cases) {
    const key = { agencyId: agency.id, id: one.id }
    const sealed = await sealedOf(db, key)
    const own = sealed ? (JSON.parse(secrets.decrypt(sealed, personPlace(key))) as Sealed) : null
    found.push({
      ...{ number: one.number, submittedAt: one.submittedAt, asked: one.asked, applicant: own?.applicant ?? null, wish: own?.wish ?? null },
      steps: (await stepsOf(db, key))
        .filter(({ step }) => 'shown' in table[step])
        .map(({ step, onDay, note, actor }) => ({ step, title: table[step].title, onDay, note: actor === '申请人' ? note : null })),
      files: (await caseFilesOf(db, key)).map(({ name, purpose, addedAt }) => ({ name, purpose, addedAt })),
    })
  }
  return { schema: 'gongkai.person/1' as const, agency: agency.name, madeAt: now, cases: found }
}

export type PersonData = Awaited<ReturnType<typeof personData>>

/** The same to read: one table a case. */
export function personDocument({ agency, madeAt, cases }: PersonData): OfficialDocument {
  const day = beijingDay(madeAt)
  return {
    title: [agency, '保存的个人信息'],
    agency,
    lang: 'zh-CN',
    blocks: [
      ...cases.flatMap(({ number, submittedAt, asked, applicant, wish, steps, files }, i) => {
        const facts: [string, string][] = [
          ...(applicant
            ? ([
                ...[
                  ['姓名或者名称', applicant.name],
                  [identityPapers[applicant.paper].label, applicant.identityNumber],
                ],
                ...[
                  ['负责人', applicant.representative],
                  ['联系人', applicant.contact],
                  ['工作单位', applicant.employer],
                ],
                ...[
                  ['电话', applicant.phone],
                  ['电子邮箱', applicant.mail],
                  ['传真', applicant.fax],
                ],
                ...[
                  ['地址', applicant.address],
                  ['邮政编码', applicant.postcode],
                  ['代理人', applicant.agent],
                ],
                ...[['代理人证件号码', applicant.agentIdentityNumber]],
              ] as [string, string][])
            : ([['个人信息', '已清除']] as [string, string][])),
          ['提交日期', beijingDay(submittedAt)],
          ['申请内容', asked],
          ['方式途径', wish ? [...wish.forms.map(form => forms[form].label), routes[wish.route].label].join('、') : ''],
          ['办理经过', steps.map(({ onDay, title, note }) => `${onDay} ${title}${note ? `：${note}` : ''}`).join('\n')],
          ['材料', files.map(({ name }) => name).join('、')],
        ]
        const rows = facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => ({
            cells: [
              { text: name, scope: 'row' as const },
              { text: value, prose: true as const },
            ],
          }))
        return [
          { kind: 'heading' as const, level: 1 as const, text: `${i + 1}. ${number}` },
          {
            ...{ kind: 'table' as const, name: `case${i + 1}`, caption: number, widths: [1, 3] },
            ...{
              head: [
                {
                  cells: [
                    { text: '项目', scope: 'col' as const },
                    { text: '内容', scope: 'col' as const },
                  ],
                },
              ],
              bodies: [rows],
            },
          },
        ]
      }),
      { kind: 'signature', agency, day },
    ],
  }
}
