import { type Action, actionsOf, type Person } from '../../people/index.ts'

/** The lists of the desk. `open`: due days matter, the next due comes first; else the newest first. */
export const deskLists = {
  open: { label: '办理中', english: 'in hand', open: true, needs: 'publication.read' },
  mine: { label: '我拟的', english: 'drafted by me', open: true, needs: 'publication.write' },
  returned: { label: '退回给我', english: 'returned to me', open: true, needs: 'publication.write' },
  endorse: { label: '待审核', english: 'to endorse', open: true, needs: 'publication.endorse' },
  review: { label: '待审查', english: 'to review', open: true, needs: 'publication.review' },
  approve: { label: '待签发', english: 'to approve', open: true, needs: 'publication.approve' },
  scheduled: { label: '定时发布', english: 'scheduled', open: true, needs: 'publication.read' },
  published: { label: '已公开', english: 'published', open: false, needs: 'publication.read' },
  withheld: { label: '不主动公开', english: 'withheld', open: false, needs: 'publication.read' },
  withdrawn: { label: '已撤下', english: 'withdrawn', open: false, needs: 'publication.read' },
} as const satisfies Record<string, { label: string; english: string; open: boolean; needs: Action }>

export type DeskList = keyof typeof deskLists

/** The lists that this person has to do with. */
export function listsFor(person: Person): DeskList[] {
  const may = actionsOf(person)
  return (Object.keys(deskLists) as DeskList[]).filter(name => may.includes(deskLists[name].needs))
}

export const dueFilters = {
  overdue: { label: '逾期', english: 'overdue' },
  today: { label: '今天到期', english: 'due today' },
  soon: { label: '三日内到期', english: 'due in three days' },
} as const

/** Asked for as a section: what belongs to none. */
export const noSection = 'none'

export type DueFilter = keyof typeof dueFilters
