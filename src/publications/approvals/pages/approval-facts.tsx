import type { Child } from 'hono/jsx'
import type { Page } from '../../../web/layout/index.ts'
import { DataTable, Official } from '../../../web/ui/index.ts'
import { type Approval, approvalKinds, feeBases, materialForms } from '../approval.ts'
import type { ApprovalFile } from '../store.ts'
import { Flow } from './flow.tsx'

type Props = { page: Page; content: Approval; files: readonly ApprovalFile[]; fileAddress: (id: string) => string }

/** Lines that somebody typed, each a line. */
export const Lines = ({ language, text }: { language: string; text: string }) => (
  <>
    {text.split('\n').map(line => (
      <p>
        <Official language={language}>{line}</Official>
      </p>
    ))}
  </>
)

/** Everything that an item says after its head: the same on the public page and on the desk. */
export function ApprovalFacts(props: Props) {
  const { page, content } = props
  const { say, language } = page
  const lines = (text: string) => <Lines language={language} text={text} />
  const sections: [id: string, title: string, body: Child][] = [
    ['basis', say('设立依据', 'Legal basis'), <div class="prose">{lines(content.basis)}</div>],
    [
      'conditions',
      say('申请条件', 'Conditions'),
      <div class="prose">
        {lines(content.conditions)}
        {content.quantity && (
          <p>
            <b>{say('数量限制：', 'Number: ')}</b>
            <Official language={language}>{content.quantity}</Official>
          </p>
        )}
      </div>,
    ],
    ['materials', say('申报材料', 'What to hand in'), <Materials {...props} />],
    ['flow', say('审批流程', 'Procedure'), <Flow page={page} content={content} />],
    ['times', say('办结时限', 'Times'), <Times {...props} />],
    ['fees', say('收费', 'Fees'), <Fees {...props} />],
  ]
  return (
    <>
      {sections.map(([id, title, body]) => (
        <section class="near" aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {body}
        </section>
      ))}
    </>
  )
}

function Materials({ page, content, files, fileAddress }: Props) {
  const { say, language } = page
  const link = (id: string | null, text: string) => {
    const file = files.find(each => each.id === id)
    return (
      id && (
        <p>
          <a href={fileAddress(id)}>
            {text}
            {file && (
              <span class="unseen">
                {say('：', ': ')}
                <Official language={language} name>
                  {file.name}
                </Official>
              </span>
            )}
          </a>
        </p>
      )
    )
  }
  return (
    <DataTable
      caption={say('申报材料', 'What to hand in')}
      columns={[
        { text: say('材料', 'Document'), main: true },
        { text: say('形式', 'Form') },
        { text: say('份数', 'Copies'), num: true },
        { text: say('表格下载', 'Forms') },
      ]}
      rows={content.materials.map(({ name, form, count, note, formFileId, sampleFileId }) => ({
        cells: [
          <>
            <Official language={language}>{name}</Official>
            {note && (
              <small>
                <Official language={language}>{note}</Official>
              </small>
            )}
          </>,
          say(materialForms[form].label, materialForms[form].english),
          count,
          formFileId || sampleFileId ? (
            <>
              {link(formFileId, say('空白表格', 'Blank form'))}
              {link(sampleFileId, say('示范文本', 'Filled-in sample'))}
            </>
          ) : (
            '—'
          ),
        ],
      }))}
    />
  )
}

function Times({ page, content }: Props) {
  const { say, language } = page
  const days = (value: number | null) => (value === null ? '—' : say(`${value} 个工作日`, `${value} working days`))
  const isLicence = content.kind === 'licence'
  return (
    <>
      <dl class="stats">
        <div>
          <dt>{say('承诺办结时限', 'Promised')}</dt>
          <dd>
            {content.promisedDays ?? '—'}
            <small>{say('个工作日', 'working days')}</small>
          </dd>
        </div>
        <div>
          <dt>{say('法定办结时限', 'Statutory')}</dt>
          <dd>
            {content.statutoryDays ?? '—'}
            <small>{say('个工作日', 'working days')}</small>
          </dd>
        </div>
      </dl>
      <div class="prose">
        {content.statutoryBasis && (
          <p>
            {say(`法定时限 ${days(content.statutoryDays)}的依据：`, `Basis of the ${days(content.statutoryDays)}: `)}
            <Official language={language}>{content.statutoryBasis}</Official>
          </p>
        )}
        <p>
          {isLicence
            ? say(
                '期限以工作日计算，不含法定节假日，自受理之日起算（《行政许可法》第四十二条、第八十二条）。',
                'Working days, without public holidays, counted from acceptance (arts. 42 and 82, Licensing Law).',
              )
            : say('期限以工作日计算，不含法定节假日。', 'Working days, without public holidays.')}
        </p>
        {isLicence && (
          <p>
            {say(
              '听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计入，将书面告知您（第四十五条）；期限内不能作出决定的，经负责人批准可以延长 10 个工作日，并告知理由（第四十二条）。',
              'Hearings, tests and expert reviews do not count, and you are told in writing (art. 45); with approval the time may be extended once by 10 working days, with reasons (art. 42).',
            )}
          </p>
        )}
      </div>
    </>
  )
}

function Fees({ page, content }: Props) {
  const { say, language } = page
  if (content.fees.length === 0) return <p>{say('不收费。', 'No fee.')}</p>
  return (
    <DataTable
      caption={say('收费', 'Fees')}
      columns={[
        { text: say('项目', 'Item'), main: true },
        { text: say('标准', 'Amount') },
        { text: say('依据', 'Basis') },
        { text: say('减免', 'Relief') },
      ]}
      rows={content.fees.map(({ name, amount, basis, basisKind, relief }) => ({
        cells: [name, amount, `${basis}（${feeBases[basisKind].label}）`, relief || '—'].map(text => (
          <Official language={language}>{text}</Official>
        )),
      }))}
    />
  )
}

export const kindName = ({ say }: Page, kind: Approval['kind']): string => say(approvalKinds[kind].label, approvalKinds[kind].english)
