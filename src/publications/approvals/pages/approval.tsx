import { beijingMinute } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { type FileLink, Files, Meta, Official } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { approvalAddress, approvalsAddress } from '../approval.ts'
import { serviceData } from '../exports.ts'
import type { PublicApproval } from '../public-store.ts'
import type { ApprovalFile } from '../store.ts'
import { ApprovalFacts, kindName } from './approval-facts.tsx'

type Props = { page: Page; office: Office; item: PublicApproval; files: readonly ApprovalFile[] }

/** One approval item, with everything that the law wants on display (行政许可法 art. 30). */
export function ApprovalPage({ page, office, item, files }: Props) {
  const { say, language } = page
  const { content } = item
  const here = approvalAddress(office.slug, item.key)
  const named = (value: string) => value && <Official language={language}>{value}</Official>
  const sample = files.find(({ id }) => id === content.resultSampleId)
  return (
    <PortalPage
      page={page}
      office={office}
      title={item.name}
      current="content"
      crumbs={[
        { href: portalPlaces(office).content, text: say('法定主动公开内容', 'Published information') },
        { href: approvalsAddress(office.slug), text: say('行政审批事项', 'Approval items') },
        { text: item.name, lang: language === 'en' ? 'zh-CN' : undefined },
      ]}
      column={{
        ...{ name: '行政审批事项', description: `${office.name}行政审批事项：依据、条件、材料、流程、时限和收费` },
        ...{ keywords: '政府信息公开,行政审批事项,行政许可,办事指南', type: '政府信息公开' },
      }}
      article={{
        ...{ title: item.name, publishedAt: beijingMinute(item.updatedAt), source: office.name, author: office.name },
        ...{ keywords: `${item.name},办事指南`, description: `${item.name}的设立依据、申请条件、申报材料、审批流程、办结时限和收费。` },
      }}
      data={[serviceData(page.origin, office, item)]}
    >
      <article class="stack">
        <header class="title">
          <h1 lang={language === 'en' ? 'zh-CN' : undefined}>{item.name}</h1>
          <p>
            <span>{kindName(page, item.kind)}</span>
            <span>
              {say('公开：', 'Published: ')}
              <Day on={item.publishedOn} />
            </span>
            {item.updatedOn !== item.publishedOn && (
              <span>
                {say('更新：', 'Updated: ')}
                <Day on={item.updatedOn} />
              </span>
            )}
            <span>
              {say('上次核对：', 'Last verified: ')}
              <Day on={item.verifiedOn} />
            </span>
          </p>
        </header>
        <Meta
          facts={[
            { name: say('实施机关', 'Authority'), value: named(content.authority) },
            { name: say('结果名称', 'Result'), value: named(content.resultName) },
            { name: say('办理地点', 'Where'), value: named(content.place) },
            { name: say('办理时间', 'When'), value: named(content.hours) },
            { name: say('咨询电话', 'Questions'), value: <span class="tel">{content.phone}</span> },
            { name: say('监督电话', 'Complaints'), value: <span class="tel">{content.complaintPhone}</span> },
          ]}
        />
        <div class="split">
          <div class="rows">
            <ApprovalFacts page={page} content={content} files={files} fileAddress={id => `${here}/files/${id}`} />
          </div>
          <aside class="stack">
            {content.resultSampleId && (
              <section aria-labelledby="result">
                <h2 id="result">{say('结果样本', 'Sample of the result')}</h2>
                <Files
                  files={[
                    {
                      ...{ href: `${here}/files/${content.resultSampleId}`, kind: kindOfName(sample?.name), size: sample?.bytes },
                      ...{ name: sample?.name ?? content.resultName, lang: page.language === 'en' ? 'zh-CN' : undefined },
                    } as FileLink,
                  ]}
                />
              </section>
            )}
            <section class="noprint" aria-labelledby="down">
              <h2 id="down">{say('下载办事指南', 'Download')}</h2>
              <Files
                files={[
                  { href: `${here}.docx`, kind: 'DOCX', name: say('Word 文档', 'Word document') },
                  { href: `${here}.pdf`, kind: 'PDF', name: say('公文版式', 'set as an official document') },
                  { href: `${here}.json`, kind: 'JSON', name: say('结构化数据', 'data') },
                ]}
              />
            </section>
            <p class="notice">
              {say(
                '没有列出的材料，不得要求您提供；没有列出的费用，不得收取。有问题请拨监督电话。',
                'Nobody may ask you for documents or fees that are not listed here; call the number for complaints.',
              )}
            </p>
          </aside>
        </div>
      </article>
    </PortalPage>
  )
}

const kindOfName = (name: string | undefined): string => (name?.match(/\.([a-z0-9]+)$/i)?.[1] ?? '文件').toUpperCase()
