import {
  type Block,
  type Cell,
  type OfficialDocument,
  outlineLevels,
  printable,
  type Row,
  type Run,
  type Table,
  tableCaption,
} from './blocks.ts'

/**
 * HTML of an official document. `documentFragment` is for a page that has a stylesheet; `documentHtml` is a whole file for
 * downloading, with a small stylesheet of its own and nothing to fetch.
 */

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it, fit for an attribute too. */
export const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, c => escapes[c]!)

/** The document without title as HTML: headings from h2 (below `under`), paragraphs, tables. Every text in it is escaped. */
export const documentFragment = (doc: OfficialDocument, under = 1): string => {
  const levels = outlineLevels(doc.blocks)
  return doc.blocks.map((block, i) => blockHtml(block, levels[i]! + under)).join('\n')
}

/** A whole, valid, accessible HTML file that needs nothing else. */
export const documentHtml = (doc: OfficialDocument): string => `<!DOCTYPE html>
<html lang="${escaped(doc.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(doc.title.join(''))}</title>
<style>${sheet}${doc.blocks.map(columnWidths).join('')}</style>
</head>
<body>
<main>
<h1>${doc.title.map(escaped).join('<wbr>')}</h1>
${documentFragment(doc)}
</main>
</body>
</html>
`

const runHtml = (run: Run): string => (run.face ? `<span class="${run.face}">${escaped(run.text)}</span>` : escaped(run.text))

function blockHtml(block: Block, level: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${level}>${escaped(block.text)}</h${level}>`
    case 'paragraph':
      return `<p${block.indent === false ? ' class="flush"' : ''}>${block.runs.map(runHtml).join('')}</p>`
    case 'table':
      return tableHtml(block)
    case 'attachments':
      return `<p class="attachments">附件：</p>\n<ol class="attachments">${block.titles.map(title => `<li>${escaped(title)}</li>`).join('')}</ol>`
    case 'signature':
      return `<p class="sign">${escaped(block.agency)}<br>${escaped(block.day)}</p>`
    case 'notice':
      return `<p class="notice">${escaped(block.text)}</p>`
  }
}

/** One table: caption, header scopes, spans, and the classes of the stylesheet. */
export function tableHtml(table: Table): string {
  const cols = table.widths.map((_, i) => `<col class="${String.fromCharCode(97 + i)}">`).join('')
  const head = table.head.length ? `<thead>\n${table.head.map(rowHtml).join('\n')}\n</thead>\n` : ''
  const bodies = table.bodies.map(rows => `<tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody>`).join('\n')
  return `<div class="form"><table class="${escaped(table.name)}"><caption>${escaped(tableCaption(table))}</caption>
<colgroup>${cols}</colgroup>
${head}${bodies}
</table></div>`
}

const rowHtml = (row: Row): string => `<tr${row.kind ? ` class="${row.kind}"` : ''}>${row.cells.map(cellHtml).join('')}</tr>`

function cellHtml(cell: Cell): string {
  const name = cell.scope ? 'th' : 'td'
  const role = cell.figure === 0 ? 'nil' : cell.role
  const attributes = [
    ['scope', cell.scope],
    ['class', role],
    ['colspan', cell.colspan],
    ['rowspan', cell.rowspan],
    ['data-head', cell.head],
    ['data-group', cell.group],
  ]
    .filter(([, value]) => value !== undefined && value !== 1)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const inner = cell.parts && !cell.role?.includes('tall') ? cell.parts.map(escaped).join('<wbr>') : escaped(cell.text)
  return `<${name}${attributes.join('')}>${inner}</${name}>`
}

/** Widths are in the style element: `style` attributes fall to a strict content security policy, `width` attributes are obsolete. */
function columnWidths(block: Block): string {
  if (block.kind !== 'table') return ''
  const total = block.widths.reduce((sum, width) => sum + width, 0)
  return block.widths.map((width, i) => `.${block.name} col:nth-child(${i + 1}){width:${((width / total) * 100).toFixed(1)}%}\n`).join('')
}

const sheet = `
@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{margin:0;background:#fff;color:#000;font:16pt/1.8 FangSong,FangSong_GB2312,"仿宋","Fandol Fang",STFangsong,"Noto Serif CJK SC",serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem;font-size:1.1rem}
h1{font:700 1.6rem/1.5 "FZXiaoBiaoSong-B05S","方正小标宋简体","Noto Serif CJK SC",SimSun,serif;text-align:center;margin:0 0 2rem;text-wrap:balance}
h2{font:400 1.1rem/1.8 SimHei,"黑体","Noto Sans CJK SC",sans-serif;margin:1.2em 0 .4em;text-indent:2em}
h3{font:400 1.1rem/1.8 KaiTi,"楷体",KaiTi_GB2312,STKaiti,serif;margin:.4em 0;text-indent:2em}
h4,h5{font:inherit;margin:.4em 0;text-indent:2em}
p{margin:.4em 0;text-indent:2em;overflow-wrap:anywhere}
.kai{font-family:KaiTi,"楷体",KaiTi_GB2312,STKaiti,serif}
.hei{font-family:SimHei,"黑体","Noto Sans CJK SC",sans-serif}
.flush{text-indent:0}.sign{text-align:right;text-indent:0;padding-right:4em}
.form{margin:.6em 0 1.4em}
table{border-collapse:collapse;width:100%;font-size:.8rem;line-height:1.4}
caption{text-align:center;padding:.3em;font-size:.85rem}
th,td{border:1px solid #000;padding:.3em .25em;text-align:center;font-weight:400}
th[scope=row]{text-align:left}thead th,.group{word-break:keep-all}
.tall{writing-mode:vertical-rl;letter-spacing:.2em}
td{font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr{break-inside:avoid}
@media print{main{max-width:none;padding:0;font-size:16pt}h2{break-after:avoid}table{font-size:10.5pt}}
`
