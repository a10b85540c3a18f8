import { deliveries, exemptions, outcomes } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Field, Notice, Official, Select, TextArea, Ticks } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { Published } from '../../apply/alike.ts'
import type { DecisionFault } from '../../decision.ts'
import type { FoundCase } from '../../desk/office.ts'
import type { CaseFile } from '../../store.ts'
import { allKinds, decidable, groundField, itemField, itemsIn, mostGrounds, mostItems, type Typed } from '../decision-form.ts'
import { CaseFrame } from './frame.tsx'

type Props = {
  page: Page
  found: FoundCase
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  against: readonly DecisionFault[]
  /** Items published already that look like what is asked (art. 36(1)). */
  published: readonly Published[]
  files: readonly CaseFile[]
  hasDraft: boolean
}

const moreFields = ['publicAt', 'agencyName', 'agencyContact', 'earlierNumber', 'earlierOn'] as const

/** What is answered to each thing that was asked, with grounds to article, paragraph and item. */
export function DecidePage({ page, found, typed, faults, refusal, against, published, files, hasDraft }: Props) {
  const { say, language } = page
  const title = say('拟定答复', 'Draft the answer')
  const optional = say('选填', 'optional')
  const count = itemsIn(typed)
  const common = (name: string) => ({ id: name, value: typed[name] ?? '', ...(faults[name] && { fault: faults[name] }) })
  const tellsMore = moreFields.some(name => typed[name] || faults[name])
  const outcomeOptions = decidable.map(kind => ({ value: kind, text: say(outcomes[kind].label, outcomes[kind].english) }))
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <h1>{title}</h1>
      <p>
        <Official language={language}>{found.application.asked}</Official>
      </p>
      <Against {...{ page, against }} />
      {published.length > 0 && (
        <Notice title={say('可能已经公开（第三十六条第（一）项）', 'It may be public already (art. 36(1))')}>
          <ul>
            {published.map(({ title: text, path, on }) => (
              <li>
                <a href={path}>
                  <Official language={language}>{text}</Official>
                </a>{' '}
                <span class="quiet">
                  <time datetime={on}>{on}</time> {`${page.origin}${path}`}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form method="post" action={`${found.here}/decide`} class="stack">
        <input type="hidden" name="seen" value={typed['seen'] ?? String(found.application.seq)} />
        {Array.from({ length: count }, (_, i) => (
          <Item {...{ page, item: i, typed, faults, files, outcomeOptions }} />
        ))}
        {count < mostItems && (
          <p>
            <Button kind="plain" name="more" value="item">
              {say('再加一项', 'One item more')}
            </Button>
          </p>
        )}
        <section class="panel">
          <h2>{say('整件答复', 'The whole')}</h2>
          <Select
            {...common('outcome')}
            label={say('计入表三的类型', 'Outcome that counts')}
            options={outcomeOptions}
            empty={say('由各项合并得出', 'as the items come to')}
          />
          <details class="field" open={tellsMore || undefined}>
            <summary>
              {say(
                '已经公开的、属于其他机关的、重复申请的，另须写明',
                'Public already, of another agency, or a repeat: what is told besides',
              )}
            </summary>
            <Field
              {...common('publicAt')}
              label={say('在哪里公开', 'Where it is public')}
              hint={say('已经主动公开的必填：网址或者查阅地点', 'needed where it is public already')}
              optional={optional}
            />
            <Field
              {...common('agencyName')}
              label={say('负责公开的行政机关', 'Agency responsible')}
              hint={say('不属于本机关负责公开、能够确定的，应当告知', 'told where it can be determined')}
              optional={optional}
            />
            <Field {...common('agencyContact')} label={say('该机关的联系方式', 'Its contact')} optional={optional} />
            <Field {...common('earlierNumber')} label={say('此前答复的文号', 'Number of the earlier reply')} optional={optional} />
            <Field {...common('earlierOn')} type="date" short label={say('此前答复的日期', 'Its day')} optional={optional} />
          </details>
          <Select
            {...common('delivery')}
            label={say('送达方式', 'How it goes out')}
            options={Object.entries(deliveries).map(([value, { label, english }]) => ({ value, text: say(label, english) }))}
            empty={say('按申请人要求', 'as the applicant wants')}
          />
          {hasDraft && (
            <Ticks
              id="keeps"
              label={say('已有的答复书草稿', 'The draft that there is')}
              options={[{ value: 'on', text: say('保留编辑过的正文', 'keep its text as it was edited') }]}
              values={typed['keeps'] ? ['on'] : []}
            />
          )}
          <TextArea {...common('note')} label={say('说明', 'Note')} rows={2} optional={optional} />
          <p class="buttons">
            <Button>{say('拟定并起草答复书', 'Draft the reply')}</Button>
            <Button kind="plain" name="more" value="check">
              {say('先检查', 'Check first')}
            </Button>
            <a href={found.here}>{say('返回', 'Back')}</a>
          </p>
        </section>
      </form>
    </CaseFrame>
  )
}

function Against({ page, against }: Pick<Props, 'page' | 'against'>) {
  const { say, language } = page
  const list = (level: 'error' | 'warning') => against.filter(one => one.level === level)
  return (
    <>
      {(['error', 'warning'] as const).map(
        level =>
          list(level).length > 0 && (
            <Notice
              kind={level === 'error' ? 'over' : 'wait'}
              title={level === 'error' ? say('这样不能答复', 'It cannot be answered so') : say('请核对', 'Look at this')}
            >
              <ul>
                {list(level).map(({ item, why, cites }) => (
                  <li>
                    <Official language={language}>
                      {item === null ? '' : `第${item + 1}项：`}
                      {why}
                    </Official>
                    <br />
                    <small class="quiet">
                      <Official language={language}>{cites}</Official>
                    </small>
                  </li>
                ))}
              </ul>
            </Notice>
          ),
      )}
    </>
  )
}

type ItemProps = Pick<Props, 'page' | 'typed' | 'faults' | 'files'> & { item: number; outcomeOptions: { value: string; text: string }[] }

function Item({ page: { say }, item, typed, faults, files, outcomeOptions }: ItemProps) {
  const optional = say('选填', 'optional')
  const common = (name: string) => {
    const id = itemField(item, name)
    return { id, value: typed[id] ?? '', ...(faults[id] && { fault: faults[id] }) }
  }
  const withhold = Array.from({ length: mostGrounds }, (_, g) => g)
  const isOpen = withhold.some(g => typed[groundField(item, g, 'code')]) || typed[itemField(item, 'publicInterest')]
  return (
    <section class="panel" aria-labelledby={`item-${item}`}>
      <h2 id={`item-${item}`}>{say(`第 ${item + 1} 项`, `Item ${item + 1}`)}</h2>
      <TextArea {...common('text')} label={say('哪项信息', 'What is answered')} rows={2} required={item === 0} />
      <Select {...common('outcome')} label={say('答复', 'Answer')} options={outcomeOptions} empty={say('请选择', 'choose')} />
      <TextArea
        {...common('says')}
        label={say('须写明的内容', 'What it must state')}
        hint={say(
          '例如获取方式、检索情况、理由、渠道、法律条款；不予公开的理由写在下面',
          'way and route, reasons, provision; reasons to withhold below',
        )}
        rows={2}
        optional={optional}
      />
      {files.length > 0 && <FileTicks {...{ label: say('随答复提供的文件', 'Files that go with it'), item, typed, files }} />}
      <details open={isOpen ? true : undefined}>
        <summary>{say('不予公开的理由（第十四条至第十六条）', 'Grounds to withhold (arts. 14–16)')}</summary>
        {withhold.map(g => (
          <GroundFields {...{ say, item, ground: g, typed, faults }} />
        ))}
        <TextArea
          {...common('publicInterest')}
          label={say('第三方不同意仍决定公开：不公开对公共利益的重大影响', 'Given against a third party: public interest')}
          rows={2}
          optional={optional}
        />
      </details>
    </section>
  )
}

function FileTicks({ label, item, typed, files }: { label: string; item: number; typed: Typed; files: readonly CaseFile[] }) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="choices">
        {files.map(({ fileId, name }) => {
          const id = itemField(item, `file-${fileId}`)
          return (
            <label class="choice" for={id}>
              <input type="checkbox" id={id} name={id} value="on" checked={typed[id] ? true : undefined} />
              <span translate="no">{name}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

type GroundProps = { say: Page['say']; item: number; ground: number; typed: Typed; faults: Faults }

function GroundFields({ say, item, ground, typed, faults }: GroundProps) {
  const optional = say('选填', 'optional')
  const common = (name: string) => {
    const id = groundField(item, ground, name)
    return { id, value: typed[id] ?? '', ...(faults[id] && { fault: faults[id] }) }
  }
  return (
    <fieldset>
      <legend>{say(`理由 ${ground + 1}`, `Ground ${ground + 1}`)}</legend>
      <Select
        {...common('code')}
        label={say('条款', 'Article')}
        empty={say('无', 'none')}
        options={Object.entries(exemptions).map(([value, { label, english, cites }]) => ({
          value,
          text: `${cites.replace('《政府信息公开条例》', '')}　${say(label, english)}`,
        }))}
      />
      <Select
        {...common('kind')}
        label={say('属于哪一类', 'Which of its kinds')}
        empty={say('不分类', 'none')}
        options={allKinds.map(value => ({ value, text: value }))}
      />
      <Field
        {...common('provision')}
        label={say('禁止公开的法律、行政法规条款', 'Law or administrative regulation that forbids it')}
        optional={optional}
      />
      <TextArea {...common('harm')} label={say('理由：公开会造成什么损害', 'Reason: what harm it would do')} rows={2} optional={optional} />
    </fieldset>
  )
}
