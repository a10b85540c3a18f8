import { outcomes } from '../../../law/index.ts'
import { Button, Chip, Official } from '../../../web/ui/index.ts'
import { caseAddress } from '../../desk/office.ts'
import type { Earlier } from '../earlier.ts'
import type { LinksProps } from './links.tsx'

/** What the same person asked before and was answered: for arts. 36(6) and 35. */
export function EarlierReplies({ page, found, facts, mayWrite, mayRead }: LinksProps) {
  const { say, language } = page
  const { here, office } = found
  const readable = facts.earlier.filter(({ one }) => mayRead(one))
  const linked = (one: Earlier['one']) => facts.joined.some(({ other, entry }) => other.id === one.id && entry.kind === 'repeats')
  return (
    <section class="panel">
      <h2>{say('同一申请人以前的申请和答复', 'What this applicant asked before, and the replies')}</h2>
      <p class="quiet">
        <Official language={language}>
          已就申请人提出的申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理（《政府信息公开条例》第三十六条第（六）项）。是否相同由经办人判断。
        </Official>
      </p>
      <ul class="do">
        {readable.map(({ one, isAlike, on, outcome, number, documentId, items }) => (
          <li>
            <a href={caseAddress(office, one)}>
              <Official language={language} name>
                {one.number}
              </Official>
            </a>{' '}
            {isAlike && <Chip state="wait">{say('内容相近', 'looks like the same matter')}</Chip>}
            <p>
              <Official language={language}>{one.asked.slice(0, 200)}</Official>
            </p>
            <p>
              <Official language={language}>
                {on} 答复：{outcomes[outcome].label}
                {number && '，'}
              </Official>
              {number &&
                (documentId ? (
                  <a href={`${caseAddress(office, one)}/documents/${documentId}`}>
                    <Official language={language} name>
                      {number}
                    </Official>
                  </a>
                ) : (
                  <Official language={language} name>
                    {number}
                  </Official>
                ))}
            </p>
            {items.some(({ says }) => says) && (
              <details>
                <summary>{say('答复内容', 'What was answered')}</summary>
                {items.map(({ text, outcome: itemOutcome, says }) => (
                  <p class="pre">
                    <Official language={language}>
                      {text}：{outcomes[itemOutcome].label}
                      {says && `\n${says}`}
                    </Official>
                  </p>
                ))}
              </details>
            )}
            {mayWrite && (
              <p class="buttons">
                {!linked(one) && (
                  <Button kind="plain" small href={`${here}/links?other=${one.year}/${one.ordinal}&kind=repeats#link`}>
                    {say('关联为重复申请', 'Link as a repeat')}
                  </Button>
                )}
                {number && found.application.state === 'handling' && (
                  <Button kind="plain" small href={`${here}/decide?repeats=${one.year}/${one.ordinal}`}>
                    {say('拟“不予重复处理”的答复', 'Draft the answer that it is not handled again')}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
