import type { Page } from '../../web/layout/index.ts'
import { Button, FileField, Files } from '../../web/ui/index.ts'
import type { SignedCopy } from '../signed/store.ts'
import { deskReportOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = {
  page: Page
  office: Office
  year: number
  version: number
  signed: readonly SignedCopy[]
  mayWrite: boolean
  fault: string | undefined
}

/** 签字盖章件: the scans of the signed paper, the newest first, and where the next is laid beside the newest version. */
export function SignedCopies({ page: { say, language }, office, year, version, signed, mayWrite, fault }: Props) {
  return (
    <section class="panel stack" aria-labelledby="sc">
      <h2 id="sc">{say('签字盖章件', 'The signed and sealed copy')}</h2>
      {signed.length > 0 ? (
        <Files
          files={signed.map(({ fileId, version: of, name, mediaType, bytes }) => ({
            ...{ href: `${deskReportOf(office, year)}/signed/${fileId}`, size: bytes, lang: language === 'en' ? 'zh-CN' : undefined },
            ...{ kind: mediaType.split('/')[1]!.toUpperCase().slice(0, 4), name: `第 ${of} 版 ${name}` },
          }))}
        />
      ) : (
        <p class="quiet">{say('还没有上传。', 'None yet.')}</p>
      )}
      {mayWrite && (
        <form class="stack" method="post" action={`${deskReportOf(office, year)}/signed`} enctype="multipart/form-data">
          <input type="hidden" name="version" value={String(version)} />
          <FileField
            id="signed"
            label={say(`第 ${version} 版的扫描件`, `Scan of version ${version}`)}
            hint={say(
              'PDF、图片或者 OFD；公布的版本有扫描件的，公众也可以下载。',
              'PDF, picture or OFD; that of a published version is public.',
            )}
            accept=".pdf,.jpg,.jpeg,.png,.ofd"
            fault={fault}
          />
          <p class="buttons">
            <Button kind="plain">{say('上传', 'Upload')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
