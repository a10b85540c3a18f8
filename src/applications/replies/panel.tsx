import type { Page } from '../../web/layout/index.ts'
import { Button, Chip, Official } from '../../web/ui/index.ts'
import type { LetterDocument } from './document-store.ts'
import { titleOf } from './notice-steps.ts'

export { documentsOf } from './document-store.ts'

export const documentStates = {
  draft: { label: '草稿', english: 'draft', chip: 'wait' },
  signed: { label: '已签发', english: 'signed', chip: 'done' },
  voided: { label: '已作废', english: 'void', chip: 'off' },
} as const

/** The letters of a case, and where one more is drafted. `here` is the address of the case. */
export function DocumentPanel({
  page,
  here,
  documents,
  mayWrite,
}: {
  page: Page
  here: string
  documents: readonly Pick<LetterDocument, 'id' | 'kind' | 'state' | 'number'>[]
  mayWrite: boolean
}) {
  const { say, language } = page
  return (
    <section class="panel">
      <h2>{say('文书', 'Letters')}</h2>
      <ul class="do">
        {documents.map(({ id, kind, state, number }) => (
          <li>
            <a href={`${here}/documents/${id}`}>
              <Official language={language}>{titleOf(kind)}</Official>
            </a>
            <p>
              <Chip state={documentStates[state].chip}>{say(documentStates[state].label, documentStates[state].english)}</Chip>{' '}
              <Official language={language} name>
                {number ?? ''}
              </Official>
            </p>
          </li>
        ))}
        {mayWrite && (
          <li>
            <a href={`${here}/documents/new`}>{say('起草文书', 'Draft a letter')}</a>
            <p>{say('补正、延期、收费、征求意见等', 'correction, extension, fee, consultation')}</p>
          </li>
        )}
        <li>
          <a href={`${here}/redaction`}>{say('隐去内容', 'Withhold passages')}</a>
          <p>{say('要提供的文件逐件核对，制作公开版（第三十七条）', 'look through what goes out; make the copy (art. 37)')}</p>
        </li>
        <li>
          <a href={`${here}/archive.zip`}>{say('案卷打包', 'The file as a package')}</a>
          <p>{say('卷内目录、每一步、文书和证明，附校验清单', 'every step, letter and proof, with hashes')}</p>
        </li>
      </ul>
      {mayWrite && (
        <form method="post" action={`${here}/archive.zip`}>
          <p class="buttons">
            <Button kind="plain" small>
              {say('含个人信息的案卷（记录查阅）', 'With personal data (recorded)')}
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}
