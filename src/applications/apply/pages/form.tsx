import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Mixed, Notice } from '../../../web/ui/index.ts'
import { envelopeHours } from '../envelope.ts'
import { faultsFor } from '../faults-in-english.ts'
import { fieldNames, parts, type Typed } from '../fields.ts'
import { ApplyAside, type AsideFacts } from './aside.tsx'
import { PartFields } from './fields.tsx'

type Props = {
  page: Page
  office: Office
  typed: Typed
  faults: Faults
  /** What goes with the form to the next page; and the names of the files that are in it. */
  envelope: string
  enclosed: readonly string[]
  /** Only this question, of those one after the other; null: all on one page. */
  only: number | null
  /** Nothing was sent yet: what is kept on the machine may be put in. */
  isFresh: boolean
  aside: AsideFacts
}

/** 提出申请: the notice first, then what art. 29 asks, and nothing else. */
export function ApplyFormPage({ page, office, typed, faults: found, envelope, enclosed, only, isFresh, aside }: Props) {
  const { say } = page
  const faults = faultsFor(page, found)
  const at = portalPlaces(office)
  const title = say('提出政府信息公开申请', 'Apply for government information')
  const shown = only === null ? parts : [parts[only]!]
  const asked = shown.flatMap(part => part.fields as readonly string[])
  const isLast = only === null || only === parts.length - 1
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[{ text: say('依申请公开', 'Apply'), href: at.apply }, { text: say('提出申请', 'New application') }]}
      canonical={`${at.apply}/new`}
      scripts={['apply']}
    >
      <div class="split">
        <div>
          <ErrorSummary
            faults={faults}
            title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} to correct`)}
          />
          <h1>{title}</h1>
          <p class="hint">
            {say(
              '约需 5 分钟，不必说明用途。已填内容保存在本机 3 天，离开页面不会丢失。除注明“选填”外均须填写。',
              'About 5 minutes; no purpose is asked. What you type is kept on this device for 3 days. All is required unless marked optional.',
            )}
          </p>
          {only === null ? (
            <p>
              <a href={`${at.apply}/new?one=0`}>{say('一次只填一个问题', 'One question at a time')}</a>
            </p>
          ) : (
            <p>
              {say(`第 ${only + 1} 步，共 ${parts.length} 步`, `Step ${only + 1} of ${parts.length}`)}{' '}
              <a href={`${at.apply}/new`}>{say('改为一页填完', 'All on one page')}</a>
            </p>
          )}
          {(only === null || only === 0) && <Privacy page={page} office={office} keepYears={aside.keepYears} />}
          <form
            method="post"
            action={`${at.apply}/new`}
            enctype="multipart/form-data"
            novalidate
            data-keep={`apply ${office.slug}`}
            data-fresh={isFresh ? 'yes' : 'no'}
          >
            <p
              class="quiet"
              role="status"
              data-kept={say('已保存在本机，保留到 {until}。', 'Kept on this device until {until}.')}
              data-restored={say(
                '已恢复上次填写的内容，保留到 {until}。',
                'What you typed last time is here again; it is kept until {until}.',
              )}
              data-soon={say(
                '已恢复上次填写的内容，只保留到 {until}，请在此以前提交；继续填写会延长。',
                'What you typed last time is here again, but only until {until}: please send it before, or go on typing.',
              )}
              data-gone={say(
                '上次填写的内容已超过 72 小时，已从本机删除。',
                'What you typed last time was older than 72 hours and is no longer here.',
              )}
              data-hours={String(envelopeHours)}
              data-tired={say(
                `本页打开已久，请在 {until} 前核对并提交；过时须重新上传文件。`,
                'This page has been open for long: please send it before {until}, or the files must be uploaded again.',
              )}
            />
            <input type="hidden" name="envelope" value={envelope} />
            {only !== null && <input type="hidden" name="one" value={String(only)} />}
            {fieldNames
              .filter(name => !asked.includes(name) && typed[name])
              .map(name => (
                <input type="hidden" name={name} value={typed[name]} />
              ))}
            {shown.map(part => (
              <section class="section" aria-labelledby={`part-${part.key}`}>
                <h2 id={`part-${part.key}`}>
                  <span>{parts.indexOf(part) + 1}</span>
                  {say(part.title, part.english)}
                </h2>
                <PartFields {...{ page, typed, faults, part }} slug={office.slug} />
                {part.key === 'identity' && enclosed.length > 0 && (
                  <Notice title={say('已经收到的文件：', 'Received: ')}>{enclosed.join('、')}</Notice>
                )}
              </section>
            ))}
            <p class="buttons actions">
              {only !== null && only > 0 && (
                <Button kind="plain" name="go" value="back">
                  {say('上一步', 'Back')}
                </Button>
              )}
              <Button name="go" value="next">
                {isLast ? say('核对申请', 'Check your answers') : say('下一步', 'Next')}
              </Button>
              <Button kind="plain" href={`/${office.slug}/application-form.docx`}>
                {say('下载空白申请表', 'Blank form')}
              </Button>
            </p>
          </form>
        </div>
        <ApplyAside {...{ page, office, aside }} />
      </div>
    </PortalPage>
  )
}

/** What is kept, why, how long and whom to ask (个人信息保护法 arts. 17, 30). */
function Privacy({ page, office, keepYears }: { page: Page; office: Office; keepYears: number }) {
  const { say } = page
  return (
    <Notice title={say('先读一下：', 'Please read first: ')}>
      <Mixed
        language={page.language}
        text={say(
          `${office.name}为办理您的申请收集姓名、身份证明和联系方式（《政府信息公开条例》第二十九条），只用于确认收到、补正、答复和送达，加密保存，只有办理人员可以查看，每次查看都有记录；办结后保存 ${keepYears} 年，到期删除，答复书按档案规定保存。您可以在进度页面下载自己的全部资料，或者向受理机构询问、更正。`,
          `${office.name} keeps your name, proof of identity and contact to handle this application (Regulation, art. 29): encrypted, seen only by who handles it, every look recorded, for ${keepYears} years after the reply. You may download all of it on the page of progress, or ask the office.`,
        )}
      />
    </Notice>
  )
}
