import type { Page } from '../../web/layout/index.ts'
import { type Agency, levels } from '../person.ts'
import { StaffFrame } from './frame.tsx'

export function AgenciesPage({ page, agencies }: { page: Page; agencies: readonly Agency[] }) {
  const { say } = page
  const title = say('机构', 'Agencies')
  return (
    <StaffFrame page={page} title={title}>
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <a class="button plain" href="/desk/people/accounts">
            {say('账号', 'Accounts')}
          </a>
          <a class="button" href="/desk/people/agencies/new">
            {say('新建机构', 'New agency')}
          </a>
        </p>
      </div>
      <div class="scroll">
        <table class="data cards">
          <caption class="unseen">{say('机构，下级在上级之后', 'Agencies, each after its superior')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('名称', 'Name')}</th>
              <th scope="col">{say('简称', 'Short name')}</th>
              <th scope="col">{say('层级', 'Level')}</th>
              <th scope="col">{say('上级', 'Superior')}</th>
              <th scope="col">{say('状态', 'State')}</th>
            </tr>
          </thead>
          <tbody>
            {agencies.map(agency => (
              <tr>
                <th scope="row" class="main">
                  <a href={`/desk/people/agencies/${agency.slug}`}>{agency.name}</a>
                </th>
                <td data-head={say('简称', 'Short name')}>{agency.slug}</td>
                <td data-head={say('层级', 'Level')}>{levels[agency.level]}</td>
                <td data-head={say('上级', 'Superior')}>{agencies.find(({ id }) => id === agency.parentId)?.name ?? '—'}</td>
                <td>
                  {agency.dissolvedOn ? (
                    <span class="state off">{say(`${agency.dissolvedOn} 撤并`, `ended ${agency.dissolvedOn}`)}</span>
                  ) : (
                    <span class="state done">{say('在用', 'in use')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffFrame>
  )
}
