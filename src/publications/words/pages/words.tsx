import type { Agency } from '../../../people/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, DataTable, Done, Empty, ErrorSummary, Field, Official } from '../../../web/ui/index.ts'
import type { WordEntry } from '../../check/index.ts'
import type { WatchedWord } from '../watched-words.ts'

export const wordsOf = (slug: string) => `${places.words}/${slug}`

type Props = {
  page: Page
  office: Agency
  own: readonly WatchedWord[]
  /** What of the built-in list was sought, and how many it has. */
  builtIn: readonly WordEntry[]
  sought: string
  count: number
  values: Readonly<Record<string, string>>
  faults: Faults
  done: string | null
}

/** The words that the check looks out for: the office's own, and what it switched off of the built-in list. */
export function WordsPage({ page, office, own, builtIn, sought, count, values, faults, done }: Props) {
  const { say, language } = page
  const title = say('用词检查', 'Words to look out for')
  const faulty = Object.keys(faults).length
  const crumbs = [
    { href: places.desk, text: say('工作台', 'Desk') },
    { href: places.publications, text: say('公开', 'Publications') },
    { text: title },
  ]
  const said: Record<string, string> = {
    watched: say('词表已保存，下一次检查起使用。', 'Kept, and used from the next check on.'),
    forgotten: say('已从本机关词表中移除。', 'Taken from the list.'),
  }
  const field = (name: string) => ({ id: name, value: values[name] ?? '', fault: faults[name] })
  return (
    <StaffLayout page={page} title={faulty > 0 ? `${say('错误：', 'Error: ')}${title}` : title} current="words" crumbs={crumbs}>
      <ErrorSummary faults={faults} title={say(`有 ${faulty} 处需要修改`, `${faulty} things need to be changed`)} />
      <h1>{title}</h1>
      <div class="stack">
        <Done said={said} done={done} />
        <div class="split wide">
          <div class="stack">
            <section class="panel">
              <h2>{say('本机关的词表', 'The office’s own list')}</h2>
              {own.length === 0 ? (
                <Empty>{say(`只用内置词表（${count} 条）。`, `Only the built-in list (${count} entries) is used.`)}</Empty>
              ) : (
                <DataTable
                  caption={say('本机关的词表', 'The office’s own list')}
                  columns={[
                    { text: say('词', 'Word'), main: true },
                    { text: say('建议写法', 'Better') },
                    { text: say('理由', 'Reason') },
                    { text: say('操作', 'Do') },
                  ]}
                  rows={own.map(({ wrong, rightWord, reason }) => ({
                    cells: [
                      <Official language={language} name>
                        {wrong}
                      </Official>,
                      rightWord === null ? (
                        say('（不再提示）', '(no longer shown)')
                      ) : (
                        <Official language={language} name>
                          {rightWord}
                        </Official>
                      ),
                      <Official language={language} name>
                        {reason || '—'}
                      </Official>,
                      <form method="post" action={`${wordsOf(office.slug)}/removal`}>
                        <input type="hidden" name="wrong" value={wrong} />
                        <Button kind="plain" small>
                          {say('移除', 'Remove')}
                        </Button>
                      </form>,
                    ],
                  }))}
                />
              )}
            </section>
            <section class="panel">
              <h2>{say(`内置词表（${count} 条）`, `The built-in list (${count})`)}</h2>
              <form class="filters" action={wordsOf(office.slug)} aria-label={say('查找内置词表', 'Find in the list')}>
                <div class="grow">
                  <label for="q">{say('查找', 'Find')}</label>
                  <input id="q" name="q" type="search" value={sought} />
                </div>
                <Button kind="plain">{say('查找', 'Find')}</Button>
              </form>
              {sought !== '' &&
                (builtIn.length === 0 ? (
                  <Empty>{say('内置词表里没有。', 'It is not in the built-in list.')}</Empty>
                ) : (
                  <DataTable
                    caption={say('内置词表中的词', 'In the built-in list')}
                    columns={[{ text: say('词', 'Word'), main: true }, { text: say('建议写法', 'Better') }, { text: say('操作', 'Do') }]}
                    rows={builtIn.map(({ wrong, right }) => ({
                      cells: [
                        <Official language={language}>{wrong}</Official>,
                        <Official language={language}>{right}</Official>,
                        <form method="post" action={wordsOf(office.slug)}>
                          <input type="hidden" name="wrong" value={wrong} />
                          <Button kind="plain" small>
                            {say('不再提示', 'Switch off')}
                          </Button>
                        </form>,
                      ],
                    }))}
                  />
                ))}
            </section>
          </div>
          <aside class="stack">
            <form class="panel" method="post" action={wordsOf(office.slug)}>
              <h2>{say('添加', 'Add a word')}</h2>
              <Field {...field('wrong')} label={say('有误或者不用的词', 'Wrong or unwanted')} required maxlength={30} />
              <Field
                {...field('rightWord')}
                label={say('建议写法', 'Better')}
                hint={say('不填表示这个词不再提示。', 'Left empty, the word is no longer shown.')}
                optional={say('选填', 'optional')}
                maxlength={30}
              />
              <Field {...field('reason')} label={say('理由', 'Reason')} optional={say('选填', 'optional')} maxlength={100} />
              <p class="buttons">
                <Button>{say('保存', 'Save')}</Button>
              </p>
            </form>
          </aside>
        </div>
      </div>
    </StaffLayout>
  )
}
