import type { Challenge } from 'altcha-lib'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { Button, Choices, Facts, Notice } from '../../../web/ui/index.ts'
import { applicantKinds, forms, identityPapers, maskedNumber, routes } from '../../applicant.ts'
import { type FieldName, type Filled, fieldNames, mostSplit, type Typed } from '../fields.ts'
import { labelOf } from './fields.tsx'

type Props = {
  page: Page
  office: Office
  typed: Typed
  filled: Filled
  envelope: string
  enclosed: readonly string[]
  challenge: Challenge
  /** What is published already and looks like what is asked (art. 36(1)). */
  published: readonly { title: string; path: string; on: string }[]
  /** More than one matter, as it seems. */
  several: readonly string[]
  /** What it seems to be besides an application: a petition, a question (art. 39). */
  hints: readonly string[]
}

/** All answers once more, before they are sent. */
export function ApplyCheckPage({ page, office, typed, filled, envelope, enclosed, challenge, published, several, hints }: Props) {
  const { say } = page
  const at = portalPlaces(office)
  const title = say('核对您的申请', 'Check your application')
  const { applicant, wish } = filled
  const shown: Partial<Record<FieldName, string>> = {
    ...typed,
    kind: say(applicantKinds[applicant.kind].label, applicantKinds[applicant.kind].english),
    paper: say(identityPapers[applicant.paper].label, identityPapers[applicant.paper].english),
    identityNumber: maskedNumber(applicant),
    forms: wish.forms.map(key => say(forms[key].label, forms[key].english)).join('、'),
    route: say(routes[wish.route].label, routes[wish.route].english),
    needsHelp: wish.needsHelp ? say('需要', 'yes') : '',
    agrees: '',
  }
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[
        { text: say('依申请公开', 'Apply'), href: at.apply },
        { text: say('提出申请', 'New application'), href: `${at.apply}/new` },
        { text: say('核对', 'Check') },
      ]}
      canonical={null}
      column={null}
      scripts={['apply']}
    >
      <div class="stack">
        <h1>{title}</h1>
        {published.length > 0 && (
          <Notice title={say('可能已经公开，可以直接查看：', 'Perhaps public already: ')}>
            <ul>
              {published.map(({ title: name, path, on }) => (
                <li>
                  <a href={path} target="_blank" rel="noopener">
                    {name}
                  </a>{' '}
                  <time datetime={on}>{on}</time>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {several.length > 0 && (
          <Notice title={say('像是几件事：', 'More than one matter, it seems: ')}>
            {say(
              '一份申请只写一件事，答复更快。可以在下面选择分成几份提交，也可以返回修改。',
              'One matter in each is answered sooner. Below you can send them as several, or go back and change them.',
            )}
          </Notice>
        )}
        {hints.map(hint => (
          <Notice>{hint}</Notice>
        ))}
        <section class="panel">
          <h2>{say('您填写的内容', 'Your answers')}</h2>
          <Facts
            facts={[
              ...fieldNames.map(name => ({
                name: labelOf(name, page),
                value: <span translate="no">{shown[name]}</span>,
                given: shown[name],
              })),
              { name: say('文件', 'Files'), value: enclosed.join('、'), given: enclosed.join('') },
            ]
              .filter(({ given }) => given)
              .map(({ name, value }) => ({ name, value }))}
          />
        </section>
        <form method="post" action={`${at.apply}/send`}>
          <input type="hidden" name="envelope" value={envelope} />
          <input type="hidden" name="solved" value="" data-challenge={JSON.stringify(challenge)} />
          {fieldNames
            .filter(name => typed[name])
            .map(name => (
              <input type="hidden" name={name} value={typed[name]} />
            ))}
          {several.length > 0 && several.length <= mostSplit && (
            <Choices
              {...{ id: 'split', label: say('怎样提交', 'How to send them'), value: 'no' }}
              options={[
                { value: 'no', text: say('作为一份申请', 'as one application') },
                {
                  value: 'yes',
                  text: say(`分成 ${several.length} 份申请`, `as ${several.length} applications`),
                  note: (
                    <>
                      {say('每份各有受理号、查询码和答复：', 'each with its own number, code and reply: ')}
                      <ol translate="no">
                        {several.map(text => (
                          <li>{text}</li>
                        ))}
                      </ol>
                    </>
                  ),
                },
              ]}
            />
          )}
          <p class="buttons actions">
            <Button>{say('提交申请', 'Send the application')}</Button>
            <Button kind="plain" formaction={`${at.apply}/new`} name="go" value="change">
              {say('返回修改', 'Change')}
            </Button>
          </p>
        </form>
      </div>
    </PortalPage>
  )
}
