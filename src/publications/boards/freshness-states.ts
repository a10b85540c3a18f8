/** How a column stands, in words. */
export const freshnessStates = {
  neglected: { label: '不更新', english: 'neglected', chip: 'over' },
  empty: { label: '空白，无说明', english: 'empty, nothing said', chip: 'over' },
  lapsed: { label: '说明待复核', english: 'statement to be looked at', chip: 'wait' },
  soon: { label: '即将超期', english: 'soon neglected', chip: 'wait' },
  fresh: { label: '正常', english: 'in order', chip: 'done' },
  stated: { label: '已说明无此类信息', english: 'nothing of this kind', chip: 'off' },
} as const
