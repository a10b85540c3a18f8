import type { ChannelName, DeliveryName, ExemptionCode, Leadership, PlainDate, RemediesOptions } from '../../law/index.ts'

/**
 * What a letter is made of: facts of the agency, the applicant and the case, nothing typed twice. What is not known yet is null or left
 * out, and stands in the draft as a gap.
 */
export type LetterFacts = {
  agency: AgencyFacts
  applicant: ApplicantFacts
  application: ApplicationFacts
  /** The day on which it is signed; of a draft the day on which it is looked at. Which remedies clause counts hangs on it. */
  day: PlainDate
  isSigned: boolean
  /** 示文旅广公复〔2026〕12号; null before it is numbered. */
  number: string | null
  delivery?: DeliveryName
  attachments?: readonly string[]
  copies?: readonly string[]
  /** Where the texts are silent and the agency reads them otherwise than the default. */
  readings?: RemediesOptions & { earlierActsKeepEitherRoute?: boolean }

  correction?: CorrectionFacts
  /** Asked for the reasons of a large or frequent request (art. 35). */
  reasonsAsked?: { about: string; askedOn?: PlainDate; workingDays: number; statement?: string; statedOn?: PlainDate }
  extension?: { reason: string; workingDays: number; from: PlainDate; to: PlainDate }
  /** A reply put off because the request is large, though justified (art. 35). */
  delay?: { reason: string; to: PlainDate }
  consultation?: ConsultationFacts
  fee?: FeeFacts

  supply?: SupplyFacts
  /** What is already public: each with where to find it. */
  published?: readonly { title: string; where: string }[]
  /** What is given of a partly disclosed answer. */
  given?: readonly string[]
  withheld?: readonly Withheld[]
  /** Parts of the same application that cannot be given at all: each with what was found and why. */
  unavailable?: readonly Unavailable[]
  /** False: what may be public cannot be parted from the rest (art. 37). */
  isSeparable?: boolean
  search?: { on: PlainDate; places: readonly string[]; words: readonly string[]; by?: string }
  /** The agency that is to publish it, or that takes it over. */
  elsewhere?: { name: string; contact: string | null }
  /** A law or administrative regulation that rules how it is got (art. 36(7)). */
  queryRule?: { provision: string; where: string | null }
  earlier?: EarlierReply
  petition?: { matter: string; kind: '信访' | '投诉' | '举报' | '咨询'; channel: string | null }
  publication?: { name: string; where: string | null }
  /** What the reply turns on where the outcome has no field of its own: why it is not this agency's, what would have to be worked out, what stays unclear. */
  reason?: string | null
  /** How many applications came in which stretch (art. 35). */
  frequency?: string
  withdrawnOn?: PlainDate
}

export type AgencyFacts = {
  name: string
  /** The office for disclosure (政府信息公开工作机构). */
  office: string
  address: string
  postcode?: string
  phone: string
  contact?: string
  hours?: string
  /** Where an applicant sees how the case stands. */
  statusAddress?: string
  /** The government of the same level, the superior, the court: what the remedies clause prints. */
  government: string
  court: string
  superior?: string
  led?: Leadership
  /** The online way to apply for reconsideration. */
  onlineChannel?: string
}

export type ApplicantFacts = { name: string; kind: 'person' | 'organisation' }

export type ApplicationFacts = {
  number: string
  channel: ChannelName
  arrivedOn: PlainDate
  receivedOn: PlainDate
  askedFor: string
  /** How the applicant wants it. */
  wanted?: string
  correctedOn?: PlainDate
  paidOn?: PlainDate
  dueOn: PlainDate | null
}

export type CorrectionFacts = {
  items: readonly string[]
  workingDays: number
  /** Once it was told, and how. */
  toldOn?: PlainDate
  number?: string
  receivedOn?: PlainDate
  dueOn?: PlainDate
}

export type ConsultationFacts = {
  whom: 'thirdParty' | 'coAuthor' | 'otherAgency'
  name: string
  kind?: 'person' | 'organisation'
  /** What of the information concerns them, or was made with them. */
  about: string
  sentOn?: PlainDate
  answeredOn?: PlainDate
  opinion?: 'agrees' | 'objects' | 'silent'
  /** Why they object. */
  because?: string
  /** Disclosed against their will: why withholding would gravely harm the public interest (art. 32). */
  publicInterest?: string
}

/** By item: the first and last of the month's applications that this notice charges. By page: the pages of this application. */
export type FeeFacts = (
  | { method: 'byItem'; month: `${number}-${number}`; first: number; last: number }
  | { method: 'byPage'; pages: number }
) & {
  /** How and where to pay. */
  howToPay: string
  /** Once it was told. */
  toldOn?: PlainDate
  number?: string
  receivedOn?: PlainDate
  dueOn?: PlainDate
}

/** Given with the reply, or from a day in a way. */
export type SupplyFacts = { isEnclosed: true } | { isEnclosed: false; from: PlainDate; way: string }

export type Withheld = {
  /** Empty where everything is refused. */
  what: string
  ground: ExemptionCode
  /** Which of the kinds that the article names (E3–E6). */
  kinds: readonly string[]
  reason: string | null
  /** The provision that forbids it (E2). */
  provision?: string
}

/** A part that is not held, another agency's, or not ready made (arts. 36(4), 36(5), 38). */
export type Unavailable = { what: string; why: 'notFound' | 'otherAgency' | 'notReadyMade'; reason: string | null }

export type EarlierReply = { number: string; on: PlainDate; what?: string }
