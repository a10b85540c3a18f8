import type { Report } from '../../src/report/report.ts'
import type { Lines } from './layouts.ts'
import type { Next } from './random.ts'

/** What published reports do to the rows of their tables, beyond the damages of `damages.ts`. Each may stand in every layout. */
export type Found = (lines: Lines, report: Report, next: Next) => Lines

type Row = Lines[number]['rows'][number]
export type Cell = Row['cells'][number]
export const cell = (text: string, figure = false, colspan = 1): Cell => ({ text, figure, colspan })
export const isRow = (row: Row): boolean => row.cells.some(c => c.figure)

const rowsOf = (lines: Lines, change: (rows: Row[], table: number) => Row[]): Lines =>
  lines.map((table, t) => ({ ...table, rows: change(table.rows, t) }))
const cells =
  (change: (c: Cell, table: number, row: Row, i: number) => Cell): Found =>
  lines =>
    rowsOf(lines, (rows, t) => rows.map(row => ({ cells: row.cells.map((c, i) => change(c, t, row, i)) })))
const labels = (change: (text: string, table: number) => string): Found =>
  cells((c, t) => (c.figure ? c : { ...c, text: change(c.text, t) }))
const figures = (change: (text: string, table: number) => string): Found =>
  cells((c, t) => (c.figure ? { ...c, text: change(c.text, t) } : c))
const words = (pairs: Record<string, string>): Found =>
  labels(text => Object.entries(pairs).reduce((all, [from, to]) => all.replace(from, to), text))

const circled = '①②③④⑤⑥⑦⑧'

/** The heads 三、本年度办理结果 and （三）… are printed again on every row they span. */
const repeated =
  (depth: number): Found =>
  lines =>
    rowsOf(lines, (rows, t) => {
      if (t !== 1) return rows
      let top = ''
      let group = ''
      return rows.map(row => {
        if (!isRow(row)) return row
        const own = row.cells.filter(c => !c.figure)
        if (own.length === 3) [top, group] = [own[0]!.text, own[1]!.text]
        else if (own.length === 2 && /^三/.test(own[0]!.text)) [top, group] = [own[0]!.text, '']
        else if (own.length === 2) group = own[0]!.text
        else if (/^[（(][一二三四五六七]/.test(own[0]!.text)) group = ''
        else if (/^[一二四]、/.test(own[0]!.text)) [top, group] = ['', '']
        const heads = [depth > 1 ? top : own.length === 3 || (own.length === 2 && group === '') ? top : '', group].filter(
          text => text !== '',
        )
        return { cells: [...heads.map(text => cell(text)), own.at(-1)!, ...row.cells.filter(c => c.figure)] }
      })
    })

export const found: Record<string, Found> = {
  'rows numbered ①': labels(text => text.replace(/^([1-8])\./, (_, n) => circled[Number(n) - 1]!)),
  'rows numbered （1）': labels(text => text.replace(/^([1-8])\./, '（$1）')),
  'rows numbered 1 .': labels(text => text.replace(/^([1-8])\./, '$1 .')),
  'rows numbered 1、 with a space': labels(text => text.replace(/^([1-8])\./, '$1、 ')),
  'rows numbered with full-width': labels(text => text.replace(/^([1-8])\./, (_, n) => `${String.fromCharCode(0xff10 + Number(n))}．`)),
  'rows numbered with a digit only': labels(text => text.replace(/^([1-8])\./, '$1')),
  'no quotes': labels(text => text.replace(/[“”]/g, '')),
  'quotes misprinted': labels(text => text.replace('“', '"').replace('”', '＂')),
  guillemets: labels(text => text.replace('“', '《').replace('”', '》')),
  'ideographic top numbers lost': labels((text, t) => (t === 1 ? text.replace(/^[一二四]、|^（[一二七]）/, '') : text)),
  'top numbers as 1. 2. 4.': labels((text, t) =>
    t === 1 ? text.replace(/^一、/, '1.').replace(/^二、/, '2.').replace(/^四、/, '4.') : text,
  ),
  'older wordings': words({
    '一、本年新收政府信息公开申请数量': '一、本年新收申请数量',
    '二、上年结转政府信息公开申请数量': '二、上年度结转申请数量',
    '（一）予以公开': '（一）予以公开数',
    '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': '（二）部分公开数',
    '1.属于国家秘密': '1.涉及国家秘密',
    '2.其他法律行政法规禁止公开': '2.法律、行政法规禁止公开的',
    '3.危及“三安全一稳定”': '3.可能危及国家安全、公共安全、经济安全和社会稳定',
    '4.保护第三方合法权益': '4.损害第三方合法权益的',
    '5.属于三类内部事务信息': '5.内部事务信息',
    '6.属于四类过程性信息': '6.过程性信息',
    '7.属于行政执法案卷': '7.行政执法案卷信息',
    '8.属于行政查询事项': '8.行政查询事项',
    '1.本机关不掌握相关政府信息': '1.本机关不掌握',
    '2.没有现成信息需要另行制作': '2.需要另行制作',
    '3.补正后申请内容仍不明确': '3.申请内容不明确',
    '1.信访举报投诉类申请': '1.信访、举报、投诉等',
    '2.重复申请': '2.同一申请人重复申请',
    '3.要求提供公开出版物': '3.要求提供政府公报等公开出版物',
    '4.无正当理由大量反复申请': '4.大量、反复申请',
    '5.要求行政机关确认或重新出具已获取信息': '5.要求确认或重新出具信息',
    '（七）总计': '（七）合计',
    '四、结转下年度继续办理': '四、结转下年度办理数',
  }),
  'labels with 的 and 数量': labels((text, t) => (t === 1 && /^(?:[1-8]\.|（[一二七]）)/.test(text) ? `${text}数量` : text)),
  '（七）办理结果总计': words({ '（七）总计': '（七）办理结果总计' }),
  'notes of labels lost': words({ '（区分处理的，只计这一情形，不计其他情形）': '', '（单位：万元）': '' }),
  'notes in half-width': words({
    '（区分处理的，只计这一情形，不计其他情形）': '(区分处理的,只计这一情形,不计其他情形)',
    '（单位：万元）': '(万元)',
  }),
  'heads repeated on every row': repeated(2),
  'group labels repeated on every row': repeated(1),
  'group label alone on a line before its rows': lines =>
    rowsOf(lines, (rows, t) =>
      t !== 1
        ? rows
        : rows.flatMap(row => {
            const own = row.cells.filter(c => !c.figure)
            if (!isRow(row) || own.length < 2) return [row]
            return [...own.slice(0, -1).map(c => ({ cells: [c] })), { cells: [own.at(-1)!, ...row.cells.filter(c => c.figure)] }]
          }),
    ),
  'heads of the blocks of table 2 lost': lines =>
    rowsOf(lines, (rows, t) => (t !== 0 ? rows : rows.filter((row, i) => i < 2 || isRow(row)))),
  'articles of the blocks lost': lines => rowsOf(lines, (rows, t) => (t !== 0 ? rows : rows.filter(row => row.cells.length > 1))),
  'figures with 件 after a space': figures(text => (text === '' ? text : `${text} 件`)),
  'zeros as 0.0': figures((text, t) => (text === '0' && t === 1 ? '0.0' : text)),
  'zeros as 00': figures((text, t) => (text === '0' && t === 1 ? '00' : text)),
  'figures with a decimal .00': figures(text => (/^\d+$/.test(text) ? `${text}.00` : text)),
  'thousands with a full-width comma': figures(text => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '，')),
  'blanks as &nbsp; around figures': cells(c => ({ ...c, text: `&nbsp;${c.text}&nbsp;` })),
  'ideographic spaces around figures': cells(c => ({ ...c, text: `　${c.text}　` })),
  'bold figures': figures(text => (text === '' ? text : `**${text}**`)),
  'changes as +1 and -1': figures(text => text.replace(/^增/, '+').replace(/^减/, '-')),
  'changes as 增加1项 and 减少1项': figures(text => text.replace(/^增(\d+)/, '增加$1项').replace(/^减(\d+)/, '减少$1项')),
  'changes as ↑1 and ↓1': figures(text => text.replace(/^增/, '↑').replace(/^减/, '↓')),
  'changes with a colon': figures(text => text.replace(/^增/, '增：').replace(/^减/, '减：')),
  'changes with a space': figures(text => text.replace(/^增/, '增 ').replace(/^减/, '减 ')),
  'changes in brackets': figures(text => text.replace(/^增(\d+)/, '增（$1）').replace(/^减(\d+)/, '减（$1）')),
  'units in heads': labels(text => text.replace(/^(自然人|商业企业|科研机构|社会公益组织|法律服务机构)$/, '$1（件）')),
  'heads with line breaks': labels(text => text.replace(/^(商业|科研|社会公益|法律服务)(企业|机构|组织)$/, '$1 $2')),
  'mojibake in labels': labels(text => (text.length > 6 ? text.replace(/^(.{4})./, '$1�') : text)),
  'question marks in labels': labels(text => (text.length > 6 ? text.replace(/^(.{5})../, '$1??') : text)),
  'labels as pinyin notes with accents': labels(text => text.replace(/[开数类]/g, '$&（kāi）')),
  'labels as pinyin notes without tones': labels(text => text.replace(/[开数类]/g, '$&(kai)')),
  'a note under the tables': lines =>
    rowsOf(lines, rows => [...rows, { cells: [cell('注：本年新收申请12件，其中3件为上级转办，2件由下属单位办理。')] }]),
  'a sentence before the tables': lines =>
    rowsOf(lines, rows => [{ cells: [cell('2023年，我单位共收到申请15件，办结12件，具体情况如下：')] }, ...rows]),
  'a unit line before the tables': lines => rowsOf(lines, rows => [{ cells: [cell('单位：件')] }, ...rows]),
  'bare page numbers between rows': lines =>
    rowsOf(lines, rows => rows.flatMap((row, i) => (i > 3 && i % 7 === 0 ? [{ cells: [cell(String(i / 7 + 1))] }, row] : [row]))),
  'page numbers 第2页 共5页': lines =>
    rowsOf(lines, rows => rows.flatMap((row, i) => (i > 3 && i % 7 === 0 ? [{ cells: [cell(`第 ${i / 7} 页 共 5 页`)] }, row] : [row]))),
  'page heads between rows': lines =>
    rowsOf(lines, rows =>
      rows.flatMap((row, i) => (i > 3 && i % 9 === 0 ? [{ cells: [cell('样例市人民政府 2023年政府信息公开工作年度报告')] }, row] : [row])),
    ),
  'web addresses and dates of a print between rows': lines =>
    rowsOf(lines, rows =>
      rows.flatMap((row, i) =>
        i > 3 && i % 9 === 0
          ? [{ cells: [cell('https://www.example.gov.cn/art/2024/1/15/art_1229_5218.html')] }, { cells: [cell('2024/1/15 10:22')] }, row]
          : [row],
      ),
    ),
  'row three in two, group label repeated with 续': lines =>
    rowsOf(lines, (rows, t) =>
      t !== 1
        ? rows
        : rows.flatMap(row =>
            row.cells[0]!.text.startsWith('5.属于三类') ? [{ cells: [cell('（三）不予公开（续）'), ...row.cells] }] : [row],
          ),
    ),
  'sections numbered 第一部分': lines => lines.map((t, i) => ({ ...t, title: `第${'二三四'[i]}部分 ${t.title.slice(2)}` })),
  'sections numbered （二）': lines => lines.map((t, i) => ({ ...t, title: `（${'二三四'[i]}）${t.title.slice(2)}` })),
  'sections numbered 2.': lines => lines.map((t, i) => ({ ...t, title: `${i + 2}.${t.title.slice(2)}` })),
  'sections without numbers': lines => lines.map(t => ({ ...t, title: t.title.slice(2) })),
  'sections numbered without a comma': lines => lines.map(t => ({ ...t, title: t.title.replace('、', ' ') })),
  'sections in markdown': lines => lines.map(t => ({ ...t, title: `## **${t.title}**` })),
  'section titles of a bureau': lines => lines.map(t => ({ ...t, title: `${t.title.slice(0, 2)}我局${t.title.slice(2)}` })),
  'section titles older': lines =>
    lines.map((t, i) => ({
      ...t,
      title: ['二、主动公开情况', '三、依申请公开情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'][i]!,
    })),
  'captions under the headings': lines =>
    lines.map((t, i) => ({ ...t, title: `${t.title}\n表${i + 1} ${t.title.slice(2)}表（单位：件）` })),
  'Taiwan words': labels(text =>
    text.replaceAll('信息', '資訊').replaceAll('文件', '檔案').replaceAll('项目', '專案').replaceAll('采购', '採購'),
  ),
  'spaces inside labels': labels(text => text.replace(/(?<=[一-龥])(?=[一-龥])/g, ' ')),
  'spaces inside 总 计': labels(text => text.replace('总计', '总 计').replace('自然人', '自 然 人')),
  'rows of subtotals of the groups': lines =>
    rowsOf(lines, (rows, t) => {
      if (t !== 1) return rows
      const out: Row[] = []
      rows.forEach((row, i) => {
        const own = row.cells.filter(c => !c.figure)
        const group = own.find(c => /^（[三四五]）/.test(c.text))
        if (group && own.length > 1) {
          const size = rows.slice(i + 1).findIndex(r => r.cells.filter(c => !c.figure).length > 1 || /^（/.test(r.cells[0]!.text)) + 1
          const sum = [0, 1, 2, 3, 4, 5, 6].map(c =>
            rows.slice(i, i + size).reduce((all, r) => all + Number(r.cells.filter(x => x.figure)[c]!.text), 0),
          )
          out.push({ cells: [...own.slice(0, -1), cell('小计'), ...sum.map(n => cell(String(n), true))] })
          out.push({ cells: [own.at(-1)!, ...row.cells.filter(c => c.figure)] })
        } else out.push(row)
      })
      return out
    }),
}

/** A column more than the form has: what the heads name, each row holds. */
const column =
  (head: string, place: (row: number[]) => number | string, at: number): Found =>
  lines =>
    rowsOf(lines, (rows, t) =>
      t !== 1
        ? rows
        : rows.map((row, i) => {
            if (isRow(row)) {
              const own = row.cells.filter(c => c.figure)
              const numbers = own.map(c => Number(c.text))
              return {
                cells: [...row.cells.filter(c => !c.figure), ...own.slice(0, at), cell(String(place(numbers)), true), ...own.slice(at)],
              }
            }
            const last = i === 2
            return last ? { cells: [...row.cells.slice(0, Math.max(0, at - 1)), cell(head), ...row.cells.slice(Math.max(0, at - 1))] } : row
          }),
    )
found['a subtotal of organisations'] = column('小计', row => row[1]! + row[2]! + row[3]! + row[4]! + row[5]!, 1)
found['a subtotal of organisations after them'] = column('小计', row => row[1]! + row[2]! + row[3]! + row[4]! + row[5]!, 6)
found['a column of notes'] = lines =>
  rowsOf(lines, (rows, t) =>
    t !== 1
      ? rows
      : rows.map((row, i) =>
          isRow(row) ? { cells: [...row.cells, cell('', true)] } : i === 0 ? { cells: [...row.cells, cell('备注')] } : row,
        ),
  )
/** 总计 first, its head first as well. */
found['total first'] = lines =>
  rowsOf(lines, (rows, t) =>
    t !== 1
      ? rows
      : rows.map((row, i) => {
          if (!isRow(row)) return i === 1 ? { cells: [row.cells[2]!, row.cells[0]!, row.cells[1]!] } : row
          const own = row.cells.filter(c => c.figure)
          return { cells: [...row.cells.filter(c => !c.figure), own[6]!, ...own.slice(0, 6)] }
        }),
  )
/** 其他 before 商业企业. */
found['columns in another order'] = lines =>
  rowsOf(lines, (rows, t) =>
    t !== 1
      ? rows
      : rows.map((row, i) => {
          if (!isRow(row)) return i === 2 ? { cells: [row.cells[4]!, ...row.cells.slice(0, 4)] } : row
          const own = row.cells.filter(c => c.figure)
          return { cells: [...row.cells.filter(c => !c.figure), own[0]!, own[5]!, ...own.slice(1, 5), own[6]!] }
        }),
  )
