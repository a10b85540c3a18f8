import type { Page } from '../../../web/layout/index.ts'
import { Meta, Notice, Official } from '../../../web/ui/index.ts'
import { as } from '../../../web/ui/table-roles.ts'
import { Day } from '../../portal/pages/parts.tsx'
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

/** The first column is not broken where its words are short. */
function GuideTableView({ table, lang }: { table: GuideTable; lang: string | undefined }) {
  const isShort = table.rows.every(([first]) => first!.length <= 9)
  return (
    <div class="scroll" lang={lang}>
      <table class={isShort ? 'data cards ledger' : 'data cards'} {...as.table}>
        <caption>{table.caption}</caption>
        <thead {...as.rows}>
          <tr {...as.row}>
            {table.columns.map(text => (
              <th scope="col" {...as.columnHead}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rows}>
          {table.rows.map(([first, ...cells]) => (
            <tr {...as.row}>
              <th scope="row" class="main" {...as.rowHead}>
                {first}
              </th>
              {cells.map((cell, i) => (
                <td {...as.cell} data-head={table.columns[i + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
