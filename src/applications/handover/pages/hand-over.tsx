import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field, Notice, Official, Select, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { Offer } from '../../desk/offers.ts'
import type { FoundCase } from '../../desk/office.ts'
import type { LetterDocument } from '../../replies/document-store.ts'
import { steps } from '../../steps.ts'

type Props = {
  page: Page
  found: FoundCase
  /** null: the person has no right for it. */
  offer: Offer | null
  others: readonly { name: string; slug: string }[]
  /** What was written to another agency already, the newest last. */
  letters: readonly LetterDocument[]
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
}

/** More than these are found by typing their name. */
const mostToChoose = 100

/** Hands a case to another agency of the system: which, why, and that the applicant agrees. */
export function HandOverPage({ page, found, offer, others, letters, typed: sent, faults, refusal }: Props) {
  const { say, language } = page
  const { application, office, here } = found
  const { title: chinese, english, article } = steps.handedOver
  const title = say(chinese, english)
  const written = letters.at(-1)?.content.inputs
  const toName = others.find(({ name }) => name === written?.name)
  const typed: Props['typed'] = {
    ...(toName && { to: others.length <= mostToChoose ? toName.slug : toName.name }),
    ...(written?.reason && { why: written.reason }),
    ...sent,
  }
  const against = refusal ?? offer?.refusal ?? null
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  const to = { id: 'to', label: say('转至哪个机关', 'To which agency'), required: true, value: typed['to'] ?? '', ...fault('to') }
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
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language}>
              {application.number}　{article}
            </Official>
          </p>
        </div>
      </div>
      <div class="stack">
        {!offer && <Notice kind="over">{say('没有办理“转至有关机关”的权限。', 'You do not have the right to take this step.')}</Notice>}
        {against && (
          <Notice kind="over" title={refusal ? say('没有办理', 'Not done') : say('现在不能办理', 'Not now')} status={refusal !== null}>
            <p>
              <Official language={language}>
                {against.why}
                {against.cites && `（${against.cites}）`}
              </Official>
            </p>
          </Notice>
        )}
        {offer && (refusal || !offer.refusal) && (
          <form method="post" action={`${here}/hand-over`} novalidate class="panel">
            <input type="hidden" name="seen" value={typed['seen'] ?? String(application.seq)} />
            <p>
              {say(
                '只有申请人同意才转交；不同意的，请书面答复，告知负责公开的机关。转交后本件办结，对方当日收到，另编受理号，另发查询码；申请内容、申请人信息和申请人提交的材料一并转去。',
                'Only with the applicant’s agreement; without it, answer in writing and name the responsible agency. This case then ends; it is received there today, under a number and a code of its own, with the request, the applicant’s data and what they sent.',
              )}
            </p>
            {others.length <= mostToChoose ? (
              <Select
                {...to}
                empty={say('请选择', 'choose')}
                options={others.map(({ name, slug }) => ({ value: slug, text: name, ...(language === 'en' && { lang: 'zh-CN' }) }))}
              />
            ) : (
              <>
                <Field {...to} hint={say('本系统机关的全称', 'its full name')} list="agencies" autocomplete="off" />
                <datalist id="agencies">
                  {others.map(({ name }) => (
                    <option value={name} />
                  ))}
                </datalist>
              </>
            )}
            <TextArea
              {...{
                id: 'why',
                label: say('为什么不属于本机关负责公开', 'Why it is not this agency’s to disclose'),
                rows: 3,
                required: true,
              }}
              hint={say('告知申请人的理由', 'the reason that the applicant is told')}
              value={typed['why'] ?? ''}
              {...fault('why')}
            />
            <Field
              {...{ id: 'agreed', label: say('申请人怎样同意', 'How the applicant agreed'), required: true, maxlength: 200 }}
              hint={say('例如：某日电话，本人同意', 'for example: by telephone on that day, in person')}
              value={typed['agreed'] ?? ''}
              {...fault('agreed')}
            />
            <Letters page={page} here={here} letters={letters} />
            <p class="buttons">
              <Button kind="grave">{say('转交并办结本件', 'Hand over and end this case')}</Button>
              <Button kind="plain" name="first" value="letter">
                {say('先起草移送函', 'First draft a covering letter')}
              </Button>
              <a href={here}>{say('返回', 'Back')}</a>
            </p>
          </form>
        )}
      </div>
    </StaffLayout>
  )
}

/** Which letters there are, and that a signed one goes along: none is owed. */
function Letters({ page: { say, language }, here, letters }: Pick<Props, 'page' | 'letters'> & { here: string }) {
  return (
    <>
      <p>
        {say(
          '需要书面函的，先起草移送函，编号签发后再转交：写给所选机关的，随件转去；没有的，不影响转交。',
          'Where a formal letter is wanted, draft and sign it first: one that is written to the chosen agency goes along. None is needed.',
        )}
      </p>
      {letters.length > 0 && (
        <ul class="files">
          {letters.map(({ id, number, content }) => (
            <li>
              <a href={`${here}/documents/${id}`}>
                <Official language={language}>移送函{number ?? '（草稿）'}</Official>
              </a>
              <Official language={language}>{content.inputs.name}</Official>
              <span class="quiet">{number ? say('已签发，随件转去', 'signed: goes along') : say('还没有签发', 'not signed yet')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
