import type { Child } from 'hono/jsx'
import { outcomes } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Empty, Official } from '../../../web/ui/index.ts'
import { LinkPanel } from '../../links/pages/panel.tsx'
import { PublicReplyPanel } from '../../public-replies/panel.tsx'
import { pageOfStep } from '../../replies/pages-of-steps.ts'
import { DocumentPanel } from '../../replies/panel.tsx'
import { type StepName, states, steps as table } from '../../steps.ts'
import type { Application } from '../../store.ts'
import type { CaseFacts } from '../case-facts.ts'
import type { Offer } from '../offers.ts'
import { caseAddress, type FoundCase } from '../office.ts'

type Props = { page: Page; found: FoundCase; facts: CaseFacts; mayLook: boolean; beside: Child }

/** What can be done, the papers, and cases that have to do with this one. */
export function CaseAside({ page, found, facts, mayLook, beside }: Props) {
  const { say } = page
  const { here, office, application } = found
  const { offers, files, documents, samePerson, similar } = facts
  const mayWrite = offers.some(({ step }) => step === 'noted')
  // what is settled is handed over after the answer in writing alone
  const isRare = (step: StepName) => rare.includes(step) || (step === 'handedOver' && application.state === 'settled')
  const open = offers.filter(({ refusal, step }) => refusal === null && !isRare(step))
  const seldom = offers.filter(({ refusal, step }) => refusal === null && isRare(step))
  const against = offers.filter(({ refusal, stateAllows, step }) => refusal !== null && stateAllows && !isRare(step))
  const notNow = offers.filter(({ refusal, stateAllows, step }) => !stateAllows || (refusal !== null && isRare(step)))
  const personal = (purpose: string) => purpose === 'identity' || purpose === 'authorisation'
  return (
    <aside class="stack sticky">
      <section class="panel">
        <h2>{say('现在可以做', 'What can be done now')}</h2>
        {offers.length === 0 && <Empty>{say('您只能查阅这件申请。', 'You may only read this case.')}</Empty>}
        {open.length + against.length > 0 && (
          <ul class="do">
            {open.map(({ step }) => (
              <Open page={page} step={step} href={pageOfStep(step, here, documents) ?? `${here}/steps/${step}`} />
            ))}
            {against.map(offer => (
              <Refused page={page} offer={offer} />
            ))}
          </ul>
        )}
        {seldom.length > 0 && (
          <details>
            <summary>{say('更正、记录和其他', 'Corrections, notes and others')}</summary>
            <ul class="do">
              {seldom.map(({ step }) => (
                <Open page={page} step={step} href={pageOfStep(step, here, documents) ?? `${here}/steps/${step}`} />
              ))}
            </ul>
          </details>
        )}
        {notNow.length > 0 && (
          <details>
            <summary>{say(`现在不能办理的 ${notNow.length} 项`, `${notNow.length} steps that cannot be taken now`)}</summary>
            <ul class="do">
              {notNow.map(offer => (
                <Refused page={page} offer={offer} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <DocumentPanel {...{ page, here, documents, mayWrite }} />
      <section class="panel">
        <h2>{say('材料', 'Files')}</h2>
        <ul class="files">
          <li>
            <span class="kind">PDF</span>
            <a href={`${here}/application.pdf`}>{say('申请登记表', 'the application on paper')}</a>
            <a href={`${here}/application.docx`}>DOCX</a>
          </li>
          {files.map(({ fileId, name, purpose }) => (
            <li>
              <span class="kind">{kindIn(name)}</span>
              {!personal(purpose) && <a href={`${here}/files/${fileId}`}>{name}</a>}
              {personal(purpose) && !mayLook && <span>{say('身份证明（无权查看）', 'proof of identity (not for you)')}</span>}
              {personal(purpose) && mayLook && (
                <form method="post" action={`${here}/files/${fileId}`}>
                  <button type="submit" class="button plain small">
                    {say('下载身份证明（记录查阅）', 'proof of identity (recorded)')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
      <PublicReplyPanel {...{ page, here, application, mayWrite, general: facts.general }} />
      {beside}
      <LinkPanel page={page} found={found} links={facts.links} handed={facts.handed} />
      <Cases page={page} office={office} title={say('同一申请人的其他申请', 'Other cases of the same applicant')} cases={samePerson} />
      <Cases
        page={page}
        office={office}
        title={say('相近申请', 'Similar cases')}
        cases={similar.filter(({ id }) => id !== application.id && !samePerson.some(one => one.id === id))}
      />
    </aside>
  )
}

/** What is seldom done, or no part of the way to the reply. */
const rare: readonly StepName[] = ['withdrawn', 'rectified', 'noted', 'contactChanged', 'complaintAnswered', 'thirdPartyTold', 'reopened']

const short = (article: string) => article.replaceAll('《政府信息公开条例》', '')

function Open({ page, step, href }: { page: Page; step: StepName; href: string }) {
  const { say, language } = page
  return (
    <li>
      <a href={href}>{say(table[step].title, table[step].english)}</a>
      <p>
        <Official language={language}>{short(table[step].article)}</Official>
      </p>
    </li>
  )
}

function Refused({ page, offer: { step, refusal } }: { page: Page; offer: Offer }) {
  const { say, language } = page
  return (
    <li>
      <span aria-disabled="true">{say(table[step].title, table[step].english)}</span>
      <p>
        <Official language={language}>
          {refusal!.why}（{short(refusal!.cites)}）
        </Official>
      </p>
    </li>
  )
}

/** Cases beside this one, with what became of them. */
export function Cases({
  page,
  office,
  title,
  cases,
}: {
  page: Page
  office: { slug: string }
  title: string
  cases: readonly Application[]
}) {
  if (cases.length === 0) return null
  const { say, language } = page
  return (
    <section class="panel">
      <h2>{title}</h2>
      <ul class="do">
        {cases.map(one => (
          <li>
            <a href={caseAddress(office, one)}>
              <Official language={language} name>
                {one.number}
              </Official>
            </a>
            <p>
              <Official language={language}>{one.asked.slice(0, 40)}</Official>
              {say('，', ', ')}
              {one.outcome
                ? say(outcomes[one.outcome].label, outcomes[one.outcome].english)
                : say(states[one.state].label, states[one.state].english)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const kindIn = (name: string): string => (/\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1] ?? '文件').toUpperCase()
