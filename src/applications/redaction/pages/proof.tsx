import { type Hidden, hiddenKinds } from '../../../document/redaction/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Chip, Notice, Official } from '../../../web/ui/index.ts'
import type { Made } from '../redaction.ts'

/** What was found when the copy was read again, line by line; where something is left, what to do. */
export function ProofPanel({ page, made, hides }: { page: Page; made: Made; hides: readonly Hidden[] }) {
  const { say, language } = page
  const { proof, pictures, dropped } = made
  const left = proof.marks.filter(({ isGone }) => !isGone)
  const elsewhere = proof.marks.filter(one => one.elsewhere > 0)
  const kinds = [...new Set([...hides, ...dropped, ...proof.hides].map(({ what }) => what))]
  const count = (list: readonly Pick<Hidden, 'what' | 'count'>[], what: Hidden['what']) => list.find(one => one.what === what)?.count ?? 0
  const times = (n: number) => say(`${n} 处`, String(n))
  return (
    <section class="panel" id="proof" aria-labelledby="proof-title">
      <div class="head">
        <h2 id="proof-title">{say('成品核验', 'Proof of the copy')}</h2>
        <p class="quiet">
          <Official language={language}>{`重新打开公开版，逐项提取后比对。${made.by}，${made.on}`}</Official>
        </p>
      </div>
      {!proof.isProven && (
        <Notice kind="over" title={say('核验没有通过，公开版没有保存，不能提供', 'Not proven: no copy was kept, nothing can go out')}>
          <p>
            {say(
              '请把没有去净的标记画大一些，或者改为隐去整行、整页；仍不通过的，打印后扫描成图片，再在图片上隐去。',
              'Mark a larger place, the whole line or page; if it still fails, print, scan, and mark the picture.',
            )}
          </p>
        </Notice>
      )}
      <div class="scroll">
        <table class="data cards">
          <caption class="unseen">{say('核验结果', 'Results')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('检查', 'Check')}</th>
              <th scope="col">{say('原件', 'Original')}</th>
              <th scope="col">{say('公开版', 'Copy')}</th>
              <th scope="col">{say('结论', 'Result')}</th>
            </tr>
          </thead>
          <tbody>
            <Row
              {...{ page, isDone: left.length === 0, original: times(proof.marks.length) }}
              check={say('已标记的内容', 'Marked passages')}
              copy={left.length === 0 ? times(0) : left.map(({ mark, why }) => `${mark + 1}：${why ?? ''}`).join('；')}
            />
            {kinds.map(what => (
              <Row
                {...{ page, isDone: count(proof.hides, what) === 0 }}
                check={say(hiddenKinds[what].label, hiddenKinds[what].english)}
                original={times(count(hides, what) || count(dropped, what))}
                copy={times(count(proof.hides, what))}
              />
            ))}
            {pictures.map(({ page: number, why }) => (
              <Row
                {...{ page, isDone: true, original: why }}
                check={say(`第 ${number} 页`, `Page ${number}`)}
                copy={say('整页改为图像', 'became its picture')}
              />
            ))}
          </tbody>
        </table>
      </div>
      {elsewhere.length > 0 && (
        <Notice kind="wait" title={say('同样的文字还出现在没有标记的地方', 'The same words stand unmarked elsewhere')}>
          <p>
            {elsewhere
              .map(one => say(`标记 ${one.mark + 1}：另有 ${one.elsewhere} 处`, `mark ${one.mark + 1}: ${one.elsewhere} more`))
              .join('；')}
          </p>
        </Notice>
      )}
      <p class="quiet" translate="no">
        SHA-256 {proof.sha256.copy.slice(0, 16)}…
      </p>
    </section>
  )
}

type RowProps = { page: Page; check: string; original: string; copy: string; isDone: boolean }

function Row({ page: { say }, check, original, copy, isDone }: RowProps) {
  return (
    <tr>
      <th scope="row" class="main">
        {check}
      </th>
      <td data-label={say('原件', 'Original')}>{original}</td>
      <td data-label={say('公开版', 'Copy')}>{copy}</td>
      <td data-label={say('结论', 'Result')}>
        <Chip state={isDone ? 'done' : 'over'}>{isDone ? say('通过', 'passed') : say('不通过', 'failed')}</Chip>
      </td>
    </tr>
  )
}
