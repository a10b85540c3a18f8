/** The stylesheet folds tables with `display: grid`, which takes their meaning away in some readers (VoiceOver): so the roles are said again. */
export const as = {
  table: { role: 'table' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  rowHead: { role: 'rowheader' },
  columnHead: { role: 'columnheader' },
} as const
