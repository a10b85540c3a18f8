import type { Page } from '../../../web/layout/index.ts'
import { Timeline } from '../../../web/ui/index.ts'
import type { Approval } from '../approval.ts'

/** A box of the drawing: two lines; nothing is longer than thirteen characters there, the whole stands beside it. */
type Box = { lines: readonly [string, string]; title: string; text: string }

const mostLetters = 13
const cut = (text: string): string => ([...text].length > mostLetters ? `${[...text].slice(0, mostLetters - 1).join('')}…` : text)

/** Who acts stands in the drawing where there is room for the whole name. */
const fits = (handler: string): boolean => handler !== '' && [...handler].length <= 7

/** The way of an application, from handing it in to the result (行政许可法 arts. 30, 32, 44). */
export function boxesOf({ kind, stages, resultName }: Approval): Box[] {
  const isLicence = kind === 'licence'
  return [
    { lines: ['提出申请', '按材料清单提交'], title: '提出申请', text: '按申报材料清单提交，到现场办理或者按公布的渠道递交。' },
    ...stages.map(({ name, days, standard, handler }): Box => {
      const time = days === 0 ? '当场' : `${days} 个工作日`
      const lines: Box['lines'] = [cut(name), fits(handler) ? `${time}　${handler}` : time]
      return { lines, title: name, text: [time, handler, standard].filter(Boolean).join('；') }
    }),
    {
      lines: [cut(resultName || '办结'), isLicence ? '10 个工作日内送达' : '送达'],
      title: resultName || '办结',
      text: isLicence ? '准予许可的，自作出决定之日起 10 个工作日内颁发、送达；不予许可的，书面说明理由。' : '办结后送达申请人。',
    },
  ]
}

const [width, height, gap] = [300, 68, 30]

/** 审批流程: the drawing, and the same steps as a list. */
export function Flow({ page, content }: { page: Page; content: Approval }) {
  const boxes = boxesOf(content)
  const hasTurn = content.kind === 'licence' && content.stages.length > 0
  const top = (i: number) => 1 + i * (height + gap)
  const middle = 1 + width / 2
  const spoken = boxes.map(({ title }) => title).join('；')
  const turn = '材料不齐或者不符合法定形式的，当场或者 5 个工作日内一次告知补正'
  return (
    <figure class="chart flow" lang={page.language === 'en' ? 'zh-CN' : undefined}>
      <div class="cols">
        <svg viewBox={`0 0 480 ${top(boxes.length) - gap + 1}`} role="img" aria-label={`流程图：${spoken}${hasTurn ? `；${turn}` : ''}`}>
          {boxes.map(({ lines }, i) => {
            const isEnd = i === boxes.length - 1
            const y = top(i)
            return (
              <>
                <rect class={isEnd ? 'end' : 'box'} x="1" y={y} width={width} height={height} rx="8" />
                <text class={isEnd ? 'value on' : 'value'} x={middle} y={y + 29} text-anchor="middle">
                  {lines[0]}
                </text>
                <text class={isEnd ? 'on' : undefined} x={middle} y={y + 55} text-anchor="middle">
                  {lines[1]}
                </text>
                {!isEnd && <path class="way" d={`M${middle} ${y + height}v22`} />}
                {!isEnd && <path class="tip" d={`M${middle - 7} ${y + height + 20}h14l-7 10z`} />}
              </>
            )
          })}
          {hasTurn && <Turn y={top(1)} />}
        </svg>
        <Timeline
          steps={boxes.map(({ title, text }, i) => ({
            title,
            text: hasTurn && i === 1 ? `${text}。${turn}。` : text,
            state: isLast(boxes, i),
          }))}
        />
      </div>
    </figure>
  )
}

const isLast = (boxes: readonly Box[], i: number): 'now' | undefined => (i === boxes.length - 1 ? 'now' : undefined)

/** What is missing is asked for at the first stage, once; then the way begins again (行政许可法 art. 32). */
function Turn({ y }: { y: number }) {
  const [up, beside] = [y - gap - height / 2, y + height / 2]
  return (
    <>
      <rect class="turn" x="345" y={y} width="134" height={height} rx="8" />
      <text class="value" x="412" y={y + 29} text-anchor="middle">
        一次告知补正
      </text>
      <text x="412" y={y + 55} text-anchor="middle">
        5 个工作日
      </text>
      <path class="way" d={`M301 ${beside}h34`} />
      <path class="tip" d={`M333 ${beside - 7}v14l10-7z`} />
      <path class="way" d={`M412 ${y}V${up}H313`} />
      <path class="tip" d={`M315 ${up - 7}v14l-10-7z`} />
      <text x="318" y={up - 12}>
        补正后再提交
      </text>
    </>
  )
}
