/** The door of the room: mail that goes out, from an outbox that is written with what it tells about. */
export { sendDueMail } from './jobs.ts'
export { isMailAddress, type Mailer, MailRefused, openMailer } from './mailer.ts'
export { type Outgoing, queueMail, queueMails } from './queue.ts'
export { afterQuietHours } from './quiet.ts'
export { eraseMailAbout, mailOf } from './store.ts'
