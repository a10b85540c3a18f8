import { type Office, type Page, portalPlaces } from '../../web/layout/index.ts'
import { Empty, Official } from '../../web/ui/index.ts'
import { addressWith } from '../addresses.ts'
import { type Asked, askedIn } from '../query.ts'

/** Why nothing was found and what helps. */
export function NothingFound({ page, place, asked, column }: { page: Page; place: string; asked: Asked; column: string | null }) {
  const { say } = page
  const filtered =
    asked.from ?? asked.to ?? asked.column ?? asked.kind ?? asked.validity ?? asked.genre ?? (asked.w === 'all' ? null : asked.w)
  return (
    <section aria-labelledby="nothing">
      <h2 id="nothing">{column ? say(`在“${column}”中没有找到`, `Nothing found in “${column}”`) : say('没有找到', 'Nothing found')}</h2>
      <Empty>
        {say(`没有包含“${asked.q}”的公开信息。`, `No published information holds “${asked.q}”.`)}
        <br />
        {say('少写几个字，换一种说法；扫描件可能没有文字。', 'Try fewer or other words; scanned files may hold no text.')}
        {filtered && (
          <>
            <br />
            <a href={addressWith(place, askedIn({ q: asked.q }))}>{say('去掉日期、栏目等条件再找', 'Search again without filters')}</a>
          </>
        )}
      </Empty>
    </section>
  )
}

/** Art. 27: what is not published can be applied for. */
export function ApplyInstead({ page, office }: { page: Page; office: Office }) {
  const { say } = page
  const { apply, content, guide } = portalPlaces(office)
  return (
    <section class="panel tint" aria-labelledby="apply">
      <h2 id="apply">{say('没有您要的？可以申请公开', 'Not what you need? You can apply')}</h2>
      <p>
        {say('不必说明用途，一般不收费，自收到申请之日起 ', 'No purpose need be stated, usually no fee; you are answered within ')}
        <b>{say('20 个工作日', '20 working days')}</b>
        {say('内答复。', ' of receipt.')}
      </p>
      <p class="buttons">
        <a class="button" href={apply}>
          {say('依申请公开', 'Apply for information')}
        </a>
        <a class="button plain" href={content}>
          {say('看全部栏目', 'All columns')}
        </a>
        <a class="button plain" href={guide}>
          {say('打电话问', 'Ask by telephone')}
        </a>
      </p>
    </section>
  )
}

export function HotWordList({ page, place, words }: { page: Page; place: string; words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <section aria-labelledby="hot">
      <h2 id="hot">{page.say('大家在找', 'Often looked for')}</h2>
      <ul class="items">
        {words.map(word => (
          <li>
            <a href={addressWith(place, askedIn({ q: word }))}>
              <Official language={page.language}>{word}</Official>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
