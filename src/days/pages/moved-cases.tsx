import { type Page, places } from '../../web/layout/index.ts'
import { Notice } from '../../web/ui/index.ts'

/** What a change of the days off moved: every open case is worked out again. */
export function MovedCases({ page: { say }, moved }: { page: Page; moved: string | null }) {
  if (!moved) return null
  return (
    <Notice>
      <p>
        {moved === 'later'
          ? say('在办的申请较多，正在后台重新计算期限。', 'There are many open applications; they are worked out again in the background.')
          : say(`在办的申请已重新计算，${moved} 件的期限有变动。`, `Every open application was worked out again; ${moved} moved.`)}{' '}
        <a href={places.applications}>{say('查看申请', 'See them')}</a>
      </p>
    </Notice>
  )
}
