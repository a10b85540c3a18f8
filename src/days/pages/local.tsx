import type { Agency } from '../../people/index.ts'
import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, DataTable, Done, Empty, Field, OfficeHead, Official, Select } from '../../web/ui/index.ts'
import type { EnteredDaysOff } from '../store.ts'
import { Days, DaysFrame, toDays } from './frame.tsx'
import { MovedCases } from './moved-cases.tsx'

type Props = {
  page: Page
  office: Agency
  rows: readonly EnteredDaysOff[]
  /** `form` names the one of the two forms that was sent. */
  values: Readonly<Record<string, string>>
  faults: Faults
  done: string | null
  moved: string | null
}

/** Days off of the agency's own area (全国年节及纪念日放假办法 art. 4). */
export function LocalPage({ page, office, rows, values, faults, done, moved }: Props) {
  const { say, language } = page
  const here = `${places.days}/local/${office.slug}`
  const title = say('地方放假日', 'Local days off')
  const field = (form: string, name: string) => {
    const isSent = values['form'] === form
    return { id: name, value: isSent ? (values[name] ?? '') : '', fault: isSent ? faults[name] : undefined, required: true }
  }
  const said = {
    entered: say('放假日已登记。', 'The days off are entered.'),
    withdrawn: say('放假日已撤回。', 'The days off are withdrawn.'),
  }
  return (
    <DaysFrame page={page} title={title} faults={faults} above={[toDays(page)]}>
      <OfficeHead language={language} title={title} office={office.name} />
      <div class="stack">
        <Done said={said} done={done} />
        <MovedCases page={page} moved={done && moved} />
        {rows.length > 0 ? (
          <DataTable
            caption={say('登记的地方放假日', 'Local days off')}
            columns={[
              { text: say('名称', 'Name') },
              { text: say('日期', 'Days') },
              { text: say('依据', 'Basis') },
              { text: say('公布日期', 'Announced on') },
            ]}
            rows={rows.map(({ name, from, to, cites, announcedOn }) => ({
              cells: [
                <Official language={language} name>
                  {name}
                </Official>,
                <Days page={page} from={from} to={to} />,
                <Official language={language} name>
                  {cites}
                </Official>,
                <time datetime={announcedOn}>{announcedOn}</time>,
              ],
            }))}
          />
        ) : (
          <Empty>{say('没有登记地方放假日。', 'No local days off.')}</Empty>
        )}
        <section class="panel">
          <h2>{say('登记放假日', 'Enter days off')}</h2>
          <p class="quiet">
            {say(
              '少数民族习惯的节日，由民族自治地方的地方人民政府规定（《全国年节及纪念日放假办法》第四条）。',
              'Festivals of the nationalities, as the government of the autonomous area provides (Measures on Days Off, art. 4).',
            )}
          </p>
          <form action={here} method="post">
            <Field {...field('enter', 'name')} label={say('名称', 'Name')} />
            <Field {...field('enter', 'from')} type="date" label={say('起始日期', 'First day')} short />
            <Field {...field('enter', 'to')} type="date" label={say('终止日期', 'Last day')} short />
            <Field {...field('enter', 'announcedOn')} type="date" label={say('公布日期', 'Announced on')} short />
            <Field
              {...field('enter', 'cites')}
              label={say('依据', 'Basis')}
              hint={say('规定放假的文件的文号或者标题。', 'Number or title of the paper.')}
            />
            <p class="buttons">
              <Button>{say('登记', 'Enter them')}</Button>
            </p>
          </form>
        </section>
        {rows.length > 0 && (
          <section class="panel">
            <h2>{say('撤回', 'Withdraw')}</h2>
            <form action={`${here}/withdrawal`} method="post">
              <Select
                {...field('withdraw', 'id')}
                label={say('放假日', 'Days off')}
                empty={say('请选择', 'choose')}
                options={rows.map(({ id, name, from }) => ({ value: id, text: `${name} ${from}` }))}
              />
              <Field {...field('withdraw', 'reason')} label={say('理由', 'Reason')} />
              <p class="buttons">
                <Button kind="grave">{say('撤回', 'Withdraw')}</Button>
              </p>
            </form>
          </section>
        )}
      </div>
    </DaysFrame>
  )
}
