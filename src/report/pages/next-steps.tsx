import type { Page } from '../../web/layout/index.ts'
import { Button, TextArea } from '../../web/ui/index.ts'
import { type StepName, steps } from '../steps.ts'
import { mustSayWhy, type StoredReport } from '../stored-report.ts'
import { deskCompileOf, deskImportOf, deskTextOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type NewVersionProps = { page: Page; office: Office; year: number; isPublic: boolean; may: boolean }

/** Compiling, editing, reading from a file: each brings a new version. */
export function NewVersion({ page: { say }, office, year, isPublic, may }: NewVersionProps) {
  if (!may) return <p class="quiet">{say('修改：由公开专员办理', 'Changing it: for the disclosure officer')}</p>
  return (
    <p class="buttons">
      <Button kind="plain" href={deskTextOf(office, year)}>
        {say('写正文', 'Write the text')}
      </Button>
      <Button kind="plain" href={deskCompileOf(office, year)}>
        {say('与记录核对', 'Compare with the records')}
      </Button>
      <Button kind="plain" href={deskImportOf(office)}>
        {isPublic ? say('导入更正版本', 'Import a correction') : say('重新导入', 'Import again')}
      </Button>
    </p>
  )
}

type NextProps = {
  page: Page
  office: Office
  stored: StoredReport
  step: StepName
  may: boolean
  openErrors: number
  reason: string
  fault?: string
}

/** Signing and withdrawing, with the reason where one is wanted. */
export function NextStep({ page, office, stored, step, may, openErrors, reason, fault }: NextProps) {
  const { say } = page
  const rule = steps[step]
  const name = say(rule.title, rule.english)
  if (!may)
    return (
      <p class="quiet">
        {name}：
        {rule.right === 'report.approve' ? say('由分管领导办理', 'for who signs') : say('由公开专员办理', 'for the disclosure officer')}
      </p>
    )
  const needed = mustSayWhy(step, openErrors, false)
  return (
    <form class="stack" method="post" action={`/desk/reports/${office.slug}/${stored.year}/${step}`}>
      <input type="hidden" name="seen" value={String(stored.seq)} />
      <TextArea
        id={step === 'published' ? 'reason' : 'reason-withdrawn'}
        name="reason"
        label={
          step === 'withdrawn'
            ? say('撤下的理由', 'Why it is withdrawn')
            : needed
              ? say('有错误仍要公布的理由', 'Why it is published with errors')
              : say('说明', 'Note')
        }
        hint={step === 'withdrawn' ? say('公众可以看到。', 'The public will read it.') : undefined}
        rows={2}
        maxlength={500}
        value={reason}
        fault={fault}
        optional={needed ? undefined : say('选填', 'optional')}
      />
      <p>
        <Button kind={step === 'withdrawn' ? 'grave' : undefined}>
          {step === 'published' ? say('签发公布', 'Sign and publish') : name}
        </Button>
      </p>
    </form>
  )
}
