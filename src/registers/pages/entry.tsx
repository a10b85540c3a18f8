import type { Deadline } from '../../law/index.ts'
import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, Done, Field, Meta, Mixed, Notice, Official, TextArea, Timeline } from '../../web/ui/index.ts'
import type { Entry } from '../entry.ts'
import { registerOf } from '../register.ts'
import { type Refusal, ruleOf, type StepName, states, stepNames } from '../steps.ts'
import type { Step } from '../store.ts'
import { factsOf } from './facts.tsx'
import { Refused } from './form.tsx'
import { deskEntry, type Office, RegisterFrame } from './frame.tsx'

type Props = {
  page: Page
  office: Office
  entry: Entry
  taken: readonly Step[]
  can: readonly StepName[]
  due: Deadline | null
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
  done: string | null
}

/** One entry: what it says, by when what must be done, what happened, and what can be done now. */
export function EntryPage(props: Props) {
  const { page, office, entry, taken, due, faults, refusal, done } = props
  const { say, language } = page
  const { label, english } = registerOf(entry.register)
  const said = Object.fromEntries(stepNames.map(name => [name, say(`已办：${ruleOf(name).title}`, `Done: ${ruleOf(name).english}`)]))
  return (
    <RegisterFrame {...{ page, office, register: entry.register, title: entry.item, faults }}>
      <div class="head">
        <div>
          <h1>
            <Mixed language={language} text={entry.item} />
          </h1>
          <p class="chips">
            <Chip state={states[entry.state].chip}>{say(states[entry.state].label, states[entry.state].english)}</Chip>{' '}
            <span class="tag">{say(label, english)}</span>
          </p>
        </div>
      </div>
      <Done said={said} done={done} />
      <Refused page={page} refusal={refusal} />
      <div class="rows">
        {due && (
          <Notice kind={due.dueOn !== null && due.dueOn < page.today ? 'over' : 'wait'} title={say(`最迟 ${due.dueOn}`, `By ${due.dueOn}`)}>
            {due.because.map(({ text, cites }) => (
              <p>
                <Official language={language}>{`${text}（${cites}）`}</Official>
              </p>
            ))}
          </Notice>
        )}
        <div class="split wide">
          <div class="rows">
            <Meta facts={factsOf(page, entry)} />
            <History page={page} taken={taken} />
          </div>
          <aside class="stack">
            <Doing {...props} />
          </aside>
        </div>
      </div>
    </RegisterFrame>
  )
}

function History({ page: { say, language }, taken }: { page: Page; taken: readonly Step[] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{say('经过', 'History')}</h2>
      <Timeline
        steps={taken.map(({ step, onDay, actor, reason }) => ({
          on: onDay,
          title: say(ruleOf(step).title, ruleOf(step).english),
          text: <Official language={language}>{[actor, reason].filter(Boolean).join('：')}</Official>,
        }))}
      />
    </section>
  )
}

function Doing({ page: { say, today }, office, entry, can, typed, faults }: Props) {
  const here = deskEntry(office, entry)
  const taking = can.filter(name => name !== 'corrected')
  const wanting = taking.filter(name => ruleOf(name).needsReason).map(name => say(ruleOf(name).title, ruleOf(name).english))
  return (
    <>
      {can.includes('corrected') && (
        <p class="buttons">
          <Button kind="plain" href={`${here}/correct`}>
            {say('更正', 'Correct')}
          </Button>
        </p>
      )}
      {taking.length > 0 && (
        <form class="panel" method="post" action={`${here}/step`} novalidate>
          <h2>{say('办理', 'What to do')}</h2>
          <input type="hidden" name="seen" value={String(entry.seq)} />
          <Field id="onDay" type="date" label={say('日期', 'Day')} value={typed['onDay'] ?? today} fault={faults['onDay']} short required />
          <TextArea
            id="reason"
            label={say('理由', 'Reason')}
            hint={
              wanting.length > 0 ? say(`${wanting.join('、')}须写理由；撤回的理由对外公开`, `needed for: ${wanting.join(', ')}`) : undefined
            }
            value={typed['reason']}
            fault={faults['reason']}
            rows={3}
            maxlength={500}
          />
          <p class="buttons">
            {taking.map(name => (
              <Button
                name="step"
                value={name}
                kind={name === 'published' ? undefined : name === 'struck' || name === 'withdrawn' ? 'grave' : 'plain'}
              >
                {say(ruleOf(name).title, ruleOf(name).english)}
              </Button>
            ))}
          </p>
        </form>
      )}
    </>
  )
}
