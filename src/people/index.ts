/** The door of the room: who is here, in which agency, and what they may do. */
export { confirmedMailOf } from './account-mail.ts'
export { colleaguesOf } from './account-store.ts'
export {
  agenciesBelow,
  agenciesUnder,
  allAgencies,
  findAgency,
  firstAgency,
  sectionsOf,
  standingAgencies,
  successionsOf,
} from './agency-store.ts'
export { type FoundOffice, fieldsOf, formIn, officeIn, publicOfficeIn, staffOf } from './handlers.ts'
export {
  type Account,
  type Agency,
  actionsOf,
  type Level,
  levels,
  type Membership,
  may,
  mustBeAllowed,
  type Person,
  type Section,
  sectionsFor,
} from './person.ts'
export { type Action, actions, isOfSection, type Role, roles } from './roles.ts'
export { issueSetupCode, needsSetup, setUpFirst } from './setup-actions.ts'
export { signedIn } from './sign-in-actions.ts'
