/**
 * The kinds of file that are told apart by content: media type, the endings a name of that kind may have (the first is given to a name
 * with none of them), and how a browser may meet it. `shown`: pictures and PDF may open in the page; all else is saved.
 */
export const kinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], shown: true },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx', 'dotx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx', 'xltx'] },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx', 'potx', 'ppsx'] },
  // OOXML with a VBA project, whatever its name says
  docm: { mediaType: 'application/vnd.ms-word.document.macroenabled.12', endings: ['docm', 'dotm'], macros: true },
  xlsm: { mediaType: 'application/vnd.ms-excel.sheet.macroenabled.12', endings: ['xlsm', 'xltm', 'xlam'], macros: true },
  pptm: { mediaType: 'application/vnd.ms-powerpoint.presentation.macroenabled.12', endings: ['pptm', 'potm', 'ppsm'], macros: true },
  ofd: { mediaType: 'application/ofd', endings: ['ofd'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  // the old containers of Word, Excel, PowerPoint and WPS; whether they hold macros is not looked into
  ole: { mediaType: 'application/x-ole-storage', endings: ['doc', 'xls', 'ppt', 'wps', 'et', 'dps', 'dot', 'xlt', 'msg'] },
  locked: { mediaType: 'application/encrypted', endings: ['docx', 'xlsx', 'pptx'] },
  rtf: { mediaType: 'application/rtf', endings: ['rtf', 'doc'] },
  zip: { mediaType: 'application/zip', endings: ['zip'] },
  rar: { mediaType: 'application/vnd.rar', endings: ['rar'] },
  '7z': { mediaType: 'application/x-7z-compressed', endings: ['7z'] },
  gzip: { mediaType: 'application/gzip', endings: ['gz', 'tgz'] },
  png: { mediaType: 'image/png', endings: ['png'], shown: true },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], shown: true },
  gif: { mediaType: 'image/gif', endings: ['gif'], shown: true },
  webp: { mediaType: 'image/webp', endings: ['webp'], shown: true },
  bmp: { mediaType: 'image/bmp', endings: ['bmp'] },
  tiff: { mediaType: 'image/tiff', endings: ['tif', 'tiff'] },
  html: { mediaType: 'text/html', endings: ['html', 'htm'] },
  svg: { mediaType: 'image/svg+xml', endings: ['svg'] },
  xml: { mediaType: 'application/xml', endings: ['xml'] },
  json: { mediaType: 'application/json', endings: ['json'] },
  txt: { mediaType: 'text/plain', endings: ['txt', 'csv', 'md', 'log', 'ics', 'eml'] },
  unknown: { mediaType: 'application/octet-stream', endings: [] },
} as const satisfies Record<string, { mediaType: string; endings: readonly string[]; shown?: true; macros?: true }>

export type Kind = keyof typeof kinds

/** The kind that a row's media type stands for. */
export function kindOf(mediaType: string): Kind {
  const [kind] = Object.entries(kinds).find(([, { mediaType: type }]) => type === mediaType) ?? ['unknown']
  return kind as Kind
}

/** Whether it may open in the page instead of being saved. */
export function isShown(kind: Kind): boolean {
  return 'shown' in kinds[kind]
}

/** Whether it holds a VBA project, whatever its name says. The old containers (`ole`) are not looked into. */
export function hasMacros(kind: Kind): boolean {
  return 'macros' in kinds[kind]
}
