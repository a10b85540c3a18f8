import type { BesideCase } from '../../../applications/index.ts'
import type { Db } from '../../../db/open.ts'
import { disputeKinds, disputeResults, type PlainDate } from '../../../law/index.ts'
import { places } from '../../../web/layout/index.ts'
import { Official } from '../../../web/ui/index.ts'
import { disputesAbout } from '../../store.ts'
import { duties, dutyOn } from '../../summary.ts'
import { disputeAddress, disputeName } from '../office.ts'

/** On the page of an application: the disputes about it, and where the next notice is entered. */
export const disputesBeside =
  (db: Db): BesideCase =>
  async ({ page, office, application, mayWrite }) => {
    const { say, language } = page
    const disputes = await disputesAbout(db, office.id, application.id)
    if (disputes.length === 0 && !mayWrite) return null
    return (
      <section class="panel">
        <h2>{say('行政复议、行政诉讼', 'Reconsideration and suits')}</h2>
        <ul class="do">
          {disputes.map(one => {
            const duty = duties[dutyOn(one, page.today as PlainDate)]
            return (
              <li>
                <a href={disputeAddress(office, one)}>
                  <Official language={language} name>
                    {disputeName(one)}
                  </Official>
                </a>
                <p>
                  {say(disputeKinds[one.kind].label, disputeKinds[one.kind].english)}
                  {say('，', ', ')}
                  {one.result === 'pending'
                    ? say(duty.label, duty.english)
                    : say(disputeResults[one.result].label, disputeResults[one.result].english)}
                  {one.nextOn && say(`（${one.nextOn}）`, ` (${one.nextOn})`)}
                </p>
              </li>
            )
          })}
          {mayWrite && (
            <li>
              <a href={`${places.disputes}/${office.slug}/new?${new URLSearchParams({ application: application.number })}`}>
                {say('登记复议答复通知、应诉通知', 'Register a notice')}
              </a>
              <p>{say('填好申请人、受理号和事由', 'with the claimant, number and matter filled in')}</p>
            </li>
          )}
        </ul>
      </section>
    )
  }
