import type { Page } from '../../../web/layout/index.ts'
import { Button, Official } from '../../../web/ui/index.ts'
import type { FoundCase } from '../../desk/office.ts'
import { CaseFrame } from '../../replies/pages/frame.tsx'
import type { CaseFile } from '../../store.ts'

/** Before anything of a file is shown: the look is recorded. */
export function OpenPage({ page, found, file }: { page: Page; found: FoundCase; file: CaseFile }) {
  const { say, language } = page
  const title = say('隐去内容', 'Withhold passages')
  return (
    <CaseFrame {...{ page, found, title }}>
      <h1>
        <Official language={language} name>
          {file.name}
        </Official>
      </h1>
      <form method="post" action={`${found.here}/redaction/${file.fileId}/open`} class="panel">
        <p>
          {say('原件可能含有不予公开的内容，查阅记入日志。', 'The original may hold what must not be disclosed: the look is recorded.')}
        </p>
        <p class="buttons">
          <Button>{say('打开（记录查阅）', 'Open it (recorded)')}</Button>
          <a href={`${found.here}/redaction`}>{say('返回', 'Back')}</a>
        </p>
      </form>
    </CaseFrame>
  )
}
