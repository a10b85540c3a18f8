import type { Page } from '../../../web/layout/index.ts'
import { Button, Select, TextArea } from '../../../web/ui/index.ts'
import { validities } from '../../content.ts'
import { type StepName, type StepRule, steps } from '../../steps.ts'
import type { ItemView, NextStep } from '../item.ts'
import type { Tried } from './item.tsx'
import { deskItemOf, RefusalWords, stepTitle } from './parts.tsx'

/** Steps that are taken on a page of their own: the editor and the review. */
const pageOf: Partial<Record<StepName, 'edit' | 'review'>> = {
  submitted: 'edit',
  endorsed: 'review',
  returned: 'review',
  referred: 'review',
  reviewed: 'review',
  scheduled: 'review',
  published: 'review',
  filed: 'review',
}

const grave: readonly StepName[] = ['withdrawn', 'discarded', 'abandoned']

/** What can be done now, and why not the rest. */
export function NextSteps({ page, view, tried }: { page: Page; view: ItemView; tried: Tried }) {
  const { say } = page
  const { next } = view
  if (next.length === 0) return <p class="quiet">{say('这件信息已经办结，没有可以办的步骤。', 'Nothing is left to be done.')}</p>
  const can = next.filter(({ against }) => against === null)
  const cannot = next.filter(({ against }) => against !== null)
  return (
    <ul class="do">
      {can.map(one => (
        <li>
          <Possible {...{ page, view, next: one, tried }} />
        </li>
      ))}
      {cannot.map(({ step, against }) => (
        <li>
          <span aria-disabled="true">{stepTitle(page, step)}</span>
          <p>
            <RefusalWords page={page} refusal={against!} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Possible({ page, view, next: { step }, tried }: { page: Page; view: ItemView; next: NextStep; tried: Tried }) {
  const { say } = page
  const { item, office } = view
  const title = stepTitle(page, step)
  const elsewhere = pageOf[step]
  if (elsewhere) return <a href={`${deskItemOf(office, item.id)}/${elsewhere}`}>{title}</a>
  const rule: StepRule = steps[step]
  const isTried = tried.step === step
  const id = isTried ? 'opinion' : `opinion-${step}`
  return (
    <form method="post" action={`${deskItemOf(office, item.id)}/step`}>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="seen" value={String(item.seq)} />
      <input type="hidden" name="from" value="item" />
      {step === 'validity' && (
        <Select
          id="validity"
          label={say('变更为', 'Change to')}
          options={Object.entries(validities).map(([value, { label, english }]) => ({ value, text: say(label, english) }))}
          value={isTried ? tried.texts['validity'] : undefined}
          fault={isTried ? tried.faults['validity'] : undefined}
          empty={say('请选择', 'choose')}
        />
      )}
      <TextArea
        id={id}
        name="opinion"
        label={`${title}${say('的理由', ': why')}`}
        hint={step === 'withdrawn' ? say('公众可以看到。', 'The public will read it.') : undefined}
        rows={2}
        maxlength={500}
        value={isTried ? tried.texts['opinion'] : undefined}
        fault={isTried ? tried.faults['opinion'] : undefined}
        optional={rule.needsOpinion ? undefined : say('选填', 'optional')}
      />
      <p>
        <Button small kind={grave.includes(step) ? 'grave' : 'plain'}>
          {title}
        </Button>
      </p>
    </form>
  )
}
