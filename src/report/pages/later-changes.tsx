import type { Page } from '../../web/layout/index.ts'
import { Button, DataTable, Official } from '../../web/ui/index.ts'
import type { Frozen } from '../freeze-actions.ts'
import { deskCellOf, deskCompileOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; frozen: Frozen | null; mayCorrect: boolean }

/** When the year's figures were frozen and by whom, and every figure whose records changed since. */
export function LaterChanges({ page, office, year, frozen, mayCorrect }: Props) {
  if (!frozen) return null
  const { say, language } = page
  const { freeze, changes } = frozen
  const open = changes.filter(({ isMended }) => !isMended)
  const isYearEnd = freeze.cause === 'yearEnd'
  const caption = isYearEnd
    ? say(`报告与现在的记录不同的 ${changes.length} 个数`, `${changes.length} figures differ from the records as they are now`)
    : say(`与报出版本不同的 ${changes.length} 个数`, `${changes.length} figures differ from what was sent`)
  const did = freeze.cause === 'submitted' ? say('报送', 'sent') : say('公布', 'published')
  return (
    <section class="panel stack" aria-labelledby="frozen">
      <h2 id="frozen">{say('年度数字已冻结', 'The figures of the year are frozen')}</h2>
      {isYearEnd ? (
        <p>
          {say(`截至 ${year} 年 12 月 31 日的记录，已于 `, `What the records of ${year} counted was kept on `)}
          <time datetime={freeze.frozenOn}>{freeze.frozenOn}</time>
          {say(' 存档。此后补记、更正的，在这里列出。', '. What was written down later is listed here.')}
          {changes.length === 0 && say('没有使报告的数发生变化的。', ' Nothing has changed a figure of the report.')}
        </p>
      ) : (
        <p>
          {say(`第 ${freeze.version} 版于 `, `Version ${freeze.version} was ${did} on `)}
          <time datetime={freeze.frozenOn}>{freeze.frozenOn}</time>
          {say(' 由', ' by ')}
          <Official language={language} name>
            {freeze.actor}
          </Official>
          {say(`${did}，当日记录的数已存档。`, '; what the records counted on that day is kept. ')}
          {changes.length === 0 &&
            say('此后本年度的记录没有使报告的数发生变化。', 'No later record of the year has changed a figure of the report.')}
        </p>
      )}
      {changes.length > 0 && (
        <DataTable
          caption={caption}
          columns={[
            { text: say('数', 'Figure'), main: true },
            { text: isYearEnd ? say('报告', 'Report') : say('报出版本', 'As sent'), num: true },
            { text: isYearEnd ? say('年底记录', 'At the year’s end') : say('当日记录', 'Records that day'), num: true },
            { text: say('现在记录', 'Records now'), num: true },
            { text: say('情况', 'Standing') },
          ]}
          rows={changes.map(({ at, name, submitted, frozen: then, now, isMended, typed }) => ({
            cells: [
              <a href={deskCellOf(office, year, at)}>
                <Official language={language}>{name}</Official>
              </a>,
              String(submitted ?? '—'),
              String(then ?? '—'),
              String(now ?? '—'),
              <>
                {isMended ? say('草稿已更正', 'mended in the draft') : say('待更正', 'to be corrected')}
                {typed && (
                  <>
                    {say('；手工填写：', '; typed by hand: ')}
                    <Official language={language}>{typed.why}</Official>
                  </>
                )}
              </>,
            ],
          }))}
        />
      )}
      {open.length > 0 && mayCorrect && (
        <p class="buttons">
          <Button kind="plain" href={deskCompileOf(office, year)}>
            {say('写明理由，按现在的记录更正', 'Correct it from the records, with a reason')}
          </Button>
        </p>
      )}
    </section>
  )
}
