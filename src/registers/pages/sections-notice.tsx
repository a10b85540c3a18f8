import type { Page } from '../../web/layout/index.ts'
import { Notice, Official } from '../../web/ui/index.ts'
import type { YearStanding } from '../confirmation-actions.ts'
import { deskSections, type Office } from './frame.tsx'

type Props = { page: Page; office: Office; year: number; standing: YearStanding }

/** Which sections have not confirmed the figures that the report is compiled of; nothing for an office without sections. */
export function SectionsNotice({ page: { say, language }, office, year, standing: { sections } }: Props) {
  if (sections.length === 0) return null
  const open = sections.filter(({ state }) => state !== 'confirmed')
  const title =
    open.length === 0
      ? say(`${sections.length} 个股室都已确认 ${year} 年的台账数`, `All ${sections.length} sections confirmed the figures of ${year}`)
      : say(
          `${open.length} 个股室没有确认 ${year} 年的台账数`,
          `${open.length} of ${sections.length} sections have not confirmed the figures of ${year}`,
        )
  return (
    <Notice kind={open.length === 0 ? 'done' : 'wait'} title={title}>
      {open.length > 0 && (
        <p>
          <Official language={language} name>
            {open.map(({ section }) => section.name).join('、')}
          </Official>
        </p>
      )}
      <p>
        <a href={deskSections(office, year)}>{say('看各股室的数和确认情况', 'See the sections and what they confirmed')}</a>
      </p>
    </Notice>
  )
}
