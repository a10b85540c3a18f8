import { type Block, OriginalText, type Report, ReportBody } from '../../report/index.ts'
import { Button, Chip, Done, Field, Notice, Official, TextArea, Ticks } from '../../web/ui/index.ts'
import type { Remark } from '../standing.ts'
import type { OpenDoubt } from '../upload.ts'
import type { Upload } from '../upload-store.ts'
import { uploadAddress } from './addresses.ts'
import { Remarked } from './steps-panel.tsx'
import { UploadFrame, UploadList, type UploadProps } from './upload.tsx'

type Shown = {
  newest: Upload
  /** The source itself. */
  blocks: readonly Block[]
  /** What was read, with what was confirmed so far. */
  report: Report
  /** Whose report the file says it is. */
  agency: string | null
  doubts: readonly OpenDoubt[]
  confirmed: number
  seen: number
  remarks: readonly Remark[]
}

type Props = UploadProps & { ticked: readonly string[]; shown: Shown; done: string | null }

/** What was read beside what the source says: every doubtful cell is confirmed, typed, or left blank as the original leaves it. */
export function ConfirmPage(props: Props) {
  const { page, superior, body, year, refusal, shown, done } = props
  const { say, language } = page
  const { newest, report, doubts, agency } = shown
  const open = doubts.filter(({ isSeen }) => !isSeen).length
  return (
    <UploadFrame {...props}>
      <Done said={{ confirmed: say('已保存核对结果，并记入日志。', 'Kept.') }} done={done} />
      {refusal && (
        <Notice kind="over" status title={say('不能收下', 'It cannot be received')}>
          <Official language={language}>{refusal}</Official>
        </Notice>
      )}
      <Notice
        kind={open > 0 ? 'wait' : 'done'}
        title={open > 0 ? say(`还有 ${open} 行要与原件核对`, `${open} rows to compare`) : say('已与原件核对', 'All was compared')}
      >
        {agency !== null && agency !== body.name && (
          <p>
            {say('文件写的机构是', 'The file names ')}
            <Official language={language} name>
              {agency}
            </Official>
          </p>
        )}
        <p>
          <a href={uploadAddress(superior, body, year, {}, `/${newest.ordinal}`)}>{say('打开原件', 'Open the original')}</a>
        </p>
        <p>
          <a href={uploadAddress(superior, body, year, { again: '1' })}>{say('换一份文件', 'Another file')}</a>
        </p>
      </Notice>
      <div class="cols">
        <div class="stack">
          {doubts.length > 0 && <CellsForm {...props} />}
          <ReceiveForm {...props} open={open} />
          <section class="panel" aria-labelledby="read">
            <h2 id="read">{say('读出的年报', 'As it was read')}</h2>
            <p>{say('数字都可以点开，与原件不同的可以改。', 'Every figure can be opened and mended.')}</p>
            <ReportBody page={page} report={report} hrefOf={at => uploadAddress(superior, body, year, { row: rowOf(at) })} />
          </section>
        </div>
        <section class="panel" aria-labelledby="original">
          <h2 id="original">{say('原件的文字', 'What the original says')}</h2>
          <OriginalText blocks={shown.blocks} caption={say('原件的表格', 'A table of the original')} />
        </section>
      </div>
      <UploadList {...props} />
    </UploadFrame>
  )
}

const rowOf = (at: string): string => at.replace(/\[\d+\]$/, '').replace(/^(disclosure\.\w+)\..*$/, '$1')

function CellsForm({ page, superior, body, year, typed, ticked, faults, shown: { newest, doubts, confirmed } }: Props) {
  const { say, language } = page
  const rows = Object.fromEntries(doubts.filter(({ isSeen }) => isSeen).map(({ row }) => [row, true]))
  const mended = new URLSearchParams(doubts.flatMap(({ row, why }) => (why.length === 0 ? [['row', row] as [string, string]] : [])))
  const address = uploadAddress(superior, body, year, {}, '/cells')
  return (
    <form class="panel stack" method="post" action={mended.size > 0 ? `${address}?${mended}` : address}>
      <h2 id="rows">{say('与原件核对', 'Compare with the original')}</h2>
      <p>
        {say(
          '逐格对照原件：不对的改正，原件没有的留空（不算 0），再勾选“已核对”。',
          'Cell by cell: mend what is wrong, leave blank what the original leaves blank (it is no zero), then tick the row.',
        )}
      </p>
      <input type="hidden" name="ordinal" value={String(newest.ordinal)} />
      <input type="hidden" name="confirmed" value={String(confirmed)} />
      {doubts.map(({ row, name, why, cells, isSeen }) => (
        <fieldset class="field">
          <legend>
            <Official language={language}>{name}</Official> {isSeen && <Chip state="done">{say('已核对', 'compared')}</Chip>}
          </legend>
          {why.map(one => (
            <p class="hint">
              <Official language={language}>{one}</Official>
            </p>
          ))}
          <div class="pair">
            {cells.map(({ at, name: cell, figure }) => (
              <Field
                {...{ id: at, inputmode: 'decimal' as const, short: true, maxlength: 18, fault: faults[at] }}
                label={<Official language={language}>{cell}</Official>}
                value={typed[at] ?? (figure === null ? '' : String(figure))}
              />
            ))}
          </div>
          <Ticks
            {...{ id: `row-${row}`, name: 'row', label: <span class="unseen">{say('核对', 'Compared')}</span> }}
            values={rows[row] ? [row] : ticked}
            options={[{ value: row, text: say('已核对', 'Compared') }]}
          />
        </fieldset>
      ))}
      <Ticks
        {...{ id: 'all', name: 'row', label: say('其余各行', 'The other rows') }}
        values={ticked}
        options={[{ value: 'all', text: say('全部已与原件核对', 'All were compared') }]}
      />
      <p>
        <Button kind="plain">{say('保存核对结果', 'Keep')}</Button>
      </p>
    </form>
  )
}

function ReceiveForm({ page, superior, body, year, typed, faults, shown, open }: Props & { open: number }) {
  const { say } = page
  const { newest, confirmed, seen, remarks, report } = shown
  if (open > 0) return null
  return (
    <form class="panel stack" method="post" action={uploadAddress(superior, body, year, {}, '/received')}>
      <h2>{say('作为该机关的年报收下', 'Receive it as the body’s report')}</h2>
      <input type="hidden" name="ordinal" value={String(newest.ordinal)} />
      <input type="hidden" name="confirmed" value={String(confirmed)} />
      <input type="hidden" name="seen" value={String(seen)} />
      {remarks.map((remark, at) => (
        <TextArea
          {...{ id: `answer-${at}`, rows: 2, maxlength: 1000, required: true, label: <Remarked {...{ page, remark, report }} /> }}
          value={typed[`answer-${at}`]}
          fault={faults[`answer-${at}`]}
        />
      ))}
      <TextArea
        {...{ id: 'note', rows: 2, maxlength: 1000, label: say('说明', 'Note'), optional: say('选填', 'optional') }}
        value={typed['note']}
      />
      <p>
        <Button>{say('收下', 'Receive')}</Button>
      </p>
    </form>
  )
}
