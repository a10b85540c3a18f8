/** What a row can say, and how the heads of its columns are called in the lists that offices keep. */
export const fields = {
  title: ['标题', '名称', '信息名称', '信息标题', '公文标题', '文件标题', 'title', 'articletitle'],
  originalOn: ['发布日期', '公开日期', '发文日期', '发布时间', '公开时间', '发布日', 'pubdate', 'published', 'date'],
  formedOn: ['成文日期', '生成日期', '形成日期', '成文时间', '制作日期', 'formed'],
  documentNumber: ['文号', '发文字号', '文件编号', '公文文号', 'documentnumber'],
  indexNumber: ['索引号', '信息索引号', '索取号', 'index', 'indexnumber'],
  column: ['栏目', '分类', '所属栏目', '信息分类', '栏目名称', 'column', 'columnname', 'category'],
  section: ['股室', '科室', '责任股室', '责任科室', '承办股室', 'section'],
  source: ['来源', '信息来源', '发布机构', '发文机关', '发布单位', '公开主体', 'source', 'contentsource'],
  body: ['正文', '内容', '信息内容', '正文内容', 'body', 'content'],
  file: ['文件', '正文文件', '文件名', 'file'],
  attachments: ['附件', '附件名称', '附件文件', 'attachments', 'attachment'],
  summary: ['内容概述', '摘要', '概述', 'summary', 'description'],
  keywords: ['关键词', '主题词', 'keywords'],
  validity: ['有效性', '效力状态', '时效性', '是否有效', 'validity'],
  subject: ['主题分类', '主题', 'subject'],
  genre: ['体裁', '体裁分类', '公文种类', '文种', 'genre'],
  effectiveOn: ['生效日期', '实施日期', '施行日期', 'effective'],
  expiresOn: ['失效日期', '废止日期', '有效期至', 'expires'],
  url: ['原网址', '网址', '链接', '原文链接', '原地址', 'url', 'link'],
  number: ['编号', '原编号', '信息编号', 'id'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof fields

const named = new Map<string, Field>((Object.keys(fields) as Field[]).flatMap(field => fields[field].map(name => [name, field] as const)))

/** The field that a head names: brackets, stars, spaces and case do not matter. */
export const fieldOf = (head: string): Field | null =>
  named.get(
    head
      .normalize('NFKC')
      .replace(/[（(【[].*$/, '')
      .replace(/[\s*：:_-]+/g, '')
      .toLowerCase(),
  ) ?? null
