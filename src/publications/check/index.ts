/** The door of the check before anything goes out. */

export { type Attached, checkAttachment, cleanDocx, cleanXlsx } from './attachments.ts'
export { type CheckOptions, checkPublication } from './check-publication.ts'
export { type Draft, type Field, type Finding, type FindingLevel, type FindingPlace, type RuleId, ruleNames } from './finding.ts'
export { correctFinding, fixedContent, maskFinding } from './fix.ts'
export { type PersonalPlace, personalDataIn } from './in-text.ts'
export { checkLinks, type Link, linksOf, type Probe } from './links.ts'
export { cleanPicture, pictureKind, positionIn } from './picture.ts'
export { publicReasonFault } from './public-reason.ts'
export { builtInWords } from './word-list.ts'
export { type WordEntry, type WordList, wordListOf } from './words.ts'
