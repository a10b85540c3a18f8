import type { Agency } from '../../../people/index.ts'
import { type Page, places } from '../../../web/layout/index.ts'
import { Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import type { ReadingLine, WithheldLine } from '../boards.ts'
import { type Board, BoardFrame } from './frame.tsx'

type Wanting = Readonly<Partial<Record<Board, number>>>

/** Policy documents that nobody has explained yet. */
export function ReadingsBoardPage({
  page,
  office,
  wanting,
  lines,
}: {
  page: Page
  office: Agency
  wanting: Wanting
  lines: readonly ReadingLine[]
}) {
  const { say, language } = page
  return (
    <BoardFrame page={page} office={office} board="readings" wanting={wanting} files>
      {lines.length === 0 ? (
        <Empty>{say('规范性文件都有解读。', 'Every normative document has its reading.')}</Empty>
      ) : (
        <DataTable
          caption={say('没有解读的规范性文件', 'Normative documents without a reading')}
          columns={[
            { text: say('文件', 'Document'), main: true },
            { text: say('公开日期', 'Published') },
            { text: say('解读最迟', 'Reading at the latest') },
            { text: say('情况', 'State') },
          ]}
          rows={lines.map(({ number, title, documentNumber, publishedOn, dueOn, isOver }) => ({
            cells: [
              <>
                <a href={`/${office.slug}/items/${number}`}>
                  <Official language={language} name>
                    {title}
                  </Official>
                </a>
                {documentNumber && <small class="docno">{documentNumber}</small>}
              </>,
              <time datetime={publishedOn}>{publishedOn}</time>,
              <time datetime={dueOn}>{dueOn}</time>,
              <Chip state={isOver ? 'over' : 'wait'}>{isOver ? say('逾期未解读', 'over') : say('待解读', 'to be written')}</Chip>,
            ],
          }))}
        />
      )}
      <p class="quiet" lang={language === 'en' ? 'zh-CN' : undefined}>
        政策解读与文件同步公开，最迟不超过公开后 3 个工作日（国办发〔2016〕80号）。
      </p>
    </BoardFrame>
  )
}

const attributes: Record<string, { label: string; english: string }> = {
  onApplication: { label: '依申请公开', english: 'on application' },
  notPublic: { label: '不予公开', english: 'not public' },
}

/** What is withheld, why, and when it is looked at again (art. 18). */
export function WithheldBoardPage({
  page,
  office,
  wanting,
  lines,
}: {
  page: Page
  office: Agency
  wanting: Wanting
  lines: readonly WithheldLine[]
}) {
  const { say, language } = page
  return (
    <BoardFrame page={page} office={office} board="withheld" wanting={wanting} files>
      {lines.length === 0 ? (
        <Empty>{say('没有不主动公开的信息。', 'Nothing is withheld.')}</Empty>
      ) : (
        <DataTable
          caption={say('不主动公开的信息', 'What is withheld')}
          columns={[
            { text: say('标题', 'Title'), main: true },
            { text: say('公开属性', 'Attribute') },
            { text: say('理由', 'Reason') },
            { text: say('上次评估', 'Looked at') },
            { text: say('下次评估', 'Again by') },
          ]}
          rows={lines.map(({ id, title, attribute, content, reexaminedOn, dueOn, isDue }) => ({
            cells: [
              <a href={`${places.publications}/${office.slug}/${id}`}>
                <Official language={language} name>
                  {title}
                </Official>
              </a>,
              say(attributes[attribute ?? '']?.label ?? '—', attributes[attribute ?? '']?.english ?? '—'),
              <Official language={language} name>
                {content.groundReason ?? '—'}
              </Official>,
              reexaminedOn ? <time datetime={reexaminedOn}>{reexaminedOn}</time> : '—',
              <>
                <time datetime={dueOn}>{dueOn}</time> {isDue && <Chip state="wait">{say('应当评估', 'due')}</Chip>}
              </>,
            ],
          }))}
        />
      )}
      <p class="quiet" lang={language === 'en' ? 'zh-CN' : undefined}>
        对不予公开的政府信息定期评估审查，因情势变化可以公开的应当公开（《政府信息公开条例》第十八条）；本系统按每年一次提醒。
      </p>
    </BoardFrame>
  )
}
