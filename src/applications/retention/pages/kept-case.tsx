import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Done, ErrorSummary, Facts, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { states } from '../../steps.ts'
import type { KeptCase } from '../store.ts'

type Props = {
  page: Page
  found: FoundCase
  kept: KeptCase
  rights: { mayDemand: boolean; mayAgree: boolean; mayHold: boolean }
  against: Refusal | null
  againstDemand: Refusal | null
  typed: Readonly<Record<string, string>>
  faults: Faults
  refused: string | null
  done: string | null
}

/** How long it is known who applied in this case: hold it back, or erase it on a lawful demand (two of the office). */
export function KeptCasePage({ page, found, kept, rights, against, againstDemand, typed, faults, refused, done }: Props) {
  const { say, language } = page
  const { office, application, here } = found
  const title = say('个人信息保存', 'Keeping of personal data')
  const at = `${here}/retention`
  const why = (label: string, hint: string) => (
    <TextArea
      id="why"
      label={label}
      hint={hint}
      rows={3}
      required
      value={typed['why'] ?? ''}
      {...(faults['why'] && { fault: faults['why'] })}
    />
  )
  const day = (on: string | null) => on && <time datetime={on}>{on}</time>
  return (
    <StaffLayout
      page={page}
      title={`${title} - ${application.number}`}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { href: here, text: application.number, lang: 'zh-CN' },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} title={say('需要修改', 'To mend')} />
      <Done
        said={{
          ...{ hold: say('已决定继续保存。', 'Held back.'), release: say('已取消继续保存。', 'No longer held back.') },
          ...{ demand: say('已提出，等另一人同意。', 'Asked for; somebody else has to agree.'), refuse: say('已不同意清除。', 'Refused.') },
          ...{ agree: say('个人信息已清除。', 'The personal data are erased.') },
        }}
        done={done}
      />
      <h1>{title}</h1>
      <p class="quiet docno" lang="zh-CN" translate="no">
        {application.number}
      </p>
      <div class="stack">
        {refused && (
          <Notice kind="over" title={say('没有办理', 'Not done')} status>
            <p>
              <Official language={language}>{refused}</Official>
            </p>
          </Notice>
        )}
        <section class="panel">
          <Facts
            facts={[
              { name: say('状态', 'State'), value: say(states[kept.state].label, states[kept.state].english) },
              { name: say('办结', 'Settled'), value: day(kept.settledOn) },
              { name: say('保存至', 'Kept until'), value: day(kept.keepUntil) },
              { name: say('已清除', 'Erased'), value: day(kept.erasedOn) },
              { name: say('继续保存的理由', 'Held back because'), value: kept.heldWhy && `${kept.heldWhy}（${kept.heldBy}）` },
              { name: say('要求清除的理由', 'To be erased because'), value: kept.demandedWhy },
              { name: say('未结的复议、诉讼', 'Open disputes'), value: kept.openDisputes || null },
            ]}
          />
          {against && !kept.erasedOn && (
            <p>
              <Official language={language}>
                {against.why}（{against.cites}）
              </Official>
            </p>
          )}
          {!kept.erasedOn && (
            <p>
              <a href={`${here}/archive.zip`}>{say('清除前下载案卷', 'Download the file before it is erased')}</a>
            </p>
          )}
        </section>
        {!kept.erasedOn && rights.mayHold && (
          <form method="post" action={`${at}/${kept.heldWhy ? 'release' : 'hold'}`} novalidate class="panel">
            <h2>{kept.heldWhy ? say('取消继续保存', 'Let it go') : say('继续保存', 'Hold it back')}</h2>
            {!kept.heldWhy && why(say('理由', 'Reason'), say('例如审计、信访复查、法院调取', 'an audit, a claim, an order of a court'))}
            <p class="buttons">
              <Button kind="plain">{kept.heldWhy ? say('取消继续保存', 'Let it go') : say('继续保存', 'Hold it back')}</Button>
            </p>
          </form>
        )}
        {!kept.erasedOn && kept.demandedWhy && rights.mayAgree && (
          <section class="panel">
            <h2>{say('同意清除', 'Agree to erase')}</h2>
            <p>{say('清除后不能恢复，统计数字不变。', 'It cannot be undone. Figures stay as they are.')}</p>
            <div class="buttons">
              <form method="post" action={`${at}/agree`}>
                <Button kind="grave">{say('同意，立即清除', 'Agree and erase now')}</Button>
              </form>
              <form method="post" action={`${at}/refuse`}>
                <Button kind="plain">{say('不同意', 'Refuse')}</Button>
              </form>
            </div>
          </section>
        )}
        {!kept.erasedOn && !kept.demandedWhy && !kept.heldWhy && rights.mayDemand && (
          <form method="post" action={`${at}/demand`} novalidate class="panel">
            <h2>{say('依法要求提前清除', 'A lawful demand to erase now')}</h2>
            {againstDemand ? (
              <p>
                <Official language={language}>
                  {againstDemand.why}（{againstDemand.cites}）
                </Official>
              </p>
            ) : (
              <>
                {why(say('谁提出、依据什么', 'Who demands it, on what ground'), say('须由另一人同意', 'somebody else has to agree'))}
                <p class="buttons">
                  <Button kind="plain">{say('提出', 'Ask for it')}</Button>
                </p>
              </>
            )}
          </form>
        )}
      </div>
    </StaffLayout>
  )
}
