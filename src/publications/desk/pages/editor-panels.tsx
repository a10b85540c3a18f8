import { raw } from 'hono/html'
import { disclosureAttributes, exemptions } from '../../../law/index.ts'
import { Button, Choices, Field, Select, TextArea } from '../../../web/ui/index.ts'
import { type Column, parts, treeOf } from '../../catalogue/catalogue.ts'
import { sanitiseHtml } from '../../content/index.ts'
import type { Attribute } from '../../content.ts'
import { relationKinds } from '../../content.ts'
import { genres, subjects } from '../../document-kinds.ts'
import type { EditorProps } from './editor.tsx'
import { atDesk } from './look.tsx'
import { deskItemOf } from './parts.tsx'

const attributeNotes: Record<Attribute, [string, string]> = {
  public: ['此件公开发布', 'published on the agency’s own motion'],
  onApplication: ['须写理由', 'a reason is needed'],
  notPublic: ['须选依据和理由', 'a ground and a reason are needed'],
}

const attributeEnglish: Record<Attribute, string> = { public: 'Public', onApplication: 'On application', notPublic: 'Not public' }

/** 目录信息 */
export function CataloguePanel({ page, view, typed, faults, sections }: EditorProps) {
  const { say } = page
  const optional = say('选填', 'optional')
  const value = (name: string) => typed[name] ?? ''
  const columns = columnOptions(view.columns)
  return (
    <section class="panel" aria-labelledby="e1">
      <h2 id="e1">{say('目录信息', 'Catalogue')}</h2>
      <Field id="title" label={say('标题', 'Title')} value={value('title')} fault={faults['title']} maxlength={200} />
      <div class="pair">
        <Select
          id="column"
          label={say('栏目', 'Column')}
          options={columns}
          value={value('column')}
          empty={say('请选择', 'choose')}
          fault={faults['column']}
        />
        <Select
          id="genre"
          label={say('体裁', 'Genre')}
          options={genres.map(text => ({ value: text, text }))}
          value={value('genre')}
          empty={say('不填', 'none')}
          fault={faults['genre']}
          optional={optional}
        />
      </div>
      <div class="pair">
        <Field
          id="documentNumber"
          label={say('发文字号', 'Document number')}
          hint={say('括号自动改为〔〕', 'brackets become 〔〕')}
          value={value('documentNumber')}
          fault={faults['documentNumber']}
          optional={optional}
        />
        <Field
          id="formedOn"
          type="date"
          label={say('形成日期', 'Formed on')}
          hint={say('应公开日从次日起算', 'the period runs from the day after')}
          value={value('formedOn')}
          fault={faults['formedOn']}
        />
      </div>
      <div class="pair">
        <Field id="source" label={say('来源', 'Source')} value={value('source')} fault={faults['source']} />
        <Select
          id="section"
          label={say('责任股室', 'Section')}
          options={sections.map(({ id, name }) => ({ value: id, text: name }))}
          value={value('section')}
          empty={say('不分股室', 'none')}
          fault={faults['section']}
        />
      </div>
      <TextArea
        id="summary"
        label={say('内容概述', 'Summary')}
        rows={2}
        value={value('summary')}
        fault={faults['summary']}
        optional={optional}
      />
      <div class="pair">
        <Field
          id="keywords"
          label={say('关键词', 'Keywords')}
          hint={say('用逗号分开', 'parted by commas')}
          value={value('keywords')}
          fault={faults['keywords']}
          optional={optional}
        />
        <Select
          id="subject"
          label={say('主题分类', 'Subject')}
          hint={say('国务院公文主题分类', 'classes of the State Council')}
          options={subjects.map(text => ({ value: text, text }))}
          value={value('subject')}
          empty={say('不填', 'none')}
          fault={faults['subject']}
          optional={optional}
        />
      </div>
      <p class="field">
        <label class="choice">
          <input type="checkbox" name="isNormative" checked={value('isNormative') === 'on' || undefined} />
          <span>
            {say('行政规范性文件', 'A normative document')}
            <small>{say('标注有效性，可以被修改、废止', 'shows whether it is in force')}</small>
          </span>
        </label>
      </p>
      <div class="pair">
        <Field
          id="effectiveOn"
          type="date"
          label={say('生效日期', 'In force from')}
          value={value('effectiveOn')}
          fault={faults['effectiveOn']}
          optional={optional}
        />
        <Field
          id="expiresOn"
          type="date"
          label={say('失效日期', 'In force until')}
          value={value('expiresOn')}
          fault={faults['expiresOn']}
          optional={optional}
        />
      </div>
      <Choices
        id="attribute"
        label={say('公开属性', 'Disclosure attribute')}
        fault={faults['attribute']}
        value={value('attribute')}
        options={(Object.keys(attributeNotes) as Attribute[]).map(key => ({
          value: key,
          text: say(disclosureAttributes[key].label.replace('此件', ''), attributeEnglish[key]),
          note: say(...attributeNotes[key]),
        }))}
      />
      <div class="pair">
        <Select
          id="ground"
          label={say('不公开的依据', 'Ground')}
          options={Object.entries(exemptions).map(([code, { label, cites }]) => ({
            value: code,
            text: `${cites.replace('《政府信息公开条例》', '')}：${label}`,
          }))}
          value={value('ground')}
          empty={say('不适用', 'none')}
          fault={faults['ground']}
          optional={say('仅后两项', 'only if not public')}
        />
        <Field
          id="groundReason"
          label={say('理由', 'Reason')}
          value={value('groundReason')}
          fault={faults['groundReason']}
          optional={say('仅后两项', 'only if not public')}
        />
      </div>
    </section>
  )
}

/** The catalogue as a list to choose from; closed columns stay, for what stands in one. */
export const columnOptions = (columns: readonly Column[]) =>
  (['content', 'rules'] as const).flatMap(part =>
    flat(treeOf(columns, part)).map(({ key, name, depth, closedOn }) => ({
      value: key,
      text: `${parts[part].label} › ${'　'.repeat(depth)}${name}`,
      disabled: closedOn !== null,
    })),
  )

type Flat = { key: string; name: string; depth: number; closedOn: string | null }
const flat = (branches: ReturnType<typeof treeOf>, depth = 0): Flat[] =>
  branches.flatMap(({ key, name, closedOn, children }) => [{ key, name, depth, closedOn }, ...flat(children, depth + 1)])

/** 正文: a textarea; what plain text cannot hold is shown as it is, and kept unless it is written anew. */
export function BodyPanel({ page, view, typed, faults }: EditorProps) {
  const { say } = page
  const isKept = typed['bodyForm'] === 'kept'
  const letters = view.content.body.replace(/<[^>]*>|\s/g, '').length
  return (
    <section class="panel" aria-labelledby="e2">
      <h2 id="e2">
        <label for="body">{say('正文', 'Text')}</label>
      </h2>
      <input type="hidden" name="bodyForm" value={typed['bodyForm'] ?? 'text'} />
      {isKept && (
        <>
          <p class="hint" id="body-kept" data-body-plain>
            {say(
              '正文含有表格、图片或者格式，文本框放不下，按原样保留。在下面填写文字将替换全部正文；也可以重新上传 DOCX。',
              'The text has tables, pictures or formats that a text box cannot hold; it is kept as it is. What you write below replaces all of it.',
            )}
          </p>
          <div class="write" data-body-plain>
            <div class="prose">{raw(atDesk(view.content.body, view.office, view.item.id))}</div>
          </div>
        </>
      )}
      <div class={faults['body'] ? 'field wrong' : undefined}>
        {faults['body'] && (
          <p class="fault" id="body-fault">
            {faults['body']}
          </p>
        )}
        <ul id="body-words" hidden>
          {Object.entries(toolWords(page)).map(([name, text]) => (
            <li data-word={name}>{text}</li>
          ))}
        </ul>
        <template id="body-html">{raw(typed['bodyForm'] === 'html' ? sanitiseHtml(typed['body'] ?? '') : view.content.body)}</template>
        <div class="write">
          <textarea
            id="body"
            name="body"
            rows={isKept ? 3 : 12}
            data-editor
            data-paste={`${deskItemOf(view.office, view.item.id)}/paste`}
            aria-invalid={faults['body'] ? 'true' : undefined}
            aria-describedby={[faults['body'] && 'body-fault', isKept && 'body-kept', 'body-state'].filter(Boolean).join(' ')}
          >
            {typed['body']?.startsWith('\n') ? `\n${typed['body']}` : typed['body']}
          </textarea>
          <p class="quiet" id="body-state">
            <span>{say(`已保存 ${letters} 字`, `${letters} characters saved`)}</span>
            <span>{say('每行一段；用制表符隔开的相邻各行成为表格', 'a line is a paragraph; lines with tabs are a table')}</span>
          </p>
        </div>
      </div>
      <div class="upload actions">
        <div class="field">
          <label for="docx">{say('用 Word、WPS 文件作正文', 'Take the text from a Word or WPS file')}</label>
          <p class="hint" id="docx-hint">
            {say('DOCX。表格、图片、脚注保留，替换现有正文。', 'DOCX. Tables, pictures and footnotes are kept; the text is replaced.')}
          </p>
          {faults['docx'] && <p class="fault">{faults['docx']}</p>}
          <input id="docx" name="docx" type="file" accept=".docx" aria-describedby="docx-hint" />
        </div>
        <Button kind="plain" name="act" value="docx">
          {say('读入正文', 'Read it in')}
        </Button>
      </div>
    </section>
  )
}

/** What the buttons of the editor say. */
const toolWords = ({ say }: EditorProps['page']) => ({
  ...{ label: say('正文', 'Text'), tools: say('格式', 'Format'), heading: say('标题', 'Heading'), bold: say('加粗', 'Bold') },
  ...{ list: say('编号', 'Numbers'), table: say('表格', 'Table'), row: say('加行', 'Add row'), column: say('加列', 'Add column') },
  ...{ deleteRow: say('删行', 'Delete row'), deleteColumn: say('删列', 'Delete column'), link: say('链接', 'Link') },
  ...{ clear: say('清除格式', 'Clear'), undo: say('撤销', 'Undo') },
})

/** Relations to other public items: what this one interprets, amends, repeals, replaces. */
export function RelationPanel({ page, related, found, typed }: EditorProps) {
  const { say } = page
  const kindOptions = Object.entries(relationKinds).map(([value, { label, english }]) => ({ value, text: say(label, english) }))
  return (
    <section class="panel" aria-labelledby="e4">
      <h2 id="e4">{say('与其他信息的关系', 'Relations to other items')}</h2>
      {related.length === 0 ? (
        <p class="quiet">{say('没有。', 'None.')}</p>
      ) : (
        <ul class="do">
          {related.map(({ kind, title, to }) => (
            <li>
              <b>{say(relationKinds[kind].label, relationKinds[kind].english)}</b> {title}{' '}
              <Button kind="plain" small name="act" value={`unrelate:${kind}:${to}`}>
                {say('移除', 'Remove')}
                <span class="unseen">{`：${title}`}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="upload actions">
        <Field
          id="find"
          label={say('查找已公开的信息', 'Find a public item')}
          hint={say('按标题、发文字号或者索引号', 'by title, document number or index number')}
          value={typed['find']}
        />
        <Button kind="plain" name="act" value="find">
          {say('查找', 'Find')}
        </Button>
      </div>
      {found && found.length === 0 && <p>{say('没有找到。', 'Nothing was found.')}</p>}
      {found && found.length > 0 && (
        <>
          <Choices
            id="relateTo"
            label={say('选择一件', 'Choose one')}
            options={found.map(({ id, title, number }) => ({ value: id, text: title, note: say(`第 ${number} 号`, `no. ${number}`) }))}
          />
          <Select id="relateAs" label={say('本件与它的关系', 'This item …')} options={kindOptions} value="related" />
          <p>
            <Button kind="plain" name="act" value="relate">
              {say('建立关系', 'Relate')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
