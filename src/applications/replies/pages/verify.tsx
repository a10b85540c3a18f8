import { beijingMinute } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Facts, Field, FileField, Notice, Official } from '../../../web/ui/index.ts'
import type { Statement } from '../statement.ts'

type Props = {
  page: Page
  office: Office
  typed: Readonly<Record<string, string>>
  faults: Faults
  /** null: nothing was asked yet. */
  verdict: { isTrue: boolean; statement: Statement | null } | null
}

/** Whoever holds a package or a receipt finds out whether this office signed it, and that nothing was altered. */
export function VerifyPage({ page, office, typed, faults, verdict }: Props) {
  const { say, language } = page
  const title = say('核验案卷和凭证', 'Check a package or a receipt')
  const common = (name: string) => ({ id: name, value: typed[name] ?? '', ...(faults[name] && { fault: faults[name] }) })
  const statement = verdict?.isTrue ? verdict.statement : null
  return (
    <PortalPage
      {...{ page, office, title }}
      current="status"
      crumbs={[{ text: say('依申请公开', 'Apply'), href: portalPlaces(office).apply }, { text: title }]}
      canonical={`/${office.slug}/verify`}
    >
      <div class="narrow">
        <ErrorSummary faults={faults} />
        <h1>{title}</h1>
        {verdict && (
          <Notice kind={verdict.isTrue ? 'done' : 'over'} status>
            {verdict.isTrue
              ? say(
                  '核验通过：由本机关签出，内容没有改动。内容为签出时的情况，以后的办理不在其中。',
                  'True: signed by this office, and not altered. It tells how things stood when it was signed.',
                )
              : say('核验不通过：不是本机关签出的，或者内容已经改动。', 'Not true: this office did not sign it, or it was altered.')}
          </Notice>
        )}
        {statement && (
          <Facts
            facts={[
              {
                name: say('受理号', 'Number'),
                value: (
                  <Official language={language} name>
                    {statement.number}
                  </Official>
                ),
              },
              {
                name: say('签出时间', 'Signed at'),
                value: <time datetime={statement.madeAt}>{beijingMinute(new Date(statement.madeAt))}</time>,
              },
              { name: say('收到申请', 'Received'), value: statement.receivedOn },
              { name: say('答复期限', 'Due'), value: statement.dueOn },
              { name: say('答复之日', 'Replied'), value: statement.repliedOn },
              { name: say('办理步骤', 'Steps'), value: String(statement.steps) },
            ]}
          />
        )}
        <form method="post" action={`/${office.slug}/verify`} enctype="multipart/form-data" novalidate>
          <FileField
            id="manifest"
            label={say('校验清单（案卷中的 manifest.json 或者 statement.json）', 'manifest.json or statement.json of the package')}
            hint={say('上传的内容只用来核验，不保存', 'it is checked and not kept')}
            accept=".json,application/json"
            optional={say('或者填写下面三项', 'or fill in the three below')}
            {...(faults['manifest'] && { fault: faults['manifest'] })}
          />
          <Field {...common('number')} label={say('受理号', 'Number')} />
          <Field
            {...common('history')}
            label={say('办理过程的哈希值', 'Hash of the history')}
            hint={say('SHA-256，64 位', 'SHA-256, 64 characters')}
            spellcheck={false}
          />
          <Field {...common('code')} label={say('核验码', 'Code')} hint={say('30 位', '30 characters')} spellcheck={false} />
          <p class="buttons actions">
            <Button>{say('核验', 'Check')}</Button>
          </p>
        </form>
      </div>
    </PortalPage>
  )
}
