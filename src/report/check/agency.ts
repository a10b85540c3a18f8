import type { Report } from '../report.ts'

/** What kind of body reports. `ministry`, `province` and `city` may make 规章 (立法法); the others may not. */
export type AgencyKind = 'ministry' | 'province' | 'city' | 'county' | 'township' | 'bureau'

export const agencyKinds: readonly AgencyKind[] = ['ministry', 'province', 'city', 'county', 'township', 'bureau']

/** Governments, whose reports also hold the results of assessment, appraisal and accountability (Reg. art. 50(4)) and are due on 31 March (art. 49(2)). */
export const isGovernment = (kind: AgencyKind): boolean =>
  kind === 'province' || kind === 'city' || kind === 'county' || kind === 'township'

/** Told from the name; else from how the text speaks of itself (我镇); null where neither tells. A county-level city (县级市) looks like a city: the name cannot tell. */
export function agencyKind(report: Report): AgencyKind | null {
  return (report.agency && kindByName(report.agency)) || kindByText(report.sections)
}

function kindByName(agency: string): AgencyKind | null {
  const name = agency.replace(/[（(].*?[）)]|\s/g, '')
  if (/(局|厅|委员会|办公室|大队|支队|中心|法院|检察院|管委会|署|站|所)$/.test(name))
    return /^(国家|国务院|中国)/.test(name) ? 'ministry' : 'bureau'
  if (/部$/.test(name) && !/(武装|宣传|组织|统战)部$/.test(name)) return 'ministry'
  const place = name.replace(/(人民政府|政府|办事处)$/, '')
  if (/(镇|乡|街道|苏木)$/.test(place)) return 'township'
  if (/(省|自治区|特别行政区)$/.test(place) || /^(北京|上海|天津|重庆)市$/.test(place)) return 'province'
  if (/(县|区|旗)$/.test(place)) return 'county'
  if (/(市|自治州|盟)$/.test(place)) return 'city'
  return null
}

function kindByText(sections: Report['sections']): AgencyKind | null {
  const text = sections.map(section => section.text).join('\n')
  const words: [RegExp, AgencyKind][] = [
    [/[我本全](镇|乡|街道)/, 'township'],
    [/[我本](局|委|厅)/, 'bureau'],
  ]
  return words.find(([word]) => word.test(text))?.[1] ?? null
}
