import { kindOf } from '../../../files/index.ts'
import { Button, DataTable } from '../../../web/ui/index.ts'
import { attachmentKinds, isPicture } from '../../uploads.ts'
import type { EditorProps } from './editor.tsx'
import { deskItemOf } from './parts.tsx'

/** 附件: names and text alternatives, and the way in for more. */
export function FilePanel({ page, view, typed, faults, findings, megabytes }: EditorProps) {
  const { say } = page
  const { content, files, office, item } = view
  const columns = [{ text: say('文件', 'File'), main: true }, { text: say('类型', 'Kind') }, { text: say('大小', 'Size'), num: true }]
  const rows = content.attachments.map(({ fileId, title, alt, role }) => {
    const row = files.get(fileId)
    const kind = row ? kindOf(row.mediaType) : 'unknown'
    const found = findings.filter(finding => finding.at.fileId === fileId && finding.kept === null).length
    return {
      cells: [
        <>
          <label for={`title-${fileId}`}>{say('名称', 'Name')}</label>
          <input id={`title-${fileId}`} name={`title-${fileId}`} value={typed[`title-${fileId}`] ?? title} maxlength={200} />
          {alt !== null && (
            <>
              <label for={`alt-${fileId}`}>{say('替代文字', 'Text alternative')}</label>
              <input id={`alt-${fileId}`} name={`alt-${fileId}`} value={typed[`alt-${fileId}`] ?? alt} maxlength={300} />
            </>
          )}
          <p class="tools">
            <a href={`${deskItemOf(office, item.id)}/files/${fileId}`}>{say('打开', 'Open')}</a>
            {isPicture(kind) && role === 'attachment' && (
              <Button kind="plain" small name="act" value={`place:${fileId}`}>
                {say('放入正文', 'Put into the text')}
                <span class="unseen">{`：${title}`}</span>
              </Button>
            )}
            <Button kind="plain" small name="act" value={`remove:${fileId}`}>
              {say('移除', 'Remove')}
              <span class="unseen">{`：${title}`}</span>
            </Button>
          </p>
        </>,
        <>
          <span class="kind">{kind.toUpperCase()}</span> {role === 'picture' && <small>{say('在正文中', 'in the text')}</small>}{' '}
          {found > 0 && <small>{say(`检查 ${found} 处`, `${found} findings`)}</small>}
        </>,
        row ? `${Math.max(1, Math.round(row.bytes / 1000))} KB` : '—',
      ],
    }
  })
  return (
    <section class="panel" aria-labelledby="e3">
      <div class="head">
        <h2 id="e3">{say('附件', 'Files')}</h2>
        <p class="quiet">{say('类型按内容识别', 'kinds are told by content')}</p>
      </div>
      {faults['attachments'] && (
        <p class="fault" id="attachments">
          {faults['attachments']}
        </p>
      )}
      {rows.length > 0 && <DataTable caption={say('附件', 'Files')} columns={columns} rows={rows} />}
      <div class="upload actions">
        <div class={faults['file'] ? 'field wrong' : 'field'}>
          <label for="file">{say('添加附件', 'Add files')}</label>
          <p class="hint" id="file-hint">
            {say(
              `PDF、DOCX、XLSX、OFD、图片等，每件不超过 ${megabytes} MB，不能含有宏。图片须写替代文字，拍摄位置自动清除。`,
              `PDF, DOCX, XLSX, OFD, pictures; up to ${megabytes} MB each, no macros. Pictures need a text alternative; positions are removed.`,
            )}
          </p>
          {faults['file'] && (
            <p class="fault" id="file-fault">
              {faults['file']}
            </p>
          )}
          <input
            id="file"
            name="file"
            type="file"
            multiple
            accept={attachmentKinds.map(kind => `.${kind}`).join(',')}
            aria-describedby={faults['file'] ? 'file-hint file-fault' : 'file-hint'}
          />
        </div>
        <Button kind="plain" name="act" value="upload">
          {say('上传', 'Upload')}
        </Button>
      </div>
    </section>
  )
}
