import type { Calendar } from './calendar.ts'
import type { Citation, Mark } from './citation.ts'
import { chineseDay, type PlainDate, yearOf } from './day.ts'
import type { Because } from './deadline.ts'
import { readings } from './readings.ts'

/** A way in which an application may reach the agency (art. 31; law notes 1.3). */
export type Channel = {
  label: string
  english: string
  /** What makes the day of receipt: the arrival itself, or the day on which both sides confirm. */
  receivedWhen: 'handedIn' | 'signed' | 'confirmed'
  /** Basic channels can never be refused; the others bind once the guide announces them. */
  basic: boolean
  rule: string
  cites: Citation
  mark: Mark
}

const regulation = '《政府信息公开条例》'

export const channels = {
  inPerson: {
    label: '当面提交',
    english: 'in person',
    receivedWhen: 'handedIn',
    basic: true,
    rule: '以提交之日为收到申请之日',
    cites: `${regulation}第三十一条第（一）项`,
    mark: 'text',
  },
  signedPost: {
    label: '邮寄（需签收）',
    english: 'post with signature',
    receivedWhen: 'signed',
    basic: true,
    rule: '以行政机关签收之日为收到申请之日',
    cites: `${regulation}第三十一条第（二）项`,
    mark: 'text',
  },
  ordinaryLetter: {
    label: '平常信函等无需签收的邮寄',
    english: 'ordinary letter',
    receivedWhen: 'confirmed',
    basic: true,
    rule: '政府信息公开工作机构应当于收到当日与申请人确认，以确认之日为收到申请之日',
    cites: `${regulation}第三十一条第（二）项`,
    mark: 'text',
  },
  online: {
    label: '互联网渠道',
    english: 'online form',
    receivedWhen: 'confirmed',
    basic: false,
    rule: '以双方确认之日为收到申请之日',
    cites: `${regulation}第三十一条第（三）项`,
    mark: 'text',
  },
  email: {
    label: '电子邮件',
    english: 'e-mail',
    receivedWhen: 'confirmed',
    basic: false,
    rule: '以双方确认之日为收到申请之日',
    cites: `${regulation}第三十一条第（三）项`,
    mark: 'inferred',
  },
  fax: {
    label: '政府信息公开工作机构的传真',
    english: "fax of the agency's disclosure office",
    receivedWhen: 'confirmed',
    basic: false,
    rule: '以双方确认之日为收到申请之日',
    cites: `${regulation}第三十一条第（三）项`,
    mark: 'text',
  },
  oral: {
    label: '口头申请，由工作人员代为填写',
    english: 'oral, written down by the staff',
    receivedWhen: 'handedIn',
    basic: true,
    rule: '采用书面形式确有困难的，由受理机构代为填写，以填写之日为收到申请之日',
    cites: `${regulation}第二十九条第一款`,
    mark: 'inferred',
  },
  otherOffice: {
    label: '本机关其他机构或者人员收到后转交',
    english: 'received by another office of the agency',
    receivedWhen: 'confirmed',
    basic: false,
    rule: '及时转交，以与申请人确认之日为收到申请之日',
    cites: '国办公开办函〔2015〕207号',
    mark: 'seen',
  },
} as const satisfies Record<string, Channel>

export type ChannelName = keyof typeof channels

/** How an application came in: the day it arrived (handed in, signed for, submitted) and the day both sides confirmed, if they have. */
export type Arrival = { channel: ChannelName; arrivedOn: PlainDate; confirmedOn?: PlainDate | null }

export type Receipt = {
  /** The day from which every clock runs, or null while both sides have not confirmed. */
  receivedOn: PlainDate | null
  /** Where a confirmation is needed: by when (a reading for online channels; the same day for an ordinary letter). */
  confirmBy: PlainDate | null
  because: Because[]
}

export type ReceiptOptions = {
  /** A reading: within how many working days an application by internet or fax is confirmed. */
  confirmWithinWorkingDays?: number
  /** A reading: without it an e-mail is received when it arrives (207号 of 2015). */
  emailNeedsConfirmation?: boolean
}

/** The day of receipt by channel (art. 31), with the reason. Throws RangeError where the confirmation lies before the arrival. */
export function receiptOf({ channel, arrivedOn, confirmedOn }: Arrival, calendar: Calendar, options: ReceiptOptions = {}): Receipt {
  const { label, receivedWhen, rule, cites } = channels[channel]
  const line = (on: PlainDate, text: string): Because => ({ on, cites, text })
  const onArrival = channel === 'email' && !(options.emailNeedsConfirmation ?? readings.emailNeedsConfirmation.value)
  if (onArrival)
    return {
      receivedOn: arrivedOn,
      confirmBy: null,
      because: [{ on: arrivedOn, cites: '国办公开办函〔2015〕207号', text: `${label}：以到达之日为收到申请之日` }],
    }
  if (receivedWhen !== 'confirmed') return { receivedOn: arrivedOn, confirmBy: null, because: [line(arrivedOn, `${label}：${rule}`)] }
  if (confirmedOn && confirmedOn < arrivedOn) throw new RangeError(`confirmed on ${confirmedOn}, before the arrival on ${arrivedOn}`)
  const within = channel === 'ordinaryLetter' ? 0 : (options.confirmWithinWorkingDays ?? readings.confirmWithinWorkingDays.value)
  const confirmBy = calendar.addWorkingDays(arrivedOn, within)
  const arrived = line(arrivedOn, `${label}：到达`)
  if (!confirmedOn)
    return { receivedOn: null, confirmBy, because: [arrived, line(confirmBy, `尚未确认，至迟于${chineseDay(confirmBy)}与申请人确认`)] }
  return { receivedOn: confirmedOn, confirmBy, because: [arrived, line(confirmedOn, rule)] }
}

/** The year in whose report the application is new (row 一 of table 3): that of its receipt, not of its submission (a reading). */
export const reportYearOf = (receivedOn: PlainDate): number => yearOf(receivedOn)
