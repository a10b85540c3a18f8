import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as applications from '../src/applications/steps.ts'
import * as disputes from '../src/disputes/steps.ts'
import { type Action, actions, type Reach, type Role, rights, roles } from '../src/people/roles.ts'

/** Writes docs/steps.md from the tables of steps and of rights: who may take which step in which state, on which article. */
export async function generateSteps(): Promise<void> {
  await writeFile(fileURLToPath(new URL('../docs/steps.md', import.meta.url)), stepsDocument())
}

type Rule = {
  title: string
  english: string
  article: string
  by: readonly string[]
  moves: Readonly<Partial<Record<string, string>>>
  needsNote?: true
  notByDrafter?: true
  shown?: true
}
type Slice = {
  title: string
  states: Readonly<Record<string, { label: string; english: string }>>
  steps: Readonly<Record<string, Rule>>
}

const slices: readonly Slice[] = [
  { title: '依申请公开 / Applications', states: applications.states, steps: applications.steps },
  { title: '行政复议、行政诉讼 / Disputes', states: disputes.states, steps: disputes.steps },
]

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Whoever may take steps, in the order of the columns. */
const takers = [...(Object.keys(roles) as Role[]), 'applicant', 'program'] as const
type Taker = (typeof takers)[number]

const takerLabels = (taker: Taker) => (taker === 'applicant' ? '申请人' : taker === 'program' ? '系统' : roles[taker].label)
const reaches: Readonly<Record<Reach, string>> = { section: '承办股室', own: '本机关', tree: '本机关和下级' }

/** How far the right to this step reaches for the one who takes it; null: none. */
function reachOf(taker: Taker, { by }: Rule): string | null {
  if (taker === 'program') return by.length === 0 ? '' : null
  if (taker === 'applicant') return by.includes('applicant') ? '' : null
  const reach = by.map(action => rights[taker][action as Action]).filter(one => one !== undefined)
  if (reach.length === 0) return null
  return reaches[(['tree', 'own', 'section'] as const).find(one => reach.includes(one))!]
}

const whoMay = (rule: Rule) =>
  takers
    .map(taker => [takerLabels(taker), reachOf(taker, rule)] as const)
    .filter(([, reach]) => reach !== null)
    .map(([label, reach]) => (reach ? `${label}（${reach}）` : label))
    .join('、')

const rightsFor = ({ by }: Rule) =>
  by
    .filter(one => one in actions)
    .map(one => `\`${one}\``)
    .join('、') || '—'

const conditions = (rule: Rule) =>
  [rule.needsNote && '须写明理由或者内容', rule.notByDrafter && '拟稿人不得办理', rule.shown && '申请人可见'].filter(Boolean).join('；') ||
  '—'

/** Where the step leads in this state: nothing where it is refused. */
function leads({ states }: Slice, rule: Rule, state: string): string {
  const to = rule.moves[state]
  if (to === undefined) return ''
  return to === state ? '●' : `→${states[to]!.label}`
}

function pageOf(slice: Slice): string[] {
  const [states, steps] = [Object.entries(slice.states), Object.entries(slice.steps)]
  const acting = takers.filter(taker => steps.some(([, rule]) => reachOf(taker, rule) !== null))
  const none: [string, string] = ['none', '（尚未登记）']
  const places = [none, ...states.map(([name, { label }]): [string, string] => [name, label])]
  return [
    `## ${slice.title}`,
    '### 步骤和依据 / Steps and their articles',
    table(
      ['步骤', '名称', 'English', '依据', '谁可以办理', '权限', '条件'],
      steps.map(([name, rule]) => [
        ...[`\`${name}\``, rule.title, rule.english, rule.article, whoMay(rule)],
        rightsFor(rule),
        conditions(rule),
      ]),
    ),
    '### 步骤和状态 / Where a step leads in each state',
    '● 可以办理，状态不变；→ 可以办理，转为所示状态；空白：拒绝，依据见上表。',
    table(
      ['步骤', ...places.map(([, label]) => label)],
      steps.map(([, rule]) => [rule.title, ...places.map(([state]) => leads(slice, rule, state))]),
    ),
    '### 状态和角色 / What each role may do in each state',
    '没有列出的步骤，该角色在该状态不能办理。',
    ...acting.flatMap(taker => [
      `#### ${takerLabels(taker)}`,
      table(
        ['状态', '可以办理'],
        places.map(([state, label]) => [
          label,
          steps
            .filter(([, rule]) => rule.moves[state] !== undefined && reachOf(taker, rule) !== null)
            .map(([, { title }]) => title)
            .join('、') || '—',
        ]),
      ),
    ]),
  ]
}

/** The whole page. */
export function stepsDocument(): string {
  const idle = takers.filter(taker => slices.every(({ steps }) => Object.values(steps).every(rule => reachOf(taker, rule) === null)))
  return `${[
    '# 步骤、状态和角色 / Steps, states and roles',
    '本页由 `npm run generate` 从各模块的 `steps.ts` 和 `src/people/roles.ts` 的数据生成，请勿手改。能不能办理，除本页外还要看法律的其他要求（一次、期限、先后），见各模块的 `law-of-steps.ts`。\n\nGenerated from the data; do not edit. What the law asks besides (once, in time, after what) stands in `law-of-steps.ts` of each slice.',
    `不办理案件、只查阅或者管理的角色：${idle.map(takerLabels).join('、')}。股室承办人、股室负责人只能办理交办给本股室的案件。延长答复期限，由机关设置中指定的公开工作机构负责人同意，不论其角色，分管领导可以代为同意（《政府信息公开条例》第三十三条第二款；读法见 [规则与读法](rules.md)）；确定延迟答复的期限，由同样的人办理。`,
    ...slices.flatMap(pageOf),
  ].join('\n\n')}\n`
}
