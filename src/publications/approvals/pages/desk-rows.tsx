import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Field, FileField, Select } from '../../../web/ui/index.ts'
import { feeBases, materialForms } from '../approval.ts'
import { type Flat, type RowKind, rowsIn } from '../fields.ts'
import type { ApprovalFile } from '../store.ts'

export type FormProps = { page: Page; values: Flat; faults: Faults; files: readonly ApprovalFile[]; fileAddress: (id: string) => string }

const emptyRows = 3

/** The rows of one kind: those that are there and three more, so that the form grows without script at each save. */
function Rows({ values, kind, children }: { values: Flat; kind: RowKind; children: (at: string, i: number) => unknown }) {
  return <>{Array.from({ length: rowsIn(values, kind) + emptyRows }, (_, i) => children(`${kind}-${i}`, i))}</>
}

const line = ({ values, faults }: FormProps, id: string) => ({ id, value: values[id] ?? '', fault: faults[id] })

export function MaterialRows(props: FormProps) {
  const { say } = props.page
  const options = Object.entries(materialForms).map(([value, { label, english }]) => ({ value, text: say(label, english) }))
  return (
    <Rows values={props.values} kind="materials">
      {(at, i) => (
        <fieldset class="field">
          <legend>{say(`材料 ${i + 1}`, `Document ${i + 1}`)}</legend>
          <Field {...line(props, `${at}-name`)} label={say('名称', 'Name')} maxlength={200} />
          <div class="field pair">
            <Select {...line(props, `${at}-form`)} label={say('形式', 'Form')} options={options} />
            <Field {...line(props, `${at}-count`)} label={say('份数', 'Copies')} inputmode="numeric" maxlength={4} short />
          </div>
          <Field {...line(props, `${at}-note`)} label={say('说明', 'Note')} optional={say('选填', 'optional')} maxlength={300} />
          <div class="field pair">
            <Upload {...props} id={`${at}-formFile`} label={say('空白表格', 'Blank form')} />
            <Upload {...props} id={`${at}-sampleFile`} label={say('示范文本', 'Filled-in sample')} />
          </div>
        </fieldset>
      )}
    </Rows>
  )
}

export function StageRows(props: FormProps) {
  const { say } = props.page
  return (
    <Rows values={props.values} kind="stages">
      {(at, i) => (
        <fieldset class="field">
          <legend>{say(`环节 ${i + 1}`, `Stage ${i + 1}`)}</legend>
          <div class="field pair">
            <Field {...line(props, `${at}-name`)} label={say('环节', 'Stage')} maxlength={40} />
            <Field
              {...line(props, `${at}-days`)}
              label={say('时限（工作日，当场办的填 0）', 'Working days (0: at once)')}
              inputmode="numeric"
              maxlength={4}
              short
            />
          </div>
          <div class="field pair">
            <Field {...line(props, `${at}-standard`)} label={say('审核标准', 'Standard')} maxlength={300} />
            <Field {...line(props, `${at}-handler`)} label={say('办理人', 'By')} maxlength={60} />
          </div>
        </fieldset>
      )}
    </Rows>
  )
}

export function FeeRows(props: FormProps) {
  const { say } = props.page
  const options = Object.entries(feeBases).map(([value, { label, english }]) => ({ value, text: say(label, english) }))
  return (
    <Rows values={props.values} kind="fees">
      {(at, i) => (
        <fieldset class="field">
          <legend>{say(`收费 ${i + 1}`, `Fee ${i + 1}`)}</legend>
          <div class="field pair">
            <Field {...line(props, `${at}-name`)} label={say('项目', 'Item')} maxlength={60} />
            <Field {...line(props, `${at}-amount`)} label={say('标准', 'Amount')} maxlength={100} />
          </div>
          <div class="field pair">
            <Field {...line(props, `${at}-basis`)} label={say('依据（名称和条款）', 'Basis (name and article)')} maxlength={200} />
            <Select {...line(props, `${at}-basisKind`)} label={say('依据类别', 'Kind of basis')} options={options} />
          </div>
          <Field {...line(props, `${at}-relief`)} label={say('减免', 'Relief')} optional={say('选填', 'optional')} maxlength={200} />
        </fieldset>
      )}
    </Rows>
  )
}

/** A file of the item: what is there, with a box to take it away, and a place for another. */
export function Upload({ page, values, faults, files, fileAddress, id, label }: FormProps & { id: string; label: string }) {
  const { say } = page
  const kept = values[`${id}Id`]
  const file = files.find(each => each.id === kept)
  return (
    <div>
      <FileField id={id} label={label} fault={faults[id]} />
      {kept && (
        <>
          <input type="hidden" name={`${id}Id`} value={kept} />
          <p class="quiet">
            {say('已有：', 'There is: ')}
            <a href={fileAddress(kept)}>{file?.name ?? say('文件', 'a file')}</a>
          </p>
          <label class="choice" for={`${id}Drop`}>
            <input type="checkbox" id={`${id}Drop`} name={`${id}Drop`} value="yes" />
            <span>{say('保存时去掉', 'take it away when saved')}</span>
          </label>
        </>
      )}
    </div>
  )
}
