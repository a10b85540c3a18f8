import { beijingMinute } from '../../law/index.ts'
import type { Article, Office, Page } from '../../web/layout/index.ts'
import { type GroupKind, groupKinds } from './groups.ts'
import { type Profile, verifiedDays } from './store.ts'

/** The page as an item of its own (国办函〔2017〕47号), published when the newest of its facts was; none where there are no facts yet. */
export function factsArticle(
  office: Office,
  title: string,
  profile: Profile,
  kinds: readonly GroupKind[] = groupKinds,
): Article | undefined {
  const changes = kinds.flatMap(kind => profile[kind]?.changedAt.getTime() ?? [])
  if (changes.length === 0) return undefined
  return { title, publishedAt: beijingMinute(new Date(Math.max(...changes))), source: office.name, author: office.name }
}

/** A page of facts after schema.org: about which agency, and when somebody last looked. */
export function pageData(page: Page, office: Office, path: string, name: string, profile: Profile): object {
  const facts = profile.office?.facts
  const days = verifiedDays(profile)
  return {
    ...{ '@type': 'AboutPage', name: `${office.name}${name}`, url: page.origin + path, inLanguage: 'zh-CN', isAccessibleForFree: true },
    ...(days && { dateModified: days.newest, lastReviewed: days.oldest }),
    mainEntity: {
      ...{ '@type': 'GovernmentOrganization', '@id': `${page.origin}/${office.slug}#agency`, name: office.name },
      ...(facts && {
        address: { '@type': 'PostalAddress', streetAddress: facts.address, postalCode: facts.postcode, addressCountry: 'CN' },
        contactPoint: {
          ...{ '@type': 'ContactPoint', contactType: '政府信息公开', name: facts.name, telephone: facts.phone, description: facts.hours },
          ...(facts.fax && { faxNumber: facts.fax }),
          ...(facts.email && { email: facts.email }),
        },
      }),
    },
  }
}
