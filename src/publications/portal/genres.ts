/** The fifteen kinds of official documents (《党政机关公文处理工作条例》第八条), the commonest first: what lists can be narrowed to. */
export const genres = [
  ...['通知', '公告', '通告', '通报', '意见', '决定', '函', '批复', '报告', '纪要', '命令（令）', '公报', '决议', '请示', '议案'],
] as const
