import { outcomes } from '../../../law/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Official } from '../../../web/ui/index.ts'
import type { CaseFacts, Elsewhere } from '../../desk/case-facts.ts'
import { caseAddress, type FoundCase } from '../../desk/office.ts'
import { linkSaid } from '../links.ts'
import type { LinkFacts } from '../shown.ts'

type Props = { page: Page; found: FoundCase; links: LinkFacts; handed: CaseFacts['handed'] }

/** On the page of a case: what it is linked to, and that its person was answered about the same before. */
export function LinkPanel({ page, found, links, handed }: Props) {
  const { say, language } = page
  const { office, here, key } = found
  const alike = links.earlier.filter(({ isAlike }) => isAlike)
  return (
    <section class="panel">
      <h2>{say('关联申请', 'Linked cases')}</h2>
      {alike.length > 0 && (
        <p>
          <Official language={language}>
            同一申请人就相近内容已有答复：
            {alike.map(({ one, on, outcome }) => `${one.number}（${on}，${outcomes[outcome].label}）`).join('、')}
            。相同的，可以告知不予重复处理（第三十六条第（六）项）。
          </Official>
        </p>
      )}
      <ul class="do">
        {handed.from && <At page={page} said={say('由其他机关转来', 'handed over from')} there={handed.from} />}
        {handed.to && <At page={page} said={say('已转至', 'handed over to')} there={handed.to} />}
        {links.joined.map(({ entry, other }) => {
          const { label, english } = linkSaid(entry, key.id)
          return (
            <li>
              <a href={caseAddress(office, other)}>
                <Official language={language} name>
                  {other.number}
                </Official>
              </a>
              <p>{say(label, english)}</p>
            </li>
          )
        })}
      </ul>
      <p>
        <a href={`${here}/links`}>{say('关联、取消关联、以前的答复', 'Link, take back, earlier replies')}</a>
      </p>
    </section>
  )
}

function At({ page, said, there: { name, number, href } }: { page: Page; said: string; there: Elsewhere }) {
  const text = (
    <Official language={page.language} name>
      {name} {number}
    </Official>
  )
  return (
    <li>
      {href ? <a href={href}>{text}</a> : text}
      <p>{said}</p>
    </li>
  )
}
