import { afterAll, describe, expect, test } from 'vitest'
import { day } from '../src/law/index.ts'
import { type Action, may, type Role, roles } from '../src/people/index.ts'
import { takeStep } from '../src/report/actions.ts'
import { openEmbedded } from './support/database.ts'
import { addPerson, good, monday } from './support/people.ts'
import { reportOf } from './support/reports.ts'
import { testSite } from './support/site.ts'

/**
 * Every route of the site as every role and as nobody. A new route fails here until its line says who may use it, and what it answers to
 * them: a form sent empty is answered 422, which is well past the question of who may.
 */
/** Several actions: whoever may do one of them. */
type Guard = 'everybody' | 'signed in' | Action | readonly Action[]

const table: Record<string, [Guard, number]> = {
  'GET /healthz': ['everybody', 200],
  'GET /robots.txt': ['everybody', 200],
  'GET /assets/style.css': ['everybody', 200],
  'GET /assets/apply.js': ['everybody', 200],
  'GET /assets/article-tools.js': ['everybody', 200],
  'GET /assets/autosave.js': ['everybody', 200],
  'GET /assets/editor.js': ['everybody', 200],
  'GET /assets/redact.js': ['everybody', 200],
  'GET /assets/suggest.js': ['everybody', 200],
  'GET /preferences': ['everybody', 303],
  'GET /accessibility': ['everybody', 200],
  'GET /statement': ['everybody', 200],
  'GET /': ['everybody', 200],
  'GET /reports': ['everybody', 302],
  'GET /search': ['everybody', 200],
  'GET /search/suggestions.json': ['everybody', 200],
  'GET /search/:results': ['everybody', 200],
  'GET /:agency/search': ['everybody', 200],
  'GET /:agency/search/:results': ['everybody', 200],
  'GET /desk/search': ['catalogue.manage', 303],
  'GET /desk/search/:agency': ['catalogue.manage', 200],
  'POST /desk/search/:agency': ['catalogue.manage', 422],
  'GET /:agency': ['everybody', 200],
  'GET /:agency/reports': ['everybody', 200],
  'GET /:agency/reports.json': ['everybody', 200],
  'GET /:agency/reports.csv': ['everybody', 200],
  'GET /:agency/reports/:year': ['everybody', 200],
  'GET /:agency/reports/:year/:file': ['everybody', 200],
  'GET /sitemap.xml': ['everybody', 200],
  'GET /feed.rss': ['everybody', 200],
  'GET /feed.atom': ['everybody', 200],
  'GET /:agency/feed.rss': ['everybody', 200],
  'GET /:agency/feed.atom': ['everybody', 200],
  'GET /:agency/sitemap': ['everybody', 200],
  'GET /:agency/sitemap.xml': ['everybody', 200],
  'GET /:agency/:map': ['everybody', 404],
  'GET /:agency/data': ['everybody', 200],
  'GET /:agency/data.json': ['everybody', 200],
  'GET /:agency/rules': ['everybody', 200],
  'GET /:agency/rules.csv': ['everybody', 200],
  'GET /:agency/rules.xlsx': ['everybody', 200],
  'GET /:agency/rules.json': ['everybody', 200],
  'GET /:agency/rules.rss': ['everybody', 200],
  'GET /:agency/rules.atom': ['everybody', 200],
  'GET /:agency/content': ['everybody', 200],
  'GET /:agency/content.csv': ['everybody', 200],
  'GET /:agency/content.xlsx': ['everybody', 200],
  'GET /:agency/content.json': ['everybody', 200],
  'GET /:agency/content.rss': ['everybody', 200],
  'GET /:agency/content.atom': ['everybody', 200],
  'GET /:agency/content/:file': ['everybody', 404],
  'GET /:agency/content/:column': ['everybody', 404],
  'GET /:agency/items/:number': ['everybody', 404],
  'GET /:agency/items/:file': ['everybody', 404],
  'GET /:agency/items/:number/files/:id': ['everybody', 404],
  'GET /:agency/files/:id': ['everybody', 404],
  'GET /:agency/approvals': ['everybody', 200],
  'GET /:agency/approvals.csv': ['everybody', 200],
  'GET /:agency/approvals.xlsx': ['everybody', 200],
  'GET /:agency/approvals.json': ['everybody', 200],
  'GET /:agency/approvals/:key': ['everybody', 404],
  'GET /:agency/approvals/:file': ['everybody', 404],
  'GET /:agency/approvals/:key/files/:id': ['everybody', 404],
  'GET /tools/check': ['everybody', 200],
  'POST /tools/check': ['everybody', 422],
  'POST /tools/check/:file': ['everybody', 422],
  'POST /tools/check/findings.json': ['everybody', 422],

  'GET /desk': ['signed in', 200],
  'GET /desk/reports': ['signed in', 200],
  'GET /desk/reports/:agency/:year': ['report.read', 200],
  'GET /desk/reports/:agency/:year/figures': ['report.read', 200],
  'GET /desk/reports/:agency/import': ['report.write', 200],
  'POST /desk/reports/:agency/import': ['report.write', 422],
  'POST /desk/reports/:agency/import/confirm': ['report.write', 422],
  'POST /desk/reports/:agency/:year/published': ['report.approve', 422],
  'POST /desk/reports/:agency/:year/withdrawn': ['report.approve', 422],

  'GET /setup': ['everybody', 303],
  'POST /setup': ['everybody', 303],
  'GET /account': ['signed in', 200],
  'POST /account/password': ['signed in', 422],
  'POST /account/sessions/end': ['signed in', 303],
  'GET /account/second-factor': ['signed in', 200],
  'POST /account/second-factor/begin': ['signed in', 303],
  'POST /account/second-factor/confirm': ['signed in', 422],
  'POST /account/second-factor/off': ['signed in', 422],
  'POST /account/mail': ['signed in', 422],
  'GET /account/mail/confirm': ['signed in', 200],
  'POST /account/mail/confirm': ['signed in', 422],
  'POST /account/mail/remove': ['signed in', 303],
  'GET /desk/people': ['everybody', 303],
  'GET /desk/people/accounts': ['account.manage', 200],
  'GET /desk/people/accounts/new': ['account.manage', 200],
  'POST /desk/people/accounts': ['account.manage', 422],
  'GET /desk/people/accounts/:id': ['account.manage', 200],
  'POST /desk/people/accounts/:id/reset': ['account.manage', 200],
  'POST /desk/people/accounts/:id/disable': ['account.manage', 303],
  'POST /desk/people/accounts/:id/enable': ['account.manage', 303],
  'POST /desk/people/accounts/:id/end-sessions': ['account.manage', 303],
  'POST /desk/people/accounts/:id/reset-second-factor': ['account.manage', 303],
  'POST /desk/people/accounts/:id/set-role': ['account.manage', 422],
  'POST /desk/people/accounts/:id/remove-role': ['account.manage', 422],
  'GET /desk/people/agencies': ['agency.manage', 200],
  'GET /desk/people/agencies/new': ['agency.manage', 200],
  'POST /desk/people/agencies': ['agency.manage', 422],
  'GET /desk/people/agencies/:slug': ['agency.manage', 200],
  'POST /desk/people/agencies/:slug/rename': ['agency.manage', 422],
  'POST /desk/people/agencies/:slug/sections': ['agency.manage', 422],
  'POST /desk/people/agencies/:slug/succession': ['agency.manage', 422],

  'GET /desk/boards': ['signed in', 303],
  'GET /desk/boards/:agency/due': ['publication.read', 200],
  'GET /desk/boards/:agency/due.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/due.xlsx': ['publication.read', 200],
  'GET /desk/boards/:agency/year': ['publication.read', 200],
  'GET /desk/boards/:agency/year.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/year.xlsx': ['publication.read', 200],
  'GET /desk/boards/:agency/columns': ['publication.read', 200],
  'GET /desk/boards/:agency/columns.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/columns.xlsx': ['publication.read', 200],
  'GET /desk/boards/:agency/readings': ['publication.read', 200],
  'GET /desk/boards/:agency/readings.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/readings.xlsx': ['publication.read', 200],
  'GET /desk/boards/:agency/links': ['publication.read', 200],
  'GET /desk/boards/:agency/links.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/links.xlsx': ['publication.read', 200],
  'GET /desk/boards/:agency/withheld': ['publication.read', 200],
  'GET /desk/boards/:agency/withheld.csv': ['publication.read', 200],
  'GET /desk/boards/:agency/withheld.xlsx': ['publication.read', 200],
  'GET /desk/calendar/:agency/:id/:token': ['everybody', 404],
  'GET /desk/profile': ['signed in', 303],
  'GET /desk/profile/:agency': ['catalogue.manage', 200],
  'GET /desk/profile/:agency/:group': ['catalogue.manage', 200],
  'POST /desk/profile/:agency/:group': ['catalogue.manage', 422],
  'POST /desk/profile/:agency/:group/verification': ['catalogue.manage', 422],
  'GET /:agency/guide': ['everybody', 200],
  'GET /:agency/guide.json': ['everybody', 200],
  'GET /:agency/guide.docx': ['everybody', 200],
  'GET /:agency/guide.pdf': ['everybody', 200],
  'GET /:agency/application-form.docx': ['everybody', 200],
  'GET /:agency/application-form.pdf': ['everybody', 200],
  'GET /:agency/institution': ['everybody', 200],
  'GET /:agency/institution.json': ['everybody', 200],
  'GET /:agency/apply': ['everybody', 200],
  'GET /desk/applications/:agency/figures': ['application.read', 200],
  'GET /desk/applications/:agency/figures/cases': ['application.read', 200],
  'GET /:agency/apply/new': ['everybody', 200],
  'POST /:agency/apply/new': ['everybody', 422],
  'POST /:agency/apply/send': ['everybody', 422],
  'GET /:agency/apply/public': ['everybody', 200],
  'GET /:agency/status': ['everybody', 200],
  'POST /:agency/status': ['everybody', 422],
  'POST /:agency/status/leave': ['everybody', 303],
  // without number and code there is nothing
  'GET /:agency/status/case': ['everybody', 303],
  'GET /:agency/status/case.ics': ['everybody', 404],
  'GET /:agency/status/case.json': ['everybody', 404],
  'GET /:agency/status/case/statement.json': ['everybody', 404],
  'GET /:agency/status/case/files/:file': ['everybody', 404],
  'POST /:agency/status/case/handed-over': ['everybody', 404],
  'POST /:agency/status/case/:deed': ['everybody', 404],
  'GET /desk/catalogue': ['signed in', 303],
  'GET /desk/catalogue/:agency': ['catalogue.manage', 200],
  'POST /desk/catalogue/:agency/begin': ['catalogue.manage', 303],
  'POST /desk/catalogue/:agency/numbering': ['catalogue.manage', 422],
  'GET /desk/catalogue/:agency/new': ['catalogue.manage', 200],
  'POST /desk/catalogue/:agency/new': ['catalogue.manage', 422],
  'GET /desk/catalogue/:agency/columns/:column': ['catalogue.manage', 200],
  'POST /desk/catalogue/:agency/columns/:column': ['catalogue.manage', 422],
  'POST /desk/catalogue/:agency/columns/:column/statement': ['catalogue.manage', 422],
  'POST /desk/catalogue/:agency/columns/:column/closing': ['catalogue.manage', 422],
  'POST /desk/catalogue/:agency/columns/:column/opening': ['catalogue.manage', 422],
  // 404: the item is not there, which is well past the question of who may
  'GET /desk/publications': ['publication.read', 200],
  'GET /desk/publications.csv': ['publication.read', 200],
  'GET /desk/publications.xlsx': ['publication.read', 200],
  'GET /desk/publications/new': ['publication.write', 200],
  'POST /desk/publications/new': ['publication.write', 422],
  'GET /desk/publications/:agency/import/template.xlsx': ['publication.write', 200],
  'GET /desk/publications/:agency/import': ['publication.read', 200],
  'POST /desk/publications/:agency/import': ['publication.write', 422],
  'GET /desk/publications/:agency/import/:file': ['publication.read', 404],
  'POST /desk/publications/:agency/import/:file': ['publication.approve', 404],
  'GET /desk/publications/:agency/:id': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/review': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/versions/:version': ['publication.read', 404],
  'POST /desk/publications/:agency/:id/step': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/edit': ['publication.write', 404],
  'POST /desk/publications/:agency/:id/edit': ['publication.write', 404],
  'POST /desk/publications/:agency/:id/autosave': ['publication.write', 404],
  'POST /desk/publications/:agency/:id/paste': ['publication.write', 404],
  'GET /desk/publications/:agency/:id/files/:fileId': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/approval-sheet': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/approval-sheet.docx': ['publication.read', 404],
  'GET /desk/publications/:agency/:id/approval-sheet.pdf': ['publication.read', 404],
  'GET /desk/approvals': ['signed in', 303],
  'GET /desk/approvals/:agency': ['publication.read', 200],
  'GET /desk/approvals/:agency/new': ['publication.write', 200],
  'POST /desk/approvals/:agency/new': ['publication.write', 422],
  'GET /desk/approvals/:agency/:id': ['publication.read', 404],
  'POST /desk/approvals/:agency/:id/step': ['publication.read', 404],
  'GET /desk/approvals/:agency/:id/edit': ['publication.write', 404],
  'POST /desk/approvals/:agency/:id/edit': ['publication.write', 404],
  'GET /desk/approvals/:agency/:id/versions/:version': ['publication.read', 404],
  'GET /desk/approvals/:agency/:id/files/:fileId': ['publication.read', 404],
  'GET /desk/applications': ['signed in', 303],
  'GET /desk/applications/:agency': ['application.read', 200],
  'GET /desk/applications/:agency/list.csv': ['application.read', 200],
  'GET /desk/applications/:agency/list.xlsx': ['application.read', 200],
  'GET /desk/applications/:agency/list.json': ['application.read', 200],
  'GET /desk/applications/:agency/board': ['application.read', 200],
  'GET /desk/applications/:agency/mass': ['application.read', 200],
  'POST /desk/applications/:agency/mass/link': ['application.write', 404],
  'GET /desk/applications/:agency/calendar': ['application.read', 200],
  'GET /desk/application-calendar/:agency/:id/:token': ['everybody', 404],
  'GET /desk/applications/:agency/new': ['application.write', 200],
  'POST /desk/applications/:agency/new': ['application.write', 422],
  'GET /desk/applications/:agency/replies': ['application.read', 200],
  'GET /desk/applications/:agency/:year/:ordinal/reply': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/reply': ['application.read', 404],
  // off by default
  'GET /:agency/replies': ['everybody', 404],
  'GET /:agency/replies.csv': ['everybody', 404],
  'GET /:agency/replies.xlsx': ['everybody', 404],
  'GET /:agency/replies.json': ['everybody', 404],
  'GET /:agency/replies/:number': ['everybody', 404],
  'GET /:agency/replies/:number/files/:id': ['everybody', 404],
  'GET /desk/applications/:agency/settings': ['catalogue.manage', 200],
  'POST /desk/applications/:agency/settings': ['catalogue.manage', 422],
  'GET /desk/applications/:agency/:year/:ordinal': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/identity': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/files/:file': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/files/:file': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/steps/:step': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/steps/:step': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/application.pdf': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/application.docx': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/documents/new': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/new': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/documents/:document': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document/sign': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document/review': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document/return': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document/void': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/documents/:document/again': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/documents/:document/letter.docx': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/documents/:document/letter.pdf': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/decide': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/hand-over': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/hand-over': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/links': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/links': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/links/answer': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/redaction': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/redaction/withheld.pdf': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/redaction/:file': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/redaction/:file': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/redaction/:file/open': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/redaction/:file/nothing': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/redaction/:file/copy': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/redaction/:file/pictures/:view': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/archive.zip': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/archive.zip': ['application.read', 404],
  'GET /desk/applications/:agency/retention': ['application.read', 200],
  'GET /desk/applications/:agency/retention.csv': ['application.read', 200],
  'GET /desk/applications/:agency/retention.xlsx': ['application.read', 200],
  'GET /desk/applications/:agency/person': ['catalogue.manage', 200],
  'POST /desk/applications/:agency/person': ['catalogue.manage', 422],
  'GET /desk/applications/:agency/:year/:ordinal/retention': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/retention/:deed': ['application.read', 404],
  'GET /desk/applications/:agency/register.csv': ['application.read', 200],
  'GET /desk/applications/:agency/register.xlsx': ['application.read', 200],
  'GET /desk/applications/:agency/wordings': ['catalogue.manage', 200],
  'POST /desk/applications/:agency/wordings': ['catalogue.manage', 422],
  'GET /:agency/verify': ['everybody', 200],
  'POST /:agency/verify': ['everybody', 422],
  'POST /desk/applications/:agency/:year/:ordinal/decide': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/deliver': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/deliver': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/deliver/return.pdf': ['application.read', 404],
  'GET /desk/applications/:agency/:year/:ordinal/fee': ['application.read', 404],
  'POST /desk/applications/:agency/:year/:ordinal/fee': ['application.read', 404],
  'GET /desk/reports/:agency/compile': ['report.read', 200],
  'POST /desk/reports/:agency/compile': ['report.write', 422],
  'GET /desk/reports/:agency/compile/cell': ['report.read', 404],
  'POST /desk/reports/:agency/compile/cell': ['report.write', 404],
  'GET /desk/reports/:agency/:year/text': ['report.write', 200],
  'POST /desk/reports/:agency/:year/text': ['report.write', 422],
  'GET /desk/collection': ['signed in', 303],
  'GET /desk/collection/:agency': ['report.collect', 200],
  'POST /desk/collection/:agency/call': ['report.collect', 422],
  'POST /desk/collection/:agency/remind': ['report.collect', 303],
  'GET /desk/collection/:agency/list.csv': ['report.collect', 200],
  'GET /desk/collection/:agency/list.xlsx': ['report.collect', 200],
  'GET /desk/collection/:agency/findings': ['report.collect', 200],
  'GET /desk/collection/:agency/likeness': ['report.collect', 200],
  'GET /desk/collection/:agency/merge': ['report.collect', 200],
  'POST /desk/collection/:agency/merge': ['report.collect', 404],
  'GET /desk/collection/:agency/:body/:year': ['report.collect', 404],
  'POST /desk/collection/:agency/:body/:year/returned': ['report.collect', 404],
  'POST /desk/collection/:agency/:body/:year/accepted': ['report.collect', 404],
  'POST /desk/collection/:agency/:body/:year/reminded': ['report.collect', 404],
  'GET /desk/submissions/:agency/:year': ['report.read', 404],
  'POST /desk/submissions/:agency/:year': ['report.approve', 404],
  'GET /desk/registers': ['signed in', 303],
  'GET /desk/registers/:agency': ['publication.read', 200],
  'GET /desk/registers/:agency/sections': ['publication.read', 200],
  'POST /desk/registers/:agency/sections': ['publication.read', 422],
  'POST /desk/registers/:agency/sections/remind': ['report.write', 200],
  'GET /desk/registers/:agency/:register': ['publication.read', 200],
  'GET /desk/registers/:agency/:register/list.csv': ['publication.read', 200],
  'GET /desk/registers/:agency/:register/list.xlsx': ['publication.read', 200],
  'GET /desk/registers/:agency/:register/new': ['publication.write', 200],
  'POST /desk/registers/:agency/:register/new': ['publication.write', 422],
  'GET /desk/registers/:agency/:register/import': ['publication.write', 200],
  'POST /desk/registers/:agency/:register/import': ['publication.write', 422],
  'POST /desk/registers/:agency/:register/import/confirm': ['publication.write', 422],
  'GET /desk/registers/:agency/:register/month': ['publication.write', 200],
  'POST /desk/registers/:agency/:register/month': ['publication.write', 422],
  'GET /desk/registers/:agency/:register/:id': ['publication.read', 404],
  'POST /desk/registers/:agency/:register/:id/step': ['publication.read', 404],
  'GET /desk/registers/:agency/:register/:id/correct': ['publication.write', 404],
  'POST /desk/registers/:agency/:register/:id/correct': ['publication.write', 404],
  'GET /:agency/registers/licences': ['everybody', 200],
  'GET /:agency/registers/licences.csv': ['everybody', 200],
  'GET /:agency/registers/licences.xlsx': ['everybody', 200],
  'GET /:agency/registers/penalties': ['everybody', 200],
  'GET /:agency/registers/penalties.csv': ['everybody', 200],
  'GET /:agency/registers/penalties.xlsx': ['everybody', 200],
  'GET /desk/disputes': ['signed in', 303],
  'GET /desk/disputes/:agency': ['application.read', 200],
  'GET /desk/disputes/:agency/list.csv': ['application.read', 200],
  'GET /desk/disputes/:agency/list.xlsx': ['application.read', 200],
  'GET /desk/disputes/:agency/list.json': ['application.read', 200],
  'GET /desk/disputes/:agency/list.ics': ['application.read', 200],
  'GET /desk/disputes/:agency/new': ['application.write', 200],
  'POST /desk/disputes/:agency/new': ['application.write', 422],
  'GET /desk/disputes/:agency/figures': ['application.read', 200],
  'GET /desk/disputes/:agency/figures/cases': ['application.read', 200],
  'GET /desk/disputes/:agency/:id': ['application.read', 404],
  'GET /desk/disputes/:agency/:id/deadlines.ics': ['application.read', 404],
  'GET /desk/disputes/:agency/:id/files/:file': ['application.read', 404],
  'GET /desk/disputes/:agency/:id/steps/:step': ['application.read', 404],
  'POST /desk/disputes/:agency/:id/steps/:step': ['application.read', 404],
  'GET /desk/words': ['signed in', 303],
  'GET /desk/words/:agency': ['catalogue.manage', 200],
  'POST /desk/words/:agency': ['catalogue.manage', 422],
  'POST /desk/words/:agency/removal': ['catalogue.manage', 303],
  'GET /desk/channels': ['signed in', 303],
  'GET /desk/channels/:agency': [['catalogue.manage', 'publication.approve'], 200],
  'POST /desk/channels/:agency': ['catalogue.manage', 422],
  'POST /desk/channels/:agency/gazette': [['catalogue.manage', 'publication.approve'], 422],
  'POST /desk/channels/:agency/send': ['publication.approve', 422],
  'POST /desk/channels/:agency/deliveries/:id/retry': ['publication.approve', 404],

  'GET /desk/jobs': ['system.manage', 200],
  'POST /desk/jobs/:id/retry': ['system.manage', 404],

  'GET /desk/mail': ['mail.read', 200],

  'GET /desk/days': ['days.manage', 200],
  'GET /desk/days/new': ['days.manage', 200],
  'POST /desk/days/preview': ['days.manage', 422],
  'POST /desk/days/papers': ['days.manage', 422],
  'GET /desk/days/papers/:id': ['days.manage', 404],
  'POST /desk/days/papers/:id/withdrawal': ['days.manage', 404],
  'GET /desk/days/local/:agency': ['days.manage', 200],
  'POST /desk/days/local/:agency': ['days.manage', 422],
  'POST /desk/days/local/:agency/withdrawal': ['days.manage', 422],
}

/** Sent without a session, or ending it: tested with signing in itself. */
const ofSessions = ['GET /sign-in', 'POST /sign-in', 'POST /sign-in/code', 'POST /sign-out']

const database = await openEmbedded()
afterAll(() => database.close())
const at = await testSite({ database })
const { office, admin } = await at.setUp()
const [{ person: officer }, { person: leader }] = [await at.signedInAs('officer'), await at.signedInAs('leader')]
const { person: target } = await addPerson(database.db, admin, office, 'auditor', 'target')
const clock = { now: monday, today: day('2026-03-02') }
const brings = { report: reportOf('2021', { year: 2023 }), fileName: null, originallyPublishedOn: null }
good(await takeStep(database.db, officer, office, 2023, { step: 'imported', seen: 0, reason: null, brings }, clock))
good(await takeStep(database.db, leader, office, 2023, { step: 'published', seen: 1, reason: null }, clock))

const named = (route: string) => route.replace(/\{[^/]*\}/g, '').replace(/(\/assets\/[a-z-]+)\.[0-9a-f]+(\.[a-z]+)$/, '$1$2')
const registered = [...new Set(at.site.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))]

const filled = (path: string) =>
  path
    .replace(/:file(\{[^/]*\})?/, 'report.json')
    .replace(/:year(\{[^/]*\})?/, '2023')
    .replace(/:(agency|slug)/, office.slug)
    .replace(':column', 'plans')
    .replace(':register', 'licences')
    .replace(':group', 'office')
    .replace(/:token(\{[^/]*\})?/, `${'A'.repeat(43)}.ics`)
    .replace(/:results(\{[^/]*\})?/, 'results.csv')
    .replace(':id', target.id)

async function answer(route: string, cookie: string | null): Promise<{ status: number; to: string }> {
  const [method, path] = route.split(' ') as [string, string]
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const response = method === 'POST' ? await at.post(filled(path), new FormData(), headers) : await at.request(filled(path), { headers })
  await response.arrayBuffer()
  return { status: response.status, to: response.headers.get('location') ?? '' }
}

test('every route of the site has its line in the table, and no line is of a route that is not there', () => {
  expect(Object.keys(table).sort()).toEqual(
    // Two patterns of one address are one line.
    [...new Set(registered.map(named))].filter(route => !ofSessions.includes(route)).sort(),
  )
})

test('the pattern of an address holds no braces of its own: the router would take the first for its end and let anything through', () => {
  expect(registered.filter(route => /\{[^}]*\{/.test(route))).toEqual([])
})

describe.each(registered.filter(route => !ofSessions.includes(named(route))))('%s', route => {
  const [guard, status] = table[named(route)]!

  test('as nobody', async () => {
    const { status: found, to } = await answer(route, null)
    if (guard === 'everybody') expect(found).toBe(status)
    else expect([found, to.split('?')[0]]).toEqual([303, '/sign-in'])
  })

  test.each(Object.keys(roles) as Role[])('as %s', async role => {
    const { cookie, person } = await at.signedInAs(role)
    const isAllowed = guard === 'everybody' || guard === 'signed in' || [guard].flat().some(action => may(person, action, office))
    expect((await answer(route, cookie)).status).toBe(isAllowed ? status : 403)
  })
})
