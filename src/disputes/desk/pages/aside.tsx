import type { DisputeKind } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Empty, Files, Official } from '../../../web/ui/index.ts'
import { articleFor } from '../../dispute.ts'
import { type StepName, steps as table } from '../../steps.ts'
import type { DisputeFacts, Offer } from '../facts.ts'
import { disputeAddress, disputeName, type FoundDispute } from '../office.ts'

type Props = { page: Page; found: FoundDispute; facts: DisputeFacts }

/** What is seldom done, or no part of the way to the decision. */
const rare: readonly StepName[] = ['numbered', 'noted', 'rectified', 'struck']

/** What can be done, the application, suits that followed, and the papers. */
export function Aside({ page, found, facts }: Props) {
  const { say, language } = page
  const { here, office, application, dispute } = found
  const { offers, files, suits, before, applicationAt, mayWrite } = facts
  const now = offers.filter(({ stateAllows, step }) => stateAllows && !rare.includes(step))
  const seldom = offers.filter(({ stateAllows, step }) => stateAllows && rare.includes(step))
  const notNow = offers.filter(({ stateAllows }) => !stateAllows)
  const maySue = mayWrite && dispute.kind === 'reconsideration' && dispute.decidedOn !== null
  const list = (some: readonly Offer[]) => (
    <ul class="do">
      {some.map(offer => (
        <One page={page} offer={offer} here={here} kind={dispute.kind} />
      ))}
    </ul>
  )
  return (
    <aside class="stack sticky">
      <section class="panel">
        <h2>{say('现在可以做', 'What can be done now')}</h2>
        {offers.length === 0 && <Empty>{say('您只能查阅这件案件。', 'You may only read this dispute.')}</Empty>}
        {now.length > 0 && list([...now].sort((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null)))}
        {maySue && (
          <ul class="do">
            <li>
              <a href={`${here.slice(0, here.lastIndexOf('/'))}/new?after=${dispute.id}`}>
                {say('登记复议后起诉', 'Register the suit that followed')}
              </a>
              <p>
                <Official language={language}>《行政诉讼法》第四十五条</Official>
              </p>
            </li>
          </ul>
        )}
        {seldom.length > 0 && (
          <details>
            <summary>{say('更正、记录和其他', 'Corrections, notes and others')}</summary>
            {list(seldom)}
          </details>
        )}
        {notNow.length > 0 && (
          <details>
            <summary>{say(`现在不能办理的 ${notNow.length} 项`, `${notNow.length} steps that cannot be taken now`)}</summary>
            {list(notNow)}
          </details>
        )}
      </section>
      {application && applicationAt && (
        <section class="panel">
          <h2>{say('所涉申请', 'The application')}</h2>
          <ul class="do">
            <li>
              <a href={applicationAt}>
                <Official language={language} name>
                  {application.number}
                </Official>
              </a>
              <p>
                <Official language={language}>{application.asked.slice(0, 60)}</Official>
              </p>
            </li>
          </ul>
        </section>
      )}
      {(before || suits.length > 0) && (
        <section class="panel">
          <h2>{say('前后案件', 'Before and after')}</h2>
          <ul class="do">
            {[...(before ? [before] : []), ...suits].map(one => (
              <li>
                <a href={disputeAddress(office, one)}>
                  <Official language={language} name>
                    {disputeName(one)}
                  </Official>
                </a>
                <p>{one === before ? say('先行的行政复议', 'the reconsideration before') : say('复议后起诉', 'the suit that followed')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="panel">
        <h2>{say('材料', 'Files')}</h2>
        {files.length === 0 ? (
          <Empty>{say('还没有。', 'None yet.')}</Empty>
        ) : (
          <Files files={files.map(({ fileId, name }) => ({ href: `${here}/files/${fileId}`, kind: kindOf(name), name }))} />
        )}
      </section>
    </aside>
  )
}

const kindOf = (name: string) => (/\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1] ?? '文件').toUpperCase()

type OneProps = { page: Page; offer: Offer; here: string; kind: DisputeKind }

function One({ page: { say, language }, offer: { step, refusal }, here, kind }: OneProps) {
  const { title, english } = table[step]
  return (
    <li>
      {refusal ? <span aria-disabled="true">{say(title, english)}</span> : <a href={`${here}/steps/${step}`}>{say(title, english)}</a>}
      <p>
        <Official language={language}>{refusal ? `${refusal.why}（${refusal.cites}）` : articleFor(kind, step)}</Official>
      </p>
    </li>
  )
}
