import type { Page } from './page.ts'

/** The marks that a government site carries at its foot (国办发〔2017〕47号): whoever runs it, how to reach them, the registrations. */
export function Footer({ page }: { page: Page }) {
  const { organiser, contact, idCode, icp, police, sample } = page.site
  const { say } = page
  const official = page.language === 'en' ? 'zh-CN' : undefined
  return (
    <footer class="foot">
      <div class="wrap">
        {(organiser || contact) && (
          <div>
            {organiser && (
              <p>
                {say('主办：', 'Published by: ')}
                <span lang={official}>{organiser}</span>
              </p>
            )}
            {contact && <p lang={official}>{contact}</p>}
          </div>
        )}
        <p class="last">
          {idCode && (
            <span>
              {say('网站标识码 ', 'Site code ')}
              {idCode}
            </span>
          )}
          {icp && (
            <span lang={official} translate="no">
              {icp}
            </span>
          )}
          {police && (
            <span lang={official} translate="no">
              {police}
            </span>
          )}
          <span>{say('本站由开源软件“公开”提供', 'Run by Gongkai, open software')}</span>
          {sample && <span>{say('本站全部内容为示例数据', 'All content of this site is sample data')}</span>}
        </p>
      </div>
    </footer>
  )
}
