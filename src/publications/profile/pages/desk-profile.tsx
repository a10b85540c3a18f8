import type { Agency } from '../../../people/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Chip, DataTable, Done, Notice, OfficeHead, Official } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { groupKinds, groups } from '../groups.ts'
import { type Profile, staleOn } from '../store.ts'

type Props = { page: Page; office: Agency; profile: Profile; done: string | null }
export const profilePlace = (slug: string): string => `${places.profile}/${slug}`

/** All groups of facts of an agency: which are filled in, when each was looked at, which is to be looked at again. */
export function DeskProfilePage({ page, office, profile, done }: Props) {
  const { say, language, today } = page
  const title = say('机构信息', 'Profile')
  const said: Record<string, string> = {
    changed: say(
      '已保存，指南、机构概况、首页和依申请公开页已经更新。',
      'Kept; the guide, the institution, the home page and the page to apply show it.',
    ),
    verified: say('已记下：今天核对，仍然正确。', 'Noted: looked at today, still right.'),
  }
  const missing = groupKinds.filter(kind => !profile[kind])
  return (
    <StaffLayout page={page} title={title} current="profile" crumbs={[{ href: places.desk, text: say('工作台', 'Desk') }, { text: title }]}>
      <OfficeHead language={page.language} title={title} office={office.name}>
        <p class="buttons">
          <Button kind="plain" href={`/${office.slug}/guide`}>
            {say('看指南', 'See the guide')}
          </Button>
        </p>
      </OfficeHead>
      <div class="stack">
        <Done said={said} done={done} />
        {missing.length > 0 && (
          <Notice kind="wait" title={say('还没有填写：', 'Not filled in yet: ')}>
            {missing.map(kind => say(groups[kind].label, groups[kind].english)).join(say('、', ', '))}
            {say('。公开的页面不显示这些部分。', '. The public pages leave these parts out.')}
          </Notice>
        )}
        <section class="panel">
          <h2>{say('各组信息', 'Groups of facts')}</h2>
          <DataTable
            caption={say('各组信息', 'Groups of facts')}
            columns={[
              { text: say('信息', 'Facts'), main: true },
              { text: say('核对于', 'Verified on') },
              { text: say('核对人', 'By') },
              { text: say('下次核对', 'Again by') },
              { text: say('情况', 'State') },
            ]}
            rows={groupKinds.map(kind => {
              const held = profile[kind]
              const name = <a href={`${profilePlace(office.slug)}/${kind}`}>{say(groups[kind].label, groups[kind].english)}</a>
              if (!held) return { cells: [name, '—', '—', '—', <Chip state="off">{say('未填写', 'empty')}</Chip>] }
              const again = staleOn(held)
              return {
                cells: [
                  name,
                  <Day on={held.verifiedOn} />,
                  <Official language={language} name>
                    {held.verifiedBy}
                  </Official>,
                  <Day on={again} />,
                  again <= today ? (
                    <Chip state="over">{say('该核对了', 'to be looked at')}</Chip>
                  ) : (
                    <Chip state="done">{say('有效', 'fresh')}</Chip>
                  ),
                ],
              }
            })}
          />
        </section>
      </div>
    </StaffLayout>
  )
}
