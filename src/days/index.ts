/** The door of the room: the calendar that holds for an agency, and what a notice on days off arranges. */
export { calendarFor } from './calendar-for.ts'
export { type NoticeFault, type UnderstoodNotice, understandNotice } from './notice.ts'
