import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Choices, Field, FileField, Official, type Option, Select, TextArea, Ticks } from '../../../web/ui/index.ts'
import { applicantKinds, forms, identityPapers, routes } from '../../applicant.ts'
import type { FieldName, parts, Typed } from '../fields.ts'

export type Part = (typeof parts)[number]
type Props = { page: Page; typed: Typed; faults: Faults; slug: string }

/** What a field says of itself; whose words in two languages, in one place. */
const told: Readonly<Record<FieldName, { label: [string, string]; hint?: [string, string]; most?: number }>> = {
  what: {
    label: ['所需信息的名称、文号或其他特征', 'Name, number or other features of the information'],
    hint: [
      '写清是哪件事、哪个时期、哪份文件。一份申请只写一件事。',
      'Which matter, which period, which document. One matter in one application.',
    ],
    most: 2000,
  },
  period: { label: ['大致时期', 'Period'], hint: ['如 2025 年 1 月至 6 月', 'as: January to June 2025'], most: 100 },
  documentNumber: { label: ['文号', 'Document number'], hint: ['如 示文旅广规〔2026〕2号', 'as on the document'], most: 100 },
  kind: { label: ['您以什么身份申请', 'You apply as'] },
  name: { label: ['姓名或者名称', 'Name'], most: 60 },
  representative: { label: ['法定代表人或者负责人', 'Legal representative'], hint: ['公民不填', 'of an organisation'], most: 40 },
  contact: { label: ['联系人', 'Person to contact'], hint: ['公民不填', 'of an organisation'], most: 40 },
  employer: { label: ['工作单位', 'Place of work'], most: 60 },
  paper: { label: ['证件名称', 'Kind of document'] },
  identityNumber: {
    label: ['证件号码', 'Number'],
    hint: ['加密保存，只有办理这件申请的人能看到', 'kept encrypted, seen only by who handles the case'],
    most: 40,
  },
  agent: {
    label: ['代理人姓名', 'Name of the agent'],
    hint: ['由他人代为申请的填写，并上传授权委托书', 'where somebody applies for you: upload the authorisation'],
    most: 40,
  },
  agentIdentityNumber: { label: ['代理人证件号码', 'Number of the agent'], most: 40 },
  phone: { label: ['联系电话', 'Telephone'], hint: ['用于确认收到申请的日期', 'to confirm the day of receipt'], most: 30 },
  mail: { label: ['电子邮箱', 'E-mail'], hint: ['填写的，回执和进度会发到邮箱', 'the receipt and news are sent there'], most: 120 },
  fax: { label: ['传真', 'Fax'], most: 30 },
  address: { label: ['通信地址', 'Postal address'], most: 200 },
  postcode: { label: ['邮政编码', 'Postcode'], most: 10 },
  forms: { label: ['提供方式', 'Form'] },
  route: { label: ['获取途径', 'How you get it'] },
  needsHelp: { label: ['是否需要帮助', 'Do you need help'] },
  agrees: { label: ['确认', 'Confirm'] },
}

const optionsOf = (table: Record<string, { label: string; english: string; hint?: string | null }>, page: Page): Option[] =>
  Object.entries(table).map(([value, { label, english, hint }]) => {
    const note = hint && <Official language={page.language}>{hint}</Official>
    return { value, text: page.say(label, english), ...(note && { note }) }
  })

export const labelOf = (name: FieldName, page: Page): string => page.say(...told[name].label)

const required: readonly FieldName[] = ['what', 'kind', 'name', 'paper', 'identityNumber', 'phone', 'forms', 'route', 'agrees']

/** What only some fill in is folded away, so that the form is as short as it can be. */
const folds: readonly { fields: readonly FieldName[]; title: [string, string] }[] = [
  { fields: ['representative', 'contact'], title: ['法人或者其他组织填写', 'For an organisation'] },
  { fields: ['employer'], title: ['工作单位（选填）', 'Place of work (optional)'] },
  { fields: ['agent', 'agentIdentityNumber'], title: ['由他人代为申请的填写', 'Where somebody applies for you'] },
  { fields: ['fax'], title: ['传真（选填）', 'Fax (optional)'] },
]

/** The fields of one question. */
export function PartFields({ part, ...props }: Props & { part: Part }) {
  const { page, typed, faults } = props
  const shown: readonly FieldName[] = part.fields
  const isFolded = (name: FieldName) => folds.some(({ fields }) => fields.includes(name))
  return (
    <>
      {shown
        .filter(name => !isFolded(name))
        .map(name => (
          <One {...props} name={name} />
        ))}
      {folds
        .filter(({ fields }) => shown.includes(fields[0]!))
        .map(({ fields, title }) => (
          <details class="field" open={fields.some(name => typed[name] || faults[name]) || undefined}>
            <summary>{page.say(...title)}</summary>
            {fields.map(name => (
              <One {...props} name={name} />
            ))}
          </details>
        ))}
      {part.key === 'wish' && (
        <div class="notice" id="what-public" hidden>
          <h3>{page.say('可能已经公开', 'Perhaps public already')}</h3>
          <ul />
        </div>
      )}
      {part.key === 'identity' && <Upload {...props} />}
    </>
  )
}

function One({ page, typed, faults, slug, name }: Props & { name: FieldName }) {
  const { say } = page
  const { label, hint, most } = told[name]
  const must = required.includes(name)
  const common = {
    ...{
      id: name,
      label: say(...label),
      required: must,
      ...(hint && { hint: say(...hint) }),
      ...(faults[name] && { fault: faults[name] }),
    },
    ...(!must && { optional: say('选填', 'optional') }),
  }
  const value = typed[name] ?? ''
  if (name === 'what') return <TextArea {...common} value={value} maxlength={most} look={`/${slug}/apply/public`} />
  if (name === 'kind') return <Choices {...common} options={optionsOf(applicantKinds, page)} value={value} />
  if (name === 'paper') return <Select {...common} options={optionsOf(identityPapers, page)} value={value || 'residentId'} />
  if (name === 'forms') return <Ticks {...common} options={optionsOf(forms, page)} values={value.split(',')} />
  if (name === 'route') return <Choices {...common} options={optionsOf(routes, page)} value={value} />
  if (name === 'needsHelp') {
    const text = say(
      '阅读困难，或者有视听障碍，需要工作人员协助（第四十三条）',
      'Difficulty in reading, impaired sight or hearing (art. 43)',
    )
    return <Ticks {...common} options={[{ value: 'yes', text }]} values={[value]} />
  }
  if (name === 'agrees') {
    const text = say(
      '以上内容属实。我已阅读上面的告知，知道投诉、举报、信访和咨询应走其他渠道。',
      'What I state is true. I have read the notice above, and know that complaints, petitions and questions go elsewhere.',
    )
    return <Ticks {...common} options={[{ value: 'yes', text }]} values={[value]} />
  }
  const type = name === 'mail' ? 'email' : name === 'phone' || name === 'fax' ? 'tel' : 'text'
  const autocomplete = { name: 'name', phone: 'tel', mail: 'email', address: 'street-address', postcode: 'postal-code' }[name as string]
  return <Field {...common} type={type} value={value} maxlength={most} {...(autocomplete && { autocomplete })} />
}

function Upload({ page, faults }: Props) {
  const { say } = page
  const hint = say(
    '照片、扫描件或者 PDF；仅办理这件申请的人可见。也可以稍后当面出示。',
    'A photograph, scan or PDF; seen only by who handles the case. You may also show it in person later.',
  )
  return (
    <>
      <FileField
        id="identity"
        label={say('上传身份证明', 'Proof of identity')}
        hint={hint}
        optional={say('选填', 'optional')}
        {...(faults['identity'] && { fault: faults['identity'] })}
      />
      <FileField
        id="authorisation"
        label={say('上传授权委托书', 'Authorisation of the agent')}
        optional={say('有代理人的', 'where there is an agent')}
        {...(faults['authorisation'] && { fault: faults['authorisation'] })}
      />
      <FileField
        id="enclosure"
        label={say('其他材料', 'Other material')}
        optional={say('选填', 'optional')}
        {...(faults['enclosure'] && { fault: faults['enclosure'] })}
      />
    </>
  )
}
