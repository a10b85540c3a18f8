import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { DataTable, Empty, Files, Meta, Official } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { factsArticle, pageData } from '../linked-data.ts'
import type { Held, Profile } from '../store.ts'

type Props = { page: Page; office: Office; profile: Profile }

/** 机构概况: duties, sections, leaders, and where to find them (art. 20(2)). What nobody has filled in is left out. */
export function InstitutionPage({ page, office, profile }: Props) {
  const { say, language } = page
  const { duties, sections, leaders, office: desk } = profile
  const at = portalPlaces(office)
  const title = say('机构概况', 'The institution')
  const lang = language === 'en' ? 'zh-CN' : undefined
  const official = (text: string) => <Official language={language}>{text}</Official>
  return (
    <PortalPage
      {...{ page, office, title }}
      current="content"
      crumbs={[{ text: title }]}
      column={{
        ...{ name: '机构概况', keywords: '机构职能,职能职责,内设股室,领导分工', type: '政府信息公开' },
        description: `${office.name}的职能职责、内设股室、领导分工、办公地址、办公时间和联系电话`,
      }}
      article={factsArticle(office, `${office.name}机构概况`, profile)}
      data={[pageData(page, office, `${at.home}/institution`, '机构概况', profile)]}
    >
      <header class="title">
        <h1>{title}</h1>
        <p>
          <span translate="no" lang={lang}>
            {office.name}
          </span>
          <span>{say('依据：《政府信息公开条例》第二十条第（二）项', 'Regulation, art. 20(2)')}</span>
        </p>
      </header>
      <div class="rows">
        {!duties && !sections && !leaders && !desk && (
          <Empty>{say('机构信息正在整理。', 'The facts of the institution are being put together.')}</Empty>
        )}
        {duties && (
          <Part page={page} id="duties" name={say('职能职责', 'Duties')} held={duties}>
            <div class="prose" lang={lang}>
              {duties.facts.basis && <p>依据：{duties.facts.basis}</p>}
              {duties.facts.rows.map(({ text }, i) => (
                <p>
                  {i + 1}. {text}
                </p>
              ))}
            </div>
          </Part>
        )}
        {sections && (
          <Part page={page} id="sections" name={say('内设股室', 'Sections')} held={sections}>
            <DataTable
              caption={say('内设股室', 'Sections')}
              columns={[
                { text: say('股室', 'Section'), main: true },
                { text: say('主要职责', 'Duties') },
                { text: say('电话', 'Telephone') },
              ]}
              rows={sections.facts.rows.map(row => ({ cells: [official(row.name), official(row.duties), row.phone || '—'] }))}
            />
          </Part>
        )}
        {leaders && (
          <Part page={page} id="leaders" name={say('领导分工', 'Leaders')} held={leaders}>
            <DataTable
              caption={say('领导分工', 'Leaders')}
              columns={[{ text: say('姓名', 'Name'), main: true }, { text: say('职务', 'Post') }, { text: say('分工', 'In charge of') }]}
              rows={leaders.facts.rows.map(row => ({
                cells: [
                  <Official language={language} name>
                    {row.name}
                  </Official>,
                  official(row.post),
                  official(row.duties),
                ],
              }))}
            />
          </Part>
        )}
        {desk && (
          <Part page={page} id="office" name={say('办公地址和联系方式', 'Address and contact')} held={desk}>
            <Meta
              facts={[
                { name: say('办公地址', 'Address'), value: official(desk.facts.address) },
                { name: say('邮政编码', 'Postcode'), value: desk.facts.postcode },
                { name: say('办公时间', 'Hours'), value: official(desk.facts.hours) },
                { name: say('联系电话', 'Telephone'), value: desk.facts.phone },
                { name: say('网址', 'Website'), value: desk.facts.website && <a href={desk.facts.website}>{desk.facts.website}</a> },
              ]}
            />
          </Part>
        )}
        {Object.keys(profile).length > 0 && (
          <Files files={[{ href: `${at.home}/institution.json`, kind: 'JSON', name: say('机构数据', 'As data') }]} />
        )}
      </div>
    </PortalPage>
  )
}

function Part({
  page,
  id,
  name,
  held,
  children,
}: {
  page: Page
  id: string
  name: string
  held: Pick<Held, 'verifiedOn'>
  children?: unknown
}) {
  return (
    <section class="near" aria-labelledby={id}>
      <div class="head">
        <h2 id={id}>{name}</h2>
        <span class="quiet">
          {page.say('核对于 ', 'verified on ')}
          <Day on={held.verifiedOn} />
        </span>
      </div>
      {children as never}
    </section>
  )
}
