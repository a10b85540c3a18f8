import type { Office, Page } from '../../web/layout/index.ts'
import { parts } from '../catalogue/catalogue.ts'
import type { PublicItem } from '../public-store.ts'
import { addressOf } from '../publish.ts'
import { type ListView, placeKey } from './list.ts'
import type { OfficeFacts } from './office-facts.ts'

/** Nodes of linked data after schema.org, besides those that the layout makes of every page. */

const publisherOf = ({ origin }: Page, { name, slug }: Office) => ({
  '@type': 'GovernmentOrganization',
  '@id': `${origin}/${slug}#agency`,
  name,
  url: `${origin}/${slug}`,
})

/** Who the agency is, and where its office for disclosure can be reached. */
export function agencyData(page: Page, office: Office, facts: OfficeFacts | null): object {
  return {
    ...publisherOf(page, office),
    ...(facts && {
      contactPoint: {
        ...{ '@type': 'ContactPoint', contactType: '政府信息公开', name: facts.name, availableLanguage: 'zh-CN' },
        ...(facts.phone && { telephone: facts.phone }),
        ...(facts.email && { email: facts.email }),
        ...(facts.hours && { description: facts.hours }),
      },
      ...(facts.address && { address: facts.address }),
    }),
  }
}

export const fileKinds = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const

/** The list as a data set that can be taken away. */
export function listData(page: Page, office: Office, { place, counts, newestOn }: ListView, here: string): object {
  const name = place.column?.name ?? parts[place.part].label
  return {
    ...{ '@type': 'Dataset', name: `${office.name}${name}目录`, url: page.origin + here, inLanguage: 'zh-CN', isAccessibleForFree: true },
    description: place.column?.description || `${office.name}${name}的目录，共 ${counts.get(placeKey(place))?.items ?? 0} 条。`,
    ...(newestOn && { dateModified: newestOn }),
    creator: publisherOf(page, office),
    distribution: Object.entries(fileKinds).map(([kind, encodingFormat]) => ({
      ...{ '@type': 'DataDownload', encodingFormat, contentUrl: `${page.origin}${here}.${kind}` },
    })),
  }
}

/** A document that holds until it is changed is legislation to machines; everything else is the article that the layout describes. */
export function documentData(page: Page, office: Office, item: PublicItem, validity: string | null): object[] {
  if (!validity) return []
  return [
    {
      ...{ '@type': 'Legislation', name: item.title, inLanguage: 'zh-CN', url: page.origin + addressOf(office.slug, item.number) },
      ...(item.documentNumber && { legislationIdentifier: item.documentNumber }),
      legislationDate: item.formedOn,
      ...(item.effectiveOn && { legislationDateOfApplicability: item.effectiveOn }),
      ...(item.expiresOn && { expires: item.expiresOn }),
      legislationLegalForce: validity === 'inForce' ? 'InForce' : validity === 'amended' ? 'PartiallyInForce' : 'NotInForce',
      legislationPassedBy: publisherOf(page, office),
    },
  ]
}
