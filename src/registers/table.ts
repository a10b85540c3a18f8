import { type Entry, isMonthlyContent, partyKinds } from './entry.ts'
import { type RegisterName, registerOf } from './register.ts'
import { states } from './steps.ts'

/** A register as rows to take away; the office is told besides where each stands. */
export function tableOf(register: RegisterName, entries: readonly Entry[], reader: 'office' | 'public') {
  const { item, party, money, until, fields } = registerOf(register)
  const yuan = (fen: number | null) => (fen === null ? null : (fen / 100).toFixed(2))
  const head = [
    ...[item.label, '文书号', '决定日期', '数量'],
    ...(party ? [party.label, '相对人类别'] : []),
    ...(money ? [money.label] : []),
    ...fields.map(({ label }) => label),
    ...(until ? [until.label] : []),
    ...['公示日期', ...(reader === 'office' ? ['情况'] : [])],
  ]
  const rows = entries.map(({ content, item: name, number, decidedOn, pieces, fen, party: who, shownUntil, publishedOn, state }) => {
    const single = isMonthlyContent(content) ? null : content
    return [
      ...[name, number, decidedOn, String(pieces)],
      ...(party ? [who, single && partyKinds[single.partyKind].label] : []),
      ...(money ? [yuan(fen)] : []),
      ...fields.map(({ key }) => single?.more[key] ?? null),
      ...(until ? [shownUntil] : []),
      ...[publishedOn, ...(reader === 'office' ? [states[state].label] : [])],
    ]
  })
  return { name: registerOf(register).label, head, rows }
}
