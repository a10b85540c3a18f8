import type { Block, Cell, OfficialDocument, Row } from '../../document/blocks.ts'
import { beijingMinute, disclosureAttributes, exemptions } from '../../law/index.ts'
import type { Content } from '../content.ts'
import type { Step } from '../item.ts'
import { type Answers, questions } from '../review.ts'
import { type StepName, steps } from '../steps.ts'

export type SheetOf = {
  agency: string
  section: string
  column: string
  drafter: string
  version: number
  content: Content
  taken: readonly Step[]
  /** Names of its files, in their order. */
  files: readonly string[]
  indexNumber: string | null
}

/**
 * 政府信息公开审查呈批单, printed from the record of one version (art. 17): who proposed, who looked, what each question was answered,
 * who approved. Nothing in it is typed: what is not in the record yet stays blank.
 */
export function approvalSheet({
  agency,
  section,
  column,
  drafter,
  version,
  content,
  taken,
  files,
  indexNumber,
}: SheetOf): OfficialDocument {
  const of = stepsOfVersion(taken, version)
  const last = (...names: StepName[]) => of.findLast(({ step }) => names.includes(step))
  const submitted = last('submitted')
  const [endorsed, reviewed] = [last('endorsed'), last('reviewed')]
  const approved = last('published', 'scheduled', 'filed')
  const out = last('published', 'filed')
  const ground = content.ground && `${exemptions[content.ground].label}（${exemptions[content.ground].cites}）`
  const rows: Row[] = [
    wide('信息标题', content.title),
    pair('发文字号', content.documentNumber ?? '', '形成日期', content.formedOn ?? ''),
    pair('责任股室', section, '拟稿人', drafter),
    pair('拟公开栏目', column, '来源', content.source),
    wide('拟定公开属性', content.attribute ? disclosureAttributes[content.attribute].label : ''),
    ...(content.attribute === 'public' ? [] : [wide('不公开的依据和理由', [ground, content.groundReason].filter(Boolean).join('；'))]),
    wide('附件', files.join('；') || '无'),
    wide('送审', signed(submitted)),
    wide('股室负责人意见', signed(endorsed)),
    wide('保密和个人信息审查意见', signed(reviewed)),
    wide('分管领导意见', signed(approved)),
    wide('办理结果', out ? resultOf(out, indexNumber) : ''),
  ]
  const blocks: Block[] = [
    { kind: 'paragraph', runs: [{ text: `机关：${agency}　　版本：第 ${version} 版` }], indent: false },
    { kind: 'table', name: 'sheet', caption: '呈批', widths: [20, 30, 20, 30], head: [], bodies: [rows] },
    reviewTable((reviewed?.details['answers'] ?? {}) as Answers),
    { kind: 'table', name: 'way', caption: '经过', widths: [22, 28, 15, 35], head: [wayHead], bodies: [of.map(wayRow)] },
    { kind: 'paragraph', runs: [{ text: '本单由系统按办理记录生成，与信息一并归档。' }], indent: false },
  ]
  return { title: ['政府信息公开审查呈批单'], agency, lang: 'zh-CN', blocks }
}

/** From the submission of the version until the next one begins. */
function stepsOfVersion(taken: readonly Step[], version: number): Step[] {
  const from = taken.findIndex(({ step, version: brought }) => step === 'submitted' && brought === version)
  const next = taken.findIndex(({ step }, i) => i > from && (step === 'submitted' || step === 'reopened'))
  return taken.slice(Math.max(from, 0), next === -1 ? undefined : next)
}

const signed = (step: Step | undefined): string =>
  step ? `${step.opinion ?? steps[step.step].title}　${step.actor}　${beijingMinute(step.at)}` : ''

const resultOf = (step: Step, indexNumber: string | null): string =>
  step.step === 'published' ? `${step.takenOn} 公开${indexNumber ? `，索引号 ${indexNumber}` : ''}` : `${step.takenOn} 决定不主动公开`

const label = (text: string): Cell => ({ text, scope: 'row' })
const wide = (name: string, text: string): Row => ({ cells: [label(name), { text, colspan: 3 }] })
const pair = (a: string, b: string, c: string, d: string): Row => ({ cells: [label(a), { text: b }, label(c), { text: d }] })
const heads = (...texts: string[]): Row => ({ kind: 'heads', cells: texts.map(text => ({ text, scope: 'col' })) })

function reviewTable(answers: Answers): Block {
  const rows = questions.map(({ key, label: text, cites }, i) => {
    const answer = answers[key]
    const said = answer === undefined ? '' : answer.isThere ? '有' : '没有'
    return { cells: [label(`${i + 1}. ${text}`), { text: said }, { text: answer?.handled ?? '' }, { text: cites }] }
  })
  const head = [heads('审查内容', '有无', '怎样处理', '依据')]
  return { kind: 'table', name: 'asks', caption: '逐项审查', widths: [38, 10, 27, 25], head, bodies: [rows] }
}

const wayHead = heads('时间', '步骤', '经办', '意见')
const wayRow = ({ at, step, actor, opinion }: Step): Row => ({
  cells: [label(beijingMinute(at)), { text: steps[step].title }, { text: actor }, { text: opinion ?? '' }],
})
