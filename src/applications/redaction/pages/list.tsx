import type { Page } from '../../../web/layout/index.ts'
import { Button, Chip, Done, Empty, Official } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { CaseFrame } from '../../replies/pages/frame.tsx'
import type { CaseFile } from '../../store.ts'
import { copyPurpose } from '../gate.ts'
import { type Redaction, standingOf, standings } from '../redaction.ts'

type Props = {
  page: Page
  found: FoundCase
  files: readonly CaseFile[]
  redactions: readonly Redaction[]
  against: readonly Refusal[]
  hasList: boolean
  done: string | null
}

/** The files of a case that may go out, each with how far it is. */
export function RedactionsPage({ page, found, files, redactions, against, hasList, done }: Props) {
  const { say, language } = page
  const { here } = found
  const title = say('隐去内容', 'Withhold passages')
  const originals = files.filter(({ purpose }) => purpose !== copyPurpose)
  return (
    <CaseFrame {...{ page, found, title, refusal: against[0] ?? null }}>
      <Done said={{ opened: say('已打开。', 'Opened.') }} done={done} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            {say(
              '部分公开的，能够区分处理的内容应当提供（第三十七条）。要提供的文件在这里逐件核对；原件不出案卷。',
              'What can be separated is given (art. 37). Each file that is to go out is looked through here; originals stay in the file.',
            )}
          </p>
        </div>
        <p class="buttons">
          {hasList && (
            <Button kind="plain" href={`${here}/redaction/withheld.pdf`}>
              {say('不予公开内容清单', 'List of what is withheld')}
            </Button>
          )}
          <Button kind="plain" href={`${here}/steps/noted`}>
            {say('加入文件', 'Add a file')}
          </Button>
        </p>
      </div>
      {originals.length === 0 && <Empty>{say('案卷里还没有可以提供的文件。', 'No file of the case can go out yet.')}</Empty>}
      {originals.length > 0 && (
        <section class="panel">
          <div class="scroll">
            <table class="data cards">
              <caption class="unseen">{say('文件', 'Files')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('文件', 'File')}</th>
                  <th scope="col">{say('核对情况', 'How far')}</th>
                  <th scope="col">{say('标记', 'Marks')}</th>
                  <th scope="col">{say('公开版', 'Copy')}</th>
                </tr>
              </thead>
              <tbody>
                {originals.map(file => {
                  const own = redactions.find(({ fileId }) => fileId === file.fileId)
                  const look = standings[standingOf(own)]
                  const copy = files.find(({ fileId }) => fileId === own?.copyFileId)
                  return (
                    <tr>
                      <th scope="row" class="main">
                        <a href={`${here}/redaction/${file.fileId}`}>
                          <Official language={language} name>
                            {file.name}
                          </Official>
                        </a>
                      </th>
                      <td data-label={say('核对情况', 'How far')}>
                        <Chip state={look.chip}>{say(look.label, look.english)}</Chip>
                      </td>
                      <td data-label={say('标记', 'Marks')}>{own?.kept.marks.length ?? 0}</td>
                      <td data-label={say('公开版', 'Copy')}>
                        {copy ? (
                          <a href={`${here}/files/${copy.fileId}`}>
                            <Official language={language} name>
                              {copy.name}
                            </Official>
                          </a>
                        ) : (
                          '—'
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </CaseFrame>
  )
}
