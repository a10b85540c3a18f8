import type { Form } from './form.ts'
import { form2019 } from './form-2019.ts'
import { form2021 } from './form-2021.ts'

export { otherAsOneRow, otherAsThreeRows } from './applications.ts'
export * from './form.ts'

/** Every known form, oldest first. A third form is one new file and its line here. */
export const forms = [form2019, form2021] as const satisfies readonly Form[]

/** The form of this year's reports. */
export const newestForm: Form = forms[forms.length - 1]!

export type FormId = (typeof forms)[number]['id']

/** The form of that id. */
export const formOf = (id: FormId): Form => forms.find(form => form.id === id)!

/** The form prescribed for the report of a year (notices 60号 and 30号); the newest for years to come. */
export const formForYear = (year: number): Form => [...forms].reverse().find(form => form.years.from <= year) ?? forms[0]

/** The form of a report; where its labels tell none, the one prescribed for its year, or the newest. */
export const formOfReport = (report: { form: FormId | null; year?: number | null }): Form =>
  report.form ? formOf(report.form) : report.year ? formForYear(report.year) : forms[forms.length - 1]!
