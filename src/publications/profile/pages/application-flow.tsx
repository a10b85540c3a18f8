import type { Page } from '../../../web/layout/index.ts'
import { Timeline } from '../../../web/ui/index.ts'
import { lengthSaid } from '../guide-law.ts'

/** The way of an application, drawn, with the same in words beside it. */
export function ApplicationFlow({ page, ways }: { page: Page; ways: readonly string[] }) {
  const { say, language } = page
  const [reply, extension, correction] = [lengthSaid('reply'), lengthSaid('extension'), lengthSaid('correction')]
  const boxes: [string, string][] = [
    ['提出申请', '公布的渠道都受理'],
    ['收到之日', '当日不计，次日起算'],
    ['内容是否明确', '名称、文号或者其他特征'],
    ['检索、审查、征求意见', '征求意见的时间不计入'],
    [`${reply}内答复`, `可以延长至多 ${extension}`],
    ['不服答复', '复议、诉讼、投诉'],
  ]
  const described = `流程图：提出申请；收到之日，次日起算；内容不明确的，${correction}内一次性告知补正，收到补正后重新起算；检索、审查、征求意见；${reply}内答复，可以延长至多 ${extension}；不服答复的，可以复议、诉讼或者投诉`
  return (
    <figure class="chart flow" lang={language === 'en' ? 'zh-CN' : undefined}>
      <figcaption>{say('一份申请怎样走完', 'How an application goes')}</figcaption>
      <div class="cols">
        <svg viewBox="0 0 480 562" role="img" aria-label={described}>
          {boxes.map(([title, text], i) => {
            const [top, isReply] = [1 + i * 98, i === 4]
            return (
              <>
                <rect class={isReply ? 'end' : 'box'} x="1" y={top} width="300" height="68" rx="8" />
                <text class={isReply ? 'value on' : 'value'} x="151" y={top + 29} text-anchor="middle">
                  {title}
                </text>
                <text class={isReply ? 'on' : undefined} x="151" y={top + 55} text-anchor="middle">
                  {text}
                </text>
                {i < boxes.length - 1 && (
                  <>
                    <path class="way" d={`M151 ${top + 68}v22`} />
                    <path class="tip" d={`M144 ${top + 88}h14l-7 10z`} />
                  </>
                )}
              </>
            )
          })}
          <text x="166" y="288">
            是
          </text>
          <rect class="turn" x="345" y="197" width="134" height="68" rx="8" />
          <text class="value" x="412" y="226" text-anchor="middle">
            告知补正
          </text>
          <text x="412" y="252" text-anchor="middle">
            {correction}
          </text>
          <path class="way" d="M301 231h34" />
          <path class="tip" d="M333 224v14l10-7z" />
          <text x="312" y="222">
            否
          </text>
          <path class="way" d="M412 197V133H313" />
          <path class="tip" d="M315 126v14l-10-7z" />
          <text x="318" y="120">
            补正后重新起算
          </text>
        </svg>
        <Timeline
          steps={[
            { title: '提出申请', text: ways.length > 0 ? `${ways.join('、')}。` : '当面、邮寄为基本渠道。' },
            { title: '收到之日', text: '按渠道确定，见下表；当日不计，次日起算。' },
            { title: '内容不明确', text: `${correction}内一次性告知补正；收到补正后重新起算。` },
            { title: '检索、审查、征求意见', text: '征求第三方和其他机关意见所需时间不计入。' },
            { title: `${reply}内答复`, text: `经工作机构负责人同意可以延长，至多 ${extension}，并告知您。`, state: 'now' },
            { title: '不服答复', text: '复议、诉讼、投诉。', state: 'ahead' },
          ]}
        />
      </div>
    </figure>
  )
}
