import { type Mark, markWords, type Reading, type Rectangle, rectangleOf, type Suggestion } from '../../document/redaction/index.ts'
import { type PersonalKind, personalKinds } from '../../secrets/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { scaleOf } from './plate-svg.ts'
import { grounds, type Kept, keyOf, marked } from './redaction.ts'
import { plateOf, type View } from './views.ts'

export type Typed = Readonly<Record<string, string>>
export type Asked =
  | { ok: true; change: (kept: Kept) => Kept }
  /** the first corner of a rectangle: nothing is marked yet */
  | { ok: true; corner: { x: number; y: number } }
  | { ok: false; faults: Faults }

type Shown = { reading: Reading; view: View; marks: readonly Mark[]; pending: readonly Suggestion[] }

/** What the form asks to be done with the marks of a file. */
export function askedIn(typed: Typed, shown: Shown): Asked {
  const deed = typed['do'] ?? ''
  const [verb, what = ''] = deed.split(/-(.*)/s)
  if (verb === 'remove') {
    const gone = shown.marks[Number(what) - 1]
    return gone
      ? { ok: true, change: kept => ({ ...kept, marks: kept.marks.filter(one => JSON.stringify(one) !== JSON.stringify(gone)) }) }
      : fault('marks', '没有这处标记。')
  }
  if (verb === 'take' || verb === 'leave') {
    const chosen = shown.pending.filter(one => what === 'all' || what === one.found || what === keyOf(one))
    if (chosen.length === 0) return fault('marks', '没有这处提示。')
    if (verb === 'leave') return { ok: true, change: kept => ({ ...kept, refused: [...new Set([...kept.refused, ...chosen.map(keyOf)])] }) }
    return { ok: true, change: kept => marked(kept, chosen.map(explained)) }
  }
  const corner = clickedIn(typed, shown)
  const before = typed['cornerX'] ? { x: Number(typed['cornerX']), y: Number(typed['cornerY']) } : null
  if (corner && !before) return { ok: true, corner }
  const why = whyIn(typed)
  const faults: Record<string, string> = 'faults' in why ? { ...why.faults } : {}
  const places = corner && before ? [rectangleAt(shown, between(before, corner))] : placesIn(typed, shown, faults)
  if ('faults' in why || Object.keys(faults).length > 0) return { ok: false, faults }
  const marks = places.length > 0 ? places.map(where => ({ where, ...why })) : markWords(shown.reading, typed['words'] ?? '', why)
  return marks.length > 0 ? { ok: true, change: kept => marked(kept, marks) } : fault('words', '文件中没有找到这些文字。')
}

const fault = (field: string, text: string): Asked => ({ ok: false, faults: { [field]: text } })

/** A suggestion that is followed says what kind of data it takes out (art. 15). */
const explained = ({ mark, found }: Suggestion): Mark => ({
  ...mark,
  note: `该处为${personalKinds[found as PersonalKind].label}，公开会损害第三方合法权益`,
})

function clickedIn(typed: Typed, { reading, view, marks, pending }: Shown): { x: number; y: number } | null {
  const [x, y] = [Number(typed['corner.x']), Number(typed['corner.y'])]
  const plate = plateOf(view, reading, marks, pending)
  // a keyboard sends 0, 0: no place was pointed at
  if (!plate || !Number.isInteger(x) || !Number.isInteger(y) || (x === 0 && y === 0)) return null
  const scale = scaleOf(plate, view.in === 'page')
  return { x: x * scale, y: y * scale }
}

type Why = Pick<Mark, 'ground' | 'kind' | 'note'>

function whyIn(typed: Typed): Why | { faults: Faults } {
  const chosen = grounds.find(({ value }) => value === typed['why'])
  const note = typed['note']?.trim().slice(0, 400) ?? ''
  if (!chosen) return { faults: { why: '请选择不予公开的依据。' } }
  const { code, kind } = chosen
  if (note === '' && (code === 'E3' || code === 'E4')) return { faults: { note: '请写明公开会造成什么损害。' } }
  if (code === 'E2' && !/第.+条/.test(note)) return { faults: { note: '请写明禁止公开的法律或者行政法规的具体条款。' } }
  return { ground: code, ...(kind && { kind }), ...(note && { note }) }
}

function placesIn(typed: Typed, shown: Shown, faults: Record<string, string>): Mark['where'][] {
  const deed = typed['do']
  if (deed === 'lines') {
    const chosen = Object.keys(typed).flatMap(name => (/^line-\d+$/.test(name) ? [Number(name.slice(5))] : []))
    const places = chosen.flatMap(at => spanAt(shown, at, 0, Infinity) ?? [])
    if (places.length === 0) faults['marks'] = '请勾选要隐去的行或者段落。'
    return places
  }
  if (deed === 'selected') {
    const place = spanAt(shown, Number(typed['at']), Number(typed['start']), Number(typed['end']))
    if (!place) faults['marks'] = '请先在一行或者一段之内选中文字。'
    return place ? [place] : []
  }
  if (deed === 'rectangle') {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => Number(typed[name] || Number.NaN)) as [
      number,
      number,
      number,
      number,
    ]
    const isRight = [x, y, width, height].every(Number.isFinite) && x >= 0 && y >= 0 && width > 0 && height > 0
    if (!isRight) faults['x'] = '请填写左上角的位置和宽、高，都是数字。'
    return isRight && shown.view.in !== 'paragraphs' ? [rectangleAt(shown, { x, y, width, height })] : []
  }
  if ((typed['words'] ?? '').trim() === '') faults['words'] = '请填写要隐去的文字。'
  return []
}

function spanAt({ reading, view }: Shown, at: number, start: number, end: number): Mark['where'] | null {
  if (!Number.isInteger(at) || at < 0 || !Number.isInteger(start) || start < 0) return null
  if (reading.kind === 'pdf' && view.in === 'page') {
    const run = reading.pages.find(({ page }) => page === view.page)?.runs[at]
    const to = Math.min(end, run?.text.length ?? 0)
    return run && to > start ? { in: 'page', page: view.page, rectangle: rectangleOf(run, start, to) } : null
  }
  const paragraph = reading.kind === 'docx' ? reading.paragraphs[at] : undefined
  const to = Math.min(end, paragraph?.text.length ?? 0)
  return paragraph && to > start ? { in: 'paragraph', part: paragraph.part, paragraph: paragraph.paragraph, start, end: to } : null
}

function rectangleAt({ view }: Shown, rectangle: Rectangle): Mark['where'] {
  if (view.in === 'page') return { in: 'page', page: view.page, rectangle }
  return { in: 'picture', ...(view.in === 'picture' && view.part !== undefined && { part: view.part }), rectangle }
}

const between = (a: { x: number; y: number }, b: { x: number; y: number }): Rectangle => ({
  ...{ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) },
  ...{ width: Math.max(1, Math.abs(a.x - b.x)), height: Math.max(1, Math.abs(a.y - b.y)) },
})
