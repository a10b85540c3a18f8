import type { Page } from '../../../web/layout/index.ts'
import { DataTable, Meta, Notice, Official } from '../../../web/ui/index.ts'
import { Day } from '../../pages/portal-parts.tsx'
import type { GuidePart } from '../guide.ts'
import type { GuideTable } from '../guide-law.ts'

type Props = { page: Page; part: GuidePart; numeral?: string; children?: unknown }

/** One part of the guide: official words, whatever the language of the page. */
export function GuidePartSection({ page, part, numeral, children }: Props) {
  const { say, language } = page
  const lang = language === 'en' ? 'zh-CN' : undefined
  return (
    <section class="near" aria-labelledby={part.key}>
      <div class="head">
        <h2 id={part.key}>
          {numeral && language !== 'en' && `${numeral}、`}
          {say(part.label, part.english)}
        </h2>
        {part.verifiedOn && (
          <span class="quiet">
            {say('核对于 ', 'verified on ')}
            <Day on={part.verifiedOn} />
          </span>
        )}
      </div>
      {part.paragraphs.length > 0 && (
        <div class="prose" lang={lang}>
          {part.paragraphs.map(text => (
            <p>{text}</p>
          ))}
        </div>
      )}
      {part.facts.length > 0 && (
        <div lang={lang} translate={part.key === 'office' ? 'no' : undefined}>
          <Meta facts={part.facts.map(([name, value]) => ({ name, value: <Official language={language}>{value}</Official> }))} />
        </div>
      )}
      {children as never}
      {part.tables.map(table => (
        <GuideTableView table={table} lang={lang} />
      ))}
      {part.notes.map(text => (
        <Notice kind={part.key === 'apply' ? 'wait' : undefined}>
          <span lang={lang}>{text}</span>
        </Notice>
      ))}
    </section>
  )
}

function GuideTableView({ table, lang }: { table: GuideTable; lang: string | undefined }) {
  return (
    <div lang={lang}>
      <DataTable
        caption={table.caption}
        seen
        columns={table.columns.map((text, i) => ({ text, main: i === 0 }))}
        rows={table.rows.map(cells => ({ cells }))}
      />
    </div>
  )
}
