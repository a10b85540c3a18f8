import { applicationColumns, applicationRows, disclosureCells, disputeColumns, disputeGroups } from '../cells.ts'
import { forms } from '../forms/index.ts'

type Schema = Record<string, unknown>

const text: Schema = { type: 'string' }
const figure: Schema = { type: ['number', 'null'], description: '数；没有的为 null，不是 0。 A figure, or null where the source has none.' }
const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const list = (items: Schema): Schema => ({ type: 'array', items })
const figures = (length: number): Schema => ({ type: 'array', items: figure, minItems: length, maxItems: length })
const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
})
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const formId: Schema = { enum: [...forms.map(({ id }) => id), null] }

/** JSON Schema (2020-12) of one report, `gongkai.report/1`, made of the forms. */
export function reportSchema(): Schema {
  const remark = object({ at: text, why: text })
  return object(
    {
      ...{ schema: { const: 'gongkai.report/1' }, form: formId, citedForm: formId, agency: { type: ['string', 'null'] } },
      ...{ year: { type: ['integer', 'null'] }, opening: text },
      sections: list(object({ number: { type: ['integer', 'null'] }, heading: text, text })),
      disclosure: orNull(
        object(
          Object.fromEntries(
            disclosureCells.map(({ row, cells }) => [row, object(Object.fromEntries(cells.map(cell => [cell, figure])), [])]),
          ),
          [],
        ),
      ),
      applications: orNull(
        object({
          columns: { const: [...applicationColumns] },
          rows: object(Object.fromEntries(applicationRows.map(row => [row, figures(applicationColumns.length)])), []),
        }),
      ),
      disputes: orNull(
        object({
          columns: { const: [...disputeColumns] },
          ...Object.fromEntries(disputeGroups.map(group => [group, figures(disputeColumns.length)])),
        }),
      ),
      reading: object({
        source: { enum: ['html', 'docx', 'pdf', 'xlsx', 'text', 'json'] },
        ...{ unread: list(remark), repaired: list(remark) },
      }),
    },
    ['schema', 'form', 'citedForm', 'agency', 'year', 'sections', 'disclosure', 'applications', 'disputes', 'reading'],
  )
}

/** JSON Schema of the file of all published reports. */
export function openDataSchema(id: string): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: '政府信息公开工作年度报告 · Annual reports on open government information',
    ...object({
      schema: { const: 'gongkai.reports/1' },
      reports: list(
        object({
          agency: text,
          name: text,
          year: { type: 'integer' },
          publishedOn: day,
          updatedOn: day,
          url: text,
          report: reportSchema(),
        }),
      ),
    }),
  }
}
