import { newestForm, placeName } from '../../report/index.ts'
import { type Page, StaffLayout } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Mixed, Notice, Official } from '../../web/ui/index.ts'
import type { FoundIn } from '../findings.ts'
import type { Twins } from '../likeness.ts'
import type { Joined } from '../merged.ts'
import type { Collection } from '../screen.ts'
import { bodyAddress, collectionAddress } from './addresses.ts'
import { CarriedOver } from './carry-over.tsx'

type Shown = { page: Page; shown: Collection }

function Frame({ page, shown: { superior, year }, title, children }: Shown & { title: string; children?: unknown }) {
  const crumbs = [{ href: collectionAddress(superior, year), text: page.say(`${year} 年度报告`, `Reports of ${year}`) }, { text: title }]
  return (
    <StaffLayout page={page} title={title} current="reports" crumbs={crumbs}>
      <h1>{title}</h1>
      <div class="stack">{children as never}</div>
    </StaffLayout>
  )
}

/** The faults of all that was submitted, the gravest first; each goes back to its body in one click. */
export function FindingsPage({ page, shown, found }: Shown & { found: readonly FoundIn[] }) {
  const { say, language } = page
  const { superior, year } = shown
  const words = { error: say('错误', 'error'), warning: say('提醒', 'warning'), note: say('说明', 'note') }
  const looks = { error: 'over', warning: 'wait', note: undefined } as const
  return (
    <Frame page={page} shown={shown} title={say(`${year} 年度报告的全部发现`, `All findings in the reports of ${year}`)}>
      {found.length === 0 ? (
        <Empty>{say('已报送的年报没有发现问题。', 'Nothing was found in what was submitted.')}</Empty>
      ) : (
        <DataTable
          caption={say(`发现 ${found.length} 处，重的在前`, `${found.length} findings, the gravest first`)}
          seen
          columns={[
            { text: say('机关和位置', 'Body and place'), main: true },
            { text: say('程度', 'Gravity') },
            { text: say('规则', 'Rule'), num: true },
            { text: say('发现', 'Finding') },
            { text: say('办理', 'Do'), num: true },
          ]}
          rows={found.map(({ line, finding, index, seen }) => ({
            cells: () => [
              <>
                <a href={bodyAddress(superior, line.body, year)}>
                  <Official language={language} name>
                    {line.body.name}
                  </Official>
                </a>
                <small>
                  <Official language={language}>{placeName(finding.at, newestForm, [])}</Official>
                </small>
              </>,
              <Chip state={looks[finding.level]}>{words[finding.level]}</Chip>,
              <span class="docno">{finding.rule}</span>,
              <Mixed language={language} text={say(finding.message, finding.english)} />,
              line.situation === 'submitted' || line.situation === 'accepted' ? (
                <form method="post" action={`${bodyAddress(superior, line.body, year)}/returned`}>
                  <input type="hidden" name="seen" value={String(seen)} />
                  <input type="hidden" name="finding" value={String(index)} />
                  <Button small kind="plain">
                    {say('退回', 'Return')}
                    <span class="unseen">
                      {say('：', ': ')}
                      <Official language={language} name>
                        {line.body.name}
                      </Official>{' '}
                      {finding.rule}
                    </span>
                  </Button>
                </form>
              ) : (
                '—'
              ),
            ],
          }))}
        />
      )}
    </Frame>
  )
}

/** Sections that read alike in two bodies. */
export function LikenessPage({ page, shown, twins, compared }: Shown & { twins: readonly Twins[]; compared: number }) {
  const { say, language } = page
  return (
    <Frame page={page} shown={shown} title={say('文字雷同', 'Texts that are alike')}>
      <p>
        <Mixed
          language={page.language}
          text={say(
            `比对了 ${compared} 个机关第一、第五部分的文字，数字不计；相同部分达到八成的列在下面，由您判断。`,
            `Sections 一 and 五 of ${compared} bodies were compared, figures aside; what is the same for four fifths stands below.`,
          )}
        />
      </p>
      {twins.length === 0 ? (
        <Empty>{say('没有发现雷同。', 'No two are alike.')}</Empty>
      ) : (
        <DataTable
          caption={say('雷同的部分', 'Sections that are alike')}
          columns={[
            { text: say('机关', 'Bodies'), main: true },
            { text: say('部分', 'Section') },
            { text: say('相同', 'Same'), num: true },
          ]}
          rows={twins.map(({ bodies, heading, share }) => ({
            cells: [
              <Official language={language} name>
                {bodies.join('、')}
              </Official>,
              <Official language={language}>{heading}</Official>,
              `${Math.round(share * 100)}%`,
            ],
          }))}
        />
      )}
    </Frame>
  )
}

/** What the merged report would be, before it becomes the draft of the government's own (law notes 6.6). */
export function MergePage({
  page,
  shown,
  joined,
  withWaiting,
  mayWrite,
  fault,
}: Shown & { joined: Joined | null; withWaiting: boolean; mayWrite: boolean; fault: string | null }) {
  const { say, language } = page
  const { superior, year } = shown
  const title = say(`合并 ${year} 年度报告`, `Merging the reports of ${year}`)
  if (!joined)
    return (
      <Frame page={page} shown={shown} title={title}>
        <Empty>{say('还没有已接收的年报。', 'No report has been accepted yet.')}</Empty>
        <p>
          <a href={collectionAddress(superior, year, { all: '1' }, '/merge')}>{say('连同待审的一起试算', 'Try with those that wait')}</a>
        </p>
      </Frame>
    )
  const { merged, included, missing, carryOver } = joined
  return (
    <Frame page={page} shown={shown} title={title}>
      {fault && (
        <Notice kind="over" status>
          {fault}
        </Notice>
      )}
      <Notice kind={missing.length > 0 ? 'wait' : undefined} title={say(`合并 ${included.length} 家`, `${included.length} bodies`)}>
        {missing.length > 0 && (
          <p>
            {say(`不在其中的 ${missing.length} 家：`, `${missing.length} are not in it: `)}
            <Official language={language} name>
              {missing.join('、')}
            </Official>
          </p>
        )}
        <p>
          {withWaiting ? (
            <a href={collectionAddress(superior, year, {}, '/merge')}>{say('只合并已接收的', 'Only those accepted')}</a>
          ) : (
            <a href={collectionAddress(superior, year, { all: '1' }, '/merge')}>{say('连同待审的一起试算', 'Try with those that wait')}</a>
          )}
        </p>
      </Notice>
      {merged.ok ? (
        <>
          {merged.faults.map(({ message, english }) => (
            <Notice kind="over">
              <Mixed language={language} text={say(message, english)} />
            </Notice>
          ))}
          {merged.leftOut.map(({ why, english }) => (
            <Notice kind="wait">
              <Mixed language={language} text={say(why, english)} />
            </Notice>
          ))}
          <p>
            {say(
              `合计以后重新核对，发现 ${merged.findings.length} 处。同一申请向几个机关提出的，各计一件；联合发文只由牵头机关计；复议机关作共同被告的，只由原机关计。`,
              `Checked again as a whole: ${merged.findings.length} findings.`,
            )}
          </p>
          <CarriedOver {...{ page, year, carryOver }} />
          {mayWrite && (
            <form method="post" action={collectionAddress(superior, year, withWaiting ? { all: '1' } : {}, '/merge')}>
              <p>
                <Button>{say('存为本级年报草稿', 'Keep as the draft of our own report')}</Button>
              </p>
            </form>
          )}
        </>
      ) : (
        <Notice kind="over" title={say('不能合并', 'They cannot be merged')}>
          <Mixed language={language} text={say(merged.refusal.why, merged.refusal.english)} />
        </Notice>
      )}
    </Frame>
  )
}
