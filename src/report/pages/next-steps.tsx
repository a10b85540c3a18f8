import type { Page } from '../../web/layout/index.ts'
import { Button, TextArea } from '../../web/ui/index.ts'
import { ruleOf, type StepName } from '../steps.ts'
import { isSigned, mustSayWhy, type StoredReport } from '../stored-report.ts'
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
  step: NextStepName
  may: boolean
  openErrors: number
  reason: string
  fault?: string
}

/** What a step's form says beside its title; `id` of the field of its reason. */
const forms = {
  handedIn: { id: 'reason-handed-in', label: '给签批人的说明', english: 'Note for who signs' },
  approved: { id: 'reason-approved', label: '签批意见', english: 'Note' },
  sentBack: { id: 'reason-sent-back', label: '哪里要改', english: 'What is to be mended' },
  published: { id: 'reason', label: '说明', english: 'Note' },
  withdrawn: { id: 'reason-withdrawn', label: '撤下的理由', english: 'Why it is withdrawn' },
} as const

export type NextStepName = keyof typeof forms

export const isFormed = (step: StepName): step is NextStepName => Object.hasOwn(forms, step)

/** Handing in, approving, sending back, publishing and withdrawing, with the reason where one is wanted. */
export function NextStep({ page, office, stored, step, may, openErrors, reason, fault }: NextProps) {
  const { say } = page
  const { title, english, right } = ruleOf(step)
  const { id, label, english: inEnglish } = forms[step]
  const name = say(title, english)
  if (!may)
    return (
      <p class="quiet">
        {name}：{right === 'report.approve' ? say('由分管领导办理', 'for who signs') : say('由公开专员办理', 'for the disclosure officer')}
      </p>
    )
  const needed = mustSayWhy(step, openErrors, false)
  const isInSpite = needed && (step === 'published' || step === 'approved')
  return (
    <form class="stack" method="post" action={`/desk/reports/${office.slug}/${stored.year}/${step}`}>
      <input type="hidden" name="seen" value={String(stored.seq)} />
      <TextArea
        id={id}
        name="reason"
        label={isInSpite ? say(`有错误仍要${title}的理由`, `Why it is ${english} with errors`) : say(label, inEnglish)}
        hint={step === 'withdrawn' ? say('公众可以看到。', 'The public will read it.') : undefined}
        rows={2}
        maxlength={500}
        value={reason}
        fault={fault}
        optional={needed ? undefined : say('选填', 'optional')}
      />
      <p>
        <Button kind={step === 'withdrawn' ? 'grave' : step === 'published' || step === 'approved' ? undefined : 'plain'}>
          {step === 'published' && !isSigned(stored) ? say('签发公布', 'Sign and publish') : name}
        </Button>
      </p>
    </form>
  )
}
