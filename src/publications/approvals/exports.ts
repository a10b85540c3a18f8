import type { Office } from '../../web/layout/index.ts'
import { approvalAddress, approvalKinds, feeBases, materialForms } from './approval.ts'
import type { ListedApproval, PublicApproval } from './public-store.ts'

/** The item as data after schema.org. Working days have no notation there, so times are left to the text. */
export function serviceData(origin: string, office: Office, { key, kind, content }: PublicApproval): object {
  const agency = { '@type': 'GovernmentOrganization', '@id': `${origin}/${office.slug}#agency`, name: office.name }
  const url = origin + approvalAddress(office.slug, key)
  return {
    ...{ '@type': 'GovernmentService', '@id': `${url}#service`, name: content.name, url, serviceType: approvalKinds[kind].label },
    ...{ description: content.conditions, serviceOperator: agency, provider: agency, inLanguage: 'zh-CN' },
    serviceOutput: { '@type': 'Thing', name: content.resultName },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: url,
      serviceLocation: { '@type': 'Place', name: content.place, address: content.place, description: content.hours },
      servicePhone: { '@type': 'ContactPoint', contactType: '咨询', telephone: content.phone },
    },
  }
}

/** One item for programs: everything that its page says. Times are working days. */
export function approvalJson(origin: string, office: Office, item: PublicApproval): object {
  const { content, key } = item
  const url = origin + approvalAddress(office.slug, key)
  const file = (id: string | null) => id && `${url}/files/${id}`
  const { materials, fees, resultSampleId, kind, ...rest } = content
  return {
    schema: 'gongkai.approval/1',
    ...{ url, key, version: item.version, publisher: office.name, kind, kindName: approvalKinds[kind].label },
    ...rest,
    materials: materials.map(({ formFileId, sampleFileId, form, ...each }) => ({
      ...{ ...each, form, formName: materialForms[form].label, blank: file(formFileId), sample: file(sampleFileId) },
    })),
    fees: fees.map(fee => ({ ...fee, basisKindName: feeBases[fee.basisKind].label })),
    resultSample: file(resultSampleId),
    ...{ publishedOn: item.publishedOn, updatedOn: item.updatedOn, verifiedOn: item.verifiedOn },
  }
}

export const listHead = [
  ...['项目名称', '事项类型', '法定办结时限（工作日）', '承诺办结时限（工作日）'],
  ...['是否收费', '公开日期', '更新日期', '上次核对', '网址'],
]

export const listRow = (origin: string, office: Office, item: ListedApproval): string[] => [
  ...[item.name, approvalKinds[item.kind].label, String(item.statutoryDays), String(item.promisedDays)],
  ...[item.hasFees ? '是' : '否', item.publishedOn, item.updatedOn, item.verifiedOn],
  origin + approvalAddress(office.slug, item.key),
]

export const listedJson = (origin: string, office: Office, { key, name, kind, ...item }: ListedApproval): object => ({
  ...{ key, name, kind, kindName: approvalKinds[kind].label, url: origin + approvalAddress(office.slug, key) },
  ...{ statutoryDays: item.statutoryDays, promisedDays: item.promisedDays, hasFees: item.hasFees },
  ...{ publishedOn: item.publishedOn, updatedOn: item.updatedOn, verifiedOn: item.verifiedOn },
})
