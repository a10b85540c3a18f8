/** The door of the room: encrypted columns, hashed tokens, masks, and finding personal data in a text. */
export * from './find.ts'
export * from './mask.ts'
export { isResidentId } from './numbers.ts'
export { type Place, Secrets } from './seal.ts'
export { isName } from './surnames.ts'
