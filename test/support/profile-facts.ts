import type { Db } from '../../src/db/open.ts'
import type { Agency, Person } from '../../src/people/index.ts'
import { fillProfile } from '../../src/publications/profile/sample.ts'
import { on } from './cases-of-applications.ts'

/** What letters print of an office: where it is, and where to turn against it. */
export const putGroup = (db: Db, officer: Person, agency: Agency): Promise<void> =>
  fillProfile(
    db,
    officer,
    agency,
    {
      office: {
        ...{ name: '示例市政府信息公开办公室', address: '示例市长安路 1 号 306 室', postcode: '000000', hours: '工作日 9:00—17:00' },
        ...{ phone: '0000-0000000', fax: '', email: '', website: '' },
      },
      supervision: {
        ...{
          authority: '示例省人民政府办公厅',
          authorityPhone: '0000-0000001',
          authorityAddress: '',
          reconsiderationBody: '示例省人民政府',
        },
        ...{ reconsiderationAddress: '', reconsiderationPhone: '', court: '示例市中级人民法院' },
      },
    },
    on('2026-03-02'),
  )
