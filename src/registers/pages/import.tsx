import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, DataTable, FileField, Notice, OfficeHead, Official } from '../../web/ui/index.ts'
import type { Content } from '../entry.ts'
import { mostRows, type Row, type RowFault } from '../import-rows.ts'
import { type RegisterName, registerOf } from '../register.ts'
import { deskRegister, type Office, RegisterFrame } from './frame.tsx'

export type Preview = { rows: readonly Row[]; fresh: readonly Content[]; same: number; faults: readonly RowFault[] }

type Props = { page: Page; office: Office; register: RegisterName; preview: Preview | null; faults: Faults }

/** A list to bring in: the file to choose, and what would become of its rows before anything is done. */
export function ImportPage({ page, office, register, preview, faults }: Props) {
  const { say, language } = page
  const { label, english, item } = registerOf(register)
  const title = say(`导入${label}`, `Import: ${english}`)
  const here = `${deskRegister(office, register)}/import`
  return (
    <RegisterFrame {...{ page, office, register, title, faults }}>
      <OfficeHead language={language} title={title} office={office.name} />
      <div class="stack">
        {preview && <Looked {...{ page, here, preview }} />}
        <form class="panel stack" method="post" action={here} enctype="multipart/form-data">
          <FileField
            id="file"
            label={preview ? say('改好以后重新选择文件', 'Choose the mended file') : say('台账文件', 'The list')}
            hint={say(
              `XLSX 或 CSV，最多 ${mostRows} 行，列名与本台账下载的表格相同，至少有“${item.label}”和“决定日期”。先看结果，再决定是否导入。`,
              `XLSX or CSV, ${mostRows} rows at most, with the heads of this register's own file. Nothing is kept before you confirm.`,
            )}
            fault={faults['file']}
          />
          <p class="buttons">
            <Button kind={preview ? 'plain' : undefined}>{say('读取并核对', 'Read and check')}</Button>
          </p>
        </form>
      </div>
    </RegisterFrame>
  )
}

function Looked({ page, here, preview: { rows, fresh, same, faults } }: { page: Page; here: string; preview: Preview }) {
  const { say, language } = page
  const wrong = new Set(faults.map(({ row }) => row)).size
  const caption = say('需要修改的单元格', 'Cells to mend')
  return (
    <>
      <Notice kind={wrong > 0 ? 'wait' : undefined} title={say('还没有保存', 'Nothing is kept yet')}>
        {say(
          `共 ${rows.length} 行：新登记 ${fresh.length} 条，已经登记过 ${same} 条（不重复登记），有错误 ${wrong} 行（不导入）。`,
          `${rows.length} rows: ${fresh.length} new, ${same} registered already, ${wrong} left out for faults.`,
        )}
      </Notice>
      {faults.length > 0 && (
        <DataTable
          caption={caption}
          columns={[{ text: say('单元格', 'Cell') }, { text: say('问题', 'Fault'), main: true }]}
          rows={faults.slice(0, 200).map(({ cell, why }) => ({ cells: [cell, <Official language={language}>{why}</Official>] }))}
        />
      )}
      {fresh.length > 0 && (
        <form method="post" action={`${here}/confirm`} enctype="multipart/form-data">
          <textarea name="rows" hidden>
            {JSON.stringify(rows)}
          </textarea>
          <p class="buttons">
            <Button>{say(`导入 ${fresh.length} 条`, `Import ${fresh.length}`)}</Button>
          </p>
        </form>
      )}
    </>
  )
}
