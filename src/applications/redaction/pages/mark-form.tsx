import { Button, Field, Notice, Select } from '../../../web/ui/index.ts'
import type { ReadFile } from '../readings.ts'
import { grounds } from '../redaction.ts'
import { type Line, linesOf, plateOf } from '../views.ts'
import type { FileProps } from './file.tsx'

/** One part of the file, and the ways to mark in it: by lines, by words, by two corners on its picture; by selecting and dragging with script. */
export function MarkForm({
  page,
  found,
  file,
  redaction,
  read,
  pending,
  views,
  at,
  mayWrite,
  corner,
  typed,
  faults,
}: FileProps & { read: ReadFile }) {
  const { say } = page
  const view = views[at]!
  const { marks } = redaction.kept
  const lines = linesOf(view, read.reading, marks, pending)
  const plate = plateOf(view, read.reading, marks, pending)
  const address = `${found.here}/redaction/${file.fileId}`
  const optional = say('选填', 'optional')
  const common = (id: string) => ({ id, value: typed[id] ?? '', ...(faults[id] && { fault: faults[id] }) })
  const picture = `${address}/pictures/${at + 1}?r=${redaction.revision}${corner ? `&x=${corner.x}&y=${corner.y}` : ''}`
  const name = say(view.text, view.english)
  return (
    <form method="post" action={address} class="stack" data-redact>
      <input type="hidden" name="revision" value={String(redaction.revision)} />
      <input type="hidden" name="view" value={String(at + 1)} />
      {corner && <input type="hidden" name="cornerX" value={String(corner.x)} />}
      {corner && <input type="hidden" name="cornerY" value={String(corner.y)} />}
      {mayWrite && (
        <section class="panel" aria-labelledby="how">
          <h2 id="how">{say('标记', 'Mark')}</h2>
          <Select
            {...common('why')}
            label={say('依据', 'Ground')}
            options={grounds.map(({ value, text }) => ({ value, text }))}
            empty={say('请选择', 'choose')}
          />
          <Field
            {...common('note')}
            label={say('理由', 'Reason')}
            hint={say('公开会造成什么损害；不要写出被隐去的内容', 'what harm it would do; never what is withheld')}
            optional={optional}
            maxlength={400}
          />
          <Field
            {...common('words')}
            label={say('要隐去的文字（全文件）', 'Words to remove everywhere')}
            optional={optional}
            maxlength={400}
          />
          <p class="buttons">
            <Button name="do" value="words">
              {say('标记这些文字', 'Mark these words')}
            </Button>
            {lines.length > 0 && (
              <Button kind="plain" name="do" value="lines">
                {say('标记勾选的行', 'Mark the ticked lines')}
              </Button>
            )}
            {lines.length > 0 && (
              <button type="submit" class="button plain" name="do" value="selected" hidden>
                {say('标记选中的文字', 'Mark the selected text')}
              </button>
            )}
          </p>
          {lines.length > 0 && ['at', 'start', 'end'].map(one => <input type="hidden" name={one} value="" />)}
        </section>
      )}
      {plate && (
        <section class="panel" aria-labelledby="plate">
          <h2 id="plate">{say(`${name}，原件`, `${name}, original`)}</h2>
          {mayWrite ? (
            <>
              <p class="hint">
                {corner
                  ? say('再点一下，作为矩形的对角。', 'Click the opposite corner.')
                  : say(
                      '先选依据，再在图上点矩形的两个角；可以拖动时，直接拖出矩形。',
                      'Choose a ground, then click two corners; or drag.',
                    )}
              </p>
              <div class="plate">
                <input
                  type="image"
                  name="corner"
                  src={picture}
                  alt={say(`${name}的图：点矩形的一个角`, `Picture of ${name}: click a corner`)}
                  data-scale={String(plate.width)}
                />
              </div>
              <details open={faults['x'] ? true : undefined}>
                <summary>{say('用数字写出位置', 'Give the place in numbers')}</summary>
                <p class="hint">
                  {say(
                    `从左上角量起；全图宽 ${Math.round(plate.width)}，高 ${Math.round(plate.height)}。`,
                    `From the upper left; the whole is ${Math.round(plate.width)} × ${Math.round(plate.height)}.`,
                  )}
                </p>
                <Field {...common('x')} label={say('左', 'Left')} inputmode="decimal" short />
                <Field {...common('y')} label={say('上', 'Top')} inputmode="decimal" short />
                <Field {...common('width')} label={say('宽', 'Width')} inputmode="decimal" short />
                <Field {...common('height')} label={say('高', 'Height')} inputmode="decimal" short />
                <p class="buttons">
                  <Button kind="plain" name="do" value="rectangle">
                    {say('标记这个矩形', 'Mark this rectangle')}
                  </Button>
                </p>
              </details>
            </>
          ) : (
            <div class="plate">
              <img src={picture} alt={name} />
            </div>
          )}
        </section>
      )}
      {plate && view.in === 'page' && lines.length === 0 && (
        <Notice kind="wait">
          {say(
            '这一页是图像，没有可以提示或者按文字标记的内容，请在图上逐处框选；文字识别层不会带入公开版。',
            'This page is a picture: nothing is suggested, mark on the picture. Recognised text does not come along.',
          )}
        </Notice>
      )}
      {lines.length > 0 && (
        <section class="panel" aria-labelledby="text">
          <h2 id="text">{say(`${name}的文字`, `Text of ${name}`)}</h2>
          <div class="letter" lang="zh-CN" translate="no">
            {lines.map(line => (
              <ShownLine line={line} mayWrite={mayWrite} isTicked={typed[`line-${line.at}`] !== undefined} />
            ))}
          </div>
        </section>
      )}
    </form>
  )
}

function ShownLine({ line: { at, text, cuts }, mayWrite, isTicked }: { line: Line; mayWrite: boolean; isTicked: boolean }) {
  const pieces: { text: string; n?: number | null }[] = []
  let from = 0
  for (const { start, end, n } of cuts) {
    pieces.push({ text: text.slice(from, start) }, { text: text.slice(start, end), n })
    from = end
  }
  pieces.push({ text: text.slice(from) })
  const shown = pieces.map(({ text, n }) =>
    n === undefined ? (
      text
    ) : (
      <mark class={n === null ? 'cut maybe' : 'cut'}>
        {text}
        {n !== null && <sup>{n}</sup>}
      </mark>
    ),
  )
  if (text.trim() === '') return null
  if (!mayWrite) return <p class="flush">{shown}</p>
  return (
    <p class="flush">
      <label>
        <input type="checkbox" name={`line-${at}`} value="on" checked={isTicked || undefined} /> <span data-line={String(at)}>{shown}</span>
      </label>
    </p>
  )
}
