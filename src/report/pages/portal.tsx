import type { Office } from '../../web/layout/index.ts'

export { type Office, PortalPage } from '../../web/layout/index.ts'

export const reportsOf = ({ slug }: Office): string => `/${slug}/reports`
export const yearsOf = ({ slug }: Office): string => `/${slug}/reports/years`
export const reportOf = ({ slug }: Office, year: number): string => `/${slug}/reports/${year}`

/** The title of a report as 30号 words it. */
export const reportTitle = (name: string, year: number): string => `${name}${year}年政府信息公开工作年度报告`
