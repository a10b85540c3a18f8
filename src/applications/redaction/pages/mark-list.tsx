import type { Suggestion } from '../../../document/redaction/index.ts'
import { withheldList } from '../../../document/redaction/index.ts'
import { type PersonalKind, personalKinds } from '../../../secrets/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Button, Chip, Empty, Official } from '../../../web/ui/index.ts'
import type { ReadFile } from '../readings.ts'
import { keyOf, type Redaction } from '../redaction.ts'

type Props = {
  page: Page
  read: ReadFile
  redaction: Redaction
  pending: readonly Suggestion[]
  mayWrite: boolean
  address: string
  at: number
}

const shownAtOnce = 50

/** What is withheld and why, as it goes out with the reply; before it, what the program proposes. */
export function MarkList({ page, read, redaction, pending, mayWrite, address, at }: Props) {
  const { say, language } = page
  const { marks } = redaction.kept
  const kinds = [...new Set(pending.map(({ found }) => found))]
  const lines = withheldList(marks, read.reading)
  const hidden = (
    <>
      <input type="hidden" name="revision" value={String(redaction.revision)} />
      <input type="hidden" name="view" value={String(at + 1)} />
    </>
  )
  return (
    <aside class="stack sticky">
      {pending.length > 0 && (
        <form method="post" action={address} class="panel" aria-labelledby="maybe">
          {hidden}
          <h2 id="maybe">{say(`提示 ${pending.length} 处，须人确认`, `${pending.length} suggestions to confirm`)}</h2>
          <ol class="finds">
            {kinds.map(found => (
              <li class="odd">
                <h3>
                  {personalKinds[found as PersonalKind].label}
                  <Chip state="wait">{say(`${pending.filter(one => one.found === found).length} 处`, '')}</Chip>
                </h3>
                {mayWrite && (
                  <p class="tools">
                    <Button kind="plain" small name="do" value={`take-${found}`}>
                      {say('全部隐去', 'Withhold all')}
                    </Button>
                    <Button kind="plain" small name="do" value={`leave-${found}`}>
                      {say('都不隐去', 'Withhold none')}
                    </Button>
                  </p>
                )}
              </li>
            ))}
          </ol>
          {mayWrite && (
            <details>
              <summary>{say('逐处确认', 'One by one')}</summary>
              <ol class="finds">
                {pending.slice(0, shownAtOnce).map(one => (
                  <li class="odd">
                    <h3>
                      {withheldList([one.mark], read.reading)[0]!.place}：{personalKinds[one.found as PersonalKind].label}
                    </h3>
                    <p class="tools">
                      <Button kind="plain" small name="do" value={`take-${keyOf(one)}`}>
                        {say('隐去', 'Withhold')}
                      </Button>
                      <Button kind="plain" small name="do" value={`leave-${keyOf(one)}`}>
                        {say('不隐去', 'Keep')}
                      </Button>
                    </p>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </form>
      )}
      <form method="post" action={address} class="panel" aria-labelledby="list">
        {hidden}
        <h2 id="list">{say('隐去清单', 'What is withheld')}</h2>
        <p class="quiet">
          {say(
            `${marks.length} 处，随答复书一并交申请人（只列位置和理由）`,
            `${marks.length}; goes with the reply (places and reasons only)`,
          )}
        </p>
        {marks.length === 0 && <Empty>{say('还没有标记。', 'Nothing is marked yet.')}</Empty>}
        <ol class="finds">
          {lines.map(({ place, numbers, kind, label, cites, note }) => (
            <li class="ok">
              <h3>
                <span class="n">{numbers.join('、')}</span>
                <Official language={language}>{kind ?? label}</Official>
              </h3>
              <p>
                <Official language={language}>
                  {place}。{cites}。{note}
                </Official>
              </p>
              {mayWrite && (
                <p class="tools">
                  {numbers.map(n => (
                    <Button kind="plain" small name="do" value={`remove-${n}`}>
                      {say(`取消 ${n}`, `Undo ${n}`)}
                    </Button>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ol>
      </form>
    </aside>
  )
}
