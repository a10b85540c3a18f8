import { bodyKinds } from './bodies.ts'
import { type Collection, situations } from './screen.ts'

/** The list of the screen to take away: official words, a row a body. */
export function tableOf({ lines, year }: Collection) {
  const of = (figure: number | null | undefined) => (figure === null || figure === undefined ? null : String(figure))
  return {
    name: `${year}年度报告报送`,
    head: [
      ...['机关', '类别', '状态', '首次报送', '最近报送', '逾期日数', '退回次数', '错误', '提醒'],
      ...Array.from({ length: 5 }, (_, i) => `${year - 4 + i}年新收申请`),
      ...['上年结转', '结转下年'],
    ],
    rows: lines.map(({ body, kind, situation, standing, received, daysLate }) => [
      ...[body.name, bodyKinds[kind].label, situations[situation].label, standing.firstSubmittedOn, standing.submittedOn, of(daysLate)],
      ...[
        of(standing.returns),
        of(standing.errors),
        of(standing.warnings),
        ...received.map(of),
        of(standing.carriedIn),
        of(standing.carriedOut),
      ],
    ]),
  }
}
