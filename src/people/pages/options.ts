import type { Option } from '../../web/ui/index.ts'
import { type Agency, levels, type Section } from '../person.ts'
import { roles } from '../roles.ts'

/** The lists from which forms of this room choose. */
export const levelOptions: readonly Option[] = Object.entries(levels).map(([value, text]) => ({ value, text }))

export const roleOptions: readonly Option[] = Object.entries(roles).map(([value, { label, note }]) => ({
  value,
  text: `${label}（${note}）`,
}))

export function agencyOptions(agencies: readonly Agency[]): Option[] {
  return agencies.map(({ id, name }) => ({ value: id, text: name }))
}

/** A section goes by its agency's name too where there are several agencies. */
export function sectionOptions(agencies: readonly Agency[], sections: readonly Section[]): Option[] {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  return sections.map(({ id, agencyId, name }) => ({ value: id, text: agencies.length > 1 ? `${nameOf.get(agencyId)}　${name}` : name }))
}
