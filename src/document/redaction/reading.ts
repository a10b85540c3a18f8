import type { Rectangle, RedactableKind } from './marks.ts'

/** A line of a page's text. `edges` has one entry more than the text has characters: where each begins and ends, along the line;
 * they fall where the line goes to the left or upwards, as on a page that lies turned. */
export type TextRun = { text: string; rectangle: Rectangle; edges: number[]; vertical: boolean }

/** What a person sees of a page: its picture (PNG) and its text. `textIsHidden`: characters that are in the file and cannot be seen. */
export type PageReading = { page: number; width: number; height: number; picture: Uint8Array; runs: TextRun[] }

/** One paragraph of a DOCX, as the copy would show it. An object (picture, formula picture) is one character U+FFFC; a line break is \n. */
export type ParagraphReading = { part: string; paragraph: number; text: string; place: string; pictures: string[] }

export const hiddenKinds = {
  metadata: { label: '作者、软件、修改记录等属性', english: 'properties: author, software, history' },
  attachments: { label: '内嵌的附件', english: 'attached files' },
  scripts: { label: '脚本', english: 'scripts' },
  annotations: { label: '批注、链接', english: 'annotations and links' },
  forms: { label: '表单', english: 'form fields' },
  outlines: { label: '书签', english: 'bookmarks' },
  'old-versions': { label: '旧版本', english: 'older versions' },
  'hidden-text': { label: '看不见的文字（文字识别层、白字、页外文字）', english: 'text that cannot be seen' },
  'hidden-layers': { label: '关闭的图层', english: 'layers that are switched off' },
  signatures: { label: '电子签名', english: 'digital signatures' },
  comments: { label: '批注', english: 'comments' },
  deleted: { label: '修订中已删除的文字', english: 'deleted text of tracked changes' },
  fields: { label: '域代码、链接目标', english: 'field codes and targets of links' },
  embedded: { label: '嵌入的对象', english: 'embedded objects' },
  thumbnail: { label: '缩略图', english: 'thumbnails' },
  data: { label: '自定义数据、变量', english: 'custom data and variables' },
  'alt-texts': { label: '图片的替代文字和名称', english: 'alternative texts and names of pictures' },
  'second-copies': { label: '为旧软件另存的一份内容', english: 'a second copy for older software' },
  revisions: { label: '编辑次序标记', english: 'marks of editing sessions' },
  'picture-data': { label: '图片中的拍摄信息', english: 'what a camera wrote into a picture' },
  'cropped-pictures': { label: '图片被裁去、盖住的部分', english: 'parts of pictures that were cropped or covered' },
  fonts: { label: '内嵌字体中已不显示的字', english: 'characters in embedded fonts that are no longer shown' },
} as const satisfies Record<string, { label: string; english: string }>

export type HiddenKind = keyof typeof hiddenKinds

/** Something in a file that nobody sees, how often, and up to five examples. */
export type Hidden = { what: HiddenKind; count: number; samples: string[] }

/** What a person sees of a file, and what hides in it. */
export type Reading =
  | { kind: 'pdf'; pages: PageReading[]; hides: Hidden[] }
  | {
      kind: 'docx'
      paragraphs: ParagraphReading[]
      pictures: { part: string; width: number; height: number; bytes: Uint8Array }[]
      hides: Hidden[]
    }
  | { kind: 'png' | 'jpg'; width: number; height: number; picture: Uint8Array; hides: Hidden[] }

/** A copy in which the passages are gone. */
export type RedactedCopy = {
  kind: RedactableKind
  bytes: Uint8Array
  /** pages that became their pictures, and why */
  pictures: { page: number; why: string }[]
  /** what did not come along, seen (an embedded object) or unseen */
  dropped: Hidden[]
}

/** Gathers what hides by its kind. */
export class HiddenList {
  private readonly found = new Map<HiddenKind, Hidden>()

  add(what: HiddenKind, sample = '', count = 1): void {
    if (count <= 0) return
    const one = this.found.get(what) ?? { what, count: 0, samples: [] }
    one.count += count
    const short = sample.trim().slice(0, 80)
    if (short && one.samples.length < 5 && !one.samples.includes(short)) one.samples.push(short)
    this.found.set(what, one)
  }

  list(): Hidden[] {
    return [...this.found.values()]
  }
}
