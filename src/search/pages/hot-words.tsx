import type { Agency } from '../../people/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Empty, ErrorSummary, Notice, Official, TextArea } from '../../web/ui/index.ts'
import { countedDays, leastTimes } from '../hot-words.ts'

type Props = {
  page: Page
  office: Agency
  values: Readonly<Record<string, string>>
  shown: readonly string[]
  faults: Faults
  done: boolean
}

/** The words under the search field: the office's own first, those it blocked never. */
export function HotWordsPage({ page, office, values, shown, faults, done }: Props) {
  const { say, language } = page
  const title = say('搜索热词', 'Search words')
  const wrong = Object.keys(faults).length
  return (
    <StaffLayout
      page={page}
      title={wrong > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="catalogue"
      crumbs={[
        { href: places.desk, text: say('工作台', 'Desk') },
        { href: places.catalogue, text: say('栏目', 'Columns') },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} title={say(`有 ${wrong} 处需要修改`, `${wrong} things need to be changed`)} />
      <div class="head">
        <h1>{title}</h1>
      </div>
      <div class="stack">
        {done && (
          <Notice kind="done" status>
            {say('已保存。', 'Saved.')}
          </Notice>
        )}
        <section aria-labelledby="shown">
          <h2 id="shown">{say('现在显示的', 'Shown now')}</h2>
          {shown.length > 0 ? (
            <ul class="items">
              {shown.map(word => (
                <li>
                  <a href={`/${office.slug}/search?${new URLSearchParams({ q: word })}`}>
                    <Official language={language}>{word}</Official>
                  </a>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>{say('还没有热词。', 'There are none yet.')}</Empty>
          )}
          <p class="quiet">
            {say(
              `${countedDays} 天内搜索满 ${leastTimes} 次的词自动列出；只计词和次数，不记录是谁搜的，含个人信息的不计。`,
              `Words looked for ${leastTimes} times in ${countedDays} days come by themselves. Only words and numbers are kept, never who asked; words with personal data are not counted.`,
            )}
          </p>
        </section>
        <form method="post" action={`/desk/search/${office.slug}`}>
          <TextArea
            id="chosen"
            label={say('推荐词', 'Words of the office')}
            hint={say('每行一个，最多 8 个，排在最前。', 'One a line, at most 8; they come first.')}
            value={values['chosen'] ?? ''}
            fault={faults['chosen']}
            rows={8}
          />
          <TextArea
            id="blocked"
            label={say('屏蔽词', 'Blocked words')}
            hint={say('每行一个，含有这些字的词不显示。', 'One a line; what holds one is not shown.')}
            value={values['blocked'] ?? ''}
            fault={faults['blocked']}
            rows={6}
          />
          <p class="buttons">
            <Button>{say('保存', 'Save')}</Button>
          </p>
        </form>
      </div>
    </StaffLayout>
  )
}
