import { beijingMinute } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, crumbOf, Field, Mixed, Notice, Official, Select, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../item.ts'
import { approvalKinds } from '../approval.ts'
import type { Flat } from '../fields.ts'
import type { ApprovalFile, ApprovalRow } from '../store.ts'
import { DeskFrame, deskApproval, StateChips } from './desk-frame.tsx'
import { FeeRows, type FormProps, MaterialRows, StageRows, Upload } from './desk-rows.tsx'

type Props = {
  page: Page
  office: Agency
  row: ApprovalRow
  values: Flat
  /** Of what was just sent: shown at the fields. */
  faults: Faults
  /** Of what is saved: shown beside the form, until it can be submitted. */
  open: Faults
  refusal: Refusal | null
  files: readonly ApprovalFile[]
  saved: boolean
}

/** The whole item as one form. Every button sends all of it; rows that are left empty go away, three empty ones come at each save. */
export function ApprovalEditorPage(props: Props) {
  const { page, office, row, values, faults, saved, refusal } = props
  const { say, language } = page
  const here = deskApproval(office.slug, row.id)
  const title = say(`编辑：${row.name}`, `Edit: ${row.name}`)
  const form: FormProps = { page, values, faults, files: props.files, fileAddress: id => `${here}/files/${id}` }
  const line = (id: string) => ({ id, value: values[id] ?? '', fault: faults[id] })
  return (
    <DeskFrame page={page} slug={office.slug} title={title} faults={faults} crumbs={[crumbOf(page.language, row.name, here)]}>
      <form action={`${here}/edit`} method="post" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="seen" value={String(row.revision)} />
        <div class="head">
          <div>
            <h1>
              <Official language={language}>{row.name}</Official>
            </h1>
            <p class="chips">
              <StateChips page={page} row={row} />
              <span class="tag">
                {beijingMinute(row.savedAt)} {row.savedByName}
              </span>
            </p>
          </div>
          <p class="buttons">
            <Button kind="plain" name="act" value="save">
              {say('保存', 'Save')}
            </Button>
            <Button name="act" value="submit">
              {say('保存并送审', 'Save and submit')}
            </Button>
          </p>
        </div>
        {saved && (
          <Notice kind="done" status>
            {say('已保存。', 'Saved.')}
          </Notice>
        )}
        {refusal && (
          <Notice kind="over" title={say('不能送审', 'This cannot be submitted')}>
            <p>
              <Mixed language={language} text={refusal.why} /> <Mixed language={language} text={refusal.cites} />
            </p>
          </Notice>
        )}
        <div class="split wide">
          <div class="stack">
            <section class="panel" aria-labelledby="e-basic">
              <h2 id="e-basic">{say('事项', 'Item')}</h2>
              <Field {...line('name')} label={say('项目名称', 'Name')} maxlength={100} />
              <div class="field pair">
                <Select
                  {...line('kind')}
                  label={say('事项类型', 'Kind')}
                  options={Object.entries(approvalKinds).map(([value, { label, english }]) => ({ value, text: say(label, english) }))}
                />
                <Field {...line('authority')} label={say('实施机关', 'Authority')} maxlength={100} />
              </div>
              <TextArea {...line('basis')} label={say('设立依据', 'Legal basis')} hint={say('一行一项', 'one a line')} rows={4} />
              <TextArea {...line('conditions')} label={say('申请条件', 'Conditions')} hint={say('一行一项', 'one a line')} rows={5} />
              <Field {...line('quantity')} label={say('数量限制', 'Number')} maxlength={200} />
            </section>
            <section class="panel" aria-labelledby="e-times">
              <h2 id="e-times">{say('办结时限（工作日）', 'Times (working days)')}</h2>
              <div class="field pair">
                <Field {...line('statutoryDays')} label={say('法定办结时限', 'Statutory')} inputmode="numeric" maxlength={4} short />
                <Field {...line('promisedDays')} label={say('承诺办结时限', 'Promised')} inputmode="numeric" maxlength={4} short />
              </div>
              <Field
                {...line('statutoryBasis')}
                label={say('另有规定的依据', 'What says otherwise')}
                hint={say('法定时限超过 20 个工作日的填写', 'where the statutory time is over 20 working days')}
                maxlength={200}
              />
            </section>
            <section class="panel" aria-labelledby="e-materials">
              <h2 id="e-materials">{say('申报材料', 'What to hand in')}</h2>
              <p class="quiet">
                {say(
                  '列出全部材料。清空一行并保存，即删除；每次保存后再多三行。',
                  'List all of them. An emptied row goes away; three more come at each save.',
                )}
              </p>
              <MaterialRows {...form} />
            </section>
            <section class="panel" aria-labelledby="e-stages">
              <h2 id="e-stages">{say('审批流程', 'Procedure')}</h2>
              <StageRows {...form} />
            </section>
            <section class="panel" aria-labelledby="e-fees">
              <h2 id="e-fees">{say('收费', 'Fees')}</h2>
              <p class="quiet">
                {say(
                  '不收费的不填。行政许可收费须有法律、行政法规依据（《行政许可法》第五十八条、第五十九条）。',
                  'Leave empty where it costs nothing. A fee for a licence needs a law or an administrative regulation (arts. 58–59).',
                )}
              </p>
              <FeeRows {...form} />
            </section>
            <section class="panel" aria-labelledby="e-result">
              <h2 id="e-result">{say('结果和办理', 'Result and contact')}</h2>
              <Field {...line('resultName')} label={say('结果名称', 'Result')} maxlength={100} />
              <Upload {...form} id="resultSample" label={say('结果样本', 'Sample of the result')} />
              <Field {...line('place')} label={say('办理地点', 'Where')} maxlength={200} />
              <Field {...line('hours')} label={say('办理时间', 'When')} maxlength={200} />
              <div class="field pair">
                <Field {...line('phone')} label={say('咨询电话', 'Questions')} maxlength={60} />
                <Field {...line('complaintPhone')} label={say('监督电话', 'Complaints')} maxlength={60} />
              </div>
            </section>
          </div>
          <aside class="stack sticky">
            <Open {...props} />
          </aside>
        </div>
      </form>
    </DeskFrame>
  )
}

/** What still stands against submitting what is saved. */
function Open({ page, open }: Props) {
  const { say, language } = page
  const left = Object.entries(open)
  return (
    <section class="panel" aria-labelledby="open">
      <h2 id="open">{say('送审前检查', 'Before it is submitted')}</h2>
      {left.length === 0 ? (
        <p>{say('已填完整，时限相符，可以送审。', 'Complete, and the times agree.')}</p>
      ) : (
        <ul class="do">
          {left.map(([field, fault]) => (
            <li>
              <a href={`#${field}`}>
                <Mixed language={language} text={fault} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {say(
          '按已保存的内容检查。送审后由未参与拟稿的人审核，再由分管领导签发。',
          'Of what is saved. Somebody else reviews it, then the leader approves.',
        )}
      </p>
    </section>
  )
}
