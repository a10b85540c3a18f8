import { Button, Official, Ticks } from '../../../web/ui/index.ts'
import { caseAddress } from '../../desk/office.ts'
import type { LinksProps } from './links.tsx'

/** One text for several: taken over as a draft, which each case then takes its own way. */
export function AnswerTogether({ page, found, together, answered, faults }: LinksProps) {
  const { say, language } = page
  const { office, here } = found
  return (
    <section class="panel" id="together">
      <h2>{say('一并答复', 'Answer together')}</h2>
      <ul class="do" role={answered.length > 0 ? 'status' : undefined}>
        {answered.map(({ other, refusal, documentId }) => (
          <li>
            <a href={documentId ? `${caseAddress(office, other)}/documents/${documentId}` : caseAddress(office, other)}>
              <Official language={language} name>
                {other.number}
              </Official>
            </a>
            <p>
              {refusal ? (
                <Official language={language}>
                  没有起草：{refusal.why}
                  {refusal.cites && `（${refusal.cites}）`}
                </Official>
              ) : (
                say('已按本件起草，请核对后送审。', 'Drafted like this one; look at it and send it to review.')
              )}
            </p>
          </li>
        ))}
      </ul>
      {together.length > 0 && (
        <form method="post" action={`${here}/links/answer`} novalidate>
          <Ticks
            id="with"
            label={say('把本件的答复稿用于', 'Take the draft of this case over into')}
            hint={say(
              '每件各自编号、审查、签发、送达；收到申请、补正等情况按各件自己的记录写。',
              'Each is reviewed, signed, numbered and delivered for itself; what tells of its own course is written from its own record.',
            )}
            options={together.map(({ other }) => ({
              ...{ value: other.id, text: other.number, note: other.applicant },
              ...(language === 'en' && { lang: 'zh-CN' }),
            }))}
            values={together.map(({ other }) => other.id)}
            {...(faults['with'] && { fault: faults['with'] })}
          />
          <p class="buttons">
            <Button>{say('起草所选申请的答复', 'Draft the answers of these')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
