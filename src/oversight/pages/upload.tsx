import type { Agency } from '../../people/index.ts'
import { type Page, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, DataTable, ErrorSummary, Field, FileField, Notice, Official } from '../../web/ui/index.ts'
import type { Upload } from '../upload-store.ts'
import { bodyAddress, collectionAddress, uploadAddress } from './addresses.ts'

export type UploadProps = {
  page: Page
  superior: Agency
  body: Agency
  year: number
  uploads: readonly Upload[]
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: string | null
}

type Props = UploadProps & { whyNot: { why: string; cites: string } | null; megabytes: number }

/** The file that a body without accounts sent, taken in for it by its superior (art. 49). */
export function UploadPage(props: Props) {
  const { page, superior, body, year, typed, faults, refusal, whyNot, megabytes } = props
  const { say, language } = page
  return (
    <UploadFrame {...props}>
      {(refusal ?? whyNot) && (
        <Notice kind="over" status title={say('不能代收', 'It cannot be received here')}>
          <Official language={language}>{refusal ?? `${whyNot?.why}${whyNot?.cites}`}</Official>
        </Notice>
      )}
      {!whyNot && (
        <form class="panel stack" method="post" action={uploadAddress(superior, body, year, { again: '1' })} enctype="multipart/form-data">
          <FileField
            {...{ id: 'file', required: true, label: say('年报文件', 'The report'), fault: faults['file'] }}
            hint={say(
              `DOCX、HTML、PDF、XLSX，不超过 ${megabytes} MB。读出以后与原件对照，确认了才算收到。`,
              `DOCX, HTML, PDF or XLSX, ${megabytes} MB at most.`,
            )}
          />
          <Field
            {...{ id: 'receivedOn', type: 'date' as const, short: true, required: true, label: say('收到的日期', 'Received on') }}
            hint={say('是否按期以这一天为准。', 'Whether it was in time is told by this day.')}
            value={typed['receivedOn'] ?? page.today}
            fault={faults['receivedOn']}
          />
          <p>
            <Button>{say('上传并读取', 'Upload and read')}</Button>
          </p>
        </form>
      )}
      <UploadList {...props} />
    </UploadFrame>
  )
}

export function UploadFrame({ page, superior, body, year, faults, children }: UploadProps & { children?: unknown }) {
  const { say, language } = page
  const title = say('代收年报', 'A report from outside')
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[
        { href: collectionAddress(superior, year), text: say(`${year} 年度报告`, `Reports of ${year}`) },
        { href: bodyAddress(superior, body, year), text: say('报送情况', 'Standing') },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} />
      <h1>
        <Official language={language} name>
          {body.name}
        </Official>{' '}
        {say(`${year} 年度报告：代收`, `report of ${year}, from outside`)}
      </h1>
      <div class="stack">{children as never}</div>
    </StaffLayout>
  )
}

/** Every file that came; none is ever replaced. */
export function UploadList({ page, superior, body, year, uploads }: UploadProps) {
  const { say, language } = page
  if (uploads.length === 0) return null
  return (
    <DataTable
      caption={say('收到的文件', 'What came')}
      seen
      columns={[
        { text: say('文件', 'File'), main: true },
        { text: say('收到', 'Received') },
        { text: say('上传', 'By') },
        { text: say('用途', 'Became') },
      ]}
      rows={uploads.map(({ ordinal, fileName, receivedOn, actor, version }) => ({
        cells: [
          <a href={uploadAddress(superior, body, year, {}, `/${ordinal}`)}>
            <Official language={language} name>
              {fileName}
            </Official>
          </a>,
          <time datetime={receivedOn}>{receivedOn}</time>,
          <Official language={language} name>
            {actor}
          </Official>,
          version === null ? say('未采用', 'not used') : say(`第 ${version} 版`, `version ${version}`),
        ],
      }))}
    />
  )
}
